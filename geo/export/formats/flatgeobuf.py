"""FlatGeobuf: quick to read in parts, from a disk or over the web."""

from geo.export import gdal
from geo.export.formats import Format
from geo.export.tables import Export
from geo.media_types import FLATGEOBUF
from geo.vocabulary import Text


def write(export: Export) -> bytes:
    """Return the rows with a spatial index, which sorts them by place.

    Where a row has no geometry there is no index, because it could not hold that row.
    """
    missing = bool(export.frame.geometry.isna().any()) or export.frame.empty
    return gdal.write(
        export.frame,
        "FlatGeobuf",
        layer=export.name,
        layer_options={
            "SPATIAL_INDEX": "NO" if missing else "YES",
            "TITLE": export.about["title_zh"],
            "DESCRIPTION": export.description,
        },
        layer_metadata=export.about,
    )


FORMAT = Format(
    ext="fgb",
    order=5,
    media_type=FLATGEOBUF,
    title=Text("FlatGeobuf", "FlatGeobuf"),
    note=Text("云端按范围读取", "Read in parts, over the web too"),
    write=write,
)
