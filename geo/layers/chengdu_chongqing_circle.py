"""Chengdu–Chongqing economic circle (Sichuan part)."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="chengdu-chongqing-circle",
    group="regions",
    order=4,
    title=Text("双城经济圈（四川部分）", "Chengdu–Chongqing circle"),
    description=Text("15市113个县（市、区）", "113 counties in 15 cities"),
    places=(
        "chengdu-chongqing-circle",
        "market-integration-circle",
        "innovation-center-national",
    ),
)
