"""Yibin low-carbon pioneer zone."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="yibin-pilot",
    group="pilots",
    order=2,
    title=Text("宜宾绿色低碳先行区", "Yibin low-carbon pioneer zone"),
    description=Text(
        "生态优先绿色低碳发展先行区，宜宾市10个县（区）",
        "Ecology-first low-carbon pioneer zone: Yibin's 10 counties",
    ),
    places=("yibin-low-carbon",),
    colour="teal",
    on=True,
)
