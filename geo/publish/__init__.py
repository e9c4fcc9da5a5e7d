"""Everything that is the same for every reader, as bytes by address: site, pages, one file.

In: prepared answers, HTML, permalinks, redirects, the static site, the export worker.
Not in: what an answer says (``geo.page_models``, ``geo.export``), requests (``web``).
"""
