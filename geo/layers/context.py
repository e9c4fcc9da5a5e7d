"""Context: dams, minerals, industrial bases."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="context",
    group="sites",
    order=3,
    title=Text("背景：电站、矿产等", "Context: dams, minerals"),
    description=Text("《决定》未点名，仅供参照", "Not named by the Decision, for orientation only"),
    where=lambda place: place.role == "context",
)
