"""Outcomes for the cells of a column of running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.geocoding.outcome import Outcome
from geo.geocoding.running_text import RunningText


@dataclass(frozen=True)
class Mentions:
    """Answers for running text, each text once."""

    text: RunningText

    def __call__(self, inputs: Sequence[str]) -> list[Outcome]:
        known = {text: self.text.read(text) for text in dict.fromkeys(inputs)}
        return [known[text] for text in inputs]
