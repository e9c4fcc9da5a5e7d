"""Tianfu, provincial and Gaozhu new areas."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="new-areas",
    group="pilots",
    order=5,
    title=Text("天府、省级、高竹新区", "New areas"),
    description=Text("只及有关县（区）局部", "Parts of counties only"),
    places=(
        "tianfu-new-area",
        "new-area-sanjiang",
        "new-area-chengdu-east",
        "new-area-linjiang",
        "new-area-mianyang",
        "gaozhu-new-area",
    ),
)
