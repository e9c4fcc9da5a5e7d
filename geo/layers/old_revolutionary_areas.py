"""Old revolutionary base areas."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="old-revolutionary-areas",
    group="support",
    order=6,
    title=Text("革命老区", "Old revolutionary areas"),
    description=Text(
        "川陕革命老区四川部分，37个县（市、区）",
        "Sichuan part of the Sichuan–Shaanxi base area: 37 counties",
    ),
    places=("old-revolutionary-areas",),
)
