"""Writing with GDAL, through pyogrio: a frame to the bytes of one file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd


def write(frame: gpd.GeoDataFrame, driver: str, **options: Any) -> bytes:
    """Return ``frame`` as the file that GDAL's ``driver`` makes; options are pyogrio's."""
    import pyogrio  # loads GDAL: only the first file needs it

    out = io.BytesIO()
    pyogrio.write_dataframe(frame, out, driver=driver, **options)
    return out.getvalue()


def set_clock(day: str) -> None:
    """Let GDAL take ``day`` (YYYY-MM-DD) for now, in this process: a file's bytes repeat."""
    import pyogrio

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{day}T00:00:00.000Z"})
