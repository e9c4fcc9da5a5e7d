"""Requests per second of a prepared layer: our server beside nginx with the same bytes."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

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
    location / {{ default_type application/geo+json; add_header Content-Encoding br; }}
  }}
}}
"""


def measure() -> None:
    """Print the requests/s of both servers, in turns in one run, and their ratio."""
    wrk, nginx = need("wrk", "wrk"), need("nginx", "nginx-light")
    ours = f"http://{HOST}:{free_port()}"
    theirs = f"http://{HOST}:{free_port()}"
    server = [sys.executable, "server.py", "--port", ours.rpartition(":")[2]]
    with tempfile.TemporaryDirectory() as name, running(server, ours + LAYER):
        folder, body = Path(name), get(ours + LAYER)
        folder.chmod(0o755)  # nginx's workers are another user when root starts it
        file = folder / LAYER.lstrip("/")
        file.parent.mkdir()
        file.write_bytes(body)
        config = folder / "nginx.conf"
        port = theirs.rpartition(":")[2]
        config.write_text(NGINX.format(workers=WORKERS, folder=folder, host=HOST, port=port))
        with running([nginx, "-p", name, "-c", str(config)], theirs + LAYER):
            if get(theirs + LAYER) != body:
                raise SystemExit("nginx and our server do not answer with the same bytes")
            rates = [(rate(wrk, ours + LAYER), rate(wrk, theirs + LAYER)) for _ in range(ROUNDS)]
    us, nginx_rate = (median(column) for column in zip(*rates, strict=True))
    print(f"## Requests per second: GET {LAYER}, {len(body):,} bytes (br), {WORKERS} workers each")
    print(f"ours {us:,.0f}   nginx {nginx_rate:,.0f}   ratio {us / nginx_rate:.2f} (aim: 0.33)")


def rate(wrk: str, url: str) -> float:
    """Return the requests/s that wrk counts in SECONDS; exit when an answer is an error."""
    command = [wrk, "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: br", url]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", report)
    if found is None or "Non-2xx" in report:
        raise SystemExit(f"wrk could not measure {url}:\n{report}")
    return float(found[1])
