"""Free-trade and bonded zones."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="opening-zones",
    group="opening",
    order=1,
    title=Text("自贸片区与综保区", "Free-trade and bonded zones"),
    description=Text("只及所在县（区）局部", "Parts of counties only"),
    places=(
        "ftz-chengdu-tianfu",
        "ftz-qingbaijiang",
        "ftz-luzhou",
        "cbz-chengdu-hightech",
        "cbz-chengdu-railway",
        "cbz-mianyang",
        "cbz-yibin",
        "cbz-luzhou",
        "cbz-tianfu-airport",  # set up after the Decision: context
        "bri-scitech-zone",
    ),
)
