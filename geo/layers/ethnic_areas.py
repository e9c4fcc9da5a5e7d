"""Ethnic autonomous areas."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="ethnic-areas",
    group="support",
    order=4,
    title=Text("民族自治地方", "Ethnic autonomous areas"),
    description=Text(
        "三州与三个自治县，共51个县（市）",
        "Three autonomous prefectures and three autonomous counties: 51 counties",
    ),
    places=("ethnic-areas-autonomous",),
)
