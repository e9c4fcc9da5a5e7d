"""Versions of the data: what one says, what has changed from one to another, and in words."""
