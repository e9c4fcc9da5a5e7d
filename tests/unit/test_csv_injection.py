"""No cell of a file that we write is run as a formula."""

from __future__ import annotations

import pytest

from geo.csv_injection import harmless


@pytest.mark.parametrize("sign", [*"=+-@＝＋－＠", "\t"])
def test_what_begins_a_formula_becomes_text(sign: str) -> None:
    assert harmless(f"{sign}1+cmd|'/c calc'!A1") == f"'{sign}1+cmd|'/c calc'!A1"


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_line_ends_are_one_and_begin_no_cell(end: str) -> None:
    assert harmless(f"{end}=1") == "'\n=1"
    assert harmless(f"a{end}=1") == "a\n=1"


@pytest.mark.parametrize("number", ["-1", "+1.5", "-104.06", "-1, -2.5", "+30.6, 104.06"])
def test_numbers_and_pairs_stay(number: str) -> None:
    assert harmless(number) == number


@pytest.mark.parametrize("text", ["-1-1", "+1.5.2", "-1,2,3", "-", "+a", "-1.", "-1, -2, -3"])
def test_what_only_begins_like_a_number_is_no_number(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "双流区", "a=1", "'=1", "1-1", "a\nb"])
def test_other_text_stays(text: str) -> None:
    assert harmless(text) == text
