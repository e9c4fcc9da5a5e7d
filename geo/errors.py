"""What goes wrong with data, said so that it can be put right."""

from __future__ import annotations

from collections.abc import Sequence


class DataError(Exception):
    """Data that break rules; ``problems`` holds them all: ``<file>:<row>: <rule> (<value>)``."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class UnknownName(KeyError):
    """A value that does not exist, of the kind ``what``; ``allowed`` are those that do."""

    def __init__(self, what: str, value: str, allowed: Sequence[str]) -> None:
        self.what, self.value, self.allowed = what, value, tuple(allowed)
        super().__init__(f"unknown {what} ({value})")
