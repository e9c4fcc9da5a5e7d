"""Bashu culture and tourism corridor (Sichuan part)."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="bashu-corridor",
    group="people",
    order=2,
    title=Text("巴蜀文化旅游走廊", "Bashu culture corridor"),
    description=Text(
        "与双城经济圈四川部分范围相同", "The same 113 counties as the economic circle"
    ),
    places=("bashu-culture-corridor",),
)
