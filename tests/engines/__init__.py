"""The page in Firefox and WebKit: `make test-browsers`."""
