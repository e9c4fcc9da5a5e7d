"""Firefox over Marionette and WebKit over W3C WebDriver: the few commands that a reader needs.

Both speak the same commands; Firefox's own socket saves a program that Debian does not have.
"""

from __future__ import annotations

import base64
import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the name that W3C WebDriver gives it
KEYS = {
    "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015",
}  # fmt: skip
PATIENCE = 20.0  # seconds for a page to become what is expected of it
SLOW = 90.0  # seconds for a command


class Refused(Exception):
    """The browser could not do what it was told: the error's name and its message."""


class Wire(Protocol):
    """What carries commands to a browser, by their names in Marionette."""

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        """Return the command's value. Raises Refused."""

    def close(self) -> None:
        """End the session."""


class Marionette:
    """Firefox's own socket: each message is its length, a colon and JSON."""

    def __init__(self, port: int) -> None:
        self._socket = _connected(port)
        self._number = 0
        self._receive()  # the greeting
        self.command("NewSession", {"acceptInsecureCerts": False})

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        full = name if ":" in name else f"WebDriver:{name}"
        body = json.dumps([0, self._number, full, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(body), body))
        _, number, error, result = self._receive()
        assert number == self._number
        if error:
            raise Refused(f"{error['error']}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        with suppress(OSError, ValueError):  # it may be gone before it answers
            self.command("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._read(1)
        return json.loads(self._read(int(length[:-1])))

    def _read(self, size: int) -> bytes:
        parts = []
        while size:
            part = self._socket.recv(size)
            if not part:
                raise ConnectionError("the browser has gone")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


# Where the commands stand in W3C WebDriver.
_PATHS = {
    "Navigate": ("POST", "url"),
    "GetCurrentURL": ("GET", "url"),
    "Back": ("POST", "back"),
    "ExecuteScript": ("POST", "execute/sync"),
    "ExecuteAsyncScript": ("POST", "execute/async"),
    "SetTimeouts": ("POST", "timeouts"),
    "FindElement": ("POST", "element"),
    "ElementClick": ("POST", "element/{id}/click"),
    "ElementSendKeys": ("POST", "element/{id}/value"),
    "PerformActions": ("POST", "actions"),
    "ReleaseActions": ("DELETE", "actions"),
    "SetWindowRect": ("POST", "window/rect"),
    "TakeScreenshot": ("GET", "screenshot"),
}


class Http:
    """A driver that speaks W3C WebDriver over HTTP."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self._root = f"http://127.0.0.1:{port}/session"
        asked = {"capabilities": {"alwaysMatch": capabilities}}
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                session = self._ask("POST", "", asked)
                break
            except urllib.error.URLError:  # the driver is not up yet
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
        self._root += f"/{session['sessionId']}"

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        method, path = _PATHS[name]
        body = {key: value for key, value in parameters.items() if key != "id"}
        where = "/" + path.format(id=parameters.get("id", ""))
        return self._ask(method, where, body if method == "POST" else None)

    def close(self) -> None:
        self._ask("DELETE", "", None)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self._root + path, data, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=SLOW) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            said = json.load(error)["value"]
            raise Refused(f"{said['error']}: {said['message']}") from None


class Reader:
    """Somebody at one of the browsers; elements are named by CSS, the first that matches."""

    def __init__(self, engine: str, wire: Wire, downloads: Path) -> None:
        self.engine = engine
        self.downloads = downloads
        self.wire = wire
        self.wire.command("SetTimeouts", {"script": int(SLOW * 1000), "pageLoad": 60_000})

    def open(self, address: str) -> None:
        """Go to an address of the map, and wait until the page has all its parts."""
        self.wire.command("Navigate", {"url": address})
        self.wait("document.documentElement.dataset.ready === 'true'")

    def ask(self, expression: str, *arguments: object) -> Any:
        """Return the value of an expression of JavaScript."""
        return self.run(f"return {expression};", *arguments)

    def run(self, script: str, *arguments: object) -> Any:
        return self.wire.command("ExecuteScript", {"script": script, "args": list(arguments)})

    def run_async(self, script: str, *arguments: object) -> Any:
        """Run a script that calls its last argument when it is done."""
        return self.wire.command("ExecuteAsyncScript", {"script": script, "args": list(arguments)})

    def wait(self, expression: str, *arguments: object) -> Any:
        """Return the value of an expression once it is true."""
        return wait(lambda: self.ask(expression, *arguments), expression)

    def find(self, css: str, text: str = "") -> str:
        """Return the element that can be seen and says ``text``, once there is one."""
        script = """
          const [css, text] = arguments;
          return [...document.querySelectorAll(css)].find((node) => node.checkVisibility()
            && (node.getAttribute("aria-label") ?? node.textContent).includes(text)) ?? null;"""
        found = wait(lambda: self.run(script, css, text), f"{css} {text}")
        return str(found[ELEMENT])

    def click(self, css: str, text: str = "") -> None:
        def clicked() -> bool:
            self.wire.command("ElementClick", {"id": self.find(css, text)})
            return True

        wait(clicked, f"{css} {text}, to be clicked")

    def type(self, css: str, text: str) -> None:
        self.wire.command("ElementSendKeys", {"id": self.find(css), "text": text})

    def upload(self, css: str, file: Path) -> None:
        """Give a file to an input, which need not be seen."""
        found = self.wire.command("FindElement", {"using": "css selector", "value": css})
        self.wire.command("ElementSendKeys", {"id": found[ELEMENT], "text": str(file)})

    def press(self, key: str) -> None:
        value = KEYS.get(key, key)
        strokes = [{"type": kind, "value": value} for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keyboard", "actions": strokes}]
        self.wire.command("PerformActions", {"actions": actions})

    def tap(self, x: float, y: float) -> None:
        """Click at a point of the window, in pixels of the page."""
        move = {"type": "pointerMove", "x": round(x), "y": round(y), "duration": 0}
        strokes = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self.wire.command("PerformActions", {"actions": [{**pointer, "actions": strokes}]})

    def drag(self, start: tuple[float, float], end: tuple[float, float], by: str = "mouse") -> None:
        """Drag from a point of the window to another, in pixels, by mouse or by ``touch``."""
        points = [(start, 0), (_between(start, end), 80), (end, 80)]
        moves: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": round(x), "y": round(y), "duration": ms}
            for (x, y), ms in points
        ]
        strokes = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:],
                   {"type": "pointerUp", "button": 0}]  # fmt: skip
        pointer = {"type": "pointer", "id": by, "parameters": {"pointerType": by}}
        self.wire.command("PerformActions", {"actions": [{**pointer, "actions": strokes}]})

    def back(self) -> None:
        self.wire.command("Back", {})

    @property
    def address(self) -> str:
        return str(self.wire.command("GetCurrentURL", {}))

    def resize(self, width: int, height: int) -> None:
        self.wire.command("SetWindowRect", {"width": width, "height": height})

    def picture(self) -> bytes:
        """Return what is seen, as a PNG."""
        return base64.b64decode(self.wire.command("TakeScreenshot", {"full": False}))

    def downloaded(self) -> Path:
        """Return the newest whole file that the browser has saved, once there is one."""

        def newest() -> Path | None:
            files = [
                f for f in self.downloads.iterdir() if f.suffix not in (".part", ".wkdownload")
            ]
            whole = [f for f in files if f.stat().st_size]
            return max(whole, key=lambda f: f.stat().st_mtime, default=None)

        return Path(wait(newest, f"a file in {self.downloads.name}"))


def wait(look: Callable[[], Any], what: str) -> Any:
    """Return what ``look`` finds once it is something. Raises AssertionError after a while.

    What has just been drawn anew, or is still under something else, is looked at again.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        why = ""
        try:
            if found := look():
                return found
        except Refused as error:
            why = f" ({error})"
        assert time.monotonic() < deadline, f"still not there: {what}{why}"
        time.sleep(0.1)


def _between(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2


def _connected(port: int) -> socket.socket:
    deadline = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=SLOW)
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
