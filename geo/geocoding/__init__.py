"""Names, addresses and points as people write them, resolved to places, or a reason why not.

In: spelling, pinyin, former names, mentions in running text, fuzzy candidates, coordinates.
Not in: tables and files of many rows (``geo.batch``), which places exist (``geo.places``).
"""
