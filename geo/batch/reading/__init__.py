"""From the bytes of a list to its rows, whatever program wrote it and whatever stands around it.

In: encodings, delimiters, workbooks, Parquet, web pages; where the header is; limits.
Not in: which columns are meant, and what stands in them (``geo.batch``).
"""
