"""Write layers and initiatives as files, or the whole map as a site or as one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from geo import layers as layer_files
from geo.atlas import Atlas
from geo.cli import DATA, URL, read_atlas
from geo.errors import UnknownName
from geo.export import formats
from geo.export.filters import Selection, parse
from geo.export.formats import Format
from geo.export.tables import Export, fact_export, initiative_export, layer_export, view_export
from geo.layers import Layer
from geo.outputs import write_whole
from geo.paths import ROOT
from geo.publish import permalink, resources, static_site

FILTERS = {
    "layer": "Only this layer",
    "theme": "Only initiatives of this theme",
    "county": "Only this county (adcode)",
    "initiative": "Only this initiative",
    "place": "Only this place",
    "clause": "Only initiatives of this clause, or of all below this title",
    "status": "Only initiatives with this progress: begun, done, none_found …",
    "action": "Only initiatives that do this: build, advance, protect …",
    "reach": "Only initiatives that reach counties so: direct, inherited, province, unplaced",
    "prefecture": "Only what comes down on this prefecture (its first four digits)",
    "zone": "Only what comes down on this economic zone",
    "part": "Only initiatives of this part of the Decision",
    "year": "Only initiatives with this target year",
    "confidence": "Only initiatives whose places are this sure: sourced, known, uncertain",
    "q": "Only what has these words in its names, title or quote",
}
TABLES = ("layers", "initiatives", "view", "progress")
_NAMED = 30  # values that a message lists


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Give ``command`` an option for each filter, which may stand several times."""
    for name, help in reversed(FILTERS.items()):
        option = click.option(f"--{name}", multiple=True, help=f"{help}; may be repeated.")
        command = option(command)
    return command


@click.command()
@DATA
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), required=False)
@with_filters
@click.option("--format", "exts", multiple=True, help="geojson (default), csv …, or all.")
@click.option(
    "--table",
    "tables",
    multiple=True,
    type=click.Choice(TABLES),
    help="A file for each layer, the initiatives, all layers in one, or the facts of progress; "
    "by default the first two, and with --layer the first.",
)
@click.option(
    "--site",
    "site_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the whole map into this folder, for any web server; see also `verify`.",
)
@URL
@click.option(
    "--html",
    "html_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the map as this one HTML file, which needs no other and no network.",
)
@click.option("--view", "query", default="", help="The view of that file: ?lang=en&county=…")
def export(
    folder: Path,
    out: Path | None,
    site_folder: Path | None,
    address: str,
    html_file: Path | None,
    query: str,
    exts: tuple[str, ...],
    tables: tuple[str, ...],
    **filters: tuple[str, ...],
) -> None:
    """Write the layers, and all initiatives, as files into the folder OUT.

    The filters are those of the server's addresses, and give the same rows.
    """
    atlas, layers, known = read_atlas(folder), layer_files.discover(), formats.discover()
    if not (out or site_folder or html_file):
        raise click.UsageError("say what to write: OUT, --site FOLDER or --html FILE")
    try:
        given = {name: values for name, values in filters.items() if values}
        selection = parse(given, atlas, layers)
        chosen = _formats(exts, known)
    except UnknownName as error:
        raise click.UsageError(_said(error)) from None
    if site_folder:
        write_site(atlas, layers, site_folder, address)
    if html_file:
        write_html(atlas, layers, html_file, query)
    if out is None:
        return
    out.mkdir(parents=True, exist_ok=True)
    makers = _makers(atlas, layers, selection, tables)
    with click.progressbar(length=len(makers) * len(chosen), label="files") as bar:
        for name, make in makers.items():
            table = make()
            for format_ in chosen:
                write_whole(out / f"{name}.{format_.ext}", format_.write(table))
                bar.update(1)


def _makers(
    atlas: Atlas, layers: dict[str, Layer], selection: Selection, tables: tuple[str, ...]
) -> dict[str, Callable[[], Export]]:
    """Return what makes the Export of each file, by the file's name."""
    tables = tables or (TABLES[:1] if selection.layers else TABLES[:2])
    makers: dict[str, Callable[[], Export]] = {}
    if "layers" in tables:
        filters = replace(selection, layers=None)
        for layer_id in selection.layers or layers:
            makers[layer_id] = partial(layer_export, atlas, layers[layer_id], filters)
    if "initiatives" in tables:
        makers["initiatives"] = partial(initiative_export, atlas, layers, selection)
    if "view" in tables:
        makers["view"] = partial(view_export, atlas, layers, selection)
    if "progress" in tables:
        makers["progress"] = partial(fact_export, atlas, selection)
    return makers


def _said(error: UnknownName) -> str:
    more = "" if len(error.allowed) <= _NAMED else f" … ({len(error.allowed)})"
    return f"no {error.what} “{error.value}”; known: {', '.join(error.allowed[:_NAMED])}{more}"


def _formats(exts: tuple[str, ...], known: dict[str, Format]) -> list[Format]:
    wanted = tuple(known) if "all" in exts else tuple(dict.fromkeys(exts)) or ("geojson",)
    for ext in wanted:
        if ext not in known:
            raise UnknownName("format", ext, (*known, "all"))
    return [known[ext] for ext in wanted]


def write_site(atlas: Atlas, layers: dict[str, Layer], out: Path, address: str = "") -> None:
    """Write the site into ``out``, with a bar: compressing takes half a minute."""
    sources = resources.sources(
        atlas, layers, _page(), ROOT / "static", is_served=False, address=address
    )
    try:
        with click.progressbar(length=len(sources), label="site") as bar:
            for _ in static_site.write(out, sources, atlas.version):
                bar.update(1)
    except static_site.OccupiedFolder as error:
        raise click.ClickException(str(error)) from None


def write_html(atlas: Atlas, layers: dict[str, Layer], file: Path, query: str) -> None:
    """Write the map as one file that opens on the view ``query``."""
    file.parent.mkdir(parents=True, exist_ok=True)  # first: the rest takes a while
    # Imported here: folium is slow to load, and no other command needs it.
    from geo.publish import standalone_html

    try:
        opened = permalink.parse(query, atlas, layers)
    except UnknownName as error:
        allowed = ", ".join(error.allowed)
        raise click.ClickException(f"no {error.what} “{error.value}”; known: {allowed}") from None
    html = standalone_html.document(resources.model_sources(atlas, layers), _page())
    write_whole(file, permalink.with_view(html, opened).encode())
    click.echo(f"wrote {file}, {file.stat().st_size / 1e6:.1f} MB")


def _page() -> Path:
    """Return the folder of the bundled page; ClickException where it is not built."""
    page = ROOT / "build" / "page"
    if not (page / "manifest.json").exists():
        raise click.ClickException("the page is not built: run `make build-page` first")
    return page


COMMAND = export
