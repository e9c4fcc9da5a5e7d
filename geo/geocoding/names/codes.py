"""Numbers in a column of places: codes of divisions in their many forms, and what else they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from geo.geocoding.names.exact import Exact, Reading
from geo.geocoding.names.spelling import normalize
from geo.geocoding.outcome import Outcome, Status, joined
from geo.vocabulary import Text

_COUNTRY = "156"  # China, before the six digits in data of the survey
_TOWN = re.compile(r"(\d{6})(\d{3})(\d{3})?")
_DISTRICTS = re.compile(r"(51\d\d)0[0-2]|(51\d\d)90")  # 510101: 市辖区
_POSTAL = re.compile(r"6[1-4]\d{4}")
_PHONE = re.compile(r"0(28|8[1-3]\d)")


@dataclass(frozen=True)
class Codes:
    """Reads numbers; what is no code is told apart from a code that never was."""

    exact: Exact

    def read(self, digits: str) -> Reading | None:
        """Return the place of a code that is not in the lexicon as it stands, or None."""
        if digits.startswith(_COUNTRY) and len(digits) in (9, 15):
            six = digits.removeprefix(_COUNTRY)
            if found := self.exact.read(normalize(six)) or self.read(six):
                return found
        if town := _TOWN.fullmatch(digits):
            return self._town(*town.groups())
        if len(digits) == 6 and digits.endswith("01"):
            return self._districts(digits)
        return None

    def _town(self, county: str, town: str, village: str | None) -> Reading | None:
        found = self.exact.read(normalize(county + town)) if int(town) else None
        read = county + town if found else county
        found = found or self.exact.read(normalize(county))
        if not found:
            return None
        if not (town + (village or "")).strip("0") or (read != county and not int(village or 0)):
            return found
        note = Text(f"只读到{read}", f"only {read} was read")
        outcome = found.outcome
        return replace(found, outcome=replace(outcome, note=joined([outcome.note, note])))

    def _districts(self, digits: str) -> Reading | None:
        found = self.exact.read(normalize(digits[:4]))
        if not found or found.outcome.status is not Status.MATCHED:
            return None
        note = Text(
            f"{digits}是{found.outcome.place.zh}“市辖区”的代码",
            f"{digits} stands for all districts of {found.outcome.place.en}",
        )
        return replace(found, outcome=replace(found.outcome, note=note))

    def refused(self, digits: str) -> Outcome:
        """Why a number means no place; nothing is said that is not so."""
        shown = digits[:20]
        if _POSTAL.fullmatch(digits):
            note = Text(f"“{shown}”像是邮政编码", f"“{shown}” looks like a postal code")
        elif _PHONE.fullmatch(digits):
            note = Text(f"“{shown}”像是电话区号", f"“{shown}” looks like a telephone area code")
        elif len(digits) not in (2, 4, 6, 9, 12):
            note = Text(
                f"“{shown}”有{len(digits)}位，行政区划代码为2、4、6、9或12位",
                f"“{shown}” has {len(digits)} digits; codes of divisions have 2, 4, 6, 9 or 12",
            )
        elif (
            not digits.startswith("51") and digits[:2] + "0000" in self.exact.lexicon.outside.names
        ):
            name = self.exact.lexicon.outside.names[digits[:2] + "0000"]
            note = Text(
                f"不在四川省：“{shown}”以{name}的代码开头",
                f"outside Sichuan: “{shown}” begins with the code of {name}",
            )
        else:
            note = Text(
                f"1982年以来的县级以上代码与现行乡级代码中没有“{shown}”",
                f"“{shown}” is no code of a county or larger since 1982, or of a township now",
            )
        return Outcome(Status.UNRESOLVED, note=note)
