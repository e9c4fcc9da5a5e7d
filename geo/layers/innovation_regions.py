"""Innovation zones, corridors and belts."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="innovation-regions",
    group="innovation",
    order=1,
    title=Text("示范区、走廊与产业带", "Innovation zones and belts"),
    description=Text(
        "成德绵、成渝中线、万达开、西部科学城等",
        "Chengdu–Deyang–Mianyang, mid-line corridor, Wan–Da–Kai, Western Science City",
    ),
    places=(
        "chengdu-nat-innovation-zone",
        "cdm-tech-transfer",
        "cdmml-hightech-belt",
        "cy-midline-corridor",
        "wandakai-center",
        "western-science-city",
        "xinglonghu-science-center",
        "uav-innovation-center",
    ),
)
