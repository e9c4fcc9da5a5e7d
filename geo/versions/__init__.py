"""Versions of the data: what one says, what has changed from one to another, and in words.

In: snapshots, their difference, the log of changes.
Not in: the version's own name (``geo.version``), taking a new one over (``web.edition``).
"""
