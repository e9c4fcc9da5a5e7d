"""Former names and codes of Sichuan's divisions, and the divisions outside Sichuan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.csv_table import read
from geo.vocabulary import Text

FORMER_COLUMNS = (
    "name_zh",
    "code",
    "parent_zh",
    "since",
    "until",
    "successors",
    "change_zh",
    "change_en",
    "pinyin",
)
_SUFFIXES = ("特别行政区", "自治州", "自治县", "自治旗", "地区", "林区", *"省市区县盟旗")


@dataclass(frozen=True)
class Former:
    """A former name or code, or a former parent of a division.

    ``since`` and ``until`` are the first and the last edition of GB/T 2260 (yyyymm) that
    has it. ``successors`` are adcodes or prefecture ids; none where no single division
    follows. ``code`` has six digits.
    """

    name: str
    code: str
    parent: str
    since: str
    until: str
    successors: tuple[str, ...]
    change: Text
    pinyin: str

    @property
    def account(self) -> Text:
        """The name, where it stood, the editions that have it, and what became of it."""
        editions = f"GB/T 2260 {self.since[:4]}–{self.until[:4]}"
        return Text(
            f"{self.parent}{self.name}（{editions}）：{self.change.zh}",
            f"{self.name}, {self.parent} ({editions}): {self.change.en}",
        )


def formers(folder: Path) -> tuple[Former, ...]:
    """Return the rows of ``former_names.csv``; DataError holds its ragged rows."""
    return tuple(
        Former(
            row["name_zh"],
            row["code"],
            row["parent_zh"],
            row["since"],
            row["until"],
            row.list("successors"),
            Text(row["change_zh"], row["change_en"]),
            row["pinyin"],
        )
        for row in read(folder / "former_names.csv", FORMER_COLUMNS)
    )


@dataclass(frozen=True)
class Outside:
    """China's divisions outside Sichuan: code of six digits → official name."""

    names: Mapping[str, str]

    def full_name(self, code: str) -> str:
        """The name with those of the divisions above it: 重庆市渝中区."""
        above = (f"{code[:2]}0000", f"{code[:4]}00", code)
        return "".join(dict.fromkeys(self.names[c] for c in above if c in self.names))


def outside(folder: Path) -> Outside:
    """Return the divisions of ``outside.csv``; DataError holds its ragged rows."""
    rows = read(folder / "outside.csv", ("code", "name_zh"))
    return Outside({row["code"]: row["name_zh"] for row in rows})


def stem(name: str) -> str:
    """Return an official name without what sort of division it is; one character is no stem."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) > 1:
            return name.removesuffix(suffix)
    return name
