"""``make audit``: the bill of materials, its licences, and what is known against the packages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools import bill
from tools.page import ROOT, node_environment, node_folder

OUT = ROOT / "build" / "bom.cdx.json"
_S = 180


def main() -> None:
    """Write the bill; tell unlisted licences and known weaknesses, and exit 1 where there are any.

    A service that cannot be reached is said, and is no failure.
    """
    found, listed = bill.packages(), bill.licences()
    problems = bill.problems(found, listed)
    if not problems:
        OUT.parent.mkdir(exist_ok=True)
        text = json.dumps(bill.bill(found, listed), indent=1) + "\n"
        OUT.write_text(text, encoding="utf-8")
        print(
            f"{len(found)} packages, each with a licence that may be used: {OUT.relative_to(ROOT)}"
        )
    problems += _python() + _npm()
    for problem in problems:
        print(problem)
    raise SystemExit(bool(problems))


def _python() -> list[str]:
    lock = str(ROOT / "requirements-dev.txt")
    options = ["--requirement", lock, "--disable-pip", "--require-hashes", "--format", "json"]
    said = _said([sys.executable, "-m", "pip_audit", "--progress-spinner", "off", *options])
    asked = [one for one in (said or {}).get("dependencies", ()) if "vulns" in one]
    if not asked:
        print("pip-audit: its service cannot be reached")
        return []
    known = [(one["name"], weak["id"]) for one in asked for weak in one["vulns"]]
    print(f"pip-audit: {len(asked)} packages, {len(known)} known weaknesses")
    return [f"{name}: {weakness}" for name, weakness in known]


def _npm() -> list[str]:
    npm = node_folder().parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    said = _said([node_folder() / "node", npm, "audit", "--json"])
    if said is None or "vulnerabilities" not in said:
        print("npm audit: its service cannot be reached")
        return []
    print(f"npm audit: {len(said['vulnerabilities'])} packages with known weaknesses")
    return [f"{name}: {one['severity']}" for name, one in said["vulnerabilities"].items()]


def _said(command: list[str | Path]) -> dict[str, Any] | None:
    """What a program says in JSON; None where it says nothing, or not in time."""
    try:
        run = subprocess.run(
            command, cwd=ROOT, env=node_environment(), capture_output=True, timeout=_S
        )
        said = json.loads(run.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return said if isinstance(said, dict) else None


if __name__ == "__main__":
    main()
