"""Eco-product value pilots."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="eco-product-pilots",
    group="pilots",
    order=4,
    title=Text("生态产品价值实现试点", "Eco-product value pilots"),
    description=Text("广元、巴中、雅安全域", "The whole of Guangyuan, Bazhong and Ya'an"),
    places=("eco-product-pilots",),
)
