"""Answers as bytes, compressed once and kept: what a web server only has to copy."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from geo.errors import DataError
from geo.media_types import TEXT_HTML
from geo.outputs import write_whole

IMMUTABLE = "public, max-age=31536000, immutable"
REVALIDATE = "no-cache"
_SMALL, _PAGE = 50_000, 200_000  # bytes that are worth the best compression, and of a page


@dataclass(frozen=True)
class CachedResponse:
    """One answer in its encodings. ``etag`` is the hash of the identity bytes.

    ``br`` and ``gzip`` are empty where they were not asked for or would not pay.
    """

    media_type: str
    cache: str
    etag: str
    identity: bytes
    br: bytes
    gzip: bytes
    policy: str = ""


@dataclass(frozen=True)
class Content:
    """Bytes that are to become a CachedResponse.

    ``policy`` is that of a page that has its own; ``precompressed`` if compressing would not pay.
    """

    body: bytes
    media_type: str
    cache: str = REVALIDATE
    policy: str = ""
    precompressed: bool = False


def prepare(
    source: Content, quality: int = 11, codings: Collection[str] = ("br", "gzip")
) -> CachedResponse:
    """Return ``source`` in ``codings``: brotli at ``quality`` (0–11), gzip at 9 or, in haste, 5."""
    wanted = () if source.precompressed else codings
    return CachedResponse(
        source.media_type,
        source.cache,
        _etag(source.body),
        source.body,
        brotli.compress(source.body, quality=quality) if "br" in wanted else b"",
        # No time and no name in the header: the same bytes for the same input.
        gzip.compress(source.body, 9 if quality > 9 else 5, mtime=0) if "gzip" in wanted else b"",
        source.policy,
    )


def write(folder: Path, sources: Mapping[str, Content]) -> None:
    """Prepare all ``sources`` (path → Content) and write them below ``folder``.

    What the page keeps for good, pages, and what is small, get the best compression; the rest
    one that takes a tenth of the time for some per cent of size. What ``folder`` holds from
    before with the same hash is used again.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lasting = {source.body for source in sources.values() if source.cache == IMMUTABLE}
    etags = {path: _etag(source.body) for path, source in sources.items()}
    # Many stand at two addresses. The largest first: at the end no core waits long for another.
    once = dict(zip(etags.values(), sources.values(), strict=True))
    largest_first = sorted(once.items(), key=lambda item: -len(item[1].body))

    def one(item: tuple[str, Content]) -> tuple[str, list[int]]:
        etag, source = item
        files = _files(folder, etag)
        if not files[-1].exists():
            small = _PAGE if source.media_type.startswith(TEXT_HTML) else _SMALL
            is_best = source.body in lasting or len(source.body) < small
            resource = prepare(source, quality=11 if is_best else 6)
            files[0].write_bytes(resource.identity)
            files[1].write_bytes(resource.br)
            part = folder / f".{etag}.part"  # where there is a .gz, all three are whole
            part.write_bytes(resource.gzip)
            part.replace(files[2])
        return etag, [file.stat().st_size for file in files]

    with ThreadPoolExecutor(2) as pool:  # both compressors let go of the interpreter
        sizes = dict(pool.map(one, largest_first))
    index = {path: _entry(sources[path], etag, sizes[etag]) for path, etag in etags.items()}
    write_whole(folder / "index.json", json.dumps(index, indent=1).encode())
    for file in folder.iterdir():  # what only the index before named
        if file.name != "index.json" and file.name.split(".")[0] not in sizes:
            file.unlink()


def read(folder: Path) -> dict[str, CachedResponse]:
    """Return what :func:`write` put below ``folder``, by path; empty where there is nothing.

    Raises DataError that names each file which is not as it was written.
    """
    if not (folder / "index.json").exists():
        return {}
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    broken: list[Path] = []

    def whole(file: Path, size: int) -> bytes:
        body = file.read_bytes() if file.exists() else b""
        if len(body) != size:
            broken.append(file)
        return body

    found = {}
    for path, entry in index.items():
        etag, sizes = entry["etag"], entry.get("sizes", (-1, -1, -1))
        identity, br, gz = map(whole, _files(folder, etag), sizes)
        found[path] = CachedResponse(
            entry["type"], entry["cache"], etag, identity, br, gz, entry["policy"]
        )
    if broken:
        raise DataError(
            [f"{file}: not as it was prepared: remove its folder, prepare anew" for file in broken]
        )
    return found


def _entry(source: Content, etag: str, sizes: list[int]) -> dict[str, object]:
    """What the index says of one answer."""
    return {
        "type": source.media_type,
        "cache": source.cache,
        "etag": etag,
        "sizes": sizes,
        "policy": source.policy,
    }


def _etag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:24]


def _files(folder: Path, etag: str) -> tuple[Path, Path, Path]:
    """Where an answer stands as it is, in brotli and in gzip."""
    return folder / etag, folder / f"{etag}.br", folder / f"{etag}.gz"
