"""The famous tourism counties named before the Decision: context."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="famous-tourism-counties",
    group="people",
    order=4,
    title=Text("背景：天府旅游名县", "Context: tourism counties"),
    description=Text(
        "2019—2023年命名的47县，《决定》未点名",
        "The 47 named in 2019–2023; the Decision names none",
    ),
    places=("tourism-counties",),
)
