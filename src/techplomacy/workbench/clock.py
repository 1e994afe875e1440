"""Times the stages of a run; the times are shown and go into no result."""

import time

from techplomacy.workbench.progress import Progress


class Clock:
    """A progress that passes on what it is told and keeps the seconds that each stage took."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._stage = ""
        self._began = 0.0
        self.timings: dict[str, float] = {}

    def start(self, stage: str, total: int | None = None) -> None:
        """A stage begins; the one before it is done."""
        self.stop()
        self._stage, self._began = stage, time.perf_counter()
        self._progress.start(stage, total)

    def advance(self, parts: int = 1) -> None:
        """Some parts of the stage are done."""
        self._progress.advance(parts)

    def stop(self) -> None:
        """The last stage is done."""
        if self._stage:
            self.timings[self._stage] = time.perf_counter() - self._began
            self._stage = ""
