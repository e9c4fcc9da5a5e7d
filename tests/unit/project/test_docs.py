"""What README and docs name exists, and what exists is named in them."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

import click
import pytest
from flask import Flask

from geo.__main__ import main as geo
from geo.publish.response import CachedResponse
from server import main as server
from tests.support import ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    ROOT / "data" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]
TEXT = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
COMMANDS = {name: geo.get_command(click.Context(geo), name) for name in geo.list_commands(None)}
# Options of programs that are not ours.
OTHERS = {
    "--help",
    "--beside",
    "--keep",
    "--data-binary",
    "--no-deps",
    "--nworkers",
    "--nthreads",
    "--no-dashboard",
    "--host",
    "--port",
    "--version",
    "--test",
    "--quiet",
    "--system",
    "--group",
    "--home",
    "--now",
    "--universal",
    "--python-version",
    "--generate-hashes",
    "--no-header",
    "--random-order",
    "--no-emit-index-url",
    "--omit-lockfile-registry-resolved",
}


def _options(command: click.Command | None) -> set[str]:
    assert command
    found = chain.from_iterable(p.opts for p in command.params if isinstance(p, click.Option))
    return {option for option in found if option.startswith("--")}


def test_every_target_of_make_is_named_and_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][\w-]*):", makefile, re.M))
    named = set(re.findall(r"(?:^|`)make ([a-z][\w-]*)\b(?!/)", TEXT, re.M))
    assert named <= targets, named - targets
    assert {t for t in targets if t not in ("build-page", "clean")} <= named


def test_every_command_is_named_and_exists() -> None:
    named = set(re.findall(r"(?:-m geo|sichuan-map|\bgeo) (build|[a-z-]+)\b", TEXT))
    assert set(COMMANDS) <= named, set(COMMANDS) - named
    told = set(re.findall(r"python -m geo ([a-z-]+)", TEXT))
    assert told <= set(COMMANDS), told - set(COMMANDS)


def test_every_option_is_named_and_exists() -> None:
    ours = set().union(_options(server), *map(_options, COMMANDS.values()))
    named = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", TEXT))
    assert named <= ours | OTHERS, named - ours - OTHERS
    assert ours - {"--page"} <= named | OTHERS, ours - named


def test_every_address_is_named(app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules() if "path:path" not in rule.rule}
    for rule in rules:
        first = rule.strip("/").split("/")[0].split(".")[0].split("<")[0]
        assert re.search(rf"/{re.escape(first)}\b", TEXT) or not first, rule


def test_every_address_named_exists(app: Flask, answers: dict[str, CachedResponse]) -> None:
    gateway = (ROOT / "web" / "gateway.py").read_text(encoding="utf-8")
    rules = app.url_map.bind("")
    for named in set(re.findall(r"`(?:(?:GET|POST) )?(/[\w<>./-]*)(?:\?[^`]*)?`", TEXT)):
        path = re.sub(r"<[^>]*>", "x", named)
        # A table is named without its extension, too.
        found = {path, f"{path}.geojson"} & answers.keys() or f'"{path}"' in gateway
        assert found or rules.match(path)[0] != "pages.fixed", named


def test_every_variable_named_exists() -> None:
    folders = ("web", "geo", "tools", "bench", "tests/support", "deploy")
    files = [ROOT / "Makefile", ROOT / "server.py"]
    files += [file for folder in folders for file in (ROOT / folder).rglob("*") if file.is_file()]
    code = "\n".join(file.read_text(encoding="utf-8", errors="ignore") for file in files)
    named = set(re.findall(r"`([A-Z][A-Z_]{2,})(?:=[^`]*)?`", TEXT)) - {"PYTHONOPTIMIZE"}
    assert {name for name in named if not re.search(rf"\b{name}\b", code)} == set()


def test_every_variable_is_named() -> None:
    code = "\n".join(
        p.read_text() for p in (ROOT / "server.py", *sorted((ROOT / "web").rglob("*.py")))
    )
    read = set(re.findall(r'environ(?:\.get\(|\[)"([A-Z_]+)"', code)) - {"PATH_INFO"}
    ours = {name for name in read if not name.startswith(("HTTP_", "REQUEST_", "QUERY_"))}
    internal = {"ACCESS_LOG", "PROMETHEUS_MULTIPROC_DIR"}  # the server sets them by its options
    assert ours - internal <= set(re.findall(r"\b[A-Z][A-Z_]{3,}\b", TEXT)), ours


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_file_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    folders = "geo|web|static|tests|tools|data|bench|deploy"
    for name in re.findall(rf"`((?:{folders})/[\w/.-]+\.\w+)`", text):
        assert (ROOT / name).exists(), name


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= 900


@pytest.mark.parametrize("page", [ROOT / "SECURITY.md", ROOT / "docs" / "operating.md"])
def test_every_promise_names_the_tests_that_hold_it(page: Path) -> None:
    """A promise is a row of the table whose head says ``held by``."""
    table = page.read_text(encoding="utf-8").partition("| promise | held by |\n|---|---|\n")[2]
    rows = table.partition("\n\n")[0].splitlines()
    assert len(rows) > 5
    for row in rows:
        held = re.findall(r"`(tests/[\w/.]+)`", row)
        assert held or "| measured (below) |" in row, row
        assert [name for name in held if not (ROOT / name).exists()] == []
