"""One initiative, one clause and the page of one county, each at an address that stays."""

from __future__ import annotations

from flask import Blueprint, Response

from geo.publish import detail
from geo.publish.html_pages import COUNTY_PAGES
from geo.publish.response import prepare
from web.context import SiteContext
from web.errors import reject_unknown_parameters, require_known
from web.responses import answer


def blueprint(site: SiteContext) -> Blueprint:
    """Add /initiatives/<id>, a GeoJSON Feature, /clauses/<id>, a sentence or a title, and
    /county/<adcode>, a page.

    Each also answers under the name that its file has in a copy of the site.
    """
    routes = Blueprint("resources", __name__)
    atlas = site.atlas
    paths = {adcode: f"{COUNTY_PAGES}{adcode}" for adcode in atlas.boundaries.counties}
    pages = {a: site.prepared[path] for a, path in paths.items() if path in site.prepared}

    @routes.get("/initiatives/<initiative_id>")
    def initiative(initiative_id: str) -> Response:
        initiative_id = initiative_id.removesuffix(".geojson")
        require_known("initiative", initiative_id, atlas.initiatives)
        reject_unknown_parameters()
        return answer(prepare(detail.initiative(atlas, initiative_id), quality=4))

    @routes.get("/clauses/<clause_id>")
    def clause(clause_id: str) -> Response:
        clause_id = clause_id.removesuffix(".json")
        require_known("clause", clause_id, atlas.document.by_id)
        reject_unknown_parameters()
        return answer(prepare(detail.clause(atlas, clause_id), quality=4))

    @routes.get("/county/<adcode>")
    def county_page(adcode: str) -> Response:
        adcode = adcode.removesuffix(".html")
        require_known("county", adcode, pages)
        return answer(pages[adcode])

    return routes
