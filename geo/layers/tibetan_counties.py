"""Tibetan-inhabited prefectures and counties."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="tibetan-counties",
    group="support",
    order=5,
    title=Text("涉藏州县", "Tibetan-inhabited counties"),
    description=Text("阿坝、甘孜两州与木里县，共32个县（市）", "Aba, Garze and Muli: 32 counties"),
    places=("tibetan-counties",),
)
