"""Opening what a user brings: CSV or TSV in UTF-8 or GB18030, XLSX, Parquet."""

from __future__ import annotations

import csv
import io
import operator
import warnings
import zipfile
from collections.abc import Iterator
from itertools import dropwhile
from typing import Any, BinaryIO

from charset_normalizer import from_bytes

from geo.batch.cells import text
from geo.batch.table import CHUNK_ROWS, Table, table
from geo.errors import DataError
from geo.vocabulary import Text

MAX_BYTES = 2 * 1024**3
_SAMPLE = 256 * 1024
_DELIMITERS = ",\t;"
_NAMES = {"utf_8": "UTF-8", "gb18030": "GB18030", "utf_16": "UTF-16"}


def open_table(stream: BinaryIO, name: str, most_bytes: int = MAX_BYTES) -> Table:
    """Return the Table in ``stream``, whatever ``name`` ends in: the bytes tell what it is.

    Rows are read as they are asked for. DataError, now or while reading, holds one
    message with row and, where one is at fault, column.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if size >= most_bytes:
        raise DataError([f"{name}:1: must be smaller than {_size(most_bytes)} ({_size(size)})"])
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if sample.startswith(b"PK\x03\x04"):
        return _workbook(stream, name, most_bytes)
    if sample.startswith(b"PAR1"):
        return _parquet(stream, name)
    return _delimited(stream, name, sample, max(size, 1))


def _delimited(stream: BinaryIO, name: str, sample: bytes, size: int) -> Table:
    encoding = _encoding(sample, name, whole=len(sample) == size)
    said = _NAMES[encoding]
    codec = "utf-8-sig" if encoding == "utf_8" else encoding
    wrapped = io.TextIOWrapper(stream, encoding=codec, newline="")
    first = sample.decode(codec, errors="ignore").lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = _csv_rows(wrapped, name, delimiter, said)
    # The wrapper reads ahead in small steps: where the stream stands is how far we are.
    return table(name, rows, Text(said, said), lambda: min(stream.tell() / size, 1.0))


def _csv_rows(
    lines: io.TextIOWrapper, name: str, delimiter: str, encoding: str
) -> Iterator[list[str]]:
    number = 0
    try:
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        # Blank lines above the header are none of the rows.
        for number, row in enumerate(dropwhile(operator.not_, reader), start=1):  # noqa: B007
            yield row
    except csv.Error as error:
        raise DataError([f"{name}:{number + 1}: must be a row of CSV ({error})"]) from None
    except UnicodeDecodeError as error:  # in what was read ahead: count the lines to it
        number += 1 + error.object[: error.start].count(b"\n")
        raise DataError([f"{name}:{number}: must be {encoding} text ({error.reason})"]) from None
    except UnicodeError as error:
        raise DataError([f"{name}:{number + 1}: must be {encoding} text ({error})"]) from None
    finally:
        if not lines.closed:
            lines.detach()  # the stream is closed by who opened it


def _encoding(sample: bytes, name: str, *, whole: bool) -> str:
    """Return the encoding of ``sample``: ``utf_8``, ``gb18030`` or ``utf_16``."""
    if not whole:  # do not cut a character in two
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    if not sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        if b"\0" in sample:
            raise DataError([f"{name}:1: must be CSV, TSV, XLSX or Parquet (binary data)"])
        if _decodes(sample, "utf_8"):  # which other text does not by chance
            return "utf_8"
        if not _decodes(sample, "gb18030"):
            raise DataError([f"{name}:1: must be text in UTF-8 or GB18030 (neither)"])
    best = from_bytes(sample, cp_isolation=["gb18030", "utf_16"]).best()
    return best.encoding if best else "gb18030"  # some text is too short to tell


def _decodes(sample: bytes, encoding: str) -> bool:
    try:
        sample.decode(encoding)
    except UnicodeDecodeError as error:
        return error.end >= len(sample)  # only the last character is cut
    return True


def _workbook(stream: BinaryIO, name: str, most_bytes: int) -> Table:
    import openpyxl  # slow to load, and only workbooks need it

    try:
        with zipfile.ZipFile(stream) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size >= most_bytes:
            problem = f"{name}:1: must be smaller than {_size(most_bytes)} ({_size(size)} unpacked)"
            raise DataError([problem])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and validations that we do not need
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            sheet: Any = book.worksheets[0]
            total = sheet.max_row or 1
            sheet.reset_dimensions()  # what a file says of its size is often wrong
    except DataError:
        raise
    except Exception as error:  # a damaged workbook fails in openpyxl in any way
        problem = f"{name}:1: must be an XLSX workbook ({type(error).__name__})"
        raise DataError([problem]) from None
    read = [0]
    rows = _sheet_rows(sheet, name, read)
    return table(
        name,
        rows,
        Text(f"工作表“{sheet.title}”", f"sheet “{sheet.title}”"),
        lambda: min(read[0] / total, 1.0),
    )


def _sheet_rows(sheet: Any, name: str, read: list[int]) -> Iterator[list[str]]:
    """The rows of a worksheet, padded to the header; blank ones at the end are no rows."""
    width, blank, begun = 0, 0, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for values in sheet.iter_rows(values_only=True):
                read[0] += 1
                cells = [text(value) for value in values]
                while len(cells) > width and not cells[-1].strip():
                    cells.pop()
                if not any(cell.strip() for cell in cells):
                    blank += begun
                    continue
                yield from ([""] * width for _ in range(blank))
                blank, width, begun = 0, width or len(cells), True
                yield cells + [""] * (width - len(cells))
    except Exception as error:  # a damaged sheet fails in openpyxl in any way
        problem = f"{name}:{read[0] + 1}: must be a row of a sheet ({type(error).__name__})"
        raise DataError([problem]) from None


def _parquet(stream: BinaryIO, name: str) -> Table:
    from pyarrow import parquet  # slow to load

    try:
        file = parquet.ParquetFile(stream)
        columns, total = file.schema_arrow.names, max(file.metadata.num_rows, 1)
    except Exception as error:  # damaged files fail in many ways, OSError not the only one
        raise DataError([f"{name}:1: must be Parquet ({type(error).__name__})"]) from None
    read = [0]

    def rows() -> Iterator[list[str]]:
        yield columns
        try:
            for batch in file.iter_batches(batch_size=CHUNK_ROWS):
                lists = [[text(value) for value in column.to_pylist()] for column in batch.columns]
                for cells in zip(*lists, strict=True):
                    read[0] += 1
                    yield list(cells)
        except Exception as error:
            problem = f"{name}:{read[0] + 2}: must be Parquet ({type(error).__name__})"
            raise DataError([problem]) from None

    return table(name, rows(), Text("Parquet", "Parquet"), lambda: read[0] / total)


def _size(count: int) -> str:
    return f"{count / 1024**3:.1f} GB" if count >= 1024**3 else f"{count / 1024**2:.1f} MB"
