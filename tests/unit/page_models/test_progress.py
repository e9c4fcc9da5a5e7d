"""The model of the page of progress holds every fact, and every initiative with its status."""

from __future__ import annotations

from geo.atlas import Atlas
from geo.page_models.progress import progress_model
from geo.vocabulary import NONE_FOUND


def test_every_fact_is_told_of_each_of_its_subjects(atlas: Atlas) -> None:
    model = progress_model(atlas, "v")
    told = sorted(
        (model["subjects"][n]["id"], fact["date"], status, fact["text"]["zh"])
        for fact in model["facts"]
        for n, status in fact["of"]
    )
    assert told == sorted((f.subject, f.date, f.status, f.text.zh) for f in atlas.progress.facts)
    dates = [fact["date"] for fact in model["facts"]]
    assert dates == sorted(dates, reverse=True)
    assert all(fact["outlet"]["en"].isascii() for fact in model["facts"])


def test_every_initiative_and_target_has_its_status(atlas: Atlas) -> None:
    subjects = {one["id"]: one for one in progress_model(atlas, "v")["subjects"]}
    assert set(atlas.initiatives) | {target.id for target in atlas.targets} <= set(subjects)
    for id_, one in subjects.items():
        assert one["status"] == atlas.progress.status(id_)
        assert (one["status"] == NONE_FOUND) == ("since" not in one)
    assert subjects["sansu-shrine-museum"]["since"] == "2024-05-18"
    assert subjects["zone-panxi"]["kind"] == "place"
