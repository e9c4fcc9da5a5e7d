"""Two checks of schemathesis, but for what the description of an API cannot say."""

from __future__ import annotations

import json

import schemathesis
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from geo.ogc.query import MOST

# That a text is CQL2, a time, or a box from south to north: no JSON Schema says that.
BEYOND_SCHEMAS = {"filter", "datetime", "bbox"}


@schemathesis.check
def valid_requests_are_answered(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> bool | None:
    if response.status_code == 400 and json.loads(response.content)["parameter"] in BEYOND_SCHEMAS:
        return None
    return positive_data_acceptance(ctx, response, case)


@schemathesis.check
def invalid_requests_are_refused(
    ctx: schemathesis.CheckContext, response: schemathesis.Response, case: schemathesis.Case
) -> bool | None:
    limit = str((case.query or {}).get("limit", ""))
    if limit.isdecimal() and int(limit) > MOST and response.status_code == 200:
        return None  # the standard: no error, it is taken for the maximum
    return negative_data_rejection(ctx, response, case)
