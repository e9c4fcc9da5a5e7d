"""The Decision on Sichuan's counties: document, gazetteer, geocoding, layers and exports.

In, flat: the Atlas and what it is made of (initiatives, targets, progress), and what all read
(tables, words, errors). What belongs to one concern has a package of its own.
Not in: HTTP; ``geo`` imports neither ``web`` nor flask.
"""
