"""Five economic zones."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="five-zones",
    group="regions",
    order=5,
    title=Text("五大经济区", "Five economic zones"),
    description=Text(
        "“五区共兴”：成都平原、川南、川东北、攀西、川西北",
        "Chengdu Plain, South, Northeast, Panxi and Northwest Sichuan",
    ),
    places=(
        "zone-chengdu-plain",
        "zone-south-sichuan",
        "zone-northeast-sichuan",
        "zone-panxi",
        "zone-northwest-sichuan",
    ),
)
