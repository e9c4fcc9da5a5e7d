"""What this API conforms to, and the words of the standards for it."""

from geo.vocabulary import Text

TITLE = Text("决定落在哪里：数据接口", "Where the Decision lands: data API")
DESCRIPTION = Text(
    "四川省委2024年5月《决定》的举措、条款与各图层，OGC API – Features",
    "Measures, clauses and layers of the Sichuan Party committee's Decision of May 2024, "
    "as OGC API – Features",
)
CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
_SPECS = {
    "ogcapi-features-1/1.0": ("core", "oas30", "html", "geojson"),
    "ogcapi-features-3/1.0": (
        "queryables",
        "queryables-query-parameters",
        "filter",
        "features-filter",
    ),
    "cql2/1.0": (
        "cql2-text",
        "cql2-json",
        "basic-cql2",
        "advanced-comparison-operators",
        "case-insensitive-comparison",
        "basic-spatial-functions",
        "basic-spatial-functions-plus",
        "spatial-functions",
        "array-functions",
        "property-property",
    ),
}
CONFORMS_TO = tuple(
    f"http://www.opengis.net/spec/{spec}/conf/{name}"
    for spec, names in _SPECS.items()
    for name in names
)
