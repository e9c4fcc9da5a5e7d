"""The web part: groups of routes over a Site, one file each; ``server.py`` composes them."""
