"""Key counties for rural revitalisation."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="rural-key-counties",
    group="support",
    order=3,
    title=Text("乡村振兴重点帮扶县", "Rural key counties"),
    description=Text("国家级25个、省级25个", "25 national and 25 provincial key counties"),
    places=(
        "rural-key-national-25",
        "rural-key-provincial-25",
    ),
)
