"""Lists of counties that the Decision does not name: context."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="background-lists",
    group="sites",
    order=4,
    title=Text("背景：各类县名单", "Context: lists of counties"),
    description=Text(
        "结对、试点、开发区、名城等，《决定》未点名；多数不全，各自注明",
        "Pairings, pilots, zones, historic cities: not named by the Decision, most incomplete",
    ),
    places=(
        "east-west-pairs",
        "pair-support",
        "urban-rural-national-zone",
        "county-town-pilots",
        "provincial-zones",
        "tourism-counties-2024",
        "tourism-feature-counties-2024",
        "ftz-coordination",
        "historic-cities",
        "basin-rim-paper",
        "top-100-mentions",
        "fishing-ban-reserves",
        "data-center-cluster",
    ),
)
