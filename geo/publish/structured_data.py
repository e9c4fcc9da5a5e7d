"""What a search engine reads of a page: schema.org, as JSON-LD.

Addresses are relative to the page, as all of the site's are: it works under any host and path.
"""

from __future__ import annotations

from collections.abc import Iterable

from geo.layers import Layer
from geo.media_types import GEOJSON
from geo.places.boundary import EXTENT, County
from geo.vocabulary import Json, Text

_CONTEXT = "https://schema.org"
_NAME = Text("决定落在哪里", "Where the Decision lands")
_WHOLE = (
    ("initiatives", Text("全部举措", "All measures")),
    ("progress", Text("《决定》之后的进展", "What has come of the Decision")),
)
_PAGES = {
    "/board": Text("看板", "Board"),
    "/guide": Text("读图说明", "How to read this map"),
    "/progress": Text("《决定》之后", "Since the Decision"),
}


def dataset(layers: Iterable[Layer]) -> Json:
    """Return the Dataset of the map, with a DataDownload for each of its GeoJSON files."""
    west, south, east, north = EXTENT
    files = [*_WHOLE, *((f"layers/{layer.id}", layer.title) for layer in layers)]
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        **_names(_NAME),
        "description": "四川省委2024年高质量发展决定的举措落在哪些县（市、区）。"
        "Where the measures of Sichuan's 2024 Decision land, county by county.",
        "inLanguage": ["zh-CN", "en"],
        "isAccessibleForFree": True,
        "spatialCoverage": {
            "@type": "Place",
            **_names(Text("四川省", "Sichuan")),
            # Latitude before longitude: south, west, north, east.
            "geo": {"@type": "GeoShape", "box": f"{south} {west} {north} {east}"},
        },
        "distribution": [
            {
                "@type": "DataDownload",
                **_names(title),
                "encodingFormat": GEOJSON.partition(";")[0],
                "contentUrl": f"{path}.geojson",
            }
            for path, title in files
        ],
    }


def page(path: str) -> Json | None:
    """Return the WebPage at ``path``, as a part of the site; None where there is nothing to say."""
    if path not in _PAGES:
        return None
    return {
        "@context": _CONTEXT,
        "@type": "WebPage",
        **_names(_PAGES[path]),
        "inLanguage": ["zh-CN", "en"],
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", **_names(_NAME), "url": "./"},
    }


def place(county: County) -> Json:
    """Return the Place that a county's page is about: its code, its prefecture, a point inside."""
    lon, lat = county.label
    return {
        "@context": _CONTEXT,
        "@type": "AdministrativeArea",
        **_names(Text(county.name_zh, county.name_en)),
        "identifier": county.adcode,
        "geo": {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon},
        "containedInPlace": {
            "@type": "AdministrativeArea",
            **_names(Text(county.prefecture_zh, county.prefecture_en)),
        },
    }


def _names(name: Text) -> Json:
    return {"name": name.zh, "alternateName": name.en}
