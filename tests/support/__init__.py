"""What tests share that is no test: where things lie, servers, browsers, small inputs."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"


def ended_process() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid
