"""Cities named for support: Mianyang, Guang'an."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="named-cities",
    group="regions",
    order=8,
    title=Text("点名支持：绵阳、广安", "Named: Mianyang, Guang'an"),
    description=Text("条款直接点名支持的两个市", "The two cities that a clause names for support"),
    places=(
        "mianyang-science-city",
        "guangan",
    ),
)
