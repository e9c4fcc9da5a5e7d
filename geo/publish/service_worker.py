"""The site on the reader's device: the worker that keeps it, told of every file and its hash."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping

from geo.media_types import SCRIPT
from geo.publish.response import Content


def worker(
    code: bytes, files: Mapping[str, Content], home: str, county: str, version: str
) -> Content:
    """Return the worker that keeps ``files`` (address below the site's folder → Content).

    ``home`` is the one of them that answers at the folder itself, ``county`` the one that
    answers for every county's page. The worker's own bytes
    change with any of them, which is how a browser learns of a new version; it takes only
    what has the hash named here, so that no two versions ever mix.
    """
    hashes = {name: _integrity(files[name].body) for name in sorted(files)}
    digest = hashlib.sha256(json.dumps(hashes).encode() + code).hexdigest()
    kept = {"version": f"{version}-{digest[:10]}", "home": home, "county": county, "files": hashes}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return Content(b"self.kept=" + text.encode() + b";\n" + code, SCRIPT)


def _integrity(body: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(body).digest()).decode()}"
