"""Old revolutionary base areas."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="old-revolutionary-areas",
    group="support",
    order=6,
    title=Text("革命老区", "Old revolutionary base areas"),
    description=Text(
        "省里有83县，名单未见；只画已知的46县，其中35县待核",
        "The province counts 83, without a list: 46 are drawn, 35 of them uncertain",
    ),
    places=("old-revolutionary-areas",),
)
