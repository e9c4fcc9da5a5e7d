"""The web part: blueprints over a SiteContext, one file each; ``server.py`` composes them.

In: requests, refusals, headers, caches. Not in: what an answer says (``geo``).
"""
