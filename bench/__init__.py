"""Measurements that stand beside the tests, not among them."""
