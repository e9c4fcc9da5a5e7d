"""OGC API – Features without HTTP: collections, what a query selects of them, and documents."""
