"""City-wide roles of Chengdu."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="chengdu-roles",
    group="regions",
    order=2,
    title=Text("成都的城市使命", "City-wide roles of Chengdu"),
    description=Text(
        "公园城市、国际消费中心、门户枢纽、西部金融中心等全市性定位",
        "Park city, consumption centre, gateway hub, financial centre and other roles",
    ),
    places=(
        "chengdu-park-city",
        "chengdu-consumption-center",
        "chengdu-gateway-city",
        "ai-pilot-zone",
        "ai-application-zone",
        "western-financial-center",
        "western-pilot-scale-center",
    ),
)
