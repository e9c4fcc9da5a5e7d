"""Small lists in every format, for the tests of lists."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pyarrow as pa
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


FORMATS = {
    "list.csv": csv_bytes(),
    "bom.csv": csv_bytes(encoding="utf-8-sig"),
    "gb18030.csv": csv_bytes(encoding="gb18030"),
    "utf16.txt": csv_bytes(encoding="utf-16"),
    "list.tsv": csv_bytes(between="\t"),
    "semicolons.csv": csv_bytes(between=";"),
    "list.xlsx": xlsx_bytes(),
    "list.parquet": parquet_bytes(),
}
