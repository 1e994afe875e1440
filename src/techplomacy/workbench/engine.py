"""Runs one function over many parts, on one core or on all, in order; a part that kills its worker is told of."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

Part = TypeVar("Part")
Made = TypeVar("Made")

MANY_BYTES = 4 * 2**20  # below this, starting workers costs more than they save


def count_workers(size: int) -> int:
    """How many processes are worth it for so many bytes."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores if size >= MANY_BYTES else 1


def run_parts(
    function: Callable[[Part], Made],
    parts: Iterable[Part],
    *,
    workers: int,
    on_crash: Callable[[Part], Made],
) -> Iterator[Made]:
    """What the function makes of each part, in the order of the parts, with a bounded number under way.

    A worker that dies (a reader's crash, the system short of memory) is replaced; the part it died on is tried once
    more, alone, and then given to `on_crash`.
    """
    if workers <= 1:
        yield from map(function, parts)
        return
    waiting = iter(parts)
    under_way: deque[tuple[Part, Future[Made]]] = deque()
    pool = ProcessPoolExecutor(workers)
    try:
        while True:
            for part in islice(waiting, workers * 4 - len(under_way)):
                under_way.append((part, _submit(pool, function, part)))
            if not under_way:
                return
            part, future = under_way.popleft()
            try:
                yield future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield _run_alone(function, part, on_crash)
                pool = ProcessPoolExecutor(workers)
                under_way = deque((other, _submit(pool, function, other)) for other, _ in under_way)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, function: Callable[[Part], Made], part: Part) -> Future[Made]:
    try:
        return pool.submit(function, part)
    except BrokenProcessPool as error:  # a worker died since; whoever asks for the result is told
        lost: Future[Made] = Future()
        lost.set_exception(error)
        return lost


def _run_alone(function: Callable[[Part], Made], part: Part, on_crash: Callable[[Part], Made]) -> Made:
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(function, part).result()
        except BrokenProcessPool:
            return on_crash(part)
