"""Dadu-to-Min water diversion and Yalong corridor."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="water-energy",
    group="nature",
    order=3,
    title=Text("引大济岷与雅砻江", "Dadu-to-Min water, Yalong"),
    description=Text(
        "线路经过县、受水市与沿江县，均为局部",
        "Counties on the route, cities served and riverside counties, in part",
    ),
    places=(
        "yindajimin-route",
        "yindajimin-service",
        "yalong-corridor",
    ),
)
