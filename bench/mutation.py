"""``python -m bench.mutation``: small faults put into what must not fail, and who notices.

A process has the tests ready and forks for each fault: what a fork does wrong stays there. The
fault is put into the functions as they are in memory; no file is written.
"""

from __future__ import annotations

import ast
import copy
import importlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import click
import pytest

from geo.geocoding.names import lexicon
from geo.paths import ROOT

_CELLS = tuple(
    f"tests/unit/geocoding/test_{name}.py" for name in ("exact", "hierarchy", "cells", "resolve")
)
TARGETS = {
    "geo.places.placement": ("tests/unit/places", "tests/unit/test_explanation.py"),
    "geo.explanation": ("tests/unit/test_explanation.py",),
    "geo.csv_injection": ("tests/unit/test_csv_injection.py",),
    "geo.geocoding.names.exact": _CELLS,
    "geo.geocoding.names.hierarchy": _CELLS,
}
_FAULT_S = 60
_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd, ast.Continue: ast.Break,
}  # fmt: skip


@click.command()
@click.argument("names", nargs=-1, type=click.Choice([*TARGETS]))
@click.option("--part", type=(int, int), default=(0, 1), help="Of so many parts, this one.")
def main(names: tuple[str, ...], part: tuple[int, int]) -> None:
    """Put each fault into each module, and list those that no test of it notices."""
    os.chdir(ROOT)
    for name in names or TARGETS:
        module, start = importlib.import_module(name), time.monotonic()
        _keep_names()
        if _run(TARGETS[name]):
            raise SystemExit(f"the tests of {name} fail without a fault")
        faults = list(_faults(module))[part[0] :: part[1]]
        click.echo(f"{name}: {len(faults)} faults; not noticed:")
        survived = 0
        for where, tree in faults:
            if not _is_noticed(module, tree):
                survived += 1
                click.echo(f"  {where}")
        click.echo(f"{survived} of {len(faults)}, {time.monotonic() - start:.0f} s")


def _keep_names() -> None:
    """Have the names of the data read once for all forks: no fault is in what reads them."""
    build: Callable[..., Any] = lexicon.build
    known: dict[object, Any] = {}

    def once(folder: Any, *others: Any) -> Any:
        if folder not in known:
            known[folder] = build(folder, *others)
        return known[folder]

    lexicon.build = once


def _faults(module: ModuleType) -> Iterator[tuple[str, ast.Module]]:
    """Yield the module with one fault each, and where it is: line, what stood there, what does."""
    source = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    unread = {id(inner) for node in ast.walk(source) for inner in _unread(node)}
    for number, node in enumerate(ast.walk(source)):
        if id(node) in unread:
            continue
        for which in range(_ways(node)):
            tree = copy.deepcopy(source)
            twin = next(n for i, n in enumerate(ast.walk(tree)) if i == number)
            before = ast.unparse(_shown(node))
            _spoil(twin, which)
            if (after := ast.unparse(_shown(twin))) != before:
                yield f"{getattr(node, 'lineno', 0)}: {before} → {after}", tree


def _unread(node: ast.AST) -> Iterator[ast.AST]:
    """What only types are read from: annotations, and how a class is decorated."""
    hints = [getattr(node, name, None) for name in ("annotation", "returns")]
    for outer in [*filter(None, hints), *getattr(node, "decorator_list", ())]:
        yield from ast.walk(outer)


def _shown(node: ast.AST) -> ast.AST:
    return node.test if isinstance(node, (ast.If, ast.IfExp)) else node


def _ways(node: ast.AST) -> int:
    """In how many ways a node can be spoilt."""
    match node:
        case ast.Compare(ops=ops):
            return len(ops)
        case ast.BoolOp() | ast.BinOp() | ast.If() | ast.IfExp() | ast.UnaryOp(op=ast.Not()):
            return 1
        case ast.Constant(value=value):
            return isinstance(value, (int, bool))
        case ast.Return(value=value):
            return value is not None
        case ast.comprehension(ifs=ifs):
            return len(ifs)
    return 0


def _spoil(node: Any, which: int) -> None:
    match node:
        case ast.Compare():
            node.ops[which] = _swapped(node.ops[which])
        case ast.BoolOp() | ast.BinOp():
            node.op = _swapped(node.op)
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.UnaryOp():
            node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        case ast.Constant():
            node.value = not node.value if isinstance(node.value, bool) else node.value + 1
        case ast.Return():
            node.value = ast.Constant(None)
        case ast.comprehension():
            node.ifs[which] = ast.Constant(True)


def _swapped(op: ast.AST) -> ast.AST:
    return _SWAPPED.get(type(op), type(op))()


def _is_noticed(module: ModuleType, tree: ast.Module) -> bool:
    """Run the tests of ``module`` in a fork that has the fault."""
    child = os.fork()
    if child == 0:
        signal.alarm(_FAULT_S)  # a loop without end is noticed too
        _put(module, compile(ast.fix_missing_locations(tree), module.__file__ or "", "exec"))
        os._exit(1 if _run(TARGETS[module.__name__]) else 0)
    return os.waitpid(child, 0)[1] != 0


def _run(tests: tuple[str, ...]) -> int:
    """Run tests, quietly; 0 if all pass."""
    sys.stdout.flush()
    shown, quiet = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    try:
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests]))
    finally:
        sys.stdout.flush()
        os.dup2(shown, 1)
        os.close(quiet)
        os.close(shown)


def _put(module: ModuleType, code: CodeType) -> None:
    """Give the functions and the constants of ``module`` what ``code`` says."""
    fresh: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    sys.modules[module.__name__] = twin = ModuleType(module.__name__)
    twin.__dict__.update(fresh)
    try:
        exec(code, twin.__dict__)
    except Exception:
        os._exit(1)  # noticed: it cannot even be read
    finally:
        sys.modules[module.__name__] = module
    for name, value in list(vars(twin).items()):
        old = vars(module).get(name)
        if isinstance(value, type) and value.__module__ == module.__name__:
            for member, new in vars(value).items():
                _give(vars(old).get(member), new)
        elif isinstance(value, FunctionType):
            _give(old, value)
        elif name.isupper() or isinstance(value, (int, str, tuple, frozenset, set)):
            setattr(module, name, value)


def _give(old: Any, new: Any) -> None:
    """Have the function ``old``, whoever holds it, do what ``new`` does."""
    for kind, inside in ((property, "fget"), (cached_property, "func"), (staticmethod, "__func__")):
        if isinstance(old, kind):
            old, new = getattr(old, inside), getattr(new, inside)
    if not (isinstance(old, FunctionType) and isinstance(new, FunctionType)):
        return
    is_own = old.__module__ == new.__module__
    if is_own and old.__code__.co_freevars == new.__code__.co_freevars:
        old.__code__, old.__defaults__ = new.__code__, new.__defaults__
        old.__kwdefaults__ = new.__kwdefaults__


if __name__ == "__main__":
    main()
