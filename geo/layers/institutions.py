"""New universities and the legal district."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="institutions",
    group="people",
    order=3,
    title=Text("高校与法务区", "Universities, legal district"),
    description=Text(
        "成都美术学院（筹）、广安理工学院（筹）、天府中央法务区",
        "Chengdu Academy of Fine Arts, Guang'an Institute, Tianfu Central Legal District",
    ),
    places=(
        "chengdu-academy-fine-arts",
        "guangan-institute-technology",
        "tianfu-central-legal-district",
    ),
)
