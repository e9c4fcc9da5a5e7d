"""Files over HTTP: every format, its name, its parts, its list, and no queue without end."""

from __future__ import annotations

import json
import threading

import pyogrio
import pytest
from flask.testing import FlaskClient

from geo.export import formats
from geo.publish.response import CachedResponse
from web.cache import ResponseCache
from web.errors import Problem

FORMATS = formats.discover()


@pytest.mark.parametrize("ext", FORMATS)
def test_every_format_has_its_type_and_name(client: FlaskClient, ext: str) -> None:
    answer = client.get(f"/layers/sites.{ext}?theme=innovation&download")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == FORMATS[ext].media_type
    name = f'attachment; filename="sichuan-sites-innovation.{ext}"'
    assert answer.headers["Content-Disposition"] == name
    precompressed = client.get(f"/layers/sites.{ext}", headers={"Accept-Encoding": "br"})
    assert ("Content-Encoding" in precompressed.headers) is not FORMATS[ext].precompressed


def test_the_list_of_formats(client: FlaskClient) -> None:
    listed = client.get("/formats").get_json()
    assert [one["ext"] for one in listed] == list(FORMATS)
    assert all(one["title"]["zh"] and one["note"]["en"] for one in listed)


@pytest.mark.parametrize("path", ["/layers/sites", "/initiatives", "/view"])
def test_the_list_says_rows_and_sizes_that_hold(client: FlaskClient, path: str) -> None:
    listed = client.get(f"{path}/formats?theme=innovation&q=成都").get_json()
    for one in listed["formats"]:
        answer = client.get(one["href"])
        assert len(answer.data) == one["bytes"], one["href"]
        if one["ext"] == "geojson":
            assert len(answer.get_json()["features"]) == listed["rows"] > 0


@pytest.mark.parametrize(
    ("path", "status", "value"),
    [
        ("/layers/panxi.doc", 404, "doc"),
        ("/layers/panxi", 404, "/layers/panxi"),
        ("/layers/nowhere/formats", 404, "nowhere"),
        ("/initiatives.pdf", 404, "pdf"),
        ("/view.csv?layers=panxi,nowhere", 400, "nowhere"),
        ("/view.csv?lang=en", 400, "en"),
        ("/layers/panxi.csv?layer=sites", 400, "sites"),
        ("/initiatives.csv?clause=9.9", 400, "9.9"),
    ],
)
def test_problems(client: FlaskClient, path: str, status: int, value: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert json.loads(answer.data)["value"] == value


def test_a_file_can_be_read_in_parts(client: FlaskClient) -> None:
    whole = client.get("/layers/counties.fgb").data
    part = client.get("/layers/counties.fgb", headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.data == whole[100:200]
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole)}"
    for odd in ("items=0-1", "bytes=0-1,5-6", "bytes=9-1"):
        assert client.get("/layers/counties.fgb", headers={"Range": odd}).data == whole, odd
    past = client.get("/layers/counties.fgb", headers={"Range": f"bytes={len(whole)}-"})
    assert past.status_code == 416


@pytest.mark.slow
def test_gdal_reads_a_part_over_http(served: str) -> None:
    box = (102.7, 27.9, 102.9, 28.1)  # around 昭觉
    frame = pyogrio.read_dataframe(f"/vsicurl/{served}/layers/counties.fgb", bbox=box)
    assert "513431" in set(frame["adcode"])
    assert len(frame) < 10


def _resource(size: int) -> CachedResponse:
    return CachedResponse("text/plain", "no-cache", "tag", b"x" * size, b"", b"")


def test_kept_answers_are_made_once_and_bounded() -> None:
    kept, made = ResponseCache(max_bytes=250), []

    def make(key: str) -> CachedResponse:
        made.append(key)
        return _resource(100)

    for key in ("a", "b", "a", "c", "a", "b"):  # c pushes b out, for a was asked for again
        kept.get(key, lambda key=key: make(key))  # type: ignore[misc]
    assert made == ["a", "b", "c", "b"]
    assert kept.get("huge", lambda: _resource(1000)).identity  # larger than the room, and answered


def test_waiting_is_bounded() -> None:
    kept = ResponseCache(max_bytes=1000, waiting=1)
    started, release = threading.Event(), threading.Event()

    def slow() -> CachedResponse:
        started.set()
        release.wait(10)
        return _resource(1)

    busy = threading.Thread(target=lambda: kept.get("slow", slow))
    busy.start()
    started.wait(10)
    with pytest.raises(Problem) as refused:
        kept.get("other", lambda: _resource(1))
    assert refused.value.status == 429
    assert refused.value.response().headers["Retry-After"]
    release.set()
    busy.join()
    assert kept.get("slow", lambda: _resource(2)).identity == b"x"
    assert kept.get("other", lambda: _resource(1)).identity == b"x"


def test_a_view_of_no_layer_is_empty_in_every_format(client: FlaskClient) -> None:
    listing = client.get("/view/formats?layers=").json
    assert listing["rows"] == 0
    for form in listing["formats"]:
        assert client.get(form["href"]).status_code == 200, form["href"]
