"""Four hilly cities of central Sichuan."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="hilly-cities",
    group="regions",
    order=7,
    title=Text("川中丘陵四市", "Four hilly cities"),
    description=Text(
        "自贡、遂宁、内江、资阳，即成渝地区中部",
        "Zigong, Suining, Neijiang and Ziyang, the middle of the Chengdu–Chongqing region",
    ),
    places=(
        "hilly-four-cities",
        "chengyu-middle",
    ),
)
