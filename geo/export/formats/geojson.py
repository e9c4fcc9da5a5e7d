"""GeoJSON, RFC 7946: the form that all others are made from."""

from geo.export.features import dumps
from geo.export.formats import Format
from geo.export.tables import Export
from geo.media_types import GEOJSON
from geo.vocabulary import Text


def write(export: Export) -> bytes:
    """Return the FeatureCollection: lists stay lists, credit and version are its members."""
    return dumps(export.collection)


FORMAT = Format(
    ext="geojson",
    order=1,
    media_type=GEOJSON,
    title=Text("GeoJSON", "GeoJSON"),
    note=Text("网页地图与各类程序", "For web maps and programs"),
    write=write,
)
