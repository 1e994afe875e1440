"""Parts come back in order, on one core or on many, and a part that kills its worker costs only itself."""

import os
import signal

from techplomacy.workbench.engine import MANY_BYTES, count_workers, run_parts


def square(number: int) -> int:
    return number * number


def die_at_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_order_is_kept_on_one_and_on_many() -> None:
    numbers = list(range(50))
    for workers in (1, 2):
        made = run_parts(square, iter(numbers), workers=workers, on_crash=lambda part: -1)
        assert list(made) == [number * number for number in numbers]


def test_a_dead_worker_costs_one_part() -> None:
    made = run_parts(die_at_three, range(12), workers=2, on_crash=lambda part: -part)
    assert list(made) == [0, 1, 2, -3, *range(4, 12)]


def test_little_work_stays_in_this_process() -> None:
    assert count_workers(MANY_BYTES - 1) == 1
    assert count_workers(MANY_BYTES) >= 1
