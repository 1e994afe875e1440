"""Runs a few tasks at once in copies of this process, which see all that it holds; one after the other elsewhere."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cache
from multiprocessing.connection import Connection
from typing import TypeVar

Made = TypeVar("Made")

MANY = 20_000  # records; with fewer, a copy of the process costs about what it saves


def count_copies(records: int) -> int:
    """How many processes are worth it for so many records."""
    if records < MANY or sys.platform != "linux":  # a copy that shares memory is safe and cheap there alone
        return 1
    return min(2, len(os.sched_getaffinity(0)))


@contextmanager
def run_beside(task: Callable[[], Made], *, copies: int) -> Iterator[Callable[[], Made]]:
    """Run a task in a copy of this process; what is yielded waits for it and gives what it made, each time the same.

    With one copy the task runs here, when its result is first asked for. What it changes in memory is seen by nobody
    but itself. An error in it is raised where the result is asked for; if its copy was killed (the system short of
    memory) it runs here once more. It is stopped when nobody needs its result any more.
    """
    if copies < 2:
        yield cache(task)
        return
    process, end = _start(task)

    def wait() -> Made:
        try:
            made, error = end.recv()
        except EOFError:
            made, error = task(), None
        process.join()
        if error is not None:
            raise error
        result: Made = made
        return result

    try:
        yield cache(wait)
    finally:
        end.close()
        if process.is_alive():
            process.terminate()
        process.join()


def run_at_once(tasks: Sequence[Callable[[], Made]], *, copies: int) -> list[Made]:
    """What each task gives, in their order; the first runs here, the others beside it where `copies` allows it."""
    with ExitStack() as stack:
        waiting = [stack.enter_context(run_beside(task, copies=copies)) for task in tasks[1:]]
        return [*(task() for task in tasks[:1]), *(wait() for wait in waiting)]


def _start(task: Callable[[], Made]) -> "tuple[multiprocessing.process.BaseProcess, Connection]":
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(task, there))
    process.start()
    there.close()
    return process, here


def _run(task: Callable[[], Made], end: Connection) -> None:
    try:
        told: tuple[Made | None, BaseException | None] = (task(), None)
    except Exception as error:
        told = (None, error)
    end.send(told)
    end.close()
