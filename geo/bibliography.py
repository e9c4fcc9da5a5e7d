"""Sources in English: our translations of titles, and the English names of outlets."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.citation import Citation
from geo.csv_table import read

_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Bibliography:
    """English by Chinese: ``titles`` are our translations, ``outlets`` are names."""

    titles: Mapping[str, str]
    outlets: Mapping[str, str]

    def english(self, sources: Iterable[Citation]) -> str:
        """Return the sources in one line, as English has them: outlet, title, date."""
        return "; ".join(map(self._one, sources))

    def _one(self, source: Citation) -> str:
        outlet = self.outlets.get(source.outlet, source.outlet)
        title = self.titles.get(source.title, source.title)
        if title and source.title.startswith(source.outlet):  # 国务院 of 国务院关于…
            outlet = ""
        return ", ".join(part for part in (outlet, title and f"“{title}”", source.date) if part)


def load(folder: Path) -> Bibliography:
    """Return what ``source_titles.csv`` and ``outlets.csv`` in ``folder`` say."""
    return Bibliography(
        {row["title_zh"]: row["title_en"] for row in read(folder / "source_titles.csv", TITLES)},
        {row["name_zh"]: row["name_en"] for row in read(folder / "outlets.csv", OUTLETS)},
    )


TITLES = ("title_zh", "title_en")
OUTLETS = ("name_zh", "name_en")


def problems(folder: Path, sources: Collection[Citation]) -> Iterator[str]:
    """Yield what is wrong: each Chinese title and outlet of ``sources`` stands once, translated."""
    for file, columns, used in (
        ("source_titles.csv", TITLES, {source.title for source in sources}),
        ("outlets.csv", OUTLETS, {source.outlet for source in sources}),
    ):
        zh, en = columns
        known: set[str] = set()
        for row in read(folder / file, columns):
            if row[zh] in known:
                yield row.problem(f"{zh} must be unique", row[zh])
            if row[zh] not in used:
                yield row.problem(f"{zh} must be that of a source", row[zh])
            if not row[en] or _HAN.search(row[en]):
                yield row.problem(f"{en} must be given in English", row[zh])
            known.add(row[zh])
        for text in sorted(text for text in used - known if _HAN.search(text)):
            yield f"{file}:1: every source must have its English ({text})"
