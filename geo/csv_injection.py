"""What a spreadsheet would run as a formula (CWE-1236), and text that it will not run."""

from __future__ import annotations

import re

# Excel takes the full-width forms for the plain ones in East Asian settings.
SIGNS = r"=+\-@\t＝＋－＠"
_FORMULA = re.compile(rf"[{SIGNS}\r\n]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(, [+-]?\d+(\.\d+)?)?")


def harmless(text: str) -> str:
    """Return ``text``, with a ``'`` before what starts a formula; numbers, also in pairs, stay.

    Every line end within it is ``\\n``: a carriage return alone is not quoted by all writers, and
    what stands behind it would be a cell of its own.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
