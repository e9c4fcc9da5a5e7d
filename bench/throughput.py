"""Requests per second of a prepared layer: our server beside nginx with the same bytes."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import Request, urlopen

from bench.processes import HOST, free_port, get, need, running

LAYER = "/layers/underdeveloped-counties.geojson"
SECONDS, ROUNDS, WORKERS, CONNECTIONS = 5, 3, 2, 32

NGINX = """
worker_processes {workers}; daemon off; pid {folder}/pid; error_log {folder}/error.log crit;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
  uwsgi_temp_path {folder}; scgi_temp_path {folder};
  server {{
    listen {host}:{port} reuseport; root {folder};
    location / {{ default_type application/geo+json; {more} }}
  }}
}}
"""


def measure() -> None:
    """Print the requests/s of both servers, in turns in one run, and their ratio."""
    with our_server() as ours:
        print(f"## Requests per second: GET {LAYER}, {WORKERS} workers each")
        for name, headers in (
            ("br", {"Accept-Encoding": "br"}),
            ("identity", {"Accept-Encoding": "identity"}),
            ("304", {"Accept-Encoding": "identity", "If-None-Match": _etag(ours + LAYER)}),
        ):
            with nginx({LAYER: _body(ours + LAYER, headers)}, brotli=name == "br") as theirs:
                same = headers if name != "304" else {"If-None-Match": _etag(theirs + LAYER)}
                compare(f"{name:8}", (ours + LAYER, headers), (theirs + LAYER, same), aim=0.4)


def compare(
    name: str,
    ours: tuple[str, Mapping[str, str]],
    theirs: tuple[str, Mapping[str, str]],
    aim: float,
) -> None:
    """Print the requests/s of two addresses with their headers, medians of turns in one run."""
    rates = [(rate(*ours), rate(*theirs)) for _ in range(ROUNDS)]
    us, nginx_rate = (median(column) for column in zip(*rates, strict=True))
    ratio = us / nginx_rate
    print(f"{name} ours {us:8,.0f}   nginx {nginx_rate:8,.0f}   ratio {ratio:.2f} (aim: {aim})")


@contextmanager
def our_server() -> Iterator[str]:
    """Run our server as ``make serve`` does; yield its address."""
    ours = f"http://{HOST}:{free_port()}"
    server = [sys.executable, "server.py", "--port", ours.rpartition(":")[2]]
    with running(server, ours + LAYER):
        yield ours


@contextmanager
def nginx(bodies: Mapping[str, bytes], *, brotli: bool) -> Iterator[str]:
    """Run nginx on ``bodies`` by path, which are compressed by ``brotli``; yield its address."""
    program = need("nginx", "nginx-light")
    theirs = f"http://{HOST}:{free_port()}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # nginx's workers are another user when root starts it
        for path, body in bodies.items():
            file = folder / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        more = "add_header Content-Encoding br;" if brotli else ""
        config = folder / "nginx.conf"
        port = theirs.rpartition(":")[2]
        config.write_text(
            NGINX.format(workers=WORKERS, folder=folder, host=HOST, port=port, more=more)
        )
        first = next(iter(bodies))
        with running([program, "-p", name, "-c", str(config)], theirs + first):
            if get(theirs + first) != bodies[first]:
                raise SystemExit("nginx does not answer with the bytes that it was given")
            yield theirs


def _body(url: str, headers: Mapping[str, str]) -> bytes:
    plain = {name: value for name, value in headers.items() if name != "If-None-Match"}
    with urlopen(Request(url, headers=plain), timeout=5) as response:
        return bytes(response.read())


def _etag(url: str) -> str:
    plain = Request(url, headers={"Accept-Encoding": "identity"})
    with urlopen(plain, timeout=5) as response:
        return str(response.headers["ETag"])


def rate(url: str, headers: Mapping[str, str], script: Path | None = None) -> float:
    """Return the requests/s that wrk counts in SECONDS; exit when an answer is an error."""
    command = [need("wrk", "wrk"), "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s"]
    command += [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    command += ["-s", str(script)] if script else []
    report = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", report)
    if found is None or "Non-2xx" in report:
        raise SystemExit(f"wrk could not measure {url}:\n{report}")
    return float(found[1])
