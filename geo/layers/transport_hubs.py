"""Airports, rail, shipping and fairs."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="transport-hubs",
    group="opening",
    order=2,
    title=Text("机场、班列、航运", "Airports, rail, shipping"),
    description=Text(
        "双枢纽机场、中欧班列、长江上游航运中心、西博会",
        "The two airports, the China–Europe trains, Yangtze shipping, the Western China Fair",
    ),
    places=(
        "airport-shuangliu",
        "airport-tianfu",
        "cr-express-hub",
        "rail-corridors",
        "upper-yangtze-shipping",
        "wcif",
    ),
)
