"""Whatever a client sends, it gets a reason (4xx) or an answer: never a traceback, never a wait."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from geo.atlas import Atlas
from geo.ogc import cql2
from server import create_app

DIGITS = "9" * 5_000
ITEMS = "/ogc/collections/panxi/items"


@pytest.fixture(scope="module")
def behind_proxy(atlas: Atlas) -> Flask:
    app = create_app(atlas, {}, trusted_proxies=1)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app


REFUSED = [
    "/oembed?url=http://%5B",
    "/oembed?url=javascript:alert(1)",
    "/oembed?url=//elsewhere.example/",
    f"/oembed?url=/&maxwidth={DIGITS}",
    "/oembed?url=/&maxheight=%D9%A1",
    f"{ITEMS}?limit={DIGITS}",
    f"{ITEMS}?offset={DIGITS}",
    f"{ITEMS}?bbox=1,2,3,{DIGITS}",
    f"{ITEMS}?bbox=nan,2,3,4",
    f"{ITEMS}?bbox=inf,2,3,4",
    f"{ITEMS}?datetime={DIGITS}",
    f"{ITEMS}?filter={quote('(' * 99 + '1')}",
    "/layers/%00",
    "/layers/panxi.%0d%0a",
    "/map.html?county=%0d%0a",
    f"/county/{DIGITS}",
    "/counties/513431?%0d%0a=1",
    "/initiatives.geojson?theme=%00",
]


@pytest.mark.parametrize("address", REFUSED, ids=lambda address: address[:40])
def test_an_odd_value_is_refused_with_a_reason(
    behind_proxy: Flask, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cql2, "_READ_S", 0.3)
    answer = behind_proxy.test_client().get(address)
    assert 400 <= answer.status_code < 500
    assert answer.mimetype == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json["detail"]


@pytest.mark.parametrize(
    "name", ["a%0d%0ab.csv", "%E5%90%8D%E5%8D%95.csv", "%00.csv", "..%2f..%2fa.csv"]
)
def test_a_lists_name_never_breaks_a_header(client: FlaskClient, name: str) -> None:
    answer = client.post(f"/geocode?name={name}&format=csv", data="地点\n双流区\n".encode())
    assert answer.status_code in (200, 400, 422)
    said = answer.headers.get("Content-Disposition", "")
    assert said.isascii()
    assert "/" not in said


def test_a_number_with_5000_digits_is_refused(client: FlaskClient) -> None:
    assert client.post(f"/geocode?accept_fuzzy={DIGITS}", data=b"a\n").status_code == 400


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Forwarded-Proto", "http://["),
        ("X-Forwarded-Proto", "javascript"),
        ("X-Forwarded-Prefix", "https"),
        ("X-Forwarded-Host", "["),
        ("Host", "a b"),
        ("Host", '"><script>'),
    ],
)
@pytest.mark.parametrize("address", ["/ogc?f=json", "/oembed?url=/", "/counties/513425"])
def test_an_address_that_is_none_is_refused(
    behind_proxy: Flask, header: str, value: str, address: str
) -> None:
    answer = behind_proxy.test_client().get(address, headers={header: value})
    assert answer.status_code == 400
    assert header in answer.json["detail"] or "Host" in answer.json["detail"]


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("If-None-Match", '"' + "a" * 9_000),
        ("Range", "bytes=9-1"),
        ("Range", f"bytes={DIGITS}-"),
        ("Accept", f"*/*;q={DIGITS}"),
        ("Accept-Encoding", "br;q=x,gzip;q=nan"),
        ("If-Modified-Since", "yesterday"),
    ],
)
def test_an_odd_header_is_answered(behind_proxy: Flask, header: str, value: str) -> None:
    for address in ("/ogc?f=json", "/layers/panxi.geojson?theme=ecology", f"{ITEMS}?f=html"):
        answer = behind_proxy.test_client().get(address, headers={header: value})
        assert answer.status_code in (200, 206, 416), address


def test_an_old_link_behind_a_prefix_leads_on_below_it(behind_proxy: Flask) -> None:
    headers = {"X-Forwarded-Prefix": "/sichuan"}
    answer = behind_proxy.test_client().get("/counties/513425", headers=headers)
    assert answer.status_code == 301
    assert answer.headers["Location"].endswith("/sichuan/counties/513402")


def test_a_full_disk_is_told_and_passes(atlas: Atlas) -> None:
    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    client = create_app(atlas, {}, make_file=full, answer_upload=full).test_client()
    for answer in (client.get("/view.csv?theme=ecology"), client.post("/geocode", data=b"a\nb\n")):
        assert answer.status_code == 503
        assert answer.mimetype == "application/problem+json"
        assert int(answer.headers["Retry-After"]) > 0


def test_another_host_is_refused_where_hosts_are_configured(atlas: Atlas) -> None:
    client = create_app(atlas, {}, trusted_hosts=["map.example"]).test_client()
    assert client.get("/ogc?f=json", headers={"Host": "map.example"}).status_code == 200
    assert client.get("/ogc?f=json", headers={"Host": "stranger.example"}).status_code == 400


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/layers", 200),
        ("GET", "/layers/panxi.csv?theme=ecology", 200),
        ("GET", "/ogc?f=json", 200),
        ("GET", "/counties/513425", 301),
        ("GET", f"{ITEMS}?limit=x", 400),
        ("GET", "/nowhere", 404),
        ("DELETE", "/layers", 405),
        ("POST", "/geocode", 422),
    ],
)
def test_the_headers_that_scanners_ask_for_are_on_every_answer(
    client: FlaskClient, method: str, address: str, status: int
) -> None:
    answer = client.open(address, method=method)
    assert answer.status_code == status
    headers = answer.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["X-Permitted-Cross-Domain-Policies"] == "none"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"]
    is_open = "Access-Control-Allow-Origin" in headers
    assert headers["Cross-Origin-Resource-Policy"] == ("cross-origin" if is_open else "same-origin")
    assert is_open or address in ("/", "/counties/513425")
