"""What is known of a list: members with a source of their own, and how many there are in all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from geo import citation
from geo.citation import Citation
from geo.csv_table import Row, read
from geo.vocabulary import Confidence, Text

COLUMNS = (
    "place",
    "member",
    "since",
    "confidence",
    "source_title",
    "outlet",
    "source_date",
    "page",
)
UNKNOWN = "?"

# What a list counts, with the words for one and for several.
UNITS = {
    "county": (Text("个县（市、区）", "county"), "counties"),
    "city": (Text("个市", "city"), "cities"),
    "zone": (Text("个园区", "zone"), "zones"),
    "cluster": (Text("个集群", "cluster"), "clusters"),
    "river": (Text("条江河", "river"), "rivers"),
    "reserve": (Text("个保护区", "reserve"), "reserves"),
    "centre": (Text("个中心", "centre"), "centres"),
}


@dataclass(frozen=True)
class Member:
    """A member of a list with a source of its own; ``since`` is the year it joined, if known."""

    since: str
    confidence: Confidence
    source: Citation


@dataclass(frozen=True)
class SetSize:
    """How much of a list is known: ``known`` of ``size`` units; ``size`` is None if unknown."""

    unit: str
    known: int
    size: int | None

    @property
    def is_complete(self) -> bool:
        return self.known == self.size

    def said(self, uncertain: int = 0) -> Text:
        """Return it in words; ``uncertain`` is how many of the known members are uncertain."""
        one, several = UNITS[self.unit]
        many = several if (self.size or self.known) != 1 else one.en
        if self.is_complete:
            text = Text(f"全部{self.size}{one.zh}", f"All {self.size} {many}")
        elif self.size is None:
            known_en = f"{self.known} {many} known" if self.known else f"no {several} known"
            text = Text(
                f"不完整：已知{self.known}{one.zh}，总数未知",
                f"Incomplete: {known_en}, the total is not",
            )
        else:
            text = Text(
                f"不完整：{self.size}{one.zh}中已知{self.known}个",
                f"Incomplete: {self.known} of {self.size} {many} known",
            )
        if not uncertain:
            return text
        unsure = Text(f"，其中{uncertain}个待核", f", {uncertain} of them uncertain")
        return Text(text.zh + unsure.zh, text.en + unsure.en)


def read_members(folder: Path) -> dict[str, list[tuple[Row, Member | None]]]:
    """Return the rows of ``members.csv`` by place id, each with its Member if it is sound."""
    found: dict[str, list[tuple[Row, Member | None]]] = {}
    for row in read(folder / "members.csv", COLUMNS):
        known = row["confidence"] in set(Confidence)
        member = Member(row["since"], Confidence(row["confidence"]), cited(row)) if known else None
        found.setdefault(row["place"], []).append((row, member))
    return found


def cited(row: Row) -> Citation:
    """Return the Citation of the columns ``source_title``, ``outlet`` and ``source_date``."""
    return Citation(row["source_title"], row["outlet"], row["source_date"])


def row_problems(row: Row) -> Iterator[str]:
    """Yield the rules that a row of ``members.csv`` breaks by itself."""
    if row["confidence"] not in set(Confidence):
        yield row.problem("confidence must be known", row["confidence"])
    if row["since"] and not (row["since"].isdigit() and len(row["since"]) == 4):
        yield row.problem("since must be a year", row["since"])
    for rule, value in citation.broken_rules(row["confidence"], [cited(row)]):
        yield row.problem(rule, value)


def size_of(row: Row, members: tuple[str, ...]) -> tuple[SetSize | None, list[str]]:
    """Return how much of the list is known by the columns ``set_…``, and the rules they break.

    ``members`` are ids: of a list of counties they are the known ones, but for prefectures.
    """
    unit, known, size = row["set_unit"], row["set_known"], row["set_size"]
    if not unit and not known and not size:
        return None, []
    if unit not in UNITS:
        return None, [row.problem("set_unit must be known", unit)]
    if not known.isdigit() or not (size.isdigit() or size == UNKNOWN):
        rule = "set_known must be a number, set_size a number or ?"
        return None, [row.problem(rule, f"{known}, {size}")]
    found = SetSize(unit, int(known), None if size == UNKNOWN else int(size))
    counted = sum(len(member) == 6 for member in members)
    if unit == "county" and found.known != counted:
        return found, [row.problem(f"set_known must be its counties ({counted})", known)]
    if found.size is not None and found.known > found.size:
        return found, [row.problem("set_known must not exceed set_size", f"{known} > {size}")]
    return found, []
