"""A list that was sent, geocoded whole: in as bytes, out as the bytes of an answer."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from geo.batch import report
from geo.batch.column_guess import knower
from geo.batch.columns import ColumnChoice, ColumnRequest, choose
from geo.batch.factory import geocoder_for
from geo.batch.output import OUTPUTS, Geometries
from geo.batch.page_model import model
from geo.batch.read import open_table
from geo.batch.reading.limits import UPLOAD
from geo.batch.table import Table
from geo.batch.work import work
from geo.geocoding.names import lexicon
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.resolve import Resolver
from geo.places import boundary, gazetteer

FORMATS = ("json", "csv", "geojson", "gpkg", "parquet")  # csv is the report


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
    ) -> bytes:
        """Return the answer; DataError for what cannot be read.

        ``opened`` is called when the table is found, before its rows are geocoded.
        """
        resolver = Resolver(self.load(), upload.accept_fuzzy)
        stream = io.BytesIO(body)
        table = open_table(stream, upload.name, UPLOAD, upload.sheets, knower(resolver))
        wanted = ColumnRequest(upload.place, upload.text, upload.lon, upload.lat)
        choice = choose(table, wanted, resolver)
        opened()
        return self._written(upload, table, choice, resolver)

    def _written(
        self, upload: Upload, table: Table, choice: ColumnChoice, resolver: Resolver
    ) -> bytes:
        dones = work(table, choice, geocoder_for(choice.kind, resolver, self._folder))
        if upload.format == "json":
            return _json(model(table, choice, dones, self.load()))
        if upload.format == "csv":
            lines = [report.header(is_in_parts=table.is_in_parts)]
            for done in dones:
                lines += report.lines(done, upload.lang)
            return "".join(lines).encode()
        geometries = Geometries(self.load().boundaries, choice.kind)
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"list.{upload.format}"
            make = OUTPUTS[path.suffix]
            with make(path, table.columns, geometries, upload.lang) as output:
                for done in dones:
                    output.write(done)
            return path.read_bytes()


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
