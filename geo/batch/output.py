"""The list with its counties, as GeoJSON, GeoPackage, GeoParquet or CSV, written in chunks."""

from __future__ import annotations

import errno
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping

from geo.batch.cells import line
from geo.batch.column_guess import Kind
from geo.batch.geocoders import coordinates
from geo.batch.work import GeocodedChunk
from geo.geocoding.outcome import Outcome
from geo.places.boundary import Boundaries

ADDED = ("status", "adcodes", "place", "rule", "coverage", "note")
_TAKEN = {"fid", "geom", "geometry"}  # names that the formats use themselves


class Geometries:
    """The geometry of each outcome (WGS 84): its counties united, or the point itself."""

    def __init__(self, boundaries: Boundaries, kind: Kind) -> None:
        self._counties = boundaries.counties
        self._kind = kind
        self._united: dict[tuple[str, ...], Any] = {(): None}

    def of(self, done: GeocodedChunk) -> list[Any]:
        """Return a geometry, or None, for each row of ``done``."""
        if self._kind is Kind.POINT:
            return [at and shapely.Point(at) for at in coordinates(done.inputs)]
        return [self._union(outcome.adcodes) for outcome in done.outcomes]

    def _union(self, adcodes: tuple[str, ...]) -> Any:
        if adcodes not in self._united:
            members = [self._counties[adcode].geometry for adcode in adcodes]
            self._united[adcodes] = (
                members[0] if len(members) == 1 else shapely.coverage_union_all(members)
            )
        return self._united[adcodes]


class Output(ABC):
    """Writes chunk after chunk into ``path``; used as a context."""

    def __init__(
        self, path: Path, columns: tuple[str, ...], geometries: Geometries, language: str
    ) -> None:
        self.path = path
        self.columns = _free(columns)
        self.geometries = geometries
        self.language = language

    def __enter__(self) -> Output:
        self.begin()
        return self

    def __exit__(self, *error: object) -> None:
        self.end()

    @abstractmethod
    def begin(self) -> None:
        """Open the file."""

    @abstractmethod
    def write(self, done: GeocodedChunk) -> None:
        """Write the rows of ``done``."""

    @abstractmethod
    def end(self) -> None:
        """Close the file."""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns of the list, then ours."""
        return (*self.columns, *_free(tuple(f"geo_{name}" for name in ADDED), self.columns))

    def rows(self, done: GeocodedChunk) -> Iterator[tuple[str, ...]]:
        for row, outcome in zip(done.chunk.rows, done.outcomes, strict=True):
            yield (*row, *self.added(outcome))

    def added(self, outcome: Outcome) -> tuple[str, ...]:
        return (
            outcome.status.value,
            ";".join(outcome.adcodes),
            outcome.place.zh,
            outcome.rule,
            outcome.coverage.value if outcome.coverage else "",
            outcome.note.zh if self.language == "zh" else outcome.note.en,
        )


class CsvOutput(Output):
    """A CSV in UTF-8 with a BOM, without geometry."""

    def begin(self) -> None:
        self._file = self.path.open("w", encoding="utf-8-sig", newline="")
        self._file.write(line(self.names))

    def write(self, done: GeocodedChunk) -> None:
        self._file.writelines(map(line, self.rows(done)))

    def end(self) -> None:
        self._file.close()


class GeoJsonOutput(Output):
    """A FeatureCollection (RFC 7946), a feature a line."""

    def begin(self) -> None:
        self._file = self.path.open("w", encoding="utf-8")
        self._file.write('{"type": "FeatureCollection", "features": [')
        self._between = "\n"
        self._made: dict[int, str] = {}

    def write(self, done: GeocodedChunk) -> None:
        geometries = self.geometries.of(done)
        for values, geometry in zip(self.rows(done), geometries, strict=True):
            properties = json.dumps(dict(zip(self.names, values, strict=True)), ensure_ascii=False)
            self._file.write(
                f'{self._between}{{"type": "Feature", "properties": {properties}, '
                f'"geometry": {self._dumped(geometry)}}}'
            )
            self._between = ",\n"

    def _dumped(self, geometry: Any) -> str:
        if geometry is None:
            return "null"
        if geometry.geom_type == "Point":
            return json.dumps(mapping(geometry))
        # United counties live as long as the output does, so their identity is theirs alone.
        if id(geometry) not in self._made:
            turned = shapely.orient_polygons(geometry)
            self._made[id(geometry)] = json.dumps(mapping(turned))
        return self._made[id(geometry)]

    def end(self) -> None:
        self._file.write("\n]}\n")
        self._file.close()


class GpkgOutput(Output):
    """A GeoPackage with one layer, ``list`` (EPSG:4326)."""

    def begin(self) -> None:
        import geopandas  # slow to load
        import pyogrio

        self._frame, self._gdal = geopandas.GeoDataFrame, pyogrio
        # The file carries the time of its last change: the same list, the same bytes.
        self._gdal.set_gdal_config_options({"OGR_CURRENT_DATE": "2024-05-13T00:00:00Z"})

    def end(self) -> None:
        self._gdal.set_gdal_config_options({"OGR_CURRENT_DATE": None})

    def write(self, done: GeocodedChunk) -> None:
        frame = self._frame(
            list(self.rows(done)),
            columns=list(self.names),
            geometry=self.geometries.of(done),
            crs="EPSG:4326",
        )
        errors = self._gdal.errors
        try:
            self._gdal.write_dataframe(
                frame,
                self.path,
                layer="list",
                driver="GPKG",
                geometry_type="Unknown",
                append=self.path.exists(),
            )
        except (errors.DataSourceError, errors.DataLayerError) as error:
            # GDAL says what it could not do, kilobytes of SQL perhaps, and then why.
            why = str(error).rpartition(" failed: ")[2]
            raise OSError(errno.EIO, f"the GeoPackage cannot be written ({why})") from None


class ParquetOutput(Output):
    """A GeoParquet 1.1 file: geometry as WKB, longitude and latitude (OGC:CRS84)."""

    def begin(self) -> None:
        import pyarrow as pa  # slow to load
        from pyarrow import parquet

        column = {"encoding": "WKB", "geometry_types": []}
        geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
        fields = [pa.field(name, pa.string()) for name in self.names]
        self._schema = pa.schema([*fields, pa.field("geometry", pa.binary())]).with_metadata(
            {"geo": json.dumps(geo)}
        )
        self._table = pa.Table
        self._writer = parquet.ParquetWriter(self.path, self._schema)

    def write(self, done: GeocodedChunk) -> None:
        geometries: Any = np.array(self.geometries.of(done), dtype=object)
        columns = [*map(list, zip(*self.rows(done), strict=True))]
        columns.append(shapely.to_wkb(geometries).tolist())
        self._writer.write_table(self._table.from_arrays(columns, schema=self._schema))

    def end(self) -> None:
        self._writer.close()


OUTPUTS: dict[str, Callable[[Path, tuple[str, ...], Geometries, str], Output]] = {
    ".geojson": GeoJsonOutput,
    ".gpkg": GpkgOutput,
    ".parquet": ParquetOutput,
    ".csv": CsvOutput,
}


def _free(names: tuple[str, ...], others: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return ``names``, changed where a format or another column has the name already.

    Formats do not tell upper from lower case.
    """
    taken = _TAKEN | {name.lower() for name in others}
    found = []
    for name in names:
        while name.lower() in taken:
            name += "_"
        taken.add(name.lower())
        found.append(name)
    return tuple(found)
