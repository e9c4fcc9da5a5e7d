"""What the pages of the browser read: the map, the text, search, board, guide, county profiles.

In: an Atlas turned into compact JSON, one module a document.
Not in: rows and properties for files (``geo.export``), bytes and addresses (``geo.publish``).
"""
