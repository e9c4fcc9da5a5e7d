"""Coordinates as people write them, in one cell or two."""

from __future__ import annotations

import math

import pytest

from geo.geocoding.notation import degree, form, pair


@pytest.mark.parametrize(
    "text",
    [
        *("104.0664", "104,0664", "1.040664E+02", "E104.0664", "104.0664 E", "104.0664°"),
        *("104°03'59\"E", "104°03′59″", "104 03 59", "104:03:59", "104度3分59秒", "东经104.0664°"),
    ],
)
def test_one_number(text: str) -> None:
    assert degree(text)[0] == pytest.approx(104.0664, abs=2e-5)


def test_how_it_was_read_is_said_where_it_is_not_plain() -> None:
    assert degree("104,0668")[1].zh == "逗号作小数点读"
    assert degree("104°03′59″")[1].en == "read as degrees, minutes and seconds"
    assert not degree("104.0668")[1].zh


@pytest.mark.parametrize("text", ["", "双流区", "104.1.2", "30°75′00″", "104.07,30.57"])
def test_what_is_no_number(text: str) -> None:
    assert math.isnan(degree(text)[0])


def test_west_and_south_are_negative() -> None:
    assert [degree(text)[0] for text in ("W104", "30.5S", "-104")] == [-104, -30.5, -104]


@pytest.mark.parametrize(
    "text",
    [
        *("104.07,30.57", "104.07, 30.57", "104.07 30.57", "[104.07;30.57]", "30.57,104.07"),
        *("POINT(104.07 30.57)", "SRID=4326;POINT Z (104.07 30.57 500)", "geo:30.57,104.07"),
        *("北纬30.57度，东经104.07度", "N30.57 E104.07", "104,07,30,57", "104,07;30,57"),
        '{"type": "Point", "coordinates": [104.07, 30.57]}',
    ],
)
def test_two_numbers_in_one_cell(text: str) -> None:
    both = pair(text)
    assert both
    assert [degree(part)[0] for part in both] == [104.07, 30.57]


def test_one_number_is_no_point() -> None:
    assert pair("104.07") is None
    assert pair("双流区") is None


def test_the_order_is_said() -> None:
    assert form(["30.57,104.07", "30.60,104.10"]).en == "latitude first"
    assert form(["POINT(104.07 30.57)"]).en == "WKT"
    assert not form(["104.07,30.57", "104.10,30.60"]).en
