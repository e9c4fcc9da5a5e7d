"""The headers that go with every answer, wherever the site stands: OWASP's list.

A server adds what a page may load and who may frame it (``web.responses``).
"""

from __future__ import annotations

from geo.publish.response import IMMUTABLE

EVERYWHERE = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Permitted-Cross-Domain-Policies", "none"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), payment=(), usb=()"),
]
CORP = "Cross-Origin-Resource-Policy"
OPEN = [("Access-Control-Allow-Origin", "*"), (CORP, "cross-origin")]  # for any page to read

# As Netlify and Cloudflare Pages read it. A host cannot tell ?embed=1 apart: anyone may frame.
_RULES = {
    "/*": [*EVERYWHERE, *OPEN],
    "/assets/*": [("Cache-Control", IMMUTABLE)],
}


def for_hosts() -> str:
    """Return the file ``_headers``, by which hosts of files send them too."""
    rules = (
        "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers)])
        for path, headers in _RULES.items()
    )
    return "\n".join(rules)
