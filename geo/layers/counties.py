"""Direct measures by county."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="counties",
    group="sites",
    order=2,
    title=Text("各县直接举措数", "Direct measures by county"),
    description=Text(
        "全省183个县（市、区），按直接及县的句数分级，也可按举措数",
        "All 183 counties, shaded by the sentences that reach each directly, or by the measures",
    ),
    counts=True,
)
