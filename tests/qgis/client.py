"""What QGIS and GDAL's programs see; run by the Python that has QGIS, see ``tools/qgis.py``.

    client.py ADDRESS FILES EXPECTED

ADDRESS is that of a server, FILES a folder with every table in every format, EXPECTED a
JSON file: rows of each table, ids of each collection, and those that a box meets.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsFeatureRequest,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)

from tools import qgis_geoparquet


def main(address: str, files: Path, expected: Path) -> int:
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    failed = 0
    checks = (
        *_collections(f"{address}/ogc", wanted),
        *_files(files, wanted["rows"]),
        *_parquet(files, wanted),
        *_programs(f"{address}/ogc", files, wanted),
    )
    for name, found, right in checks:
        print(f"{'ok  ' if found == right else 'FAIL'} {name}: {found}", flush=True)
        failed += found != right
    print(f"{failed} failed of {len(checks)}")
    application.exitQgis()
    return 1 if failed else 0


def _collections(address: str, wanted: dict) -> Iterator[tuple[str, object, object]]:
    """Add each collection as an OGC API – Features layer: count, filter by a box and by words."""
    for name, ids in wanted["ids"].items():
        layer = QgsVectorLayer(f"url='{address}' typename='{name}'", name, "OAPIF")
        yield f"OAPIF {name} is valid", layer.isValid(), True
        found = sorted(str(feature["id"]) for feature in layer.getFeatures())
        yield f"OAPIF {name} has all features", (len(found), found == sorted(ids)), (len(ids), True)
    layer = QgsVectorLayer(f"url='{address}' typename='counties'", "counties", "OAPIF")
    box = QgsFeatureRequest().setFilterRect(QgsRectangle(*wanted["box"]))
    box.setFlags(QgsFeatureRequest.ExactIntersect)
    found = sorted(str(feature["id"]) for feature in layer.getFeatures(box))
    yield "OAPIF counties in a box", found, wanted["in_box"]
    layer = QgsVectorLayer(f"url='{address}' typename='initiatives'", "initiatives", "OAPIF")
    request = QgsFeatureRequest().setFilterExpression("\"theme\" = 'ecology'")
    yield "OAPIF initiatives by theme", len(list(layer.getFeatures(request))), wanted["ecology"]


def _files(folder: Path, rows: dict[str, int]) -> Iterator[tuple[str, object, object]]:
    """Open every file with QGIS and count its rows; those of a zip of Shapefiles by id."""
    for file in sorted(folder.iterdir()):
        table, _, ext = file.name.partition(".")
        if ext == "parquet":
            continue
        sublayers = QgsProviderRegistry.instance().querySublayers(str(file))
        uris = [sub.uri() for sub in sublayers] or [str(file)]
        if ext == "xlsx":
            uris = [uri for uri in uris if "data" in uri.rpartition("|")[2]]
        if ext == "shp.zip":
            uris = [f"/vsizip/{file}/{name}" for name in _shapes(file)]
        ids = set()
        for uri in uris:
            layer = QgsVectorLayer(uri, table, "ogr")
            if not layer.isValid():
                yield f"{file.name} is valid", uri, "valid"
            column = "feature_id" if ext == "kml" else "id"
            if layer.fields().indexOf(column) < 0:
                column = layer.fields().names()[0] if rows[table] else column
            ids |= {str(feature[column]) for feature in layer.getFeatures()}
        yield f"{file.name} rows", len(ids), rows[table]


def _parquet(folder: Path, wanted: dict) -> Iterator[tuple[str, object, object]]:
    """Open every GeoParquet file as the formats' page says for Debian, whose GDAL cannot."""
    for file in sorted(folder.glob("*.parquet")):
        layers = qgis_geoparquet.read(file)
        found = sorted(str(feature["id"]) for layer in layers for feature in layer.getFeatures())
        yield f"{file.name} rows", len(found), wanted["rows"][file.stem]
        copies = _ids(file.with_suffix(".gpkg"))
        yield f"{file.name} ids as in GeoPackage", found == copies, True
        drawn = [layer for layer in layers if layer.isSpatial()]
        yield f"{file.name} is WGS 84", {layer.crs().authid() for layer in drawn}, {"EPSG:4326"}
    (counties,) = qgis_geoparquet.read(folder / "counties.parquet")
    box = QgsFeatureRequest().setFilterRect(QgsRectangle(*wanted["box"]))
    box.setFlags(QgsFeatureRequest.ExactIntersect)
    found = sorted(str(feature["id"]) for feature in counties.getFeatures(box))
    yield "counties.parquet in a box", found, wanted["in_box"]


def _ids(file: Path) -> list[str]:
    return sorted(str(feature["id"]) for feature in QgsVectorLayer(str(file)).getFeatures())


def _shapes(file: Path) -> list[str]:
    names = subprocess.run(["unzip", "-Z1", file], capture_output=True, text=True, check=True)
    parts = names.stdout.split()
    return [n for n in parts if n.endswith((".shp", "-rows.dbf"))]


def _programs(address: str, folder: Path, wanted: dict) -> Iterator[tuple[str, object, object]]:
    """Run ogrinfo and ogr2ogr as people do."""
    source = f"OAPIF:{address}"
    info = subprocess.run(["ogrinfo", "-so", source, "panxi"], capture_output=True, text=True)
    count = f"Feature Count: {len(wanted['ids']['panxi'])}"
    yield "ogrinfo OAPIF panxi", (info.returncode, count in info.stdout), (0, True)
    copy = folder.parent / "copy.gpkg"
    command = ["ogr2ogr", str(copy), source, "initiatives", "-where", "theme = 'ecology'"]
    done = subprocess.run(command, capture_output=True, text=True)
    layer = QgsVectorLayer(f"{copy}|layername=initiatives", "copy", "ogr")
    yield "ogr2ogr of a filter", (done.returncode, layer.featureCount()), (0, wanted["ecology"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
