"""Shared borders once: polygons of a coverage on an integer grid, cut into arcs.

The arcs follow TopoJSON's rules: a ring is a list of arc indexes, ``~i`` is arc ``i``
backwards, and neighbouring arcs share their end points.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[int, int]
Ring = list[Point]  # closed, the first point not repeated at the end
Shape = list[list[Ring]]  # polygons → rings, outer ring first


@dataclass(frozen=True)
class Topology:
    """``arcs`` are the points of each arc; ``sides`` the one or two shapes beside it (-1: none).

    ``shapes`` repeats the nesting of the input with arc indexes for points.
    """

    arcs: list[list[Point]]
    sides: list[tuple[int, int]]
    shapes: list[list[list[list[int]]]]


# Long, as its three steps share what is known of each border so far.
def cut(shapes: Sequence[Shape]) -> Topology:
    """Return the Topology of ``shapes``, which must share the vertices of their common borders."""
    owners: dict[tuple[Point, Point], set[int]] = defaultdict(set)
    beside: dict[Point, set[Point]] = defaultdict(set)
    for number, shape in enumerate(shapes):
        for ring in (ring for polygon in shape for ring in polygon):
            for a, b in _edges(ring):
                owners[_key(a, b)].add(number)
                beside[a].add(b)
                beside[b].add(a)

    def is_node(before: Point, point: Point, after: Point) -> bool:
        if len(beside[point]) > 2:
            return True
        return owners[_key(before, point)] != owners[_key(point, after)]

    arcs: list[list[Point]] = []
    sides: list[tuple[int, int]] = []
    known: dict[tuple[Point, ...], int] = {}

    def index(chain: list[Point]) -> int:
        forward, backward = tuple(chain), tuple(reversed(chain))
        if forward in known:
            return known[forward]
        if backward in known:
            return ~known[backward]
        known[forward] = len(arcs)
        arcs.append(chain)
        both = sorted(owners[_key(chain[0], chain[1])])
        sides.append((both[0], both[1] if len(both) > 1 else -1))
        return known[forward]

    def cut_ring(ring: Ring) -> list[int]:
        count = len(ring)
        nodes = [i for i in range(count) if is_node(ring[i - 1], ring[i], ring[(i + 1) % count])]
        if not nodes:  # an island or a hole: both sides must start at the same point
            nodes = [ring.index(min(ring))]
            chain = [ring[(nodes[0] + i) % count] for i in range(count + 1)]
            return [index(chain)]
        turns = zip(nodes, [*nodes[1:], nodes[0] + count], strict=True)
        return [index([ring[i % count] for i in range(a, b + 1)]) for a, b in turns]

    cut_shapes = [[[cut_ring(ring) for ring in polygon] for polygon in s] for s in shapes]
    return Topology(arcs, sides, cut_shapes)


def _edges(ring: Ring) -> zip[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _key(a: Point, b: Point) -> tuple[Point, Point]:
    return (a, b) if a < b else (b, a)
