"""GeoParquet, for data frames and databases."""

from __future__ import annotations

import io

from geo.export.formats import Format
from geo.export.tables import Export
from geo.media_types import PARQUET
from geo.vocabulary import Text


def write(export: Export) -> bytes:
    """Return GeoParquet 1.0, geometry as WKB; title, credit and version are file metadata."""
    import pyarrow.parquet as pq  # large, and only this format needs it

    plain, out = io.BytesIO(), io.BytesIO()
    export.frame.to_parquet(plain, index=False)
    # In this thread: where no other can be started, for want of memory, Arrow would wait for ever.
    table = pq.read_table(plain, use_threads=False, pre_buffer=False)
    about = {name.encode(): value.encode() for name, value in export.about.items()}
    table = table.replace_schema_metadata({**(table.schema.metadata or {}), **about})
    pq.write_table(table, out, compression="zstd")
    return out.getvalue()


FORMAT = Format(
    ext="parquet",
    order=6,
    media_type=PARQUET,
    title=Text("GeoParquet", "GeoParquet"),
    note=Text("数据分析与数据库", "For data frames and databases"),
    write=write,
    precompressed=True,
)
