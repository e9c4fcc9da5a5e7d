"""Old links lead on, or say that nothing follows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from geo.atlas import Atlas
from geo.layers import Layer
from geo.publish import redirects


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/counties/513425", "/counties/513402"),
        ("/initiatives/giant-panda-park-build", "/initiatives/giant-panda-national-park"),
        ("/?lang=en&initiative=zoige-park-create", "/?lang=en&initiative=zoige-national-park"),
        ("/?county=513425,510104&reader=1", "/?county=513402,510104&reader=1"),
        ("/initiatives.geojson?county=513425", "/initiatives.geojson?county=513402"),
    ],
)
def test_an_old_link_leads_to_the_new_one(client: FlaskClient, old: str, new: str) -> None:
    answer = client.get(old)
    assert (answer.status_code, answer.headers["Location"]) == (301, new)
    assert client.get(new).status_code == 200


def test_what_is_gone_says_so(client: FlaskClient) -> None:
    answer = client.get("/initiatives/five-zones-pattern-2027")
    assert answer.status_code == 410
    assert answer.get_json()["note_en"] == "a target, not a measure"
    assert client.get("/?initiative=five-zones-pattern-2027").status_code == 200


def test_a_link_of_today_is_left_alone(client: FlaskClient) -> None:
    assert client.get("/?county=513402&lang=en").status_code == 200
    assert client.get("/clauses/3.1.3.4").get_json()["text"].startswith("扎实推进39个欠发达县域")
    feature = client.get("/initiatives/giant-panda-national-park").get_json()
    assert feature["id"] == "giant-panda-national-park"
    assert client.get("/clauses/9.9").status_code == 404


def test_check_reads_the_table(
    tmp_path: Path, atlas: Atlas, known_layers: dict[str, Layer]
) -> None:
    shutil.copytree(atlas.folder, tmp_path / "data")
    assert list(redirects.problems(tmp_path / "data", atlas, known_layers)) == []
    with (tmp_path / "data" / "moved.csv").open("a", encoding="utf-8") as file:
        file.write("initiative,zoige-national-park,nowhere,,\nlayer,old,,,\nroad,a,b,,\n")
    found = "\n".join(redirects.problems(tmp_path / "data", atlas, known_layers))
    assert "old must be an id no more (zoige-national-park)" in found
    assert "new must be an id (nowhere)" in found
    assert "must say why (old)" in found
    assert "kind must be known (road)" in found
