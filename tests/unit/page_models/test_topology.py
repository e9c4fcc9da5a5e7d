"""Shared borders are cut once and put together again without loss."""

from __future__ import annotations

from geo.page_models.topology import Ring, Topology, cut

LEFT: Ring = [(0, 0), (2, 0), (2, 1), (2, 2), (0, 2)]
RIGHT: Ring = [(2, 0), (4, 0), (4, 2), (2, 2), (2, 1)]


def _ring(topology: Topology, indexes: list[int]) -> Ring:
    points: Ring = []
    for index in indexes:
        arc = topology.arcs[~index][::-1] if index < 0 else topology.arcs[index]
        points += arc[:-1]
    return points


def _same(a: Ring, b: Ring) -> bool:
    at = b.index(a[0])
    return a == b[at:] + b[:at]


def test_a_shared_border_is_one_arc() -> None:
    topology = cut([[[LEFT]], [[RIGHT]]])
    assert len(topology.arcs) == 3
    assert sorted(topology.sides) == [(0, -1), (0, 1), (1, -1)]


def test_rings_come_back_as_they_were() -> None:
    topology = cut([[[LEFT]], [[RIGHT]]])
    for ring, shape in zip((LEFT, RIGHT), topology.shapes, strict=True):
        assert _same(_ring(topology, shape[0][0]), ring)


def test_a_hole_and_what_fills_it_share_their_ring() -> None:
    hole: Ring = [(1, 1), (1, 2), (2, 2), (2, 1)]
    outer: Ring = [(0, 0), (4, 0), (4, 4), (0, 4)]
    topology = cut([[[outer, hole]], [[hole[::-1]]]])
    assert len(topology.arcs) == 2
    assert topology.shapes[0][0][1][0] == ~topology.shapes[1][0][0][0]
