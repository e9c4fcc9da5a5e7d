"""National parks (two)."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="national-parks",
    group="nature",
    order=1,
    title=Text("国家公园（两处）", "National parks (two)"),
    description=Text(
        "大熊猫国家公园20县、若尔盖国家公园4县，均为局部",
        "Giant Panda (20 counties) and the Zoige candidate (4), all in part",
    ),
    places=(
        "giant-panda-np",
        "ruoergai-np",
    ),
    colour="green",
    on=True,
)
