"""Panzhihua common-prosperity pilot zone."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="panzhihua-pilot",
    group="pilots",
    order=3,
    title=Text("攀枝花共同富裕试验区", "Panzhihua pilot zone"),
    description=Text("攀枝花市5个县（区）", "Panzhihua's 5 counties"),
    places=("panzhihua-common-prosperity",),
)
