"""OGC API – Features without HTTP: collections, what a query selects of them, and documents.

Not in: routes and content negotiation (``web.ogc``).
"""
