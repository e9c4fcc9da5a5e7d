"""Rows of CSV and its kin, read as spreadsheets read them: what is broken costs its own row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from geo.batch.reading.encoding import TextLine
from geo.batch.reading.headers import is_heading, level
from geo.batch.reading.sheet import Line, Mark
from geo.vocabulary import Text

_LOOKED_AT = 100  # lines that the delimiter is told from
_COMMON = ",\t;|"
_RARE = "，；"  # what they separate is mostly within a cell
_MOST_LINES = 200  # of one cell
_MOST_ABOVE = 10  # lines with the delimiter that may stand above the header
_ANY = re.compile(rf"[{_COMMON}{_RARE}]")
_SPACED = re.compile(r"[ \u3000]{2,}")  # what is set in columns for the eye
_SEP = re.compile(r'\s*"?sep=([^"])"?\s*', re.I)
_QUOTED = re.compile(r'"[^"]{0,2000}"')
_CARRIAGE_RETURN = re.compile("_x000[Dd]_")
_OPEN = Mark(Text("引号没有收尾，按字面读", "a quotation mark is never closed: read as it stands"))


def delimited(lines: Iterator[TextLine]) -> tuple[str, Iterator[Line]]:
    """Return the delimiter, ``""`` where there is none, and the rows below a ``sep=`` line."""
    first = list(islice(lines, _LOOKED_AT))
    plain = [text.strip() for text, _ in first if text.strip()]
    if plain and all(map(_SPACED.search, plain)) and not any(map(_ANY.search, plain)):
        first = [_tabbed(line) for line in first]
        lines = map(_tabbed, lines)
    told = _SEP.fullmatch(first[0][0]) if first else None
    if told:
        return told[1], _rows(chain(first[1:], lines), told[1])
    delimiter = _delimiter([text for text, _ in first])
    return delimiter, _rows(chain(first, lines), delimiter)


def _tabbed(line: TextLine) -> TextLine:
    return _SPACED.sub("\t", line[0].strip()) + "\n", line[1]


def _delimiter(lines: list[str]) -> str:
    """The delimiter that most lines have equally often, ``""`` where none is one."""
    whole = _QUOTED.sub('""', "".join(lines))
    plain = [line for line in whole.splitlines() if line.strip()]
    if not plain or (_is_heading_alone(plain[0]) and not any(map(_is_header, plain[1:6]))):
        return ""  # what is below it is within cells
    scores = {}
    for delimiter in _COMMON + _RARE:
        inner = _table_of(plain, delimiter)
        counts = Counter(line.count(delimiter) for line in inner)
        lacking = counts.pop(0, 0) / len(inner)
        if not counts or lacking > (0.5 if delimiter in _COMMON else 0.1):
            continue
        times, lines_so = counts.most_common(1)[0]
        is_above = delimiter in plain[0]
        scores[delimiter] = (delimiter in _COMMON, is_above, lines_so / len(inner), times)
    return max(scores, key=lambda key: scores[key], default="")


def _table_of(lines: list[str], delimiter: str) -> list[str]:
    """``lines`` from a header with ``delimiter`` to the last line that has it; all without one."""
    has = [at for at, line in enumerate(lines) if delimiter in line]
    first = next((at for at in has[:_MOST_ABOVE] if _is_header(lines[at])), None)
    return lines if first is None else lines[first : has[-1] + 1]


def _is_heading_alone(line: str) -> bool:
    return level(line.strip()) is not None and not _ANY.search(line)


def _is_header(line: str) -> bool:
    """Whether the first of several cells is a usual heading: what is above it is a title."""
    cells = _ANY.split(line)
    return len(cells) > 1 and is_heading(cells[0].strip())


def _rows(lines: Iterator[TextLine], delimiter: str) -> Iterator[Line]:
    """The rows that have something, and the last; a cell may go over several lines."""
    grammar = _Grammar(delimiter)
    waiting: list[TextLine] = []
    number = said = 0
    while True:
        taken = waiting.pop() if waiting else next(lines, None)
        if taken is None:
            if number > said:
                yield Line(number, [""])
            return
        text, mark = taken
        number += 1
        body = text.rstrip("\r\n")
        if '"' in body and not grammar.is_whole(body):
            more, others = _rest_of_cell(text, waiting, lines, grammar)
            waiting = others
            if more is None:
                mark, cells = _OPEN, _split(body.replace('"', "", 1), delimiter)
            else:
                cells = grammar.cells(more.rstrip("\r\n"))
        elif '"' in body:
            cells = grammar.cells(body)
        else:
            cells = _split(body, delimiter)
        if "".join(cells).strip():
            yield Line(number, list(map(_clean, cells)) if "_x000" in text else cells, mark)
            said = number


def _rest_of_cell(
    text: str, waiting: list[TextLine], lines: Iterator[TextLine], grammar: _Grammar
) -> tuple[str | None, list[TextLine]]:
    """Return the row that ``text`` begins, None if it never ends, and the lines not used.

    The lines not used are in reverse: the next one is the last.
    """
    used: list[TextLine] = []
    row = text
    while grammar.is_open(row) and len(used) < _MOST_LINES:
        line = waiting.pop() if waiting else next(lines, None)
        if line is None:
            break
        used.append(line)
        row += line[0]
        if '"' in line[0] and grammar.is_strictly_whole(row.rstrip("\r\n")):
            return row, waiting
        if '"' not in line[0]:
            continue
    return None, waiting + used[::-1]


class _Grammar:
    """What a row with quotation marks may look like; nothing here looks back twice."""

    def __init__(self, delimiter: str) -> None:
        d = re.escape(delimiter)
        quoted = r'[ ]*+"(?:[^"]++|"")*+"'
        plain = rf'[^"{d}][^{d}]*+' if d else r'[^"].*+'
        rest = rf"[^{d}]*+" if d else ".*+"
        lenient = rf"(?:{quoted}{rest}|{plain}|)"
        strict = rf"(?:{quoted}[ ]*+|{plain}|)"
        between = d or "(?!)"
        self._whole = re.compile(rf"{lenient}(?:{between}{lenient})*+", re.S)
        self._strict = re.compile(rf"{strict}(?:{between}{strict})*+", re.S)
        self._open = re.compile(rf'(?:{strict}{between})*+[ ]*+"(?:[^"]++|"")*+', re.S)
        self._cell = re.compile(rf"({lenient})(?:{between}|$)", re.S)
        self._quoted = re.compile(rf"({quoted})({rest})", re.S)

    def is_whole(self, row: str) -> bool:
        """Whether every quotation mark is closed; text may follow one, as in ``"a"b``."""
        return self._whole.fullmatch(row) is not None

    def is_strictly_whole(self, row: str) -> bool:
        return self._strict.fullmatch(row) is not None

    def is_open(self, row: str) -> bool:
        """Whether the last cell's quotation mark is still to be closed."""
        return self._open.fullmatch(row) is not None

    def cells(self, row: str) -> list[str]:
        """The cells of a whole row."""
        found: list[str] = []
        at = 0
        while True:
            match = self._cell.match(row, at)
            if match is None:  # cannot be, in a whole row
                return [*found, row[at:]]
            found.append(self._bare(match[1]))
            if match.end() == match.end(1):
                return found
            at = match.end()

    def _bare(self, cell: str) -> str:
        match = self._quoted.fullmatch(cell)
        if match is None:
            return cell
        return match[1].strip()[1:-1].replace('""', '"') + match[2]


def _split(body: str, delimiter: str) -> list[str]:
    return body.split(delimiter) if delimiter else [body]


def _clean(cell: str) -> str:
    # What a workbook's XML says for a line end, left over by some programs.
    return _CARRIAGE_RETURN.sub("", cell)
