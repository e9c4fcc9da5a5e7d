"""Chengdu metropolitan area."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="chengdu-metro",
    group="regions",
    order=3,
    title=Text("成都都市圈", "Chengdu metropolitan area"),
    description=Text(
        "成都、德阳、眉山、资阳四市全域", "The whole of Chengdu, Deyang, Meishan and Ziyang"
    ),
    places=("chengdu-metro",),
)
