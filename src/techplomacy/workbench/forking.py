"""Runs a few tasks at once in copies of this process, which see all that it holds; one after the other elsewhere."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

Made = TypeVar("Made")

MANY = 20_000  # records; with fewer, a copy of the process costs about what it saves


def count_copies(records: int) -> int:
    """How many processes are worth it for so many records."""
    if records < MANY or sys.platform != "linux":  # a copy that shares memory is safe and cheap there alone
        return 1
    return min(2, len(os.sched_getaffinity(0)))


def run_at_once(tasks: Sequence[Callable[[], Made]], *, copies: int) -> list[Made]:
    """What each task gives, in their order; the first runs here, the others in copies where `copies` allows it.

    What a task changes in memory is seen by nobody but itself. An error in a task is raised here; a task whose copy
    was killed (the system short of memory) runs here once more.
    """
    if copies < 2 or len(tasks) < 2:
        return [task() for task in tasks]
    started = [_start(task) for task in tasks[1:]]
    try:
        made = [tasks[0]()]
        for task, (_, end) in zip(tasks[1:], started, strict=True):
            try:
                result, error = end.recv()
            except EOFError:
                result, error = task(), None
            if error is not None:
                raise error
            made.append(result)
        return made
    finally:
        for process, end in started:
            end.close()
            if process.is_alive():
                process.terminate()
            process.join()


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
