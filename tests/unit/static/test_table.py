"""The files of the table's rows, without a browser."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from geo.atlas import Atlas
from geo.export.filters import parse
from geo.export.formats import file_maker
from geo.layers import Layer
from tests.support.node import run

FILES_OF = """
import { filesOf } from "./static/js/features/table/listing.js";
document.documentElement.dataset.site = "served";
const { all, listed, find, seen, themes, facets } = asked;
// A facet of counties that end in an even digit, or not.
const of = (index) => [all[index] % 2 ? "odd" : "even"];
const listing = {
  rows: all, path: "layers/counties", parameter: "county", idOf: (id) => id,
  indexOf: (id) => all.indexOf(id), facets: [{ id: "parity", of }],
};
const answer = filesOf({ state: { find, seen, themes, facets } }, listing, listed);
"""


def _files_of(
    listed: list[str],
    find: str = "",
    themes: tuple[str, ...] = (),
    facets: dict[str, list[str]] | None = None,
) -> object:
    county = [str(n) for n in range(510000, 510200)]
    asked = {"all": county, "listed": listed or county, "find": find, "seen": not find}
    return run(FILES_OF, asked | {"themes": themes, "facets": facets or {}})


def test_what_the_map_shows_alone_is_named_row_by_row() -> None:
    shown = [str(n) for n in range(510000, 510199)]
    assert _files_of(shown) == ["layers/counties", {"county": ",".join(shown)}]
    assert _files_of([], themes=("ecology",)) == ["layers/counties", {"theme": "ecology"}]


def test_rows_that_a_word_finds_are_named_not_searched_for_elsewhere() -> None:
    found = [str(n) for n in range(510000, 510180)]
    assert _files_of(found, find="e") == ["layers/counties", {"county": ",".join(found)}]


def test_facets_are_named_by_themselves_and_with_words_beside_the_rows() -> None:
    even = [str(n) for n in range(510000, 510200, 2)]
    parity = {"parity": ["even"]}
    assert _files_of(even, facets=parity) == ["layers/counties", {"parity": "even"}]
    both = {"parity": "even", "county": ",".join(even[:3])}
    assert _files_of(even[:3], find="e", facets=parity) == ["layers/counties", both]


def test_a_file_made_in_the_page_holds_what_the_server_would_send(
    atlas: Atlas, known_layers: dict[str, Layer], page_map: dict[str, Any]
) -> None:
    wanted = list(atlas.initiatives)[::2]
    make = file_maker(atlas, known_layers)
    whole = {
        f"/initiatives.{kind}": make("initiatives", parse({}, atlas, known_layers), kind)
        for kind in ("csv", "geojson")
    }
    script = """
    import { fileName, fileText } from "./static/js/data/static_filter.js";
    const files = [];
    for (const kind of ["csv", "geojson"]) {
      const path = `initiatives.${kind}`;
      files.push([fileName(path, asked), await fileText(path, asked)]);
    }
    const answer = files;
    """
    model = {"/map.json": json.dumps(page_map).encode()}
    (table_name, table), (_, features) = run(
        script, {"initiative": ",".join(wanted)}, whole | model
    )
    assert table_name.startswith("sichuan-initiatives-")
    assert table_name.endswith(".csv")
    chosen = parse({"initiative": [",".join(wanted)]}, atlas, known_layers)
    ours = make("initiatives", chosen, "csv").decode()
    rows = [list(csv.reader(io.StringIO(text.removeprefix("\ufeff")))) for text in (table, ours)]
    assert rows[0] == rows[1]
    server = json.loads(make("initiatives", chosen, "geojson"))
    assert json.loads(features)["features"] == server["features"]
