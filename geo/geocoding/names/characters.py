"""One folding of characters for every column: markup, width, radicals, what cannot be seen or read.

Names come out of PDF files, web pages and other encodings: 凉⼭州 with a radical for a
character, 双<b>流</b>区 with markup, 黒水县 with a Japanese form, 双�区 with a loss.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

UNREADABLE = "\ufffd"  # what stands for any character that could not be read
HAN = "〇㐀-鿿豈-﫿\U00020000-\U0003ffff"
IS_HAN = re.compile(f"[{HAN}]")

_BREAK = re.compile(r"<(?:br|/?p|/?div|/?li|/?tr|/td)\b[^<>]*>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]\w+);", re.I)
# Lost: private use, the empty box, controls that no text holds.
_LOST = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010fffd□◻▯\x00-\x08\x0e-\x1b\x7f]")
_NOT_PLAIN = re.compile(r"[^一-鿿]")
# Whole characters among the CJK radicals; NFKC knows only those of the other block (⼭).
_RADICALS = str.maketrans(
    "⺎⺒⺓⺙⺛⺝⺟⺠⺡⺣⺤⺥⺩⺪⺬⺭⺮⺯⺱⺲⺳⺶⺸⺼⺾⻀⻁⻄⻅⻆⻇⻉⻊⻋⻌⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
    "兀巳幺攵旡月母民氵灬爪爫王疋示礻竹糹罓罒网羊羋月艹艹虎西见角角贝足车辶辶阝钅長镸长门阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
)
# Forms of old prints and of other registers, which OpenCC leaves as they are.
_VARIANTS = str.maketrans(
    "彞峩甯寕靑淸劒硏緜畧廰鄕鐡鑪內戶呂屛隣逹夀崈峯羗巿",
    "彝峨宁宁青清剑研绵略厅乡铁炉内户吕屏邻达寿崇峰羌市",
)
# Letters of the Cyrillic alphabet that look like those of ours: Сhengdu.
_CYRILLIC = str.maketrans("АВЕКМНОРСТУХаеорсухі", "ABEKMHOPCTYXaeopcyxi")
_COMMON = [bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]


def fold(text: str) -> str:
    """Return ``text`` as one would type it: no markup, no odd width, nothing unseen.

    A character that could not be read becomes ``UNREADABLE``; white space and letter case
    stay as they are, and so do traditional characters (see :func:`simplified`).
    """
    if not _NOT_PLAIN.search(text):
        return text
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    text = unicodedata.normalize("NFKC", _LOST.sub(UNREADABLE, text)).translate(_RADICALS)
    text = text.translate(_CYRILLIC)
    if text.isascii():
        return text
    return "".join(c for c in text if unicodedata.category(c) != "Cf")


def simplified(text: str) -> str:
    """Return ``text`` in simplified characters, from those of any region, Japan's too."""
    if not IS_HAN.search(text):
        return text
    plain = text.translate(_VARIANTS).translate(_japanese())
    converted: str = _to_simplified().convert(plain)
    return converted


@lru_cache(1)
def _to_simplified() -> OpenCC:
    return OpenCC("hk2s")  # knows the standard and Taiwan forms too


@lru_cache(1)
def _japanese() -> dict[int, str]:
    """Characters that only Japan writes so (黒, 徳), and what China writes.

    What GB 2312 has too is left alone: 芸 and 余 are Chinese names.
    """
    common = {code.decode("gb2312", "ignore") for code in _COMMON}
    to_old = OpenCC("jp2t")
    found = {}
    for point in range(0x4E00, 0xA000):
        old = to_old.convert(chr(point))
        if old != chr(point) and chr(point) not in common:
            found[point] = old
    return found
