"""Chengdu core."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="chengdu-core",
    group="regions",
    order=1,
    title=Text("成都极核", "Chengdu core"),
    description=Text(
        "成都市20个区（市、县）及其中的点位",
        "The 20 county-level units of Chengdu and the sites in them",
    ),
    places=("chengdu",),
    colour="blue",
    on=True,
    where=lambda place: (
        place.is_site and place.role == "decision" and place.members[0][:4] == "5101"
    ),
)
