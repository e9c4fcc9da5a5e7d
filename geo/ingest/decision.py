"""The Decision as it was received, put right: Simplified, punctuated, in its structure.

Nothing is rewritten by hand here: each step is a rule, and what no rule can mend
stands in ``data/sources/errata.csv``.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from geo.decision.document import Clause, Document

# A vowel with a tone mark, or a plain syllable as in (huan): only Latin letters.
_PINYIN = re.compile(r"\([a-zàáèéìíòóùúāēěīōūǎǐǒǔǖǘǚǜü]+\)")
_TO_FULL_WIDTH = str.maketrans({",": "，", ";": "；", "(": "（", ")": "）"})
# A bracketed numeral opens a section, a bare one a part.
_PART = re.compile(r"(?<=。)(?=[一二三四五六]、)|(?<=\n)(?=[一二三四五六]、)")
_PART_TITLE = re.compile(r"[一二三四五六]、")
_SECTION = re.compile(r"(?<=。)(?=（[一二三]）)|(?<=\n)(?=（[一二三]）)")
_SECTION_TITLE = re.compile(r"（[一二三]）[^。]+。")
_SENTENCE = re.compile(r"[^。！？]+[。！？]+[”’）]*")


def normalise(raw: str, errata: list[tuple[str, str]]) -> str:
    """Return the text of ``raw`` in Simplified Chinese without the conversion's noise.

    ``errata`` are pairs (damaged, corrected) as they stand in the raw text once its
    pinyin is gone. Raises ValueError when one of them is not there exactly once.
    """
    from opencc import OpenCC  # a build-time extra: no user of the map needs it

    text = _PINYIN.sub("", raw)
    for damaged, corrected in errata:
        if text.count(damaged) != 1:
            raise ValueError(f"erratum stands {text.count(damaged)} times in the text ({damaged})")
        text = text.replace(damaged, corrected)
    text = OpenCC("t2s").convert(text)
    # The source's own conversion wrote 著 for 着; 著名 is the one word that keeps it.
    text = re.sub(r"著(?!名)", "着", text)
    return text.translate(_TO_FULL_WIDTH)


def structure(text: str, openings: list[str]) -> Document:
    """Return the Document: parts, sections, paragraphs and sentences of ``text``.

    ``openings`` are the first words of the paragraphs whose line break was lost and
    that no mark announces. Raises ValueError when one of them opens no sentence.
    """
    lines = _Lines()
    for part_number, part in enumerate((p for p in _PART.split(text) if p.strip()), start=1):
        title, body = part.split("\n", 1)
        if not _PART_TITLE.match(title):
            raise ValueError(f"a part does not begin with its numeral ({title[:20]})")
        lines.add([(f"{part_number}", title)])
        for number, section in enumerate(s for s in _SECTION.split(body) if s.strip()):
            prefix = f"{part_number}"
            head = _SECTION_TITLE.match(section)
            if head:
                prefix = f"{part_number}.{number + 1}"
                lines.add([(prefix, head.group())])
                section = section[head.end() :]
            for p, sentences in enumerate(_paragraphs(section, openings), start=1):
                lines.add([(f"{prefix}.{p}.{s}", t) for s, t in enumerate(sentences, start=1)])
    document = lines.document()
    unused = set(openings) - {_opening(clause.text, openings) for clause in document.clauses}
    if unused:
        raise ValueError(f"no sentence opens with ({'; '.join(sorted(unused))})")
    return document


class _Lines:
    """The lines of the text as they are written, and where each clause begins and ends."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._clauses: list[Clause] = []
        self._offset = 0

    def add(self, pieces: list[tuple[str, str]]) -> None:
        """Write a line of ``pieces``, pairs of a clause's id and its text."""
        for clause_id, piece in pieces:
            end = self._offset + len(piece)
            self._clauses.append(Clause(clause_id, self._offset, end, piece))
            self._offset = end
        self._lines.append("".join(piece for _, piece in pieces))
        self._offset += 1  # the line's end

    def document(self) -> Document:
        return Document("\n".join(self._lines) + "\n", tuple(self._clauses))


def _paragraphs(section: str, openings: list[str]) -> list[list[str]]:
    """The sentences of each paragraph of a section, its title taken off."""
    paragraphs: list[list[str]] = []
    for sentence in _SENTENCE.findall(section.replace("\n", "")):
        if not paragraphs or _opening(sentence, openings) or sentence.startswith("——"):
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return paragraphs


def _opening(sentence: str, openings: list[str]) -> str | None:
    return next((opening for opening in openings if sentence.startswith(opening)), None)


def read_sources(folder: Path) -> Document:
    """Return the Document built from ``decision_raw.txt`` and its two tables in ``folder``."""
    raw = (folder / "decision_raw.txt").read_text(encoding="utf-8")
    with (folder / "errata.csv").open(encoding="utf-8", newline="") as file:
        errata = [(row["damaged"], row["corrected"]) for row in csv.DictReader(file)]
    openings = (folder / "paragraphs.txt").read_text(encoding="utf-8").split("\n")
    return structure(normalise(raw, errata), [o for o in openings if o])
