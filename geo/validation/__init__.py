"""The rules of ``data/``: every broken one is reported, all at once.

In: rules that hold between files, audits of the whole.
Not in: what one reader of one file already refuses (the module that reads it).
"""
