"""What goes wrong with data, said so that it can be put right."""

from __future__ import annotations

from collections.abc import Sequence


class DataError(Exception):
    """Data that break their rules; ``problems`` holds every one, as ``<file>:<row>: <rule> (<value>)``."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class UnknownName(KeyError):
    """A layer, county, theme or parameter value that does not exist; ``allowed`` are those that do."""

    def __init__(self, what: str, value: str, allowed: Sequence[str]) -> None:
        self.what, self.value, self.allowed = what, value, tuple(allowed)
        super().__init__(f"unknown {what} ({value})")
