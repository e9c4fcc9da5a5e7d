"""Many readers at once, slow ones, and workers that are killed under them."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from bench.torture.client import TIMEOUT_S, Connection, Figures, ask, message, reading
from bench.torture.target import Target

_ITEMS = "/ogc/collections/initiatives/items"
_MADE = (
    f"{_ITEMS}?filter={quote(chr(39).join(('theme=', 'ecology', '')))}",
    f"{_ITEMS}?bbox=102,28,103,29&limit=20",
    "/initiatives.geojson?county=513431",
    "/view.csv?theme=ecology",
    f"/initiatives.csv?q={quote('产业')}",
)
_PREPARED = ("/", "/map.json", "/layers/panxi.geojson", "/county/513431", "/guide", "/health")
_LIST = "地点\n双流区\n市中区\n温江区、双流区\n".encode()


def mixed(chance: random.Random) -> tuple[bytes, str]:
    """Return one request of an ordinary day, and what it is."""
    draw = chance.random()
    if draw < 0.85:
        target = chance.choice(_PREPARED)
    elif draw < 0.99:
        target = chance.choice(_MADE)
    else:
        return message("POST", "/geocode?name=a.csv", body=_LIST), "upload of three rows"
    return message("GET", target), f"GET {target}"


async def load(
    port: int, connections: int, seconds: float, is_over: asyncio.Event | None = None
) -> Figures:
    """Keep ``connections`` busy with mixed work for ``seconds``, or until ``is_over``."""
    figures, end = Figures(), time.monotonic() + seconds

    async def client(number: int) -> None:
        chance, connection = random.Random(number), Connection(port)
        while time.monotonic() < end and not (is_over and is_over.is_set()):
            request, what = mixed(chance)
            if request.startswith(b"POST"):
                connection.close()  # what is sent twice is done twice: never over an old one
            start = time.perf_counter()
            try:
                async with asyncio.timeout(TIMEOUT_S):
                    status = await connection.ask(request)
                figures.note(status, time.perf_counter() - start, what)
            except (OSError, EOFError, ValueError) as error:  # TimeoutError is an OSError
                figures.lost[f"{type(error).__name__} {what}"] += 1
                connection.close()
            await asyncio.sleep(chance.random() * 0.2)  # a reader reads
        connection.close()

    async with reading(port, figures):
        await asyncio.gather(*map(client, range(connections)))
    return figures


async def kill_workers(target: Target, kills: int, pause_s: float = 1.0) -> Figures:
    """Kill a worker again and again while others ask."""
    chance, killed = random.Random(1), 0
    figures = Figures()
    asking = asyncio.create_task(load(target.port, 20, kills * pause_s))
    while killed < kills and not asking.done():
        workers = target.workers()
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            killed += 1
        await asyncio.sleep(pause_s)
    figures = await asking
    figures.lost["kills"] = killed
    return figures


async def warm(port: int) -> None:
    """Have every worker start the processes that it makes files and reads lists with."""
    requests = [message("POST", "/geocode?name=a.csv", body=_LIST), message("GET", _MADE[-1])]
    for _ in range(4):
        await asyncio.gather(*(ask(port, one, Figures(), "warming") for one in 2 * requests))


async def edit(target: Target, data: Path, times: int) -> Figures:
    """Break the data and put them right again, in another version, while others ask."""
    is_over = asyncio.Event()
    asking = asyncio.create_task(load(target.port, 20, 3_600, is_over))
    day, places = data / "date.txt", data / "places.csv"
    for _ in range(times):
        good, before = places.read_bytes(), await _health(target.port)
        places.write_bytes(good + b"ragged\n")
        os.kill(target.process.pid, signal.SIGHUP)
        while (await _health(target.port))["last_refusal"] == before["last_refusal"]:
            await asyncio.sleep(0.5)
        places.write_bytes(good)
        day.write_bytes(day.read_bytes() + b"\n")
        os.kill(target.process.pid, signal.SIGHUP)
        while (await _health(target.port))["version"] == before["version"]:
            await asyncio.sleep(0.5)
    is_over.set()
    return await asking


async def _health(port: int) -> dict[str, Any]:
    def get() -> dict[str, Any]:
        with urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as answer:
            found: dict[str, Any] = json.load(answer)
            return found

    return await asyncio.to_thread(get)


async def slow(port: int, clients: int, seconds: float) -> Figures:
    """Have ``clients`` send heads and bodies a byte a second, and others read meanwhile."""
    figures = Figures()

    async def drip(number: int) -> None:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError as error:
            figures.lost[type(error).__name__] += 1
            return
        head = message("POST", "/geocode?name=a.csv", {"Content-Length": "1000000"})
        sent = (head if number % 2 else head[:30], b"x" * 1000)
        try:
            writer.write(sent[0])
            for at in range(int(seconds)):
                if number % 3:  # the others say nothing more at all
                    writer.write(sent[1][at : at + 1])
                await writer.drain()
                await asyncio.sleep(1)
        except OSError:
            pass  # it was sent away, as it should be
        finally:
            writer.close()

    async with reading(port, figures):
        await asyncio.gather(*(drip(number) for number in range(clients)))
    await ask(port, message("POST", "/geocode?name=a.csv", body=_LIST), figures, "upload after")
    return figures
