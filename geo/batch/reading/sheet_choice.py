"""Which sheets of a workbook are read: those asked for, or the one with places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from geo.batch.reading.layout import LOOKED_AT, Layout, find
from geo.batch.reading.limits import MOST_SHEETS
from geo.batch.reading.sheet import Line, Sheet
from geo.errors import DataError
from geo.vocabulary import Text

_SAMPLED = 30  # rows of a sheet in which places are looked for
_COLUMNS = 20

Knows = Callable[[str], bool]


def choose_sheets(
    sheets: Sequence[Sheet], name: str, wanted: Sequence[str], knows: Knows
) -> tuple[dict[int, Layout], Text]:
    """Return the layouts of the sheets to be read, by index, and how they came to be chosen.

    Without ``wanted`` it is the visible sheet with the most places, and those after it that
    have places under the same columns. DataError for a sheet that is not there or is blank,
    and for several with different columns.
    """
    if len(sheets) > MOST_SHEETS:
        raise DataError([f"{name}:1: must have no more than {MOST_SHEETS} sheets"])
    if wanted:
        found = list(dict.fromkeys(_index(sheets, name, one) for one in wanted))
        layouts = {at: _layout(sheets[at], name, knows) for at in found}
        first = layouts[found[0]].columns
        for at, layout in layouts.items():
            if layout.columns != first:
                columns = ", ".join(first)
                problem = f"must have the columns of sheet “{sheets[found[0]].name}” ({columns})"
                raise DataError([f"{name}: sheet “{sheets[at].name}”: {problem}"])
        return layouts, _said(sheets, found)
    return _proposed(sheets, name, knows)


def _proposed(sheets: Sequence[Sheet], name: str, knows: Knows) -> tuple[dict[int, Layout], Text]:
    layouts: dict[int, Layout] = {}
    places: dict[int, int] = {}
    for at, sheet in enumerate(sheets):
        head = list(sheet.lines(LOOKED_AT))
        layout = find(head, sheet.merged, knows)
        if layout and not sheet.is_hidden and (rows := head[layout.start :]):
            layouts[at], places[at] = layout, _places(rows, knows)
    if not layouts:
        hidden = [f"“{sheet.name}”" for sheet in sheets if sheet.is_hidden]
        why = f"rows only in hidden sheets: {', '.join(hidden)}" if hidden else "empty"
        raise DataError([f"{name}:1: must have a header and rows ({why})"])
    together = Counter[tuple[str, ...]]()  # places of sheets with the same columns
    for at, layout in layouts.items():
        together[layout.columns] += places[at]

    def rank(at: int) -> tuple[float, int]:
        # A cover names a place too: what has a header counts twice.
        weight = 2 if layouts[at].header else 1
        return weight * together[layouts[at].columns] if places[at] else 0, -at

    best = max(layouts, key=rank)
    alike = [
        at
        for at, layout in layouts.items()
        if layout.columns == layouts[best].columns and bool(places[at]) == bool(places[best])
    ]
    found = alike if layouts[best].header and places[best] else [best]
    return {at: layouts[at] for at in found}, _said(sheets, found)


def _places(rows: Sequence[Line], knows: Knows) -> int:
    """In how many of the first rows there is a place."""
    return sum(
        any(knows(cell) for cell in row.cells[:_COLUMNS] if cell.strip()) for row in rows[:_SAMPLED]
    )


def _layout(sheet: Sheet, name: str, knows: Knows) -> Layout:
    layout = find(list(sheet.lines(LOOKED_AT)), sheet.merged, knows)
    if layout is None:
        raise DataError([f"{name}: sheet “{sheet.name}” must have a header and rows (empty)"])
    return layout


def _index(sheets: Sequence[Sheet], name: str, wanted: str) -> int:
    """The sheet called ``wanted``, or else the one of this number from 1."""
    for at, sheet in enumerate(sheets):
        if sheet.name.strip() == wanted.strip():
            return at
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 4 and 0 < int(wanted) <= len(sheets):
        return int(wanted) - 1
    known = ", ".join(sheet.name for sheet in sheets)
    raise DataError([f"{name}:1: there is no sheet “{wanted[:80]}” (there are: {known})"])


def _said(sheets: Sequence[Sheet], found: Sequence[int]) -> Text:
    """Which sheets are read, which are not, and which are hidden."""
    names = _named(sheets, found)
    zh, en = f"工作表{names.zh}", f"{'sheet' if len(found) == 1 else 'sheets'} {names.en}"
    others = [at for at in range(len(sheets)) if at not in found]
    for hidden, chinese, english in ((False, "未读", "not read"), (True, "隐藏未读", "hidden")):
        if left := [at for at in others if sheets[at].is_hidden == hidden]:
            names = _named(sheets, left)
            zh, en = f"{zh}，{chinese}：{names.zh}", f"{en}, {english}: {names.en}"
    return Text(zh, en)


def _named(sheets: Sequence[Sheet], which: Sequence[int]) -> Text:
    names = [f"“{sheets[at].name}”" for at in which]
    return Text("、".join(names), ", ".join(names))
