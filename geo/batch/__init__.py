"""Lists that a user brings: read in chunks, geocoded row by row, reported in order."""
