"""From the bytes of a list to its rows, whatever program wrote it and whatever stands around it."""
