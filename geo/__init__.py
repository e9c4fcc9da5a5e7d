"""The Decision on Sichuan's counties: document, gazetteer, geocoding, layers and exports.

Flat here: the Atlas and what it is made of (initiatives, targets, progress), and what all read
(tables, words, errors). Not in: HTTP; ``geo`` imports neither ``web`` nor flask.
"""
