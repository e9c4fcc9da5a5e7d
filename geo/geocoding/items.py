"""What a cell holds beside its names: numbers, labels, notes; and several places in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.geocoding.outcome import NO_TEXT
from geo.vocabulary import Text

_LABEL = re.compile(
    r"(?:(?<=^)|(?<=[\s,，;；、|/]))(?:省份?|市州?|州|地市|区县?|县区?|市县|乡镇|镇|街道|村|地[址点区名]|所在地?|住址|位置|籍贯|行政区划)\s*[:：]\s*"
)
_HEADING = re.compile(
    r"^\s*(?:[(（\[【][^()（）\[\]【】]{1,8}[)）\]】]\s*(?=..)|[一-鿿（）()]{0,8}(?:地址|地点|总部|厂址|厂区|住所|注册地|办公地|位置|所在地)[:：]\s*)+"
)
_BEFORE = re.compile(
    r"^(?:[\s\-–—*•·●○■□◆★※#>]+|[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|(?![wens]\.\s*[a-z])[a-zA-Z])[)）.、．:：](?!\d)\s*|0\d\s+"
    r"|\d{1,2}\s*(?=[一-鿿])(?!个|\d|区|县|市|州|省|号|路|街|镇|乡|村|组)|第[一二三四五六七八九十\d]+[批项条个]?[:：、.\s]"
    r"|[一二三四五六七八九十]是|[ivx]{1,4}[.、)）]?\s*(?=[一-鿿])|(?:涉及|覆盖|涵盖|包括|包含|途经)(?=[一-鿿])"
    r"|(?:项目|单位|公司|企业|建设)?(?:地址|地点|位于|坐落于|坐落在|地处|设在|住)[:：为在]?|中国共产党|中共|政协|共青团|民革|民盟|民建|民进|农工党|九三学社|(?:我|本)[省市州县区](?=[一-鿿]{2})|国网|国家税务总局|邮编[:：]?\d*)+"
)
_BEHIND = re.compile(
    r"(?:\s*(?:[(（\[【]\s*(?:共?\d+\s*[个家处项户人%]?|注?\d*|[*※]+|略|下同|含|合计|小计)\s*[)）\]】]|[:：]?\s*(?:共|计)?\d+\s*[个家处项户]"
    r"|(?<=[^各有属辖][市州县区])[(（][市州县区][市州县区、,，/]+[)）]"
    r"|[*※#]+|(?<=[一-鿿])\d{1,3}|[:：。.;；,，、!！?？…]+|(?<=[一-鿿])等(?:地区?|[市州县区]+|处)?(?:\d+|[一二三四五六七八九十]+)?个?(?:地区?|市州?|州|县|区|县区|区县|县（?市、?区）?|地方|处)?))+$"
)
_POSTAL = re.compile(r"(?<!\d)6[1-4]\d{4}(?!\d)")
_ONE_LETTER = re.compile(r"^[川蜀]\s*[·•・\-—/>|]\s*")
_MORE = re.compile(
    r"(?<=[一-鿿])等(?:地区?|处)?(?P<count>\d+|[两二三四五六七八九十]+)?[^一-鿿]*(?:个|地区?|市州?|州|县|区|处|[（()）、]){0,9}\s*$"
)
_COUNTED = re.compile(
    r"(?P<count>[两二三四五六七八九十]|\d+)\s*个?(?P<sort>[市州县区]{1,2})(?:地区|等地)?$"
)
_NUMBERS = {c: n for n, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s一-鿿,，;；、]))[(（]?(?:\d{1,2}|(?<![a-z])[a-z])[.、．)）]\s*(?=[一-鿿])"
    r"|(?<=[\s;；。,，])(?:[一二三四五六七八九十]是|[ivx]{1,4}[.、]?\s*)(?=[一-鿿]{2})|[(（][一二三四五六七八九十]{1,2}[)）](?=[一-鿿]{2})"
    r"|(?:^|(?<=[\s;；。]))[一二三四五六七八九十]{1,2}[、.．]\s*(?=[一-鿿]{2})"
)

_ABBREVIATED = re.compile(r"\b(dist|pref|prov|auton|aut)\b\.?", re.I)
_LONG = {"dist": "district", "pref": "prefecture", "prov": "province"}
EXCEPT = re.compile("除.+?外|除外|[(（]除|不含|不包括|不包含|以外")
# What is excepted within a text; 除 also means 以及 there, so it is left out and said.
EXCEPTED = re.compile(
    "除了?[^，。；,;]{1,20}?(?:以外|之外|外)|[(（]?(?:不含|不包括|不包含|[(（]除)[^)），。；]{1,20}[)）]?"
    "|[^，。；、,;(（]{2,12}(?:以外|之外|除外)|四川省?外"
)
# Before a name that is denied; 中非|成都 is none, nor 是非|成都.
DENIED = re.compile("(?:(?<![是除莫无岂若东南西北中])非|并非|不是|不在|不属于?)$")
CIRCLED = re.compile(r"[①-⑳❶-❿⓪]")
EITHER = re.compile(r"或者|或|(?<![a-z])or(?![a-z])", re.I)
LISTING = re.compile(r"[、,，;；&\n\t]|\band\b")
LOOSE = re.compile(r"[/|\\·•・‧\s+＋~～—–\-#%_│┃◆◇■●★→⇒丨]+|以及|和|与|及|至|到|暨")
_COUNT_BEFORE = re.compile(
    r"(?<=[一-鿿])(?:[两二三四五六七八九十]{1,2}|\d+)个?[市州县区]{1,2}(?=[(（:：](?![市州县区、,]+[)）]))"
)
_BRACKETS = re.compile(r"\s*(?:[(（\[【「{][^()（）\[\]【】「」{}]+[)）\]】」}]\s*){2,}")
_BETWEEN_BRACKETS = re.compile(r"[)）\]】」}]\s*[(（\[【「{]")


def tidy(text: str) -> str:
    """Return ``text`` (folded) without numbering, labels and notes around its names."""
    if _BRACKETS.fullmatch(text):  # 【双流区】【温江区】
        text = _BETWEEN_BRACKETS.sub("、", text.strip()[:-1])[1:]
    text = _COUNT_BEFORE.sub("", _HEADING.sub("", text))  # 泸州三区（江阳、…）
    text = _ONE_LETTER.sub("四川 ", _LABEL.sub(" ", text).strip())
    if _POSTAL.search(text) and re.search(r"[^\W\d_]", text):
        text = _POSTAL.sub(" ", text)
    if text.isascii():
        text = _ABBREVIATED.sub(lambda found: _LONG.get(found[1].lower(), "autonomous"), text)
    text = _BEFORE.sub("", text)
    return _BEHIND.sub("", text).strip()


def unnamed(text: str, named: int) -> Text:
    """What is to be said of places that ``text`` (folded) means and does not name: 等12个区县."""
    found = _MORE.search(text)
    count = found["count"] if found else None
    if not found or (count and _number(count) == named):
        return NO_TEXT
    return Text(f"“{found[0]}”未列出的没有读", f"what “{found[0]}” leaves unnamed was not read")


def listed(text: str) -> list[str]:
    """Return the items of ``text`` that signs of a list keep apart."""
    numbered = any(found.start() for found in _NUMBERED.finditer(text))
    marked = _NUMBERED.sub("\n", text) if numbered else text
    return [item for item in (part.strip() for part in LISTING.split(marked)) if item]


def loose(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways to cut ``text`` in two at what may stand between places: 和, /, 至.

    The third value tells whether a word stands there, not a mere sign.
    """
    for sign in LOOSE.finditer(text):
        left, right = text[: sign.start()].strip(), text[sign.end() :].strip()
        if left and right:
            yield left, right, sign[0][0].isalpha() or "+" in sign[0]


def counted(items: list[str]) -> list[str]:
    """Return 甘孜、阿坝、凉山三州 as 甘孜州, 阿坝州, 凉山州; other items as they are."""
    found = _COUNTED.search(items[-1]) if items else None
    if not found or found.start() == 0:
        return items
    if _number(found["count"]) != len(items):
        return items
    stems = [*items[:-1], items[-1][: found.start()]]
    if len(found["sort"]) > 1:
        return stems
    return [s if s.endswith(tuple("市州县区")) else s + found["sort"] for s in stems]


def stem_of_count(text: str) -> tuple[str, int, str] | None:
    """What stands before 三州, how many they are, and what follows: 甘孜阿坝凉山三州."""
    found = _COUNTED.search(text)
    return (text[: found.start()], _number(found["count"]), found[0]) if found else None


def _number(count: str) -> int:
    """The value of figures, or of one Chinese numeral."""
    return int(count) if count.isdigit() else _NUMBERS.get(count, 0)
