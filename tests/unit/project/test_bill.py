"""Every package of the lock files has a licence that may be used, and stands in the bill."""

from __future__ import annotations

import dataclasses
import json

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tools import bill


def test_every_package_has_a_licence_that_may_be_used() -> None:
    assert bill.problems(bill.packages(), bill.licences()) == []


def test_a_new_package_and_a_licence_that_may_not_be_used_are_told() -> None:
    packages, listed = bill.packages(), bill.licences()
    new = dataclasses.replace(packages[0], name="left-pad")
    strong = {**listed, ("npm", "leaflet"): "MIT AND GPL-3.0-only"}
    said = bill.problems([*packages, new], strong)
    assert [line for line in said if "left-pad" in line]
    assert [line for line in said if "leaflet" in line]
    assert bill.problems(packages[1:], listed), "a row that is not needed any more"


def test_the_bill_is_cyclonedx_and_names_what_is_shipped() -> None:
    made = bill.bill(bill.packages(), bill.licences())
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(made)) is None
    required = {c["name"] for c in made["components"] if c["scope"] == "required"}
    assert {"flask", "granian", "leaflet", "papaparse"} <= required
    assert not {"pytest", "typescript", "axe-core"} & required
    assert all(c["hashes"] for c in made["components"] if c["scope"] == "required")
