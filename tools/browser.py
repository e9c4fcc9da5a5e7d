"""Print the path of a Chromium for the tests, installing one where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def installed() -> str | None:
    """Return CHROMIUM if it is set, else the first known browser on the PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def from_debian() -> None:
    """Install Debian's Chromium and a Chinese font, as root or with a silent sudo."""
    if not shutil.which("apt-get"):
        return
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return
    quiet = {"stdout": sys.stderr, "stdin": subprocess.DEVNULL, "check": False}
    subprocess.run([*sudo, "apt-get", "update", "-qq"], **quiet)
    install = [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    subprocess.run([*install, "chromium", "fonts-noto-cjk"], **quiet)


def from_playwright() -> str | None:
    """Return the path of Playwright's own Chromium once it has installed it, None if it cannot."""
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> None:
    path = installed()
    if path is None:
        from_debian()
        path = installed() or from_playwright()
    if path is None:
        raise SystemExit(
            "The tests need a Chromium: install one (Debian: apt-get install chromium), "
            "or set CHROMIUM to the path of its executable."
        )
    print(path)


if __name__ == "__main__":
    main()
