"""Clusters of specialty agriculture, those whose counties are known."""

from geo.layers import Layer
from geo.vocabulary import Text

LAYER = Layer(
    id="agri-clusters",
    group="innovation",
    order=4,
    title=Text("农业优势特色产业集群", "Specialty farming clusters"),
    description=Text(
        "29个集群中查到3个所在的县，均为局部",
        "Counties of three of the 29 clusters were found, in part",
    ),
    places=("agri-clusters",),
)
