"""Requests for every route, of its own OpenAPI and of a list, with values nobody expects."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from bench.torture.client import Figures, ask, message, reading

_AT_ONCE = 8
_COLLECTIONS = ("panxi", "initiatives", "five-zones", "sites")
_LISTED = (
    "/", "/board", "/guide", "/progress", "/map.json", "/search.json", "/health", "/layers",
    "/themes", "/formats", "/sw.js", "/missing", "/map.html", "/oembed", "/geocode",
    "/geocode/sample.csv", "/counties/{id}", "/county/{id}", "/initiatives/{id}", "/clauses/{id}",
    "/layers/{id}", "/layers/{id}.{ext}", "/layers/{id}/formats", "/initiatives.{ext}",
    "/initiatives/formats", "/view.{ext}", "/progress.{ext}", "/ogc/collections/{id}/items/{id}",
    "/{id}", "/{id}/{id}",
)  # fmt: skip
_PARAMETERS = (
    "theme", "county", "initiative", "place", "clause", "status", "q", "layer", "download", "lang",
    "url", "maxwidth", "maxheight", "format", "embed", "limit", "offset", "bbox", "f", "filter",
)  # fmt: skip
_GOOD = (
    "513431", "panxi", "ecology", "geojson", "csv", "1", "10", "en", "panxi-1", "initiatives",
    "102,28,103,29", "/", "产业", "done", "5.1", "theme='ecology'", "json", "html", "2024-07-01",
)  # fmt: skip
_ODD = (
    "", "%00", "%0d%0aX: y", "..%2f..%2fetc%2fpasswd", "%ff%fe", "9" * 5_000, "-1", "nan", "1e999",
    "'\"><script>alert(1)</script>", "{}", "[]", "(" * 300, "a" * 8_000, "١٢", "%", "%zz", "*",
    "1,2,3,nan", "javascript:alert(1)", "//elsewhere.example", "http://[", "\\", "a;b", "𝔘𝔫", "‮",
    "S_INTERSECTS(geometry,POINT(1 2))", "1=1 OR " * 400 + "1=1", "'" * 99, "a.b.c", ".", "..",
)  # fmt: skip
_EXTS = ("geojson", "csv", "xlsx", "gpkg", "kml", "shp.zip", "parquet", "fgb", "topojson", "exe")
_HEADERS = (
    ("Host", "a b"), ("Host", '"><script>'), ("X-Forwarded-Host", "["), ("Range", "bytes=9-1"),
    ("Range", "bytes=0-,1-,2-"), ("Accept", "text/html"), ("Accept", "*/*;q=" + "9" * 400),
    ("If-None-Match", '"' * 999), ("Accept-Encoding", "br;q=nan"), ("Content-Length", "-1"),
    ("Transfer-Encoding", "chunked, chunked"), ("Cookie", "a" * 4_000), ("Expect", "x"),
    ("X-Forwarded-For", "1" * 999), ("Accept-Language", "zh;q=x"), ("If-Modified-Since", "?"),
    ("Content-Type", "multipart/form-data; boundary="), ("Upgrade", "websocket"),
)  # fmt: skip
_METHODS = ("GET",) * 20 + ("HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "PATCH", "FOO")


def requests(port: int, count: int, seed: int) -> Iterator[tuple[bytes, str]]:
    """Yield ``count`` requests, the same for the same seed, each with a name for it."""
    chance = random.Random(seed)
    api = _operations(port)
    for _ in range(count):
        if chance.random() < 0.5:
            path, parameters = chance.choice(api)
        else:
            path, parameters = chance.choice(_LISTED), ()
        target = _filled(path, chance)
        names = [*(p["name"] for p in parameters), *chance.sample(_PARAMETERS, 2)]
        chosen = chance.sample(names, min(len(names), chance.choice((0, 1, 1, 2, 3))))
        pairs = [f"{name}={_value(name, parameters, chance)}" for name in chosen]
        if pairs:
            target += "?" + "&".join(pairs)
        headers = dict([chance.choice(_HEADERS)]) if chance.random() < 0.2 else {}
        method = chance.choice(_METHODS)
        body = chance.randbytes(chance.choice((0, 10, 3_000))) if method in ("POST", "PUT") else b""
        yield message(method, target, headers, body), f"{method} {target[:160]} {headers or ''}"


async def fuzz(port: int, count: int, seed: int = 1) -> Figures:
    """Send ``count`` requests, some at once."""
    figures, waiting = Figures(), requests(port, count, seed)

    async def client() -> None:
        for request, what in waiting:
            await ask(port, request, figures, what)

    async with reading(port, figures):
        await asyncio.gather(*(client() for _ in range(_AT_ONCE)))
    return figures


def _operations(port: int) -> list[tuple[str, tuple[dict[str, Any], ...]]]:
    """Every path of the server's own description, with its parameters."""
    with urlopen(f"http://127.0.0.1:{port}/ogc/api", timeout=30) as answer:
        api = json.load(answer)

    def resolved(parameter: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in parameter:
            found: Any = api
            for part in parameter["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            parameter = found
        return parameter

    found = []
    for path, operations in api["paths"].items():
        for method, operation in operations.items():
            if method == "get":
                parameters = map(resolved, operation.get("parameters", ()))
                queries = tuple(p for p in parameters if p["in"] == "query")
                found.append((_root(api) + path, queries))
    return found


def _root(api: dict[str, Any]) -> str:
    url = api.get("servers", [{"url": ""}])[0]["url"]
    return "/" + url.split("/", 3)[3].strip("/") if url.count("/") >= 3 else ""


def _filled(path: str, chance: random.Random) -> str:
    while "{" in path:
        start, end = path.index("{"), path.index("}")
        name = path[start + 1 : end]
        values = _EXTS if name == "ext" else (*_COLLECTIONS, *_GOOD)
        value = chance.choice(values if chance.random() < 0.7 else _ODD)
        path = path[:start] + (value if "%" in value else quote(value)) + path[end + 1 :]
    return path


def _value(name: str, parameters: tuple[dict[str, Any], ...], chance: random.Random) -> str:
    schema = next((p.get("schema", {}) for p in parameters if p["name"] == name), {})
    said = schema.get("enum") or _GOOD
    value = str(chance.choice(said) if chance.random() < 0.5 else chance.choice(_ODD))
    is_raw = "%" in value or (chance.random() < 0.2 and not set(value) & set(" \r\n#"))
    return value if is_raw else quote(value, safe="")
