"""National high-tech and economic zones."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="industrial-parks",
    group="innovation",
    order=3,
    title=Text("国家级高新区、经开区", "National industrial zones"),
    description=Text(
        "所在市州或县，区界未列",
        "Host prefectures or counties; the zones' own limits are not given",
    ),
    places=(
        "nat-hightech-zones",
        "nat-economic-zones",
    ),
)
