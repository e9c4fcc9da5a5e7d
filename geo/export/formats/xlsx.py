"""XLSX: a sheet with the rows, one about them, one about the columns."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

from geo.export.formats import Format
from geo.export.formats.csv import inner_points
from geo.export.schema import Type
from geo.export.tables import Export
from geo.media_types import XLSX
from geo.vocabulary import Text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

CELL = 32_767  # characters that Excel keeps in a cell
_WIDTHS = {"quote": 60, "title_zh": 36, "title_en": 44, "source": 44}


def write(export: Export) -> bytes:
    """Return the workbook. Texts are stored as texts, so none is ever run as a formula."""
    import xlsxwriter  # only this format needs it

    out = io.BytesIO()
    # In memory, and no string becomes a formula, a link or a number by its looks.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties(
            {
                "title": export.about["title_zh"],
                "subject": export.about["title_en"],
                "comments": export.credit,
                "created": datetime.fromisoformat(export.day),
            }
        )
        bold = book.add_format({"bold": True})
        _rows(export, book.add_worksheet("data"), bold)
        about = book.add_worksheet("about")
        about.set_column(0, 0, 18, bold)
        about.set_column(1, 1, 100)
        for row, (name, value) in enumerate(export.about.items()):
            _text(about, row, 0, name)
            _text(about, row, 1, value)
        columns = book.add_worksheet("columns")
        columns.set_column(0, 2, 32)
        for row, field in enumerate(export.fields):
            for column, value in enumerate((field.name, field.title.zh, field.title.en)):
                _text(columns, row, column, value)
    return out.getvalue()


def _rows(export: Export, sheet: Worksheet, bold: object) -> None:
    names = [field.name for field in export.fields]
    # A number in every row: GDAL knows a header by the row below it not being all text.
    for column, name in enumerate([*names, "lon", "lat", "row"]):
        sheet.write_string(0, column, name, bold)
        sheet.set_column(column, column, _WIDTHS.get(name, 16))
    sheet.freeze_panes(1, 1)
    if export.rows:
        sheet.autofilter(0, 0, len(export.rows), len(names) + 2)
    lon, lat = inner_points(export)
    for row, values in enumerate(export.rows, start=1):
        for column, field in enumerate(export.fields):
            value = values[field.name]
            if value is not None and field.type in (Type.INTEGER, Type.NUMBER):
                sheet.write_number(row, column, value)
            elif value is not None:
                _text(sheet, row, column, value)
        for column, number in enumerate((lon[row - 1], lat[row - 1], row), start=len(names)):
            if number is not None:
                sheet.write_number(row, column, number)


def _text(sheet: Worksheet, row: int, column: int, text: str) -> None:
    sheet.write_string(row, column, text if len(text) <= CELL else f"{text[: CELL - 1]}…")


FORMAT = Format(
    ext="xlsx",
    order=3,
    media_type=XLSX,
    title=Text("Excel 工作簿", "Excel"),
    note=Text("表格软件；附经纬度，不含边界", "For spreadsheets; lon and lat, no borders"),
    write=write,
    precompressed=True,
)
