"""Cuiyunlang cypresses and the Yangtze fishing ban."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="protection",
    group="nature",
    order=2,
    title=Text("翠云廊与长江禁渔", "Cypresses, Yangtze ban"),
    description=Text(
        "古柏群与长江干流沿线，均为局部",
        "The ancient cypresses and the main stem of the Yangtze, in part",
    ),
    places=(
        "cuiyunlang",
        "yangtze-fishing-ban",
    ),
)
