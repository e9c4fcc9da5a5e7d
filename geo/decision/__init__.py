"""The Decision's own words: its text and clauses, sections, translation, terms and glossary.

In: what is read of the text, checked against it word for word.
Not in: what they call for (``geo.initiative``, ``geo.target``), what came of it (``progress``).
"""
