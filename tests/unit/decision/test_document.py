"""The Decision: rebuilt from its source, addressed, and free of the conversion's noise."""

from __future__ import annotations

import re

import pytest

from geo.decision import document
from geo.decision.document import Document
from geo.ingest import decision
from tests.support import DATA


@pytest.fixture(scope="module")
def text() -> Document:
    return document.read(DATA)


def test_rebuilding_gives_the_committed_bytes(text: Document) -> None:
    rebuilt = decision.read_sources(DATA / "sources")
    assert rebuilt.text.encode() == (DATA / "decision.txt").read_bytes()
    assert rebuilt.clauses_csv().encode() == (DATA / "clauses.csv").read_bytes()


def test_every_clause_stands_at_its_offsets(text: Document) -> None:
    assert len(text.clauses) == len(text.by_id)
    for clause in text.clauses:
        assert text.text[clause.start : clause.end] == clause.text


def test_parts_and_sections(text: Document) -> None:
    titles = {c.id: c.text for c in text.clauses if c.is_title}
    assert [i for i in titles if "." not in i] == ["1", "2", "3", "4", "5", "6"]
    assert {part: sum(i.startswith(f"{part}.") for i in titles) for part in "123456"} == {
        "1": 0, "2": 3, "3": 3, "4": 3, "5": 3, "6": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "beginning"),
    [
        ("1.4.1", "锚定四川现代化建设总体目标，到2027年"),
        ("2.1.7.3", "推动攀西国家战略资源创新开发试验区提质增效。"),
        ("3.1.3.4", "扎实推进39个欠发达县域托底性帮扶"),
        ("3.2.3.14", "巩固拓展脱贫攻坚成果"),
        ("4.1.2.3", "做好高校“对标竞进、争创一流”工作"),
    ],
)
def test_clauses_keep_their_addresses(text: Document, clause: str, beginning: str) -> None:
    assert text.by_id[clause].text.startswith(beginning)


def test_no_noise_of_the_conversion_is_left(text: Document) -> None:
    assert not re.search(r"[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ(),;!?]", text.text)
    assert "著" not in text.text.replace("著名", "")
    for real in ("（含改扩建）", "（页岩气）", "（兴隆湖）", "（产品）", "（党组）"):
        assert real in text.text


def test_an_erratum_that_does_not_fit_is_said() -> None:
    with pytest.raises(ValueError, match=r"stands 0 times in the text \(缺\)"):
        decision.normalise("高质量", [("缺", "有")])


def test_an_opening_that_opens_nothing_is_said() -> None:
    with pytest.raises(ValueError, match=r"no sentence opens with \(没有\)"):
        decision.structure("一、题\n正文。", ["没有"])
