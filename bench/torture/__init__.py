"""``make torture``: everything that a stranger, a broken file or a kill may do, with figures."""
