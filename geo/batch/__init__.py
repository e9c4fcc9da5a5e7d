"""Lists that a user brings: read in chunks, geocoded row by row, reported in order.

In: opening files, choosing columns, engines, reports, outputs of a list.
Not in: what one cell means (``geo.geocoding``), HTTP (``web.geocode``).
"""
