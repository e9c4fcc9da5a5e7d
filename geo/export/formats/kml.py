"""KML, for Google Earth and its kin."""

from geo.export import gdal
from geo.export.formats import Format
from geo.export.tables import Export
from geo.media_types import KML
from geo.vocabulary import Text

_NAMES = ("title_zh", "place_zh")  # what a placemark is called, the first that there is


def write(export: Export) -> bytes:
    """Return a document of placemarks: every field as extended data, the credit above them.

    The id is the field ``feature_id``: it may not be an ``id`` of XML. No field becomes a
    ``description``, which Google Earth would show as HTML.
    """
    frame = export.frame.rename(columns={"id": "feature_id"})
    # Without rows there may be no names either.
    frame["Name"] = frame[next((c for c in _NAMES if c in frame), "feature_id")]
    return gdal.write(
        frame,
        "LIBKML",
        layer=export.name,
        dataset_options={
            "NAME": f"{export.about['title_zh']} {export.about['title_en']}",
            "DESCRIPTION": f"{export.credit} {export.about['version']}",
        },
    )


FORMAT = Format(
    ext="kml",
    order=7,
    media_type=KML,
    title=Text("KML", "KML"),
    note=Text("Google Earth 等", "For Google Earth"),
    write=write,
)
