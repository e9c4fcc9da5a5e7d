"""What tests share that is no test: where things lie, servers, browsers, small inputs."""

from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"
