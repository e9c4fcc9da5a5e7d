"""What one name may mean, and which of several meanings is likelier."""

from __future__ import annotations

from dataclasses import dataclass

from geo.geocoding.names.history import Former
from geo.geocoding.outcome import NO_TEXT
from geo.vocabulary import Text

# The official name of today before short forms, these before former names, these before
# what lies elsewhere: where a name means several things, the first of these is meant.
RANKS = {
    "official": 0,
    "place": 0,
    "code": 0,
    "english": 1,
    "pinyin": 1,
    "short": 1,
    "variant": 1,
    "sight": 2,
    "former": 2,
    "former-code": 2,
    "former-short": 3,
    "town": 3,
    "town-code": 3,
    "nickname": 3,
    "outside": 4,
    "former-town": 5,
    "outside-short": 6,
}
_GONE = 5  # a former division without a successor: what lies elsewhere today is likelier meant


@dataclass(frozen=True)
class Sense:
    """One thing that a name may mean.

    ``places`` are ids of the gazetteer: one, or several (or none) for a former division
    that was divided (or left no successor); of a township the county that it is in.
    ``name`` is the official name borne with it, ``outside`` the code of a division that is
    not in Sichuan, ``note`` what a reader should know of it.
    """

    places: tuple[str, ...]
    name: str
    rule: str
    former: Former | None = None
    outside: str = ""
    note: Text = NO_TEXT

    @property
    def rank(self) -> int:
        return _GONE if self.former and not self.places else RANKS[self.rule]

    @property
    def is_town(self) -> bool:
        """Whether it is a township, whose place is the county around it."""
        return self.rule in ("town", "town-code", "former-town")
