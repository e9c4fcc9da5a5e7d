"""Changes in words: a line for each, and the rows of ``changes.csv``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.versions.difference import Change
from geo.versions.snapshot import TABLES
from geo.vocabulary import Text

LONGEST = 160  # characters of a text that a line still quotes whole
ROUND = 24  # and of a longer one, on each side of where it differs
_SIGNS = {"new": "+", "gone": "-", "changed": "~"}
_LOGGED = {
    "initiatives": "initiative",
    "places": "place",
    "facts": "fact",
    "sentences": "sentence",
}
_KINDS = {
    "new": Text("新增", "new"),
    "gone": Text("删去", "gone"),
    "changed": Text("修改", "changed"),
}


def report(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the lines of a report in English: for each table how many, then each change."""
    all_ = list(changes)
    for table in TABLES:
        own = [change for change in all_ if change.table == table]
        counts = (f"{sum(c.kind == k for c in own)} {words.en}" for k, words in _KINDS.items())
        yield f"{table}: {', '.join(counts)}" if own else f"{table}: no change"
        for change in own:
            yield f"  {_SIGNS[change.kind]} {_named(change)}"
            yield from (f"      {text.en}" for text in _what(change))
            yield from (f"      because: {text.en}" for text in _why(change))


def rows(changes: Iterable[Change], day: str) -> Iterator[tuple[str, ...]]:
    """Yield the changes as rows of ``changes.csv`` (:mod:`geo.versions.log`) of the day."""
    for change in changes:
        kind = "members" if change.joined or change.left else _LOGGED[change.table]
        id_ = change.id.split(" ")[0]
        what = [Text(f"{_KINDS[change.kind].zh}", f"{_KINDS[change.kind].en}"), *_what(change)]
        if len(what) > 1 and change.kind == "changed":
            what = what[1:]
        zh, en = change.name.zh or id_, change.name.en or id_
        said = (f"{zh}：{_joined(what).zh}", f"{en}: {_joined(what).en}")
        why = _joined(_why(change))
        yield (day, kind, id_, *said, why.zh, why.en)


def _what(change: Change) -> list[Text]:
    """What has changed in a row, a text for each field or kind of member."""
    said = []
    for name, (old, new) in change.fields.items():
        before, after = (_quoted(text) for text in _apart(old, new))
        said.append(
            Text(
                f"{name} {before or '（无）'} → {after or '（无）'}",
                f"{name} {before or '(nothing)'} → {after or '(nothing)'}",
            )
        )
    for names, words in (
        (change.joined, Text("列入", "members joined")),
        (change.left, Text("移出", "members left")),
    ):
        if names:
            zh = f"{words.zh}{len(names)}个：{_listed(names).zh}"
            said.append(Text(zh, f"{words.en} ({len(names)}): {_listed(names).en}"))
    return said


def _why(change: Change) -> list[Text]:
    """What the row and its members say of it."""
    own = [change.why] if change.why.zh or change.why.en else []
    return own + [
        Text(f"{_listed(names).zh}：{source}", f"{_listed(names).en}: {source}")
        for source, names in change.evidence.items()
    ]


def _listed(names: Iterable[Text]) -> Text:
    all_ = list(names)
    return Text("、".join(name.zh for name in all_), ", ".join(name.en for name in all_))


def _joined(texts: Iterable[Text]) -> Text:
    all_ = list(texts)
    zh, en = (t.zh or t.en for t in all_), (t.en or t.zh for t in all_)
    return Text("；".join(zh), "; ".join(en))


def _named(change: Change) -> str:
    name = change.name.en or change.name.zh
    return f"{change.id} ({name})" if name else change.id


def _apart(old: str, new: str) -> tuple[str, str]:
    """Both texts; of long ones only where they differ, and a little on each side."""
    if max(len(old), len(new)) <= LONGEST:
        return old, new
    front = _alike(old, new)
    back = _alike(old[front:][::-1], new[front:][::-1])

    def cut(text: str) -> str:
        start, end = max(0, front - ROUND), min(len(text), len(text) - back + ROUND)
        part = text[start:end]
        part = part if len(part) <= LONGEST else f"{part[:LONGEST]}…"
        return ("…" if start else "") + part + ("…" if end < len(text) else "")

    return cut(old), cut(new)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _quoted(text: str) -> str:
    return f"“{text}”" if text else ""
