"""One spelling for the many ways of writing a name: width, marks, case, tones, characters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from geo.geocoding.names.characters import HAN, IS_HAN, UNREADABLE, fold, simplified

# What could not be read stands as a character of its own: a name with it is another name.
_HAN = HAN + UNREADABLE
# A letter with its tone or other marks in one piece; a number by itself; a run of Han.
_TOKEN = re.compile(rf"[{_HAN}]+|[^\W\d_{_HAN}]+|\d+")
_PLAIN = re.compile(r"[一-鿿]+\Z")
_LOST_BETWEEN = re.compile(rf"(?<=[{HAN}])\?+(?=[{HAN}])")
_BETWEEN_LETTERS = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")
_TONE_NUMBER = re.compile(r"(?<=[a-z])[1-5](?!\d)")
_CIRCLED = re.compile(r"^\s*[①-⓿❶-➓]")
_ENUMERATOR = re.compile(r"^\s*[(]?\d{1,3}\s*[.、)]\s*(?=\D)")
_WHOLE_FLOAT = re.compile(r"^\s*(\d+)\.0+\s*$")
_EXPONENT = re.compile(r"^\s*(\d)\.(\d{3,11})e\+?0*(\d{1,2})\s*$")


@dataclass(frozen=True)
class Run:
    """A stretch of one script: Han characters with numbers, or words in Latin letters."""

    latin: bool
    tokens: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.tokens)


@dataclass(frozen=True)
class Spelling:
    """A text in our one spelling, as runs; ``traditional`` tells that characters were changed."""

    runs: tuple[Run, ...]
    traditional: bool

    @property
    def key(self) -> str:
        """The whole text without separators, as names are looked up."""
        return "".join(run.text for run in self.runs)


def normalize(text: str) -> Spelling:
    """Return ``text`` without width, case, tones, spaces, punctuation and traditional forms."""
    if _PLAIN.match(text):  # as most names are written: nothing to fold
        simple = simplified(text)
        return Spelling((Run(False, (simple,)),), simple != text)
    folded = _LOST_BETWEEN.sub(UNREADABLE, fold(_CIRCLED.sub("", text)).casefold())
    folded = _EXPONENT.sub(_whole, _WHOLE_FLOAT.sub(r"\1", folded))
    folded = _ENUMERATOR.sub("", folded)
    simple = simplified(folded)
    bare = without_marks(_BETWEEN_LETTERS.sub("", simple))
    runs: list[tuple[bool, list[str]]] = []
    for token in _TOKEN.findall(_TONE_NUMBER.sub("", bare)):
        latin = not (token.isdigit() or token[0] == UNREADABLE or IS_HAN.match(token))
        if runs and runs[-1][0] == latin:
            runs[-1][1].append(token)
        else:
            runs.append((latin, [token]))
    return Spelling(tuple(Run(latin, tuple(tokens)) for latin, tokens in runs), simple != folded)


def _whole(found: re.Match[str]) -> str:
    """A code as a spreadsheet shows a number: 5.10116E+05 is 510116."""
    first, rest, power = found.groups()
    zeros = int(power) - len(rest)
    return first + rest + "0" * zeros if 0 <= zeros <= 12 else found[0]


def without_marks(text: str) -> str:
    """Return ``text`` without tone marks and other accents, and without invisible characters."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    kept = (c for c in parts if unicodedata.category(c) not in ("Mn", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept))


def key(text: str) -> str:
    """Return the key under which the name ``text`` is looked up."""
    return normalize(text).key
