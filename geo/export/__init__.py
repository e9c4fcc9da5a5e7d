"""The data as tables for other programs: features, their schema, filters, and file formats.

In: what a row holds, which rows are chosen, how each format writes them.
Not in: what only our own pages read (``geo.page_models``), HTTP (``web.tables``).
"""
