"""A list that was sent, geocoded: in as bytes, out as the bytes of an answer, in pieces."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Generator, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geo.batch import page_model, report
from geo.batch.column_guess import knower
from geo.batch.columns import ColumnChoice, ColumnRequest, choose
from geo.batch.factory import geocoder_for
from geo.batch.output import OUTPUTS, Geometries
from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.batch.table import Table
from geo.batch.work import GeocodedChunk, work
from geo.geocoding.names import lexicon
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.resolve import Resolver
from geo.outputs import scratch
from geo.places import boundary, gazetteer

# csv is the report; ndjson is json in parts, a line each; preview only how the list is read.
FORMATS = ("json", "csv", "geojson", "gpkg", "parquet", "ndjson", "preview")
_PREVIEWED = 8  # rows


@dataclass(frozen=True)
class Upload:
    """What is asked for: how the list is called, read, and answered."""

    name: str
    format: str = "json"
    lang: str = "en"
    sheets: tuple[str, ...] = ()
    place: str | None = None
    text: str | None = None
    lon: str | None = None
    lat: str | None = None
    accept_fuzzy: int | None = None
    of_sichuan: bool = False

    def as_line(self) -> bytes:
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> Upload:
        values = json.loads(line)
        return cls(**{**values, "sheets": tuple(values["sheets"])})


class Uploads:
    """Answers uploads by the names of the data in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: Lexicon | None = None

    def load(self) -> Lexicon:
        """Return the names, which are read when they are first asked for."""
        if self._names is None:
            boundaries = boundary.read(self._folder)
            known = gazetteer.load(self._folder, boundaries)
            self._names = lexicon.build(self._folder, boundaries, known)
        return self._names

    def answer(
        self, upload: Upload, body: bytes, opened: Callable[[], None] = lambda: None
    ) -> Generator[bytes, None, None]:
        """Yield the answer in pieces; DataError for what cannot be read.

        ``opened`` is called when the table is found, before its rows are geocoded.
        """
        resolver = Resolver(self.load(), upload.accept_fuzzy)
        stream = io.BytesIO(body)
        table = open_table(stream, upload.name, UPLOAD, upload.sheets, knower(resolver))
        wanted = ColumnRequest(upload.place, upload.text, upload.lon, upload.lat)
        choice = choose(table, wanted, resolver)
        opened()
        yield from self._written(upload, table, choice, resolver)

    def _written(
        self, upload: Upload, table: Table, choice: ColumnChoice, resolver: Resolver
    ) -> Iterator[bytes]:
        if upload.format == "preview":
            yield _json({**page_model.head(table, choice), "rows": table.head[:_PREVIEWED]})
            return
        of_sichuan = upload.of_sichuan
        geocoder = geocoder_for(choice.kind, resolver, self._folder, of_sichuan=of_sichuan)
        dones = work(table, choice, geocoder)
        if upload.format in ("json", "ndjson"):
            parts = page_model.parts(table, choice, dones, self.load())
            if upload.format == "json":
                yield _json(page_model.model(parts))
            else:
                yield from (_json(part) + b"\n" for part in parts)
        elif upload.format == "csv":
            yield report.header(is_in_parts=table.is_in_parts).encode()
            for done in dones:
                yield "".join(report.lines(done, upload.lang)).encode()
        else:
            yield self._file(upload, table, choice, dones)

    def _file(
        self, upload: Upload, table: Table, choice: ColumnChoice, dones: Iterator[GeocodedChunk]
    ) -> bytes:
        geometries = Geometries(self.load().boundaries, choice.kind)
        with scratch() as folder:
            path = folder / f"list.{upload.format}"
            make = OUTPUTS[path.suffix]
            with make(path, table.columns, geometries, upload.lang) as output:
                for done in dones:
                    output.write(done)
            return path.read_bytes()


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
