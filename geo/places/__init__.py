"""Which places exist, where they lie, and how each meets the counties.

In: boundaries, rivers, the gazetteer with members and former names, coverage and reach.
Not in: what people write for a place (``geo.geocoding``), how a place is drawn (``geo.layers``).
"""
