"""Counties lifted out of poverty."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="formerly-poor-counties",
    group="support",
    order=2,
    title=Text("脱贫县", "Out of poverty (88)"),
    description=Text(
        "2014年以来退出贫困序列的88个县（市、区）", "The 88 counties that left the poverty list"
    ),
    places=("formerly-poor-counties",),
)
