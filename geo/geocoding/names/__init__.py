"""What one name means: how it may be written, whom it may mean, exactly or nearly.

In: spelling, pinyin, Latin and former names, hierarchical names, codes, homonyms, places elsewhere.
Not in: cells that hold more than a name, running text and points (``geo.geocoding``).
"""
