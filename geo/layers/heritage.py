"""Heritage and museums."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="heritage",
    group="people",
    order=1,
    title=Text("文化遗产与文博", "Heritage and museums"),
    description=Text("三星堆、金沙、三苏祠、皮洛", "Sanxingdui, Jinsha, Sansu Shrine, Piluo"),
    places=(
        "sanxingdui",
        "jinsha",
        "sansuci",
        "piluo",
    ),
)
