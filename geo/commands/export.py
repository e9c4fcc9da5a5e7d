"""Write layers and initiatives as files, or the whole map as a site or as one file."""

from __future__ import annotations

from pathlib import Path

import click

from geo import features, publish, site, view
from geo import layers as layer_files
from geo.atlas import Atlas
from geo.commands import DATA, ROOT, read_atlas
from geo.errors import UnknownName
from geo.layers import Layer


@click.command()
@DATA
@click.argument("out", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option("--layer", "layer_ids", multiple=True, help="Only this layer; may be repeated.")
@click.option("--theme", "themes", multiple=True, help="Only these themes; may be repeated.")
@click.option(
    "--site",
    "site_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the whole map into this folder, for any web server; see also `verify`.",
)
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
    layer_ids: tuple[str, ...],
    themes: tuple[str, ...],
    site_folder: Path | None,
    html_file: Path | None,
    query: str,
) -> None:
    """Write the layers, and all initiatives, as GeoJSON files into the folder OUT."""
    atlas, known = read_atlas(folder), layer_files.discover()
    if site_folder:
        write_site(atlas, known, site_folder)
    if html_file:
        write_html(atlas, known, html_file, query)
    if out is None:
        if not (site_folder or html_file):
            raise click.UsageError("say what to write: OUT, --site FOLDER or --html FILE")
        return
    try:
        chosen = features.parse_themes(themes)
        for layer_id in layer_ids:
            if layer_id not in known:
                raise UnknownName("layer", layer_id, tuple(known))
    except UnknownName as error:
        allowed = ", ".join(error.allowed)
        raise click.ClickException(f"no {error.what} “{error.value}”; known: {allowed}") from None
    out.mkdir(parents=True, exist_ok=True)
    with click.progressbar(layer_ids or tuple(known), label="layers") as ids:
        for layer_id in ids:
            collection = features.layer_collection(atlas, known[layer_id], chosen)
            (out / f"{layer_id}.geojson").write_bytes(features.dumps(collection))
    if not layer_ids:
        collection = features.initiative_collection(atlas, chosen)
        (out / "initiatives.geojson").write_bytes(features.dumps(collection))


def write_site(atlas: Atlas, layers: dict[str, Layer], out: Path) -> None:
    """Write the site into ``out``, with a bar: compressing takes half a minute."""
    sources = publish.sources(atlas, layers, _page(), ROOT / "static", is_served=False)
    try:
        with click.progressbar(length=len(sources), label="site") as bar:
            for _ in site.write(out, sources, atlas.version):
                bar.update(1)
    except site.OccupiedFolder as error:
        raise click.ClickException(str(error)) from None


def write_html(atlas: Atlas, layers: dict[str, Layer], file: Path, query: str) -> None:
    """Write the map as one file that opens on the view ``query``."""
    # Imported here: folium is slow to load, and no other command needs it.
    from geo import onefile

    try:
        opened = view.parse(query, atlas, layers)
    except UnknownName as error:
        allowed = ", ".join(error.allowed)
        raise click.ClickException(f"no {error.what} “{error.value}”; known: {allowed}") from None
    html = onefile.document(publish.model_sources(atlas, layers), _page())
    part = file.with_name(f".{file.name}.part")
    part.write_text(view.with_view(html, opened), encoding="utf-8")
    part.replace(file)
    click.echo(f"wrote {file}, {file.stat().st_size / 1e6:.1f} MB")


def _page() -> Path:
    """Return the folder of the bundled page; ClickException where it is not built."""
    page = ROOT / "build" / "page"
    if not (page / "manifest.json").exists():
        raise click.ClickException("the page is not built: run `make build-page` first")
    return page


COMMAND = export
