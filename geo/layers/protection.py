"""Cuiyunlang cypresses and the Yangtze fishing ban, the main stems of six of its rivers."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="protection",
    group="nature",
    order=2,
    title=Text("翠云廊与长江禁渔", "Cypresses, Yangtze ban"),
    description=Text(
        "古柏群与长江、岷江、沱江、赤水河、嘉陵江、大渡河干流沿线，均为局部；支流缺",
        "Ancient cypresses; main stems of Yangtze, Min, Tuo, Chishui, Jialing and Dadu, in part",
    ),
    places=(
        "cuiyunlang",
        "yangtze-fishing-ban",
    ),
)
