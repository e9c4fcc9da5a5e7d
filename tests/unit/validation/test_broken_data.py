"""Whatever stands in a data file, `check` says what is wrong and never breaks."""

from __future__ import annotations

import pytest

from bench.torture import broken_data

pytestmark = pytest.mark.slow


def test_mutated_files_are_told_without_a_traceback() -> None:
    found = broken_data.run(12, seed=5)
    assert found.tracebacks == []
    assert not found.untold
    assert found.told > 6
