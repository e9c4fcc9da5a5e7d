"""Every word of the page exists in both languages; that each key exists is checked by tsc."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.support import ROOT
from tools.page import node_folder

SCRIPTS = ROOT / "static" / "js"
FILES = sorted(SCRIPTS.glob("i18n/*.js"))
HAN = re.compile("[\u4e00-\u9fff]")
NAMES = {"GS(2024)0650号", "中"}  # Chinese in English words: a number as it is registered
NOT_NEEDED = {"", "–", "GB/T 7714", "APA", "BibTeX"}  # nothing to say, a dash, names of formats
Words = dict[str, dict[str, str]]


def words_of(file: Path) -> Words:
    """Return ``WORDS`` of a module, as node reads it."""
    module = json.dumps(file.as_uri())
    script = f"import {{ WORDS }} from {module}; console.log(JSON.stringify(WORDS))"
    command = [str(node_folder() / "node"), "--input-type=module", "-e", script]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SCRIPTS)))
def test_each_word_has_both_languages(file: Path) -> None:
    words = words_of(file)
    assert words
    for key, word in words.items():
        assert set(word) == {"zh", "en"}, key
        assert word["en"], key
        for name in NAMES:
            word["en"] = word["en"].replace(name, "")
        assert not HAN.search(word["en"]), f"{key}: Chinese in English"
        if word["zh"] not in NOT_NEEDED:
            assert HAN.search(word["zh"]), f"{key}: no Chinese"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SCRIPTS)))
def test_both_languages_fill_in_the_same_values(file: Path) -> None:
    for key, word in words_of(file).items():
        zh, en = (set(re.findall(r"\{(\w+)\}", word[lang])) for lang in ("zh", "en"))
        assert zh == en, key


def test_no_word_is_left_over() -> None:
    code = "\n".join(f.read_text() for f in SCRIPTS.glob("**/*.js") if f.parent.name != "i18n")
    used = {*re.findall(r"\w+", code), *re.findall(r"[\w-]+", code)}
    assert [key for file in FILES for key in words_of(file) if key not in used] == []
