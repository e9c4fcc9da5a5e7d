"""The programs of both browsers: where they stand, how they start, and what to do without them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import free_port
from tests.engines.webdriver import Http, Marionette, Reader, wait

INSTALL = "apt-get install -y --no-install-recommends"
PACKAGES = {
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}
_MINI_BROWSERS = (
    "/usr/lib/*/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
)
_SIZE = (1440, 900)
# No request leaves this machine: whatever Firefox asks for by itself goes to a port that is shut.
_PREFERENCES = {
    "marionette.port": 0,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "127.0.0.1",
    "network.proxy.allow_hijacking_localhost": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "browser.helperApps.neverAsk.saveToDisk": "application/geo+json,text/csv",
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "zh-CN,en",
}


def missing(engine: str) -> str:
    """Return what to do to have this browser, in one line; empty where it is there."""
    if engine == "firefox":
        there = shutil.which("firefox-esr") or shutil.which("firefox")
    else:
        there = shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and _mini_browser()
    return "" if there else f"{engine} is missing: {INSTALL} {' '.join(PACKAGES[engine])}"


def _mini_browser() -> str | None:
    found = (path for one in _MINI_BROWSERS for path in Path("/").glob(one[1:]))
    return next(map(str, found), None)


@contextmanager
def firefox(folder: Path) -> Iterator[Reader]:
    """Yield a reader at a Firefox of its own; ``folder`` holds its profile and its downloads."""
    profile, downloads = folder / "profile", folder / "downloads"
    profile.mkdir()
    downloads.mkdir()
    preferences = {**_PREFERENCES, "browser.download.dir": str(downloads)}
    lines = (f"user_pref({_js(name)}, {_js(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    program = shutil.which("firefox-esr") or "firefox"
    width, height = _SIZE
    command = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    environment = {**os.environ, "HOME": str(folder), "MOZ_HEADLESS_WIDTH": str(width),
                   "MOZ_HEADLESS_HEIGHT": str(height)}  # fmt: skip
    with _running(command, environment):
        wire = Marionette(_port(profile / "MarionetteActivePort"))
        reader = Reader("firefox", wire, downloads)
        reader.resize(width, height)
        try:
            yield reader
        finally:
            wire.close()


@contextmanager
def webkit(folder: Path) -> Iterator[Reader]:
    """Yield a reader at WebKitGTK's MiniBrowser, on a screen that nobody sees."""
    width, height = _SIZE
    downloads = folder / "Downloads"
    downloads.mkdir()
    (folder / ".config").mkdir()
    (folder / ".config" / "user-dirs.dirs").write_text('XDG_DOWNLOAD_DIR="$HOME/Downloads"\n')
    port = free_port()
    with _screen(width, height) as display:
        environment = {
            **os.environ, "HOME": str(folder), "DISPLAY": display, "LIBGL_ALWAYS_SOFTWARE": "1",
            "XDG_CONFIG_HOME": str(folder / ".config"), "GTK_A11Y": "none", "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
        }  # fmt: skip
        with _running(["WebKitWebDriver", f"--port={port}"], environment):
            options = {"binary": _mini_browser(), "args": ["--automation"]}
            wire = Http(port, {"webkitgtk:browserOptions": options})
            reader = Reader("webkit", wire, downloads)
            reader.resize(width, height)
            try:
                yield reader
            finally:
                wire.close()


@contextmanager
def _screen(width: int, height: int) -> Iterator[str]:
    """Yield the name of a screen of its own."""
    read, write = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, pass_fds=[write], **quiet) as process:
        os.close(write)
        try:
            with os.fdopen(read) as said:
                yield f":{said.readline().strip()}"
        finally:
            process.terminate()


@contextmanager
def _running(command: list[str], environment: dict[str, str]) -> Iterator[None]:
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, **quiet) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def _port(file: Path) -> int:
    """Return the port that Firefox has written down, once it has."""
    return int(wait(lambda: file.exists() and file.read_text().strip(), file.name))


def _js(value: object) -> str:
    return json.dumps(value)
