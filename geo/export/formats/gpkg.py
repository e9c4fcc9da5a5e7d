"""GeoPackage: the form for QGIS and other GIS."""

from geo.export import gdal
from geo.export.formats import Format
from geo.export.tables import Export
from geo.media_types import GPKG
from geo.vocabulary import Text


def write(export: Export) -> bytes:
    """Return a GeoPackage of one table, with title, credit and version as its metadata."""
    frame = export.frame  # before GDAL is loaded, which ends the process where memory is short
    gdal.set_clock(export.day)
    return gdal.write(
        frame,
        "GPKG",
        layer=export.name,
        dataset_options={"VERSION": "1.3"},  # older GIS warn of a later one
        layer_options={
            "IDENTIFIER": export.about["title_zh"],
            "DESCRIPTION": export.description,
        },
        layer_metadata=export.about,
    )


FORMAT = Format(
    ext="gpkg",
    order=4,
    media_type=GPKG,
    title=Text("GeoPackage", "GeoPackage"),
    note=Text("QGIS 等地理信息软件", "For QGIS and other GIS"),
    write=write,
)
