"""What is written to a file: the rows of one selection, with their fields and their credit."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from mmap import mmap
from typing import TYPE_CHECKING, Any

from geo.atlas import Atlas
from geo.export import facts, features
from geo.export.filters import Selection
from geo.export.schema import (
    COUNT_FIELDS,
    FACT_FIELDS,
    IN_COUNTY_FIELDS,
    INITIATIVE_FIELDS,
    PLACE_FIELDS,
    Field,
    Type,
    view_fields,
)
from geo.layers import Layer
from geo.vocabulary import Json

if TYPE_CHECKING:
    import geopandas as gpd

_ROOM = 192 * 1024**2  # bytes of addresses that the libraries of frames and files take
_INTEGERS, _NUMBERS = "Int32", "Float64"  # pandas' types that know a missing value


@dataclass(frozen=True)
class Export:
    """One table, the same in every format.

    ``name`` is ASCII, for the file and the table in it. ``collection`` is the GeoJSON that
    all rows come from, ``query`` the filter that they passed, in the words of an address.
    """

    name: str
    fields: tuple[Field, ...]
    collection: Json
    query: str

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """For each feature the values of ``fields``; lists joined with ``;``, None for nothing."""
        return [
            {field.name: _flat(values.get(field.name)) for field in self.fields}
            for values in (
                {**feature["properties"], "id": feature["id"]}
                for feature in self.collection["features"]
            )
        ]

    @cached_property
    def frame(self) -> gpd.GeoDataFrame:
        """The rows as a GeoDataFrame (EPSG:4326) with a column for each field and ``geometry``.

        MemoryError where there is too little for the libraries that write it: GDAL and Arrow
        end the process when they get none.
        """
        _require_room()
        import geopandas as gpd  # slow to load, and only the first file needs it
        from shapely.geometry import shape

        columns = {field.name: [row[field.name] for row in self.rows] for field in self.fields}
        geometries = [f["geometry"] and shape(f["geometry"]) for f in self.collection["features"]]
        frame = gpd.GeoDataFrame(columns, geometry=geometries, crs="EPSG:4326")
        types = {Type.INTEGER: _INTEGERS, Type.NUMBER: _NUMBERS}
        return frame.astype({f.name: types.get(f.type, "str") for f in self.fields})

    @property
    def day(self) -> str:
        """The day of the data, YYYY-MM-DD: the date of every file, so that bytes repeat."""
        return str(self.collection["version"])[:10]

    @property
    def about(self) -> dict[str, str]:
        """Title, data version, filter, the boundaries' credit, and whose the English is."""
        translation = self.collection.get("translation", {})
        return {
            "title_zh": self.collection["title"]["zh"],
            "title_en": self.collection["title"]["en"],
            "version": self.collection["version"],
            "filter": self.query,
            **self.collection["attribution"],
            **{f"translation_{lang}": said for lang, said in translation.items()},
        }

    @property
    def description(self) -> str:
        """What a format with one field for it says: title and credit, in a line."""
        return f"{self.about['title_en']}. {self.credit}"

    @property
    def credit(self) -> str:
        """The credit in one line."""
        said = self.collection["attribution"]
        return f"{said['source']}；审图号 {said['review_number']}。{said['note_zh']}"


def table(atlas: Atlas, layers: Mapping[str, Layer], name: str, selection: Selection) -> Export:
    """Return ``initiatives``, ``view``, ``progress``, or the layer of that id."""
    if name == "initiatives":
        return initiative_export(atlas, layers, selection)
    if name == "view":
        return view_export(atlas, layers, selection)
    if name == "progress":
        return fact_export(atlas, selection)
    return layer_export(atlas, layers[name], selection)


def layer_export(atlas: Atlas, layer: Layer, selection: Selection) -> Export:
    """Return a layer: a row for each place × county, or point."""
    return Export(
        selection.file_name(layer.id),
        COUNT_FIELDS if layer.counts else PLACE_FIELDS,
        features.layer_collection(atlas, layer, selection),
        selection.query,
    )


def initiative_export(atlas: Atlas, layers: Mapping[str, Layer], selection: Selection) -> Export:
    """Return the initiatives, those on any of the selection's layers if it names some."""
    chosen = [layers[layer] for layer in selection.layers or ()]
    return Export(
        selection.file_name("initiatives"),
        IN_COUNTY_FIELDS if selection.counties else INITIATIVE_FIELDS,
        features.initiative_collection(atlas, selection, chosen),
        selection.query,
    )


def view_export(atlas: Atlas, layers: Mapping[str, Layer], selection: Selection) -> Export:
    """Return what a map with these layers shows, in one table with a ``layer`` column.

    Without layers named, those that the page shows at first.
    """
    shown = selection.layers
    if shown is None:
        shown = tuple(layer.id for layer in layers.values() if layer.on)
    chosen = [layers[layer] for layer in shown]
    collection = features.view_collection(atlas, chosen, selection)
    fields = view_fields(
        places=any(not layer.counts for layer in chosen), counts=any(la.counts for la in chosen)
    )
    return Export(selection.file_name("view"), fields, collection, selection.query)


def fact_export(atlas: Atlas, selection: Selection) -> Export:
    """Return the facts of progress, the newest first."""
    return Export(
        selection.file_name("progress"),
        FACT_FIELDS,
        facts.fact_collection(atlas, selection),
        selection.query,
    )


def _flat(value: Any) -> Any:
    if isinstance(value, list):
        value = ";".join(value)
    return None if value == "" else value


def _require_room() -> None:
    """See whether there is room for the libraries, before they are loaded; none is taken."""
    if "geopandas" in sys.modules:
        return
    try:
        mmap(-1, _ROOM).close()
    except OSError:
        raise MemoryError from None
