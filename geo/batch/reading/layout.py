"""Where in a sheet the table is: what stands above it, its header of one row or two, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from geo.batch.reading.headers import is_heading
from geo.batch.reading.limits import JUDGED_COLUMNS
from geo.batch.reading.sheet import Line, Merged, Remarks
from geo.vocabulary import Text

LOOKED_AT = 200  # rows that the layout is told from
_MOST_ABOVE = 30  # rows that may stand above a table
_LONGEST_GROUP = 8  # characters
_LONG = 16  # characters of a text, on average
_TITLES = "表单录册况览计总年度库"  # what titles of lists end with
_FILLED = Text("合并单元格已补全", "filled from merged cells")

Knows = Callable[[str], bool]  # whether a text is the name of a place


@dataclass(frozen=True)
class Layout:
    """``columns`` have names, none twice; the table's first row is ``head[start]``."""

    columns: tuple[str, ...]
    header: tuple[Line, ...]
    above: tuple[Line, ...]
    start: int

    @property
    def said(self) -> Text | None:
        """What the reader should know of it, None for the plain case."""
        notes = []
        if self.above:
            numbers = [line.number for line in self.above]
            said = f"row {numbers[0]}"
            if len(numbers) > 1:
                said = f"rows {numbers[0]}–{numbers[-1]}"
            zh = said.split(" ")[1]
            notes.append(Text(f"第{zh}行在表头之上，未读", f"above the header, not read: {said}"))
        if not self.header:
            notes.append(Text("没有表头", "no header"))
        elif len(self.header) > 1:
            rows = "–".join(str(line.number) for line in self.header)
            notes.append(Text(f"表头有两行（第{rows}行）", f"a header of two rows ({rows})"))
        elif self.header[0].number > 1:
            row = self.header[0].number
            notes.append(Text(f"表头在第{row}行", f"header in row {row}"))
        if not notes:
            return None
        return Text("；".join(note.zh for note in notes), "; ".join(note.en for note in notes))


def find(head: Sequence[Line], merged: Sequence[Merged], knows: Knows) -> Layout | None:
    """Return the layout of the sheet that begins with the lines ``head``; None if it is blank."""
    while head and not head[-1].filled:
        head = head[:-1]
    if not head:
        return None
    judged = [line._replace(cells=line.cells[:JUDGED_COLUMNS]) for line in head]
    at = _header_at(judged, knows)
    has_header = not _is_data(judged, at, knows)
    count = 0
    if has_header:
        count = 2 if _has_two(judged, at, merged, knows) else 1
    while not has_header and at and _is_group(judged[at - 1], knows):
        at -= 1
    start = at + count
    width = _width(head[at:])
    header = tuple(head[at:start])
    names = _names(header, merged, width)
    return Layout(unique(names), header, tuple(head[:at]), start)


