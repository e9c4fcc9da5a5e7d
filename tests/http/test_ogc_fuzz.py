"""schemathesis asks what the API's own description allows and forbids, and finds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

pytestmark = pytest.mark.slow

# One of each kind of collection: lines and areas, missing geometry, years. The others
# share their code and differ only in their rows.
PATHS = r"^/(api|conformance|collections(/(water-energy|initiatives|targets)(/.*)?)?)?$"


def test_nothing_is_found(served: str, tmp_path: Path) -> None:
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{served}/ogc/api?f=json",
        "--include-path-regex", PATHS, "--max-examples", "10",
        "--phases", "examples,coverage,fuzzing", "--generation-deterministic", "--no-color",
        "--exclude-checks", "positive_data_acceptance,negative_data_rejection",
    ]  # fmt: skip
    found = subprocess.run(
        command,
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SCHEMATHESIS_HOOKS": "tests.support.ogc_checks",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-20_000:] + found.stderr[-2_000:]
    assert "Selected: 16/" in found.stdout
