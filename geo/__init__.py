"""The Decision on Sichuan's counties: document, gazetteer, geocoding, layers and exports.

Flat here: the core that everything else reads (words, tables, boundaries, document, places,
initiatives, Atlas). Not in: HTTP; ``geo`` imports neither ``web`` nor flask.
"""
