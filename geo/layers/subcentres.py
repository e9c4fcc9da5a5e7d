"""Provincial sub-centres and regional centre cities."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="subcentres",
    group="regions",
    order=6,
    title=Text("省域副中心与中心城市", "Sub-centres and centre cities"),
    description=Text(
        "绵阳、宜宾—泸州、南充—达州，以及区域中心城市",
        "Mianyang, Yibin–Luzhou, Nanchong–Dazhou and the regional centre cities",
    ),
    places=(
        "subcenter-north",
        "subcenter-south",
        "subcenter-northeast",
        "regional-center-cities",
    ),
)
