"""Everything that is the same for every reader, by path: page, lists, layers, profiles."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from functools import partial
from pathlib import Path

from geo.atlas import Atlas
from geo.export import facts, features, formats, tables
from geo.export.filters import EVERYTHING
from geo.layers import Layer
from geo.media_types import GEOJSON, HTML, JSON, PNG, TEXT
from geo.page_models.catalogue import layer_list, theme_list
from geo.page_models.dashboard import board_model
from geo.page_models.decision_text import english_model, reading_model
from geo.page_models.first_panel import first_panel
from geo.page_models.first_picture import first_picture
from geo.page_models.guide import guide_model
from geo.page_models.map import map_model, texts_model
from geo.page_models.profile import county_profiles, profiles_model
from geo.page_models.progress import progress_model
from geo.page_models.search import search_model
from geo.page_models.story import story_model
from geo.processes.beside import beside
from geo.publish import detail, redirects, security_headers, service_worker, sitemap
from geo.publish.html_pages import COUNTY_PAGES, SHARE_PICTURE, PageData, Setting, page_sources
from geo.publish.response import IMMUTABLE, Content
from geo.publish.share_picture import share_picture

_SUFFIXES = {JSON: ".json", GEOJSON: ".geojson", HTML: ".html", TEXT: ""}


# Long, as it is one list of all that there is, in the order in which it is made.
def sources(
    atlas: Atlas,
    layers: dict[str, Layer],
    page: Path,
    static: Path,
    *,
    is_served: bool = True,
    address: str = "",
) -> dict[str, Content]:
    """Return everything there is, by path: data, pages with their assets, the map in one file.

    The model's files also stand in a folder that is named by their content, and the pages
    read them there: a page never meets the model of another build. Without a server a page
    carries its own security policy and filters by itself, and there is a file for what a
    server makes when it is asked: each initiative, each clause, each table in each format.
    ``address`` is where the site will stand, see :class:`geo.publish.html_pages.Setting`; files
    that are told have a sitemap too, a server answers with its own.
    """
    coming = beside(partial(model_sources, atlas, layers))  # half of the work, on another core
    answers = _answers(atlas, layers)
    picture = share_picture(atlas, layers.values(), static)  # of geometries that are made by now
    model = coming()
    drawn = json.loads(model["/map.json"].body)
    digest = hashlib.sha256(b"\0".join(source.body for source in model.values())).hexdigest()
    setting = Setting(f"data/{digest[:10]}/", is_served, address)
    fixed = {
        f"/{setting.folder}{path[1:]}": replace(source, cache=IMMUTABLE)
        for path, source in model.items()
    }
    # folium is slow to load, and only this needs it.
    from geo.publish import standalone_html

    html = standalone_html.document(model, page)
    one = {"/map.html": Content(html.encode(), HTML, policy=standalone_html.policy(html))}
    data = PageData(
        atlas.boundaries.counties.values(),
        first_picture(drawn),
        first_panel(drawn),
        layers.values(),
    )
    pages = page_sources(page, static, setting, data)
    pages["/sw.js"] = _worker(pages | fixed, setting, atlas.version)
    made = {} if is_served else _singles(atlas) | _files(atlas, layers)
    if not is_served:
        headers = security_headers.for_hosts().encode()
        made["/_headers"] = Content(headers, TEXT, precompressed=True)
    made[SHARE_PICTURE] = Content(picture, PNG, precompressed=True)
    if address and not is_served:
        made[sitemap.PATH] = sitemap.sitemap(
            address, atlas.boundaries.counties, atlas.version[:10], is_served=False
        )
    return answers | made | model | fixed | one | pages


def _worker(kept: dict[str, Content], setting: Setting, version: str) -> Content:
    """Return the worker that keeps every page, its assets and the model on the reader's device.

    Of the counties' pages it keeps the first, which serves for all: each reads its own address.
    """
    code = kept.pop("/sw.js").body
    home = "./" if setting.is_served else "index.html"
    county, *others = [path for path in kept if path.startswith(COUNTY_PAGES)]
    kept = {path: source for path, source in kept.items() if path not in others}

    def address(path: str, source: Content) -> str:
        if path == "/":
            return home
        return path[1:] if setting.is_served else file_name(path, source.media_type)

    files = {address(path, source): source for path, source in kept.items()}
    return service_worker.worker(code, files, home, address(county, kept[county]), version)


def file_name(path: str, media_type: str) -> str:
    """Return the name, below a site's folder, of the file that holds the answer at ``path``."""
    if path == "/":
        return "index.html"
    # The number of a clause has dots, and no suffix.
    named = Path(path).suffix[1:].isalpha()
    return path[1:] if named else path[1:] + _SUFFIXES[media_type]


