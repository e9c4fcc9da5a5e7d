"""Every word of the page exists in both languages; that each key exists is checked by tsc."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.support.node import run

SCRIPTS = ROOT / "static" / "js"
FILES = sorted(SCRIPTS.glob("i18n/*.js"))
HAN = re.compile("[\u4e00-\u9fff]")
NAMES = {"中"}  # Chinese in English words: the switch of languages
NOT_NEEDED = {"", "–", "GB/T 7714", "APA", "BibTeX"}  # nothing to say, a dash, names of formats
Words = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def words() -> dict[Path, Words]:
    """``WORDS`` of each module, as node reads it."""
    script = """
    const answer = [];
    for (const file of asked) answer.push((await import(file)).WORDS);
    """
    return dict(zip(FILES, run(script, [file.as_uri() for file in FILES]), strict=True))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SCRIPTS)))
def test_each_word_has_both_languages(words: dict[Path, Words], file: Path) -> None:
    assert words[file]
    for key, word in words[file].items():
        assert set(word) == {"zh", "en"}, key
        english = word["en"]
        assert english, key
        for name in NAMES:
            english = english.replace(name, "")
        assert not HAN.search(english), f"{key}: Chinese in English"
        if word["zh"] not in NOT_NEEDED:
            assert HAN.search(word["zh"]), f"{key}: no Chinese"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SCRIPTS)))
def test_both_languages_fill_in_the_same_values(words: dict[Path, Words], file: Path) -> None:
    for key, word in words[file].items():
        zh, en = (set(re.findall(r"\{(\w+)\}", word[lang])) for lang in ("zh", "en"))
        assert zh == en, key


def test_no_word_is_left_over(words: dict[Path, Words]) -> None:
    code = "\n".join(f.read_text() for f in SCRIPTS.glob("**/*.js") if f.parent.name != "i18n")
    used = {*re.findall(r"\w+", code), *re.findall(r"[\w-]+", code)}
    assert [key for own in words.values() for key in own if key not in used] == []
