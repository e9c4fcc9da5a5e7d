"""Panxi resource pilot zone."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="panxi",
    group="pilots",
    order=1,
    title=Text("攀西战略资源试验区", "Panxi resource pilot zone"),
    description=Text(
        "国家战略资源创新开发试验区，13个县（市、区）",
        "National pilot zone for strategic resources: 13 counties",
    ),
    places=("panxi-pilot-zone",),
    colour="violet",
    on=True,
)
