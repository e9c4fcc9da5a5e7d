"""What the page says, and what it marks on top, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.node import run


@pytest.mark.parametrize(
    ("lang", "counties", "said"),
    [
        ("zh", ["513431"], "昭觉县。直接及于它的共 8 项举措出自 4 句。"),
        ("en", ["513431"], "Zhaojue County. Directly: 8 measures in 4 sentences."),
        ("en", ["513431", "513429"], "2 counties: Butuo County, Zhaojue County"),
    ],
)
def test_a_card_that_opens_says_whose_it_is_and_its_sum(
    page_map: dict[str, Any], lang: str, counties: list[str], said: str
) -> None:
    script = """
    import { cardSaid } from "./static/js/app/said.js";
    const answer = cardSaid({ ...asked, texts: null }, { ...asked, place: null, initiative: null });
    """
    assert run(script, {"lang": lang, "model": page_map, "counties": counties}) == said


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 result: x"), (2, "2 results: x"), (0, "0 results: x")]
)
def test_one_is_not_said_as_several(n: int, said: str) -> None:
    script = """
    import { word } from "./static/js/i18n/search.js";
    const answer = word("en", "results", { n: asked, list: "x" });
    """
    assert run(script, n) == said


def test_the_line_of_what_is_chosen_lies_over_that_of_the_pointer() -> None:
    script = """
    import { drawHovered } from "./static/js/map/drawing/draw.js";
    globalThis.Path2D = class { moveTo() {} arc() {} };
    const drawn = [];
    const c = new Proxy({ canvas: {} }, {
      get: (own, name) => own[name] ?? (() => name === "stroke" && drawn.push(own.strokeStyle)),
    });
    const marked = { hovered: { area: {}, sites: [] }, chosen: { area: {} } };
    drawHovered(c, {}, marked, { k: 1, tx: 0, ty: 0, ratio: 1 }, { ink: "ink", red: "red" });
    const answer = drawn;
    """
    assert run(script)[-1] == "red"


def test_a_name_on_a_large_screen_is_larger_and_takes_more_room() -> None:
    script = """
    import { LabelPlacement } from "./static/js/map/drawing/label_placement.js";
    const label = {
      text: "昭觉", font: "400 10.5px sans", size: 10.5, spacing: 1, stroke: 2,
      candidates: [{ x: 50, y: 50 }],
    };
    const answer = [1, 2].map((scale) => {
      const placement = new LabelPlacement({}, [0, 0, 100, 100], new Map(), scale);
      placement.place(structuredClone(label));
      const [written, , width] = placement.written[0];
      return [written.font, width];
    });
    """
    assert run(script) == [["400 10.5px sans", 22], ["400 21px sans", 44]]


@pytest.mark.parametrize(("controller", "offers"), [(None, 0), ({}, 1)])
def test_a_new_version_is_offered_to_who_has_been_here(
    controller: dict[str, str] | None, offers: int
) -> None:
    script = """
    import { keepOffline } from "./static/js/platform/service_worker.js";
    globalThis.setTimeout = (done) => done();
    const serviceWorker = {
      controller: asked,
      // The first version takes charge while it still waits: WebKit does so.
      register: async () => {
        serviceWorker.controller = {};
        return { waiting: {}, addEventListener() {} };
      },
    };
    Object.defineProperty(globalThis, "navigator", { value: { serviceWorker } });
    let answer = 0;
    const app = { lang: "en", state: { embed: false }, notice: () => (answer += 1) };
    await keepOffline(app, Boolean(serviceWorker.controller));
    """
    assert run(script, controller) == offers


def test_equal_symbols_in_a_row_stand_together() -> None:
    script = """
    import { runsOf } from "./static/js/features/reading/sentence.js";
    const model = { initiatives: asked.map((theme) => ({ theme })) };
    const initiatives = asked.map((_, initiative) => ({ initiative }));
    const answer = [runsOf(model, { initiatives }), runsOf(model, {})];
    """
    assert run(script, [4, 4, 4, 1, 4]) == [[[0, 1, 2], [3], [4]], []]
