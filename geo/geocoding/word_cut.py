"""A text cut into words, and whether a name in it stands between their edges."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rjieba import Jieba

# How often a word must occur in the dictionary's texts to count: not at all beside a single
# character; RARE to prove something; USUAL behind a name, FREQUENT before one, where the rest
# is a word of its own (锦江|山色), SOME behind one where that word is no commoner (红|原木|家具);
# COMMON where the rest is ALONE (荥经|过).
NEVER, RARE, SOME, USUAL, FREQUENT, COMMON = 2, 5, 50, 100, 1000, 2000
# What stands alone behind a name and says no more: 巴中和, 西昌到, 眉山城.
ALONE = "和与及在的是至到从往向对以为于将等有由已也都能可被把按经过去来出会要人籍委城县市区州"
JOINING = "和与及"
# What a name follows, although the dictionary takes both for a word: 赴会|理, 和平|武.
LEADING = "在到赴和与及从向往由至抵对于为以是说称的、"
SUFFIXES = "县区市州"
# A hall bears a name of its own, which a county may have too: 仁寿宫里.
_HALLS, _AT_HALL = "宫寺庙殿祠庵", ("", *"里中内外前后旁")
_REACH = 3  # characters of a word beside a name that are looked at


@dataclass(frozen=True)
class Doubt:
    """``word`` reaches over an edge of a name (绵|阳光), so that the name may be none.

    It is ``strong`` where nothing of a word would be left over beside it, so that the name
    is as likely as the word.
    """

    word: str
    strong: bool


class WordCut:
    """``text`` cut by the dictionary ``words``; ``wholes`` are words that hold no name."""

    def __init__(self, text: str, words: Jieba, wholes: Collection[str]) -> None:
        self.text, self.words, self.wholes = text, words, wholes
        tokens = words.tokenize(text, hmm=False)
        self.starts = {start: end for _, start, end in tokens}
        self.ends = {end: start for _, start, end in tokens}

    def has(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` is made of whole words and means what it says."""
        if start not in self.starts:
            return False
        if end not in self.ends:
            return self._begins_a_word(start, end)
        if self.text[end - 1] not in SUFFIXES and self.text[end : self.starts.get(end)] in tuple(
            SUFFIXES
        ):
            return False  # 大安市 is not 大安区
        return not self._is_crossed(start, end)

    def doubt(self, start: int, end: int) -> Doubt | None:
        """Return what makes it doubtful that the two characters at ``start`` are a name."""
        before, behind = self._word_before(start), self._word_behind(end)
        if before and behind and self._is_known(behind):  # 连绵|阳台
            return Doubt(before, strong=True)
        if hall := self._hall(start, end):
            return Doubt(hall, strong=True)
        for word, is_alone, least in (
            (before, self.ends.get(start) == start - 1, FREQUENT),  # 大米|易
            (behind, self.starts.get(end) == end + 1, self._usual(end)),  # 绵|阳光
        ):
            if word and (is_alone or self._is_known(word, least)):
                return Doubt(word, strong=is_alone)
        return None

    def _hall(self, start: int, end: int) -> str:
        """A palace or temple that is called by the name, or none."""
        word = self.text[end : self.starts.get(end)]
        is_hall = bool(word) and word[0] in _HALLS and word[1:] in _AT_HALL
        return self.text[start : end + 1] if is_hall else ""

    def _usual(self, end: int) -> int:
        word = self.text[end : self.starts.get(end)]
        return USUAL if self._is_known(word, SOME) else SOME

    def _word_before(self, start: int) -> str:
        """The longest word that ends with the first character of a name, or none."""
        if start not in self.ends or self.text[start - 1] in LEADING:
            return ""
        words = (self.text[left : start + 1] for left in range(max(0, start - _REACH), start))
        return next((word for word in words if self._is_known(word)), "")

    def _word_behind(self, end: int) -> str:
        """The longest word that begins with the last character of a name, or none."""
        last = self.starts.get(end)
        if last is None or self.text[end] in JOINING:
            return ""
        least = COMMON if last == end + 1 and self.text[end] in ALONE else NEVER
        most = min(len(self.text), end + _REACH)
        words = (self.text[end - 1 : right] for right in range(most, end, -1))
        return next((word for word in words if self._is_known(word, least)), "")

    def _begins_a_word(self, start: int, end: int) -> bool:
        """成都市委, 成都地区, 南充人 are words; 嘉陵江 is one too, but no place."""
        word = self.text[start : self.starts[start]]
        rest = word[end - start :]
        return word not in self.wholes and (len(rest) > 1 or rest == "人")

    def _is_crossed(self, start: int, end: int) -> bool:
        """Whether the name falls apart between two words that reach out of it: 形成|都市."""
        lefts = [at for at in range(max(0, start - 3), start) if at in self.starts]
        rights = [at for at in range(end, end + 4) if at in self.ends]
        return any(
            right > middle + 1
            and self._is_known(self.text[left:middle])
            and self._is_known(self.text[middle:right])
            for middle in range(start + 1, end)
            for left in lefts
            for right in rights
        )

    def _is_known(self, word: str, least: int = RARE) -> bool:
        return self.words.has_word(word) and self.words.suggest_freq(word) > least
