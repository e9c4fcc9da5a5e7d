"""Names that are borne outside Sichuan as well, in Chinese and in pinyin."""

from __future__ import annotations

from functools import cached_property

from geo.geocoding.names.history import stem
from geo.geocoding.names.lexicon import Lexicon
from geo.geocoding.names.sense import Sense
from geo.geocoding.names.spelling import key
from geo.geocoding.outcome import NO_TEXT
from geo.vocabulary import Text

_SYLLABLE = 4  # letters of a county's name by itself: Gong


class Elsewhere:
    """Tells what else a name of Sichuan may mean."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def also(self, name: str, sense: Sense) -> Text:
        """A note for ``name`` (a key), taken as ``sense``: who bears it outside; or no text."""
        if name.isascii():
            code = self.code(name)
        elif sense.rule == "short":
            others = self._lexicon.senses[name]
            code = next((s.outside for s in others if s.rule == "outside-short"), "")
        else:
            return NO_TEXT
        if not code:
            return NO_TEXT
        full = self._lexicon.outside.full_name(code)
        return Text(f"省外也有{full}", f"outside Sichuan there is {full} too")

    def is_likelier(self, name: str, sense: Sense) -> bool:
        """Whether ``name`` in Latin letters, a county of ours, is likelier something else.

        A prefecture outside (Xuzhou), or a surname (Li, Gao).
        """
        is_county = len(sense.places) == 1 and len(sense.places[0]) == 6
        if not name.isascii() or not is_county:
            return False
        county = self._lexicon.boundaries.counties[sense.places[0]]
        is_syllable = len(county.name_zh) == 2 and len(name) <= _SYLLABLE and name.isalpha()
        return is_syllable or self.code(name).endswith("00")

    def code(self, latin: str) -> str:
        """The code of a division outside that reads so (changning, changningqu), or none."""
        return self._read.get(latin, "")

    @cached_property
    def _read(self) -> dict[str, str]:
        """Pinyin of names and stems → code, a larger division before a smaller one."""
        from pypinyin import lazy_pinyin  # slow to load

        found: dict[str, str] = {}
        names = self._lexicon.outside.names.items()
        for code, name in sorted(names, key=lambda item: (_level(item[0]), item[0])):
            for part in (name, stem(name)):
                found.setdefault(key("".join(lazy_pinyin(part))), code)
            english = _ENGLISH.get(name[-1], "")
            bare = name[:-1] if len(name) == 2 else stem(name)  # 礼县 too is a Li County
            found.setdefault(key("".join(lazy_pinyin(bare)) + english), code)
        return found


def _level(code: str) -> int:
    """0 for a province, 1 for a prefecture, 2 for a county."""
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


_ENGLISH = {"区": "district", "县": "county", "市": "city", "省": "province", "州": "prefecture"}
