"""What the reader has chosen: its one store, and its address, without a browser."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.support.node import run

ADDRESSES = [
    "?lang=zh",
    "?lang=en&view=table&rows=initiatives&sort=-reached&find=giant%20panda&seen=1",
    "?lang=zh&shade=theme%3Aecology&layers=panxi,heritage&opacity=panxi:60",
    "?lang=en&themes=ecology,opening&county=513431,510104&clause=3.1.3.4",
    "?lang=zh&initiative=panxi-pilot-zone-upgrade&reader=1&scheme=dark&embed=1",
    "?lang=zh&view=table&rows=initiatives&action=build,support&reach=direct&prefecture=5134&part=3",
    "?lang=zh&layers=",
    "?lang=zh&vs=layers%3Dpanxi%26themes%3Decology%26swipe%3D40",
    "?lang=en&vs=shade%3Dlayers",
    "?lang=zh&layers=heritage&clause=4.3.1.2&reader=0&story=7&embed=1",
]

IMPORTS = """
import { format, isAlike, known, knownActions, parse } from "./static/js/app/permalink.js";
import { changed, Store } from "./static/js/app/state.js";
import { replaceStep } from "./static/js/app/steps.js";
"""


def test_an_address_is_read_and_written_alike() -> None:
    written = run(f"{IMPORTS} const answer = asked.map((one) => format(parse(one)));", ADDRESSES)
    assert written == ADDRESSES


@pytest.mark.parametrize(
    ("swipe", "at"), [("", None), ("&swipe=0", 0), ("&swipe=101", 50), ("&swipe=x", 50)]
)
def test_the_line_between_two_maps_is_on_them(swipe: str, at: int | None) -> None:
    script = f"{IMPORTS} const answer = parse(asked).compare;"
    found = run(script, f"?vs={quote(f'themes=ecology{swipe}')}")
    assert (found["swipe"], found["side"]["themes"]) == (at, ["ecology"])


def test_what_is_the_readers_own_has_no_address() -> None:
    script = f"""{IMPORTS}
    const side = {{ ...parse(""), layers: ["own-1", "panxi"], shade: "own" }};
    const compare = {{ swipe: null, side }};
    const answer = [format(side), format({{ ...parse(""), compare }})];
    """
    assert run(script) == ["?lang=zh&layers=panxi", "?lang=zh&vs=layers%3Dpanxi"]


def test_unknown_names_are_left_out_of_both_sides_and_said(page_map: dict[str, Any]) -> None:
    script = f"""{IMPORTS}
    const {{ state, unknown }} = known(parse(asked.search), asked.model);
    const answer = [format(state), unknown];
    """
    search = "?layers=panxi,atlantis&county=513431,1&vs=layers%3Dpanxi%2Clemuria"
    found, unknown = run(script, {"search": search, "model": page_map})
    assert found == "?lang=zh&layers=panxi&county=513431&vs=layers%3Dpanxi"
    assert sorted(unknown) == ["1", "atlantis", "lemuria"]


def test_an_unknown_action_is_said_once_the_actions_are_there() -> None:
    script = f"""{IMPORTS}
    const texts = {{ actions: [{{ id: "build" }}] }};
    const answer = asked.map((search) => {{
      const {{ state, unknown }} = knownActions(parse(search), texts);
      return [format(state), unknown];
    }});
    """
    asked = ["?shade=action:build", "?shade=action:fly", "?vs=shade%3Daction:fly"]
    assert run(script, asked) == [
        ["?lang=zh&shade=action%3Abuild", []],
        ["?lang=zh", ["action:fly"]],
        ["?lang=zh&vs=shade%3Dlayers", ["action:fly"]],
    ]


def test_table_and_text_share_a_place() -> None:
    script = f"""{IMPORTS}
    const open = (search, change) => {{
      const {{ view, reader }} = changed(parse(search), change);
      return [view, reader];
    }};
    const answer = [
      open("?reader=1", {{ view: "table" }}),
      open("?view=table", {{ reader: true }}),
      open("?view=table", {{ themes: ["ecology"] }}),
    ];
    """
    assert run(script) == [["table", False], ["map", True], ["table", False]]


# A frame is seen when whoever waits for it says so.
STORE = f"""{IMPORTS}
const frames = [];
globalThis.requestAnimationFrame = (next) => frames.push(next);
const seen = async () => {{
  while (!frames.length) await new Promise(setImmediate);
  frames.shift()();
}};
const store = new Store(parse(""));
const heard = [];
const hear = (what) => heard.push(`${{what}} ${{store.state.themes}}`);
store.onMap(() => hear("map"));
const done = (theme) =>
  new Promise((resolve) =>
    store.replace(changed(store.state, {{ themes: [theme] }}), () => {{
      hear("focus");
      resolve();
    }}),
  );
"""


def test_address_and_map_follow_a_change_at_once_and_panels_when_it_has_been_seen() -> None:
    script = f"""{STORE}
    const page = {{ store, state: store.state }};
    const themesOf = (address) => new URLSearchParams(address).get("themes");
    globalThis.history = {{ replaceState: (_, __, to) => heard.push(`address ${{themesOf(to)}}`) }};
    store.onPanel(function* () {{ hear("panel"); }});
    replaceStep(page, {{ themes: ["opening"] }});
    const last = done("ecology");
    hear("seen");
    await Promise.all([seen(), last]);
    let refused = false;
    try {{ store.state = parse(""); }} catch {{ refused = true; }}
    const answer = [heard, refused];
    """
    at_once = ["address opening", "map opening", "map ecology"]
    later = ["seen ecology", "panel ecology", "focus ecology"]
    assert run(script) == [[*at_once, *later], True]


def test_what_changes_while_panels_are_drawn_comes_with_the_next_drawing() -> None:
    script = f"""{STORE}
    let last;
    store.onPanel(function* () {{
      hear("begun");
      last ??= done("ecology");
      yield;
      hear("ended");
    }});
    done("opening");
    await seen();
    await seen();
    await last;
    const answer = heard;
    """
    first = ["map opening", "begun opening", "map ecology", "ended ecology", "focus ecology"]
    assert run(script) == [*first, "begun ecology", "ended ecology", "focus ecology"]


def test_a_drawing_that_fails_holds_up_no_other() -> None:
    script = f"""{STORE}
    process.on("unhandledRejection", (error) => heard.push(error.message));
    let fails = true;
    store.onPanel(function* () {{
      if (fails) throw new Error("broken");
      hear("panel");
    }});
    store.change({{ themes: ["opening"] }});
    await seen();
    while (!heard.includes("broken")) await new Promise(setImmediate);
    fails = false;
    await Promise.all([done("ecology"), seen()]);
    const answer = heard;
    """
    assert run(script) == ["map opening", "broken", "map ecology", "panel ecology", "focus ecology"]
