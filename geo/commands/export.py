"""Write layers and initiatives as files."""

from __future__ import annotations

from pathlib import Path

import click

from geo import features
from geo import layers as layer_files
from geo.commands import DATA, read_atlas
from geo.errors import UnknownName


@click.command()
@DATA
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--layer", "layer_ids", multiple=True, help="Only this layer; may be repeated.")
@click.option("--theme", "themes", multiple=True, help="Only these themes; may be repeated.")
def export(folder: Path, out: Path, layer_ids: tuple[str, ...], themes: tuple[str, ...]) -> None:
    """Write the layers, and all initiatives, as GeoJSON files into the folder OUT."""
    atlas, known = read_atlas(folder), layer_files.discover()
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


COMMAND = export
