"""A fork's value comes back; where it cannot make one, it is made, or refused, here."""

from __future__ import annotations

import os

import pytest

from geo.processes.beside import beside


def test_another_process_makes_it() -> None:
    assert beside(os.getpid)() != os.getpid()


def test_what_a_fork_did_not_make_is_made_here() -> None:
    here = os.getpid()
    assert beside(lambda: os.getpid() if os.getpid() == here else os._exit(1))() == here


def test_what_cannot_be_made_says_so() -> None:
    with pytest.raises(ZeroDivisionError):
        beside(lambda: 1 // 0)()
