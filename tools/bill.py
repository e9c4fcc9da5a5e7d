"""A bill of materials in CycloneDX, made from the lock files, with the licence of each package.

``tools/licences.csv`` lists every package of the locks by hand, and the licences that may be used
stand here: a package that is new is read by somebody before it is shipped.
"""

from __future__ import annotations

import base64
import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).parent.parent
LICENCES = ROOT / "tools" / "licences.csv"
# SPDX. Weak copyleft (MPL) is for what we use unchanged; strong copyleft is not here.
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "MPL-2.0",
    "PSF-2.0", "Zlib",
}  # fmt: skip
ALLOWED_IN_TESTS = ALLOWED | {"BSD-4-Clause"}  # whose advertising clause nobody has to meet
_PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.M)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """A package that a lock file pins; ``hashes`` are of its files, by algorithm."""

    kind: str  # pypi or npm
    name: str
    version: str
    hashes: tuple[tuple[str, str], ...]
    is_shipped: bool

    @property
    def purl(self) -> str:
        return f"pkg:{self.kind}/{quote(self.name, safe='/')}@{self.version}"


def packages(root: Path = ROOT) -> list[Package]:
    """Return what the lock files below ``root`` pin, each package once, sorted."""
    shipped = {package.purl for package in _python(root / "requirements.txt", set())}
    every = [*_python(root / "requirements-dev.txt", shipped), *_npm(root / "package-lock.json")]
    return sorted(every, key=lambda package: package.purl)


def _python(lock: Path, shipped: set[str]) -> Iterator[Package]:
    text = lock.read_text(encoding="utf-8")
    for block in re.split(r"\n(?=\S)", text):
        if found := _PINNED.match(block):
            hashes = tuple(("SHA-256", one) for one in _HASH.findall(block))
            package = Package("pypi", found[1].lower(), found[2], hashes, False)
            yield Package("pypi", package.name, found[2], hashes, package.purl in shipped)


def _npm(lock: Path) -> Iterator[Package]:
    entries: dict[str, dict[str, Any]] = json.loads(lock.read_bytes())["packages"]
    seen = set()
    for path, entry in entries.items():
        name = path.rpartition("node_modules/")[2]
        key = (name, entry.get("version"))
        if not name or key in seen:
            continue
        seen.add(key)
        algorithm, _, digest = entry.get("integrity", "").partition("-")
        hexadecimal = base64.b64decode(digest).hex()
        hashes = ((algorithm.upper().replace("SHA", "SHA-"), hexadecimal),) if digest else ()
        yield Package("npm", name, entry["version"], hashes, not entry.get("dev"))


def licences(table: Path = LICENCES) -> dict[tuple[str, str], str]:
    """Return the licence (an SPDX expression) of each listed package, by kind and name."""
    with table.open(encoding="utf-8", newline="") as file:
        return {(row["kind"], row["name"]): row["licence"] for row in csv.DictReader(file)}


def problems(found: list[Package], listed: dict[tuple[str, str], str]) -> list[str]:
    """Return which packages have no licence listed, or none that may be used; and stale rows."""
    said = []
    known = {(package.kind, package.name): package.is_shipped for package in found}
    for key, is_shipped in known.items():
        if key not in listed:
            said.append(f"{LICENCES.name}: must list {key[0]} {key[1]}")
        elif not _is_allowed(listed[key], ALLOWED if is_shipped else ALLOWED_IN_TESTS):
            said.append(f"{LICENCES.name}: {key[1]}: no licence that may be used ({listed[key]})")
    stale = sorted(set(listed) - set(known))
    return said + [f"{LICENCES.name}: no lock file has {kind} {name}" for kind, name in stale]


def _is_allowed(expression: str, allowed: set[str]) -> bool:
    """Whether an SPDX expression without parentheses can be met: one of OR, all of AND."""
    return any(
        all(part.strip() in allowed for part in choice.split(" AND "))
        for choice in expression.split(" OR ")
    )


def bill(found: list[Package], listed: dict[tuple[str, str], str]) -> dict[str, Any]:
    """Return the bill as CycloneDX 1.6: the same for the same locks."""
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "sichuan-decision-map"}},
        "components": [
            {
                "type": "library",
                "bom-ref": package.purl,
                "name": package.name,
                "version": package.version,
                "purl": package.purl,
                "scope": "required" if package.is_shipped else "excluded",
                "hashes": [{"alg": alg, "content": digest} for alg, digest in package.hashes],
                "licenses": [{"expression": listed[package.kind, package.name]}],
            }
            for package in found
        ],
    }
