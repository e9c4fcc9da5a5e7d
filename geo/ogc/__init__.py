"""OGC API – Features without HTTP: collections, what a query selects of them, and documents.

In: the registry of collections, queryables, CQL2, pages of features, OpenAPI.
Not in: routes and content negotiation (``web.ogc``).
"""
