"""Our scripts in node: what needs no browser is asked of them directly."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support import ROOT
from tools.page import node_folder

# The page's addresses, answered out of a folder.
_SITE = """
import {{ readFileSync }} from "node:fs";
const documentElement = {{ dataset: {{ site: "files" }} }};
globalThis.document = {{ baseURI: "http://page/", documentElement }};
globalThis.fetch = async (address) => {{
  const text = readFileSync({folder} + new URL(address).pathname, "utf-8");
  return {{ ok: true, text: async () => text, json: async () => JSON.parse(text) }};
}};
const asked = JSON.parse(readFileSync(0, "utf-8"));
{script}
process.stdout.write(JSON.stringify(answer));
"""


def run(script: str, asked: object = None, files: Mapping[str, bytes] | None = None) -> Any:
    """Return what ``script`` makes of ``asked``: it leaves it in ``answer``.

    ``files`` (path → bytes) are what the site's ``read`` and ``fetch`` find. Imports are
    relative to the project's folder.
    """
    with TemporaryDirectory() as folder:
        for path, body in (files or {}).items():
            file = Path(folder) / path.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(body)
        code = _SITE.format(folder=json.dumps(folder), script=script)
        command = [str(node_folder() / "node"), "--input-type=module", "-e", code]
        done = subprocess.run(
            command, input=json.dumps(asked).encode(), cwd=ROOT, capture_output=True, check=False
        )
    if done.returncode:
        raise AssertionError(done.stderr.decode())
    return json.loads(done.stdout)
