"""OGC API – Features: what the standard wants, by a client that follows its links."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from openapi_spec_validator import validate
from shapely.geometry import box, shape

from geo.atlas import Atlas
from geo.export import features
from geo.layers import Layer
from geo.ogc.query import MOST
from server import create_app

COUNTY = "102.7,27.9,102.9,28.1"  # around 昭觉


def _json(client: FlaskClient, address: str) -> Any:
    parts = urlsplit(address)
    answer = client.get(f"{parts.path}?{parts.query}")
    assert answer.status_code == 200, (address, answer.data)
    return json.loads(answer.data)


def _links(document: Any, rel: str) -> list[str]:
    return [link["href"] for link in document["links"] if link["rel"] == rel]


def _ids(client: FlaskClient, query: str) -> list[str]:
    return [f["id"] for f in _json(client, f"/ogc/collections/{query}")["features"]]


def test_every_link_of_every_document_answers(client: FlaskClient) -> None:
    seen, ahead = set(), ["http://localhost/ogc?f=json"]
    while ahead:
        address = ahead.pop()
        seen.add(address)
        parts = urlsplit(address)
        answer = client.get(f"{parts.path}?{parts.query}")
        assert answer.status_code == 200, address
        if answer.mimetype.endswith("json"):
            document = json.loads(answer.data)
            found = [document, *document.get("collections", [])[:4]]
            links = [link for one in found for link in one.get("links", ())]
            for link in links:
                assert link["href"].startswith("http://localhost/ogc")
                if link["href"] not in seen:
                    ahead.append(link["href"])
        else:
            assert answer.mimetype == "text/html"
    assert len(seen) > 25


def test_collections(client: FlaskClient, known_layers: dict[str, Layer]) -> None:
    listed = _json(client, "/ogc/collections")["collections"]
    ids = [one["id"] for one in listed]
    assert ids == ["initiatives", "clauses", "targets", "progress", *known_layers]
    for one in listed:
        assert one["title"]
        if one["id"] in ("clauses", "targets"):
            assert "spatial" not in one["extent"]
            continue
        west, south, east, north = one["extent"]["spatial"]["bbox"][0]
        assert 97 < west < east < 109
        assert 26 < south < north < 35
    targets = listed[ids.index("targets")]
    assert targets["extent"]["temporal"]["interval"] == [
        ["2027-01-01T00:00:00Z", "2035-12-31T23:59:59Z"]
    ]


def test_the_extent_is_that_of_the_features(client: FlaskClient) -> None:
    for name in ("water-energy", "sites", "initiatives"):
        extent = _json(client, f"/ogc/collections/{name}")["extent"]["spatial"]["bbox"][0]
        items = _json(client, f"/ogc/collections/{name}/items?limit=1000")["features"]
        shapes = [shape(f["geometry"]).bounds for f in items if f["geometry"]]
        columns = list(zip(*shapes, strict=True))
        assert extent == [min(columns[0]), min(columns[1]), max(columns[2]), max(columns[3])]


def test_features_are_those_of_the_layer(
    client: FlaskClient, atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    whole = _json(client, "/ogc/collections/national-parks/items")
    collection = features.layer_collection(atlas, known_layers["national-parks"])
    assert whole["features"] == json.loads(features.dumps(collection))["features"]
    assert whole["version"] == atlas.version
    assert whole["attribution"]["review_number"] == "GS(2024)0650号"
    assert whole["numberMatched"] == whole["numberReturned"] == 24
    one = collection["features"][5]
    answer = client.get(f"/ogc/collections/national-parks/items/{quote(one['id'], safe='')}")
    assert answer.mimetype == "application/geo+json"
    feature = answer.get_json(force=True)
    assert feature.pop("links")
    assert feature == json.loads(features.dumps(one))


def test_pages_lead_through_all_features_and_back(client: FlaskClient) -> None:
    address = "/ogc/collections/counties/items?prefecture_en=Chengdu&limit=6"
    ids: list[str] = []
    while True:
        page = _json(client, address)
        assert page["numberMatched"] == 20
        assert page["numberReturned"] == len(page["features"])
        ids += [f["id"] for f in page["features"]]
        following = _links(page, "next")
        if not following:
            break
        [address] = following
    assert len(ids) == len(set(ids)) == 20
    assert ids == _ids(client, "counties/items?prefecture_en=Chengdu")
    [back] = _links(page, "prev")
    assert [f["id"] for f in _json(client, back)["features"]] == ids[12:18]


def test_limits(client: FlaskClient) -> None:
    assert len(_ids(client, "initiatives/items")) == 100
    everything = _json(client, f"/ogc/collections/initiatives/items?limit={MOST * 5}")
    assert everything["numberReturned"] == everything["numberMatched"] > 400
    beyond = _json(client, "/ogc/collections/panxi/items?offset=500")
    assert beyond["features"] == []
    assert not _links(beyond, "next")


def test_bbox(client: FlaskClient, atlas: Atlas) -> None:
    area = box(*map(float, COUNTY.split(",")))
    wanted = [a for a, c in atlas.boundaries.counties.items() if c.geometry.intersects(area)]
    assert _ids(client, f"counties/items?bbox={COUNTY}") == wanted
    with_heights = "102.7,27.9,0,102.9,28.1,9000"
    assert _ids(client, f"counties/items?bbox={with_heights}") == wanted
    # From 102.7° east eastwards round the world to 102.69°: all but what lies in between.
    around = _ids(client, "counties/items?limit=1000&bbox=102.7,-90,102.69,90")
    assert len(around) == 183
    assert _ids(client, "counties/items?bbox=170,20,-170,40") == []
    placed = _json(client, "/ogc/collections/initiatives/items?limit=1000&bbox=-180,-90,180,90")
    assert all(f["geometry"] for f in placed["features"])


def test_datetime(client: FlaskClient) -> None:
    def years(value: str) -> set[int]:
        found = _json(client, f"/ogc/collections/targets/items?limit=1000&datetime={value}")
        return {f["properties"]["target_year"] for f in found["features"]}

    assert years("2024-05-13T00:00:00Z/2027-06-01T00:00:00Z") == {2027}
    assert years("2030-01-01/..") == {2035}
    assert years("../2035-01-01T00:00:00%2B08:00") == {2027, 2035}
    assert years("2035-07-01") == {2035}
    assert years("2028-01-01/2030-01-01") == set()
    assert _ids(client, "panxi/items?datetime=2024-05-13/..") == []


def test_filters_by_property(client: FlaskClient, atlas: Atlas) -> None:
    ecology = _ids(client, "initiatives/items?theme=ecology&limit=1000")
    assert ecology == [i.id for i in atlas.initiatives.values() if i.theme == "ecology"]
    in_list = _ids(client, "initiatives/items?adcodes=513431&limit=1000")
    assert "underdeveloped-counties-support" in in_list
    assert _ids(client, "targets/items?target_year=2035&limit=1000")
    assert _ids(client, "initiatives/items?theme=nowhere") == []


def test_filters_of_part_3(client: FlaskClient) -> None:
    text = quote("theme = 'regional' AND S_INTERSECTS(geometry, BBOX(102.7, 27.9, 102.9, 28.1))")
    found = _ids(client, f"initiatives/items?limit=1000&filter={text}")
    both = _ids(client, f"initiatives/items?limit=1000&theme=regional&bbox={COUNTY}")
    assert found == both
    assert found
    node = {"op": "a_contains", "args": [{"property": "themes"}, ["ecology"]]}
    as_json = quote(json.dumps(node))
    parks = _ids(client, f"national-parks/items?filter-lang=cql2-json&filter={as_json}")
    assert len(parks) == 24
    page = _json(client, f"/ogc/collections/initiatives/items?limit=1&filter={text}")
    [following] = _links(page, "next")
    assert _json(client, following)["features"][0]["id"] == found[1]


def test_queryables_are_what_can_be_filtered_by(client: FlaskClient) -> None:
    for name in ("initiatives", "counties", "clauses"):
        answer = client.get(f"/ogc/collections/{name}/queryables")
        assert answer.mimetype == "application/schema+json"
        properties = answer.get_json(force=True)["properties"]
        assert ("geometry" in properties) is (name != "clauses")
        for property_ in properties:
            test = quote(f"{property_} IS NULL")
            assert client.get(f"/ogc/collections/{name}/items?filter={test}").status_code == 200


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("limit=0", "0"), ("limit=ten", "ten"), ("offset=-1", "-1"), ("bbox=1,2,3", "1,2,3"),
        ("bbox=1,9,2,3", "1,9,2,3"), ("bbox=1,2,nan,4", "1,2,nan,4"), ("datetime=later", "later"),
        ("datetime=2027-01-01/2024-01-01", "2027-01-01/2024-01-01"), ("datetime=../..", "../.."),
        ("colour=red", "colour"), ("f=xml", "xml"), ("filter=theme", "theme"),
        ("filter-lang=sql&filter=x", "sql"), ("filter-crs=EPSG:3857", "EPSG:3857"),
        ("direct=many", "many"),
    ],
)  # fmt: skip
def test_problems(client: FlaskClient, query: str, value: str) -> None:
    answer = client.get(f"/ogc/collections/counties/items?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert json.loads(answer.data)["value"] == value


@pytest.mark.parametrize(
    "path",
    ["collections/nowhere", "collections/nowhere/items", "collections/panxi/items/no", "nothing"],
)
def test_what_is_not_there(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/ogc/{path}")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"


def test_people_get_a_page_and_programs_json(client: FlaskClient) -> None:
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    for path in ("", "/api", "/collections/panxi/items", "/collections/clauses/items/3.1.1.1"):
        page = client.get(f"/ogc{path}", headers=browser)
        assert page.mimetype == "text/html", path
        assert "Accept" in page.headers["Vary"]
        assert b"<script" not in page.data
        assert b"style=" not in page.data
        assert "GS(2024)0650号" in page.text
        assert client.get(f"/ogc{path}").mimetype.endswith("json")
        assert client.get(f"/ogc{path}?f=json", headers=browser).mimetype.endswith("json")
    only = client.get("/ogc/collections/panxi/items", headers={"Accept": "application/json"})
    assert only.mimetype == "application/geo+json"


def test_no_value_becomes_markup(client: FlaskClient) -> None:
    hostile = quote("<img src=x onerror=alert(1)>")
    page = client.get(f"/ogc/collections/panxi/items?place={hostile}&f=html")
    assert page.status_code == 200
    assert b"<img" not in page.data
    assert b"&lt;img" in page.data


def test_the_description_is_valid_and_names_every_parameter(client: FlaskClient) -> None:
    answer = client.get("/ogc/api")
    assert answer.headers["Content-Type"] == "application/vnd.oai.openapi+json;version=3.0"
    document = json.loads(answer.data)
    validate(document)
    conformance = _json(client, "/ogc/conformance")["conformsTo"]
    for wanted in ("features-1/1.0/conf/core", "conf/oas30", "cql2/1.0/conf/basic-cql2"):
        assert any(wanted in one for one in conformance)


def test_links_name_the_address_that_a_trusted_proxy_says(
    client: FlaskClient, atlas: Atlas
) -> None:
    proxied = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "map.example"}
    behind = create_app(atlas, {}, trusted_proxies=1).test_client()
    [data] = _links(json.loads(behind.get("/ogc", headers=proxied).data), "data")
    assert data == "https://map.example/ogc/collections"
    [data] = _links(json.loads(client.get("/ogc", headers=proxied).data), "data")
    assert data == "http://localhost/ogc/collections", "nobody else is believed"


def test_answers_can_be_revalidated_and_read_by_other_pages(client: FlaskClient) -> None:
    address = "/ogc/collections/panxi/items?limit=3"
    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