def model_sources(atlas: Atlas, layers: dict[str, Layer]) -> dict[str, Content]:
    """Return what the pages read, by path."""
    models = {
        "/map.json": map_model(atlas, layers, atlas.version),
        "/texts.json": texts_model(atlas, layers),
        "/reading.json": reading_model(atlas, atlas.version),
        "/english.json": english_model(atlas),
        "/profiles.json": profiles_model(atlas),
        "/moved.json": redirects.followed(atlas),
        "/board.json": board_model(atlas, layers, atlas.version),
        "/progress.json": progress_model(atlas, atlas.version),
        "/search.json": search_model(atlas, layers),
        "/guide.json": guide_model(atlas, layers, atlas.version),
        "/story.json": story_model(atlas),
    }
    return {path: Content(features.dumps(model), JSON) for path, model in models.items()}


def data_sources(atlas: Atlas, layers: dict[str, Layer]) -> dict[str, Content]:
    """Return all answers made of data, by path."""
    return _answers(atlas, layers) | model_sources(atlas, layers)


def _answers(atlas: Atlas, layers: dict[str, Layer]) -> dict[str, Content]:
    initiatives = features.initiative_collection(atlas)
    sources = {
        "/layers": Content(features.dumps(layer_list(atlas, layers)), JSON),
        "/themes": Content(features.dumps(theme_list(atlas)), JSON),
        "/formats": Content(
            features.dumps([format_.as_dict() for format_ in formats.discover().values()]), JSON
        ),
        "/initiatives.geojson": Content(features.dumps(initiatives), GEOJSON),
        "/progress.geojson": Content(features.dumps(facts.fact_collection(atlas)), GEOJSON),
    }
    for layer in layers.values():
        collection = features.layer_collection(atlas, layer)
        sources[f"/layers/{layer.id}.geojson"] = Content(features.dumps(collection), GEOJSON)
    for adcode, profile in county_profiles(atlas):
        sources[f"/counties/{adcode}"] = Content(features.dumps(profile), JSON)
    return sources


def _singles(atlas: Atlas) -> dict[str, Content]:
    initiatives = {f"/initiatives/{i}": detail.initiative(atlas, i) for i in atlas.initiatives}
    clauses = {f"/clauses/{c}": detail.clause(atlas, c) for c in atlas.document.by_id}
    return initiatives | clauses


def _files(atlas: Atlas, layers: dict[str, Layer]) -> dict[str, Content]:
    """Each table in each format, and the list of them; GeoJSON is among the answers."""
    sources = {}
    for name in (*layers, "initiatives", "progress"):
        table = tables.table(atlas, layers, name, EVERYTHING)
        sizes = {}
        for ext, format_ in formats.discover().items():
            body = format_.write(table)
            sizes[ext] = len(body)
            if ext != "geojson":
                source = Content(body, format_.media_type, precompressed=format_.precompressed)
                sources[f"{formats.path_of(name)}.{ext}"] = source
        listed = formats.listing(name, len(table.collection["features"]), sizes)
        sources[f"{formats.path_of(name)}/formats"] = Content(features.dumps(listed), JSON)
    return sources
