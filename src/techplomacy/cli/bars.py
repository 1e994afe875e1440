"""Progress in a terminal: one line a stage, a bar where the number of parts is known; nothing elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, Task, TaskID, TextColumn

REFRESH = 0.1  # seconds between two drawings


class Bars:
    """Shows stages on standard error, as the workbench tells them."""

    def __init__(self, *, quiet: bool = False) -> None:
        # No refreshing thread: worker processes are forked from this one, and a fork must not meet a held lock.
        self._bars = Progress(
            SpinnerColumn(finished_text="✓"),
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[parts]:>11}"),
            TextColumn("{task.fields[seconds]:>7}"),
            console=Console(stderr=True),
            auto_refresh=False,
            disable=quiet,
        )
        self._task: TaskID | None = None
        self._drawn = 0.0

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self._finish()
        self._bars.refresh()
        self._bars.stop()

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; the one before it is done."""
        self._finish()
        self._task = self._bars.add_task(stage, total=total or 1, parts="", seconds="")
        self._bars.refresh()

    def advance(self, parts: int = 1) -> None:
        """Some parts of the stage are done."""
        if self._task is None:
            return
        self._bars.advance(self._task, parts)
        if time.monotonic() - self._drawn > REFRESH:
            self._drawn = time.monotonic()
            task = self._find_task()
            self._bars.update(task.id, parts=f"{task.completed:,.0f}/{task.total:,.0f}", seconds=_tell_seconds(task))
            self._bars.refresh()

    def _finish(self) -> None:
        if self._task is not None:
            task = self._find_task()
            self._bars.update(
                task.id,
                completed=task.total,
                parts=f"{task.total:,.0f}" if task.total and task.total > 1 else "",
                seconds=_tell_seconds(task),
            )

    def _find_task(self) -> Task:
        return next(task for task in self._bars.tasks if task.id == self._task)


def _tell_seconds(task: Task) -> str:
    return f"{task.elapsed or 0:.1f} s"
