"""The picture of the first view shows what the map will show, in both languages."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

from geo.page_models.first_picture import first_picture


def test_the_picture_names_prefectures_and_marks_the_first_layers(
    page_map: dict[str, Any],
) -> None:
    model = page_map
    svg = first_picture(model)
    picture = ET.fromstring(f"<div>{svg}</div>")
    for lang, names in {
        "zh-CN": [one["szh"] for one in model["prefectures"]],
        "en": [one["sen"].upper() for one in model["prefectures"]],
    }.items():
        texts = {text.text for text in picture.findall(f".//tspan[@lang='{lang}']")}
        assert len(texts & set(names)) > len(names) * 0.8  # a name without room is left out
    for layer in (one for one in model["layers"] if one["on"] and one["kind"] == "places"):
        covers = any(model["places"][place].get("whole") for place in layer["places"])
        assert (f"area-{layer['id']}" in svg) == covers