def _width(lines: Sequence[Line]) -> int:
    """As many columns as the header has, or as most of the rows have."""
    widths = sorted((_used(line) for line in lines[1:]), reverse=True)
    usual = widths[len(widths) // 2] if widths else 0
    return max(_used(lines[0]), usual, 1)


def _used(line: Line) -> int:
    """How many cells the line has up to its last that is filled."""
    return max((at for at, cell in enumerate(line.cells, 1) if cell.strip()), default=0)


def _header_at(head: Sequence[Line], knows: Knows) -> int:
    """The index of the first row that is as full as the table's rows are."""
    filled = sorted((line.filled for line in head), reverse=True)
    usual = filled[len(filled) // 4]
    enough = 1 if usual <= 1 else max(2, ceil(usual / 2))
    first = next(at for at, line in enumerate(head) if line.filled >= enough)
    if first > _MOST_ABOVE:
        return 0
    if first and head[first - 1].filled and all(map(is_heading, _cells(head[first - 1]))):
        return first - 1  # a header with a name above one column only
    if not _is_header(head[first]):
        for at in range(first + 1, min(first + 6, len(head) - 1)):
            if _is_below(head[at], head[first], knows):
                return first  # a row of its table; another may follow
            if head[at].filled < head[first].filled:
                continue
            sure = all(map(is_heading, _cells(head[at])))
            if sure or (_is_header(head[at]) and not _is_data(head, first, knows, below=at)):
                return at
    return first


def _is_below(line: Line, header: Line, knows: Knows) -> bool:
    """Whether a place stands in ``line`` under what is a heading of ``header``."""
    pairs = zip(line.cells, header.cells, strict=False)
    return any(is_heading(above) and knows(cell.strip()) for cell, above in pairs if above.strip())


def _is_group(line: Line, knows: Knows) -> bool:
    """Whether ``line`` is nothing but a short name of a place, and no title of a list."""
    cells = _cells(line)
    is_short = len(cells) == 1 and len(cells[0]) <= _LONGEST_GROUP and cells[0][-1] not in _TITLES
    return is_short and knows(cells[0])


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.cells if cell.strip()]


def _is_header(line: Line) -> bool:
    """Whether at least half of the cells are usual headings, and not only one of several."""
    cells = _cells(line)
    headings = sum(map(is_heading, cells))
    return 2 * headings >= len(cells) and headings >= min(2, len(cells))


def _is_data(head: Sequence[Line], at: int, knows: Knows, below: int = 0) -> bool:
    """Whether row ``at`` has under a column what the rows below have: a place, or figures."""
    line = head[at]
    if any(map(is_heading, _cells(line))):
        return False
    others = head[(below or at) + 1 : at + 30]
    if _are_texts([line, *others]):
        return True
    for column, cell in enumerate(line.cells):
        cells = [row.cells[column].strip() for row in others if column < len(row.cells)]
        cells = [text for text in cells if text]
        if not cell.strip() or (not cells and others):
            continue
        if knows(cell.strip()):
            share = sum(map(knows, cells)) / max(len(cells), 1)
            if share >= 0.5 or not cells:
                return True
        elif _is_degrees(cell) and all(map(_is_number, cells)):
            return True
    return False


def _are_texts(lines: Sequence[Line]) -> bool:
    """Whether these are texts, one a line, the first like the others: no header is so long."""
    texts = [_cells(line) for line in lines]
    lengths = [len(cells[0]) if len(cells) == 1 else 0 for cells in texts if cells]
    return (
        len(lengths) > 1
        and lengths[0] >= _LONG
        and min(lengths) > 0
        and (sum(lengths) >= _LONG * len(lengths))
    )


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _is_degrees(cell: str) -> bool:
    return "." in cell and _is_number(cell)


def _has_two(head: Sequence[Line], at: int, merged: Sequence[Merged], knows: Knows) -> bool:
    """Whether the row below the header is part of it: names under names that span columns."""
    if at + 1 >= len(head):
        return False
    upper, lower = head[at], head[at + 1]
    if lower.number != upper.number + 1:
        return False
    if any(area.top == upper.number and area.bottom == lower.number for area in merged):
        return not any(knows(cell) for cell in _cells(lower))
    width = max(len(upper.cells), len(lower.cells))
    pairs = [(_cell(upper, i), _cell(lower, i)) for i in range(width)]
    covers = any(not above and below for above, below in pairs)
    spans = any(a.top == a.bottom == upper.number and a.right > a.left for a in merged)
    used = _used(lower)
    complete = all(above or below or i >= used for i, (above, below) in enumerate(pairs))
    named = any(is_heading(below) for _, below in pairs)
    return covers and complete and (named or spans) and not any(map(knows, _cells(lower)))


def _cell(line: Line, at: int) -> str:
    return line.cells[at].strip() if at < len(line.cells) else ""


def _names(header: Sequence[Line], merged: Sequence[Merged], width: int) -> list[str]:
    if not header:
        return [""] * width
    if len(header) == 1:
        return [" ".join(_cell(header[0], at).split()) for at in range(width)]
    upper, lower = header
    names, above = [], ""
    tall = {
        column
        for area in merged
        if area.top <= upper.number and area.bottom >= lower.number
        for column in range(area.left, area.right + 1)
    }
    for at in range(width):
        own, below = _cell(upper, at), _cell(lower, at)
        if own:
            above = own
        parts = [own] if at + 1 in tall and own else [above if below or own else "", below]
        names.append(" ".join(" ".join(dict.fromkeys(filter(None, parts))).split()))
    return names


def unique(names: Sequence[str]) -> tuple[str, ...]:
    """Names for all columns, none twice: one without a name is called by its number."""
    found: dict[str, None] = {}
    again: dict[str, int] = {}
    for number, name in enumerate(names, start=1):
        base = found_name = name or f"column {number}"
        while found_name in found:
            again[base] = again.get(base, 1) + 1
            found_name = f"{base} {again[base]}"
        found[found_name] = None
    return tuple(found)


def filled(lines: Iterator[Line], merged: Sequence[Merged], remarks: Remarks) -> Iterator[Line]:
    """The lines with what stands in a merged range in each of its rows, in its first column."""
    return _filled(lines, merged, remarks) if merged else lines


def _filled(lines: Iterator[Line], merged: Sequence[Merged], remarks: Remarks) -> Iterator[Line]:
    coming = sorted((a for a in merged if a.bottom > a.top), key=lambda a: a.top, reverse=True)
    under_way: list[tuple[Merged, str]] = []
    for line in lines:
        under_way = [(area, text) for area, text in under_way if area.bottom >= line.number]
        cells = list(line.cells)
        for area, text in under_way:
            cells += [""] * (area.left - len(cells))
            cells[area.left - 1] = cells[area.left - 1] or text
        if under_way:
            remarks.add(_FILLED, line.number)
        while coming and coming[-1].top <= line.number:
            area = coming.pop()
            if area.top == line.number and (text := _cell(line, area.left - 1)):
                under_way.append((area, text))
        yield Line(line.number, cells, line.mark) if under_way else line
