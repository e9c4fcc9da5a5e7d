"""Cuiyunlang cypresses and the Yangtze fishing ban, four of its six rivers."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="protection",
    group="nature",
    order=2,
    title=Text("翠云廊与长江禁渔", "Cypresses, Yangtze ban"),
    description=Text(
        "古柏群与长江、岷江、嘉陵江、大渡河干流沿线，均为局部；沱江、赤水河缺",
        "Ancient cypresses; Yangtze, Min, Jialing and Dadu in part; Tuo and Chishui missing",
    ),
    places=(
        "cuiyunlang",
        "yangtze-fishing-ban",
    ),
)
