"""39 underdeveloped counties."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="underdeveloped-counties",
    group="support",
    order=1,
    title=Text("39个欠发达县域", "39 underdeveloped counties"),
    description=Text("托底性帮扶的39个县（市、区）", "The 39 counties under safety-net assistance"),
    places=("underdeveloped-39",),
    colour="amber",
    on=True,
)
