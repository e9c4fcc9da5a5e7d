"""Open a GeoParquet file in a QGIS whose GDAL has no driver for it, such as Debian's.

Once, with a pip of the Python that QGIS has (3.11 in Debian 12), a version that lives beside
Debian's numpy, which is older than what pyarrow now asks for:

    pip install --target ~/geoparquet pyarrow==21.0.0

Copy this file into the same folder. Then in QGIS's Python console:

    import os, sys
    sys.path.append(os.path.expanduser("~/geoparquet"))
    from qgis_geoparquet import read
    QgsProject.instance().addMapLayers(read("/some/where/counties.parquet"))

The layers are copies in memory: changes do not reach the file.
"""

from __future__ import annotations

import json
from pathlib import Path

from pyarrow import parquet, types
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant


def read(path: str | Path) -> list[QgsVectorLayer]:
    """Return the rows of the file with all columns: a layer for each kind of geometry.

    Rows without geometry come as a table of their own.
    """
    table = parquet.read_table(path)
    about = json.loads(table.schema.metadata[b"geo"])
    column = about["primary_column"]
    # Without "crs" GeoParquet means longitude and latitude.
    crs = (about["columns"][column].get("crs") or {}).get("id")
    code = f"{crs['authority']}:{crs['code']}" if crs else "OGC:CRS84"
    fields = QgsFields()
    for field in table.schema:
        if field.name != column:
            fields.append(QgsField(field.name, _kind(field.type)))
    features: dict[str, list[QgsFeature]] = {}
    for row in table.to_pylist():
        feature = QgsFeature(fields)
        kind = "None"
        if (wkb := row.pop(column)) is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            geometry.convertToMultiType()
            feature.setGeometry(geometry)
            kind = QgsWkbTypes.displayString(geometry.wkbType())
        feature.setAttributes(list(row.values()))
        features.setdefault(kind, []).append(feature)
    return [_layer(Path(path).stem, kind, code, fields, some) for kind, some in features.items()]


def _layer(
    name: str, kind: str, code: str, fields: QgsFields, features: list[QgsFeature]
) -> QgsVectorLayer:
    layer = QgsVectorLayer(kind, name, "memory")
    if kind != "None":
        layer.setCrs(QgsCoordinateReferenceSystem(code))
    layer.dataProvider().addAttributes(fields.toList())
    layer.updateFields()
    is_added, _ = layer.dataProvider().addFeatures(features)
    if not is_added:
        raise ValueError(f"{name}: {layer.dataProvider().lastError()}")
    layer.updateExtents()
    return layer


def _kind(column: object) -> int:
    if types.is_boolean(column):
        return QVariant.Bool
    if types.is_integer(column):
        return QVariant.LongLong
    return QVariant.Double if types.is_floating(column) else QVariant.String
