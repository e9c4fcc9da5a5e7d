"""The HTTP contract."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re

import brotli
import pytest
from flask.testing import FlaskClient

from geo.layers import Layer
from geo.media_types import CSS, HTML, SCRIPT
from geo.publish.response import CachedResponse


def test_layers_and_themes(client: FlaskClient, known_layers: dict[str, Layer]) -> None:
    listed = client.get("/layers").get_json()
    assert [layer["id"] for layer in listed] == list(known_layers)
    panxi = next(layer for layer in listed if layer["id"] == "panxi")
    assert panxi["counts"]["counties"] == 13
    assert all(panxi["title"].values())
    for layer in listed:
        assert client.get(layer["link"]).status_code == 200
    assert len(client.get("/themes").get_json()) == 14


def test_layer_geojson(client: FlaskClient) -> None:
    answer = client.get("/layers/underdeveloped-counties.geojson")
    assert answer.mimetype == "application/geo+json"
    assert len(answer.get_json()["features"]) == 39


def test_every_asset_is_named_by_a_page_or_by_what_a_page_loads(
    answers: dict[str, CachedResponse],
) -> None:
    texts = {
        path: answer.identity.decode()
        for path, answer in answers.items()
        if answer.media_type in (HTML, CSS, SCRIPT) and path != "/sw.js"
    }
    for path in answers:
        name = path.removeprefix("/assets/")
        if name != path:
            assert any(name in text for where, text in texts.items() if where != path), path


def test_filter_and_download(client: FlaskClient) -> None:
    answer = client.get("/layers/national-parks.geojson?theme=ecology,opening&download")
    assert len(answer.get_json()["features"]) == 24
    name = 'attachment; filename="sichuan-national-parks-ecology-opening.geojson"'
    assert answer.headers["Content-Disposition"] == name


def test_initiatives(client: FlaskClient) -> None:
    county = client.get("/initiatives.geojson?county=513431").get_json()["features"]
    by_id = {f["id"]: f["properties"] for f in county}
    assert by_id["underdeveloped-counties-support"]["reach_in_county"] == "list"
    layer = client.get("/initiatives.geojson?layer=panxi").get_json()["features"]
    assert [f["id"] for f in layer] == ["panxi-pilot-zone-upgrade"]


def test_county(client: FlaskClient) -> None:
    profile = client.get("/counties/513431").get_json()
    assert profile["name_zh"] == "昭觉县"
    kinds = [reach["kind"] for reach in profile["reaches"]]
    assert kinds == ["named", "site", "part", "list", "prefecture", "region", "province"]


@pytest.mark.parametrize(
    ("path", "status", "value"),
    [
        ("/layers/nowhere.geojson", 404, "nowhere"),
        ("/counties/519999", 404, "519999"),
        ("/nothing/here", 404, "/nothing/here"),
        ("/layers/panxi.geojson?theme=ecology,ecologie", 400, "ecologie"),
        ("/layers/panxi.geojson?colour=red", 400, "red"),
        ("/initiatives.geojson?county=1", 400, "1"),
        ("/initiatives.geojson?layer=x", 400, "x"),
        ("/layers?x=1", 400, "1"),
    ],
)
def test_problems(client: FlaskClient, path: str, status: int, value: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    problem = json.loads(answer.data)
    assert problem["status"] == status
    assert problem["value"] == value
    assert "Content-Security-Policy" in answer.headers


def test_an_unknown_theme_names_the_known_ones(client: FlaskClient) -> None:
    problem = json.loads(client.get("/layers/panxi.geojson?theme=x").data)
    assert "ecology" in problem["allowed"]


def test_method(client: FlaskClient) -> None:
    answer = client.post("/layers")
    assert answer.status_code == 405
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/layers/panxi.geojson", "/layers/panxi.geojson?theme=innovation"]
)
def test_codings_and_revalidation(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    tags = {plain.headers["ETag"]}
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        precompressed = client.get(path, headers={"Accept-Encoding": coding})
        assert precompressed.headers["Content-Encoding"] == coding
        assert precompressed.headers["Vary"] == "Accept-Encoding"
        assert unpack(precompressed.data) == plain.data
        tags.add(precompressed.headers["ETag"])
        again = client.get(
            path,
            headers={"Accept-Encoding": coding, "If-None-Match": precompressed.headers["ETag"]},
        )
        assert again.status_code == 304
        assert again.data == b""
        assert again.headers["ETag"] == precompressed.headers["ETag"]
    assert len(tags) == 3
    assert client.get(path, headers={"Accept-Encoding": "br;q=0"}).data == plain.data


def test_head_has_no_body(client: FlaskClient) -> None:
    answer = client.head("/layers/panxi.geojson")
    assert answer.status_code == 200
    assert int(answer.headers["Content-Length"]) > 1000


def test_the_page_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "http" not in policy
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', answer.text)


def test_a_browser_at_an_unknown_address_is_led_back_to_the_map(client: FlaskClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = client.get("/no/<such>", headers={"Accept": accept})
    assert (answer.status_code, answer.mimetype) == (404, "text/html")
    assert 'href="/?lang=en"' in answer.text
    assert "/no/&lt;such&gt;" in answer.text
    assert client.get("/no/<such>").mimetype == "application/problem+json"


def test_the_map_runs_only_what_its_policy_names(client: FlaskClient) -> None:
    for query, framed in (("", "'none'"), ("?embed=1", "*")):
        answer = client.get(f"/{query}")
        policy = answer.headers["Content-Security-Policy"]
        own = re.findall(r"<(style|script)>(.*?)</\1>", answer.text, re.S)
        assert {kind for kind, _ in own} == {"style", "script"}
        for kind, text in own:
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"{kind}-src 'self' 'sha256-{digest}'" in policy
        assert "unsafe" not in policy
        assert policy.endswith(f"frame-ancestors {framed}")
        assert ("X-Frame-Options" in answer.headers) == (framed == "'none'")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin", "in isolated pages too"
