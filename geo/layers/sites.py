"""Sites: science, hubs, culture."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="sites",
    group="sites",
    order=1,
    title=Text("科创、枢纽、文化点位", "Sites: science, hubs, culture"),
    description=Text("《决定》点到的全部点位", "Every site that the Decision means"),
    colour="ink",
    on=True,
    where=lambda place: place.is_site and place.role == "decision",
)
