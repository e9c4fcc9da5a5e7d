"""Lists that are broken, hostile, or bombs: each gets an answer or a reason, in little time."""

from __future__ import annotations

import asyncio
import csv
import io
import random
import zipfile
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench.torture.client import Figures, ask, message, reading
from geo.paths import ROOT

_AT_ONCE = 2  # as many as the server reads
_FORMATS = ("json", "ndjson", "preview", "csv", "geojson", "gpkg", "parquet")


def bombs() -> dict[str, Callable[[], bytes]]:
    """Return what makes each list that takes little to send and much to read, by name."""
    return {
        "equal.csv": lambda: b"," .join([b"name"] * 10_000) + b"\n" + b"a," * 9_999 + b"a\n",
        "wide.csv": lambda: b"a," * 23_000 + b"a\n" + b"1\n" * 4,
        "names.csv": lambda: b"\n".join(
            b",".join(b"%s%d" % (name, n) for n in range(16_000)) for name in (b"a", b"b")
        ),
        "signs.csv": lambda: ("地点\n" + "至".join(["双流", "昭觉"] * 80) + "至\n").encode() * 999,
        "sheets.xlsx": lambda: _sheet("", sheets=5_000),
        "rows-empty.xlsx": _empty_rows,
        "lines.csv": lambda: b"name\n" + b"\n" * 5_000_000 + b"x\n",
        "commas.csv": lambda: b"a,b\n" + b"," * 15_000_000,
        "quotes.csv": lambda: b"a,b\n" + b'"' * 10_000_001,
        "open-quotes.csv": lambda: b"a\n" + b'"x\n' * 1_000_000,
        "gap.xlsx": lambda: _sheet('<row r="1"><c r="A1"><v>1</v></c></row>'
                                   '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "gap-far.xlsx": lambda: _sheet('<row r="1"><c r="A1"><v>1</v></c></row>'
                                       '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>'),
        "merged.xlsx": lambda: _sheet('<row r="1"><c r="A1"><v>1</v></c></row>',
                                      '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "cell.parquet": lambda: _parquet(pa.table({"地点": ["a" * 200_000_000]})),
        "rows.parquet": lambda: _parquet(pa.table({"地点": pa.repeat("双流区", 10_000_000)})),
        "columns.parquet": lambda: _parquet(pa.table({f"c{n}": [n] for n in range(20_000)})),
        "lists.parquet": lambda: _parquet(pa.table({"a": [[[[["x"] * 1_000_000]]]]})),
        "same.csv": lambda: "地点\n".encode() + "双流区\n".encode() * 1_000_000,
        "long-cell.csv": lambda: "地点\n".encode() + "双流区、".encode() * 1_500_000,
        "deep.html": lambda: b"<table>" * 200_000 + b"<tr><td>x",
        "span.html": lambda: b"<table><tr><th>a<tr><td colspan=100000 rowspan=65534>x" * 99,
        "open-marks.html": lambda: b"<table>" + b"<a " * 5_000,
        "open-mark.html": lambda: b"<table><tr><td " + b"a\n" * 200_000,
        "rows.html": lambda: b"<table>" + b"<tr><td>" * 300_000,
        "no-row.html": lambda: b"<table><td>x<td>y",
        "held.html": lambda: b"<table>" + b"<tr><td rowspan=9999>x" * 16_000,
        "digits.html": lambda: b"<table><tr><td>&#" + b"9" * 5_000 + b";",
        "wide.json": lambda: (
            b"[{" + b",".join(b'"%d":1' % n for n in range(16_000)) + b"}" + b",{}" * 90_000 + b"]"
        ),
        "half.json": lambda: b'[{"\\ud800":"\\ud800"}]',
        "zip.xlsx": lambda: _zipped({"xl/workbook.xml": b"\0" * 350_000_000}),
        "nul.csv": lambda: b"\0" * 15_000_000,
        "utf16.csv": lambda: b"\xff\xfe" + b"a\0,\0" * 3_000_000,
    }  # fmt: skip


def mutated(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield ``count`` lists with some bytes other than they were, the same for the same seed."""
    chance = random.Random(seed)
    whole = {**_lists()}
    for number in range(count):
        name = chance.choice(sorted(whole))
        body = bytearray(whole[name])
        for _ in range(chance.choice((1, 1, 3, 20))):
            _spoil(body, chance)
        yield f"{number}-{name}", bytes(body)


async def send(port: int, count: int, seed: int = 1, *, all_bombs: bool = True) -> Figures:
    """Send ``count`` mutated lists and, with ``all_bombs``, every bomb, two at a time."""
    figures = Figures()
    chance = random.Random(seed)

    # Made before: while this process makes one, it hears no answer.
    hostile = [(name, make()) for name, make in bombs().items() if all_bombs]
    waiting = iter([*hostile, *mutated(count, seed)])

    async def client() -> None:
        for name, body in waiting:
            target = f"/geocode?name={name}&format={chance.choice(_FORMATS)}"
            await ask(port, message("POST", target, body=body), figures, f"upload {name}")

    async with reading(port, figures):
        await asyncio.gather(*(client() for _ in range(_AT_ONCE)))
    return figures


def _spoil(body: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(body) or 1)
    match chance.randrange(5):
        case 0:
            body[at : at + 1] = chance.randbytes(1)
        case 1:
            del body[at : at + chance.randrange(1, 200)]
        case 2:
            body[at:at] = chance.randbytes(chance.randrange(1, 50))
        case 3:
            body[at:at] = body[at : at + chance.randrange(1, 500)]
        case _:
            del body[at:]


def _lists() -> dict[str, bytes]:
    """A good list in each form that is read."""
    with (ROOT / "data" / "sample_list.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    frame = pd.DataFrame(rows, columns=header)
    text = frame.to_csv(index=False)
    book, parquet = io.BytesIO(), io.BytesIO()
    frame.to_excel(book, index=False)
    frame.to_parquet(parquet)
    return {
        "a.csv": text.encode(),
        "gb.csv": text.encode("gb18030"),
        "16.csv": text.encode("utf-16"),
        "a.tsv": frame.to_csv(index=False, sep="\t").encode(),
        "a.xlsx": book.getvalue(),
        "a.parquet": parquet.getvalue(),
        "a.html": frame.to_html().encode(),
    }


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


def _empty_rows() -> bytes:
    return _sheet("".join(f'<row r="{n}"/>' for n in np.arange(1, 700_001)))


def _sheet(rows: str, after: str = "", sheets: int = 1) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    listed = "".join(f'<sheet name="a{n}" sheetId="{n}" r:id="b"/>' for n in range(1, sheets + 1))
    return _zipped({
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/><Override PartName='
        f'"/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>'.encode(),
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="a" Type='
        f'"{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>'.encode(),
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}'
        f"</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="b" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>".encode(),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
        f"{after}</worksheet>".encode(),
    })  # fmt: skip


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()
