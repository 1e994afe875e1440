"""Tasks at once: in order, with their errors, and run again where a copy of the process is killed."""

import os
import signal
import sys
import time
from collections.abc import Callable
from functools import partial

import pytest

from techplomacy.errors import EvidenceError
from techplomacy.workbench.forking import MANY, count_copies, run_at_once, run_beside

forks = pytest.mark.skipif(sys.platform != "linux", reason="copies of a process are made on Linux alone")


def _tell(value: object) -> tuple[object, int]:
    return value, os.getpid()


def _fail() -> tuple[object, int]:
    raise EvidenceError("no room")


@forks
def test_results_come_in_order_and_from_other_processes() -> None:
    made = run_at_once([partial(_tell, n) for n in range(3)], copies=2)
    assert [value for value, _ in made] == [0, 1, 2]
    assert [process == os.getpid() for _, process in made] == [True, False, False]
    assert {process for _, process in run_at_once([partial(_tell, n) for n in range(3)], copies=1)} == {os.getpid()}


@forks
@pytest.mark.parametrize("tasks", [[_fail, partial(_tell, 1)], [partial(_tell, 1), _fail]])
def test_an_error_is_raised_here(tasks: list[Callable[[], tuple[object, int]]]) -> None:
    with pytest.raises(EvidenceError, match="no room"):
        run_at_once(tasks, copies=2)


@forks
def test_a_task_whose_copy_was_killed_runs_here() -> None:
    here = os.getpid()

    def die_elsewhere() -> tuple[object, int]:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return _tell("done")

    assert run_at_once([partial(_tell, 0), die_elsewhere], copies=2) == [(0, here), ("done", here)]


def test_few_records_are_not_worth_a_copy() -> None:
    assert count_copies(MANY - 1) == 1
    assert count_copies(MANY) in (1, 2)


@forks
def test_a_task_beside_gives_its_result_again() -> None:
    with run_beside(partial(_tell, "beside"), copies=2) as wait:
        assert wait() == wait()
        assert wait()[1] != os.getpid()


def test_without_a_copy_a_task_runs_once_when_it_is_asked_for() -> None:
    ran: list[int] = []
    with run_beside(lambda: ran.append(1), copies=1) as wait:
        assert ran == []
        wait()
        wait()
    assert ran == [1]


@forks
def test_a_task_that_nobody_waits_for_is_stopped() -> None:
    started = time.monotonic()
    with pytest.raises(EvidenceError, match="no room"), run_beside(partial(time.sleep, 60), copies=2):
        _fail()
    assert time.monotonic() - started < 30
