"""Context: dams, minerals, industrial bases."""

from geo.layers import Layer, background_lists, famous_tourism_counties
from geo.vocabulary import Text

_LISTED = (*background_lists.LAYER.places, *famous_tourism_counties.LAYER.places)

LAYER = Layer(
    id="context",
    group="sites",
    order=3,
    title=Text("背景：电站、矿产等", "Context: dams, minerals"),
    description=Text("《决定》未点名，仅供参照", "Not named by the Decision, for orientation only"),
    where=lambda place: place.role == "context" and place.id not in _LISTED,
)
