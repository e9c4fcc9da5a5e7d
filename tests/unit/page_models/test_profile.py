"""A county's profile: as the server answers it, and as the page puts it together."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from geo.atlas import Atlas
from geo.export.features import dumps
from geo.page_models.profile import profiles_model
from tests.support import ROOT
from tools.page import node_folder

PUT_TOGETHER = """
import { readFileSync } from "node:fs";
import { profileOf } from "./static/js/data/profile.js";
const profiles = JSON.parse(readFileSync(0, "utf-8"));
const all = Object.keys(profiles.counties).map((adcode) => [adcode, profileOf(profiles, adcode)]);
process.stdout.write(JSON.stringify(Object.fromEntries(all)));
"""


def test_the_page_puts_every_profile_together_as_the_server_answers_it(
    atlas: Atlas, profiles: dict[str, Any]
) -> None:
    command = [node_folder() / "node", "--input-type=module", "-e", PUT_TOGETHER]
    model = dumps(profiles_model(atlas))
    run = subprocess.run(command, input=model, capture_output=True, cwd=ROOT, check=True)
    assert json.loads(run.stdout) == profiles


def test_a_profile_counts_what_it_lists(profiles: dict[str, Any]) -> None:
    for profile in profiles.values():
        listed = {group: [] for group in profile["counts"]}
        for reach in profile["reaches"]:
            listed[reach["class"]] += [i["clause"] for i in reach["initiatives"]]
        assert {group: len(own) for group, own in listed.items()} == profile["counts"]
        assert {group: len(set(own)) for group, own in listed.items()} == profile["sentences"]


def test_eight_measures_of_zhaojue_stand_in_four_sentences(profiles: dict[str, Any]) -> None:
    profile = profiles["513431"]
    assert (profile["counts"]["direct"], profile["sentences"]["direct"]) == (8, 4)
