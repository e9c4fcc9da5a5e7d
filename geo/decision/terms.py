"""One English name for one thing: the table of terms, and what our English says against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.csv_table import read
from geo.errors import DataError
from geo.vocabulary import Text

COLUMNS = ("term_zh", "term_en", "avoid_en", "note")


@dataclass(frozen=True)
class Term:
    """Ways to write a term in Chinese, the forms of its English name, and what not to say.

    The first English form is the name; the others are its plural or its adjective.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    avoid: tuple[str, ...]

    def avoided(self, english: str) -> Iterator[tuple[str, str]]:
        """Yield rule and value for other names of the term that ``english`` uses."""
        for other in self.avoid:
            if _says(english, other):
                yield f"{self.zh[0]} must be “{self.en[0]}” in English, not “{other}”", english


def load(folder: Path) -> tuple[Term, ...]:
    """Return the terms of ``folder/terms.csv``; DataError holds every broken rule."""
    terms: list[Term] = []
    problems: list[str] = []
    seen: set[str] = set()
    for row in read(folder / "terms.csv", COLUMNS):
        zh, en, avoid = row.list("term_zh"), row.list("term_en"), row.list("avoid_en")
        problems += [
            row.problem(f"{column} must be given", ";".join(zh))
            for column in ("term_zh", "term_en")
            if not row[column]
        ]
        problems += [row.problem("a term must stand once", term) for term in zh if term in seen]
        problems += [
            row.problem("a name must not be avoided by itself", other)
            for other in avoid
            if any(_says(form, other) for form in en)
        ]
        seen.update(zh)
        terms.append(Term(tuple(map(_plain, zh)), en, avoid))
    if problems:
        raise DataError(problems)
    return tuple(terms)


def title_problems(
    terms: Sequence[Term], where: str, titles: Iterable[tuple[int, Text]]
) -> Iterator[str]:
    """Yield what the titles of a file say against the terms; each comes with its row.

    Of terms within terms (乡村振兴 in 乡村振兴重点帮扶县) only the longest is asked for.
    """
    longest_first = sorted(
        ((zh, term) for term in terms for zh in term.zh), key=lambda pair: -len(pair[0])
    )
    for number, title in titles:
        yield from prose_problems(terms, where, [(number, title.en)])
        rest = _plain(title.zh)
        for zh, term in longest_first:
            if zh in rest and not any(_says(title.en, en) for en in term.en):
                rule = f"{zh} must be “{term.en[0]}” in English"
                yield f"{where}:{number}: {rule} ({title.en})"
            rest = rest.replace(zh, "·")


def prose_problems(
    terms: Sequence[Term], where: str, texts: Iterable[tuple[int, str]]
) -> Iterator[str]:
    """Yield the avoided names in English prose of ours; each text comes with its row."""
    for number, english in texts:
        for term in terms:
            for rule, value in term.avoided(english):
                yield f"{where}:{number}: {rule} ({value})"


def _says(english: str, words: str) -> bool:
    """Whether ``words`` stand in ``english`` as whole words, whatever the case."""
    return _whole(words).search(english) is not None


@cache
def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])", re.IGNORECASE)


def _plain(zh: str) -> str:
    """``zh`` without quotation marks: “四库” and 四库 are one."""
    return re.sub("[“”]", "", zh)
