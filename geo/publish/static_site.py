"""The whole map as a folder of files: any web server, object store or CDN serves it."""

from __future__ import annotations

import glob
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from geo.outputs import is_running
from geo.publish.resources import file_name
from geo.publish.response import Content, prepare

MANIFEST = "manifest.json"


class OccupiedFolder(ValueError):
    """A folder that holds something else than an earlier site: nothing in it is touched."""


def write(
    out: Path, sources: Mapping[str, Content], version: str, quality: int = 11
) -> Iterator[str]:
    """Write all ``sources`` (path → Content) below ``out``; yield each file's name when it is done.

    Each file stands there as it is, and beside it as ``.br`` and ``.gz`` where that is
    smaller. The manifest tells the data's ``version`` and the SHA-256 of each file. What
    ``out`` held before is replaced at the end, by one renaming. Raises OccupiedFolder.
    """
    out = Path(os.path.realpath(out))
    _clean(out)
    if out.exists() and any(out.iterdir()) and not (out / MANIFEST).exists():
        raise OccupiedFolder(f"{out}: must be empty or hold an earlier site")
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    part.mkdir(parents=True)
    try:
        yield from _files(part, sources, quality)
        manifest = {"version": version, "sha256": _hashes(part)}
        text = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
        (part / MANIFEST).write_text(text, encoding="utf-8")
        if out.exists():
            old = out.with_name(f".{out.name}.{os.getpid()}.old")
            out.rename(old)
            try:
                part.rename(out)
            except OSError:
                old.rename(out)
                raise
            shutil.rmtree(old)
        else:
            part.rename(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _clean(out: Path) -> None:
    """Undo what a killed run has left beside ``out``: a site that was put aside comes back."""
    for left in out.parent.glob(f".{glob.escape(out.name)}.*"):
        _, owner, kind = left.name.rsplit(".", 2)
        if not owner.isdigit() or (int(owner) != os.getpid() and is_running(int(owner))):
            continue
        if kind == "old" and not out.exists():
            left.rename(out)
        elif kind in ("old", "part"):
            shutil.rmtree(left)


def _files(part: Path, sources: Mapping[str, Content], quality: int) -> Iterator[str]:
    """Write each file, and its codings where they are smaller; yield its name."""

    def one(item: tuple[str, Content]) -> str:
        path, source = item
        name = file_name(path, source.media_type)
        file = part / name
        file.parent.mkdir(parents=True, exist_ok=True)
        resource = prepare(source, min(quality, 11 if len(source.body) < 1_000_000 else 9))
        for suffix, body in (("", source.body), (".br", resource.br), (".gz", resource.gzip)):
            if not suffix or 0 < len(body) < len(source.body):
                file.with_name(file.name + suffix).write_bytes(body)
        return name

    with ThreadPoolExecutor(2) as pool:  # both compressors let go of the interpreter
        yield from pool.map(one, sources.items())


def verify(folder: Path) -> list[str]:
    """Return what is wrong with a copy of a site, file by file: missing, changed or extra."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        wanted = dict(manifest["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return [f"{MANIFEST}: must be a site's manifest ({error})"]
    found = _hashes(folder)
    found.pop(MANIFEST, None)
    problems = []
    for name in sorted(wanted.keys() | found.keys()):
        if name not in found:
            problems.append(f"{name}: missing")
        elif name not in wanted:
            problems.append(f"{name}: extra, not in the manifest")
        elif found[name] != wanted[name]:
            problems.append(f"{name}: changed, its SHA-256 is {found[name]}")
    return problems


def _hashes(folder: Path) -> dict[str, str]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
