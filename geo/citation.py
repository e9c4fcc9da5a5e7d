"""Where something is said: title, outlet and date of a source, and when that is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.vocabulary import Confidence

# Words that name no paper, and encyclopedias that anyone may edit.
_NO_OUTLET = ("公开报道", "公开资料", "公开常识", "转载", "网络")
_ENCYCLOPEDIAS = ("维基", "百科", "wikipedia", "baike")
UNSEEN = "（标题未见）"  # before what we call a page whose title was not read
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True)
class Citation:
    """A source: its title, who published it, and the day, month or year (ISO 8601)."""

    title: str
    outlet: str
    date: str

    @property
    def is_complete(self) -> bool:
        """Whether title, outlet and date are all given."""
        return bool(self.title and self.outlet and self.date)

    def __str__(self) -> str:
        title = self.title.replace("《", "〈").replace("》", "〉")
        outlet = "" if title.startswith(self.outlet) else self.outlet  # 国务院 of 国务院关于…
        named = f"{outlet}《{title}》" if title else self.outlet
        return f"{named}，{self.date}" if self.date else named


def parse(cell: str) -> Citation | None:
    """Return the Citation of ``title|outlet|date``, whose parts may be empty; else None."""
    parts = [part.strip() for part in cell.split("|")]
    return Citation(*parts) if len(parts) == 3 else None


def broken_rules(confidence: str, citations: Sequence[Citation]) -> Iterator[tuple[str, str]]:
    """Yield rule and value for all that the sources of one row of data break.

    ``sourced`` needs a source with title, outlet and date that is no encyclopedia and whose
    title was read, ``known`` the title or the outlet of a paper; ``uncertain`` needs nothing.
    """
    for citation in citations:
        if citation.date and not _DATE.fullmatch(citation.date):
            yield "the date of a source must be YYYY, YYYY-MM or YYYY-MM-DD", citation.date
        if vague := [word for word in _NO_OUTLET if word in citation.outlet]:
            yield "an outlet must be a name", vague[0]
    said = "；".join(map(str, citations))
    if confidence == Confidence.SOURCED and not any(map(_is_evidence, citations)):
        yield "sourced needs a source with title, outlet and date that is no encyclopedia", said
    if confidence == Confidence.KNOWN and not any(c.title or c.outlet for c in citations):
        yield "known must name a paper", said


def _is_evidence(citation: Citation) -> bool:
    named = f"{citation.outlet} {citation.title}".casefold()
    is_read = citation.is_complete and not citation.title.startswith(UNSEEN)
    return is_read and not any(word in named for word in _ENCYCLOPEDIAS)
