"""Small lists in every format, for the tests of lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
import pyarrow as pa
import xlwt
from pyarrow import parquet

ROWS = (
    ("项目", "地点"),
    ("甲", "双流区"),
    ("乙", "市中区"),
    ("丙", "双硫区"),
    ("丁", ""),
    ("戊", "温江区、双流区"),
    ("己", "大熊猫国家公园"),
    ("庚", "成都市康定市"),
    ("辛", "513425"),
)
_MANIFEST = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def csv_bytes(
    rows: Sequence[Sequence[str]] = ROWS, encoding: str = "utf-8", between: str = ","
) -> bytes:
    return "".join(between.join(row) + "\n" for row in rows).encode(encoding)


def xlsx_bytes(rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([*row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def parquet_bytes(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    header, *body = rows
    columns = [*map(list, zip(*body, strict=True))]
    out = io.BytesIO()
    parquet.write_table(pa.table(dict(zip(header, columns, strict=True))), out)
    return out.getvalue()


def xls_bytes(rows: Sequence[Sequence[object]] = ROWS) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods_bytes(rows: Sequence[Sequence[str]] = ROWS, rows_xml: str = "") -> bytes:
    """A spreadsheet of LibreOffice's format; ``rows_xml`` stands below the rows."""
    cells = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        f"<table:table-row>{''.join(map(cells.format, row))}</table:table-row>" for row in rows
    )
    namespaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f"<office:document-content {namespaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="名单">{lines}{rows_xml}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": ODS, "META-INF/manifest.xml": _MANIFEST, "content.xml": content})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def changed_xlsx(change: Callable[[str, bytes], bytes], data: bytes | None = None) -> bytes:
    """A workbook with each of its parts put through ``change``."""
    with zipfile.ZipFile(io.BytesIO(data or xlsx_bytes())) as archive:
        return zipped({name: change(name, archive.read(name)) for name in archive.namelist()})


FORMATS = {
    "list.csv": csv_bytes(),
    "bom.csv": csv_bytes(encoding="utf-8-sig"),
    "gb18030.csv": csv_bytes(encoding="gb18030"),
    "utf16.txt": csv_bytes(encoding="utf-16"),
    "list.tsv": csv_bytes(between="\t"),
    "semicolons.csv": csv_bytes(between=";"),
    "list.xlsx": xlsx_bytes(),
    "list.xls": xls_bytes(),
    "list.ods": ods_bytes(),
    "list.parquet": parquet_bytes(),
}
