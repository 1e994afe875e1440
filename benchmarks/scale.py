"""Time and memory of `map` on an invented study of any size, and of questions to it.

Usage: python benchmarks/scale.py [--events 100000] [--statements 1000000] [--keep FOLDER]

It prints and judges nothing. The memory is what all processes of the run hold together, shared pages counted once.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from techplomacy.workbench.asking import ask, open_mapped
from techplomacy.workbench.mapping import map_study

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "semiconductors since 2020",
    "memoranda of understanding signed in 2015",
    "loan agreements",
    "What was announced and not delivered?",
    "space missions between 2000 and 2010",
    "alloys",
)
PAUSE = 1.0  # seconds between two looks at the memory


def run_map(study: Path) -> None:
    """Map the study and print the seconds of each stage as JSON: what the measured process does."""
    print(json.dumps(map_study(study, fresh=True).timings))


def measure_map(study: Path) -> tuple[dict[str, float], float, float, int]:
    """Seconds by stage, on the wall, and of processors; the most bytes that its processes held at one time."""
    before, started, most = sum(os.times()[2:4]), time.perf_counter(), 0
    command = [sys.executable, __file__, "--run", str(study)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            most = max(most, sum(map(read_memory, list_family(process.pid))))
            time.sleep(PAUSE)
        told = process.stdout.read() if process.stdout else ""
    if process.returncode:
        raise SystemExit(f"The run ended with {process.returncode}.")
    return json.loads(told), time.perf_counter() - started, sum(os.times()[2:4]) - before, most


def list_family(pid: int) -> list[int]:
    """A process and all that it started."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return [pid]
    return [pid, *(other for child in children for other in list_family(int(child)))]


def read_memory(pid: int) -> int:
    """The bytes of a process, of shared pages its part; 0 where the system does not tell."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def scan(study: Path, folder: Path) -> float:
    """Seconds to read the rows as JSON and put each value into one table: the least that any such build costs."""
    started = time.perf_counter()
    place = folder / "scan.sqlite"
    place.unlink(missing_ok=True)
    connection = sqlite3.connect(place)
    connection.execute("CREATE TABLE cell (row TEXT, name TEXT, value TEXT)")
    with (study / "records" / "events.jsonl").open(encoding="utf-8") as stream:
        rows = map(json.loads, stream)
        cells = ((row["id"], name, json.dumps(value)) for row in rows for name, value in row.items())
        connection.executemany("INSERT INTO cell VALUES (?, ?, ?)", cells)
    connection.commit()
    connection.close()
    return time.perf_counter() - started


def time_questions(study: Path) -> list[tuple[str, int, float]]:
    """Each question with the events found and the milliseconds: the shortest of three, each on a base opened anew."""
    told = []
    for question in QUESTIONS:
        laps = []
        for _ in range(3):
            with open_mapped(study) as view:
                started = time.perf_counter()
                asked = ask(view, question)
                laps.append(1000 * (time.perf_counter() - started))
        told.append((question, sum(asked.answer.found.kinds.values()), min(laps)))
    return told


def report(events: int, statements: int, folder: Path) -> None:
    """Make the study, measure, and print the tables."""
    study, console = folder / "study", Console()
    command = [sys.executable, str(ROOT / "tools" / "generate_study.py"), str(study)]
    subprocess.run([*command, "--events", str(events), "--statements", str(statements)], check=True)
    bare = scan(study, folder)
    stages, wall, busy, most = measure_map(study)
    table = Table("stage", "seconds", title=f"map: {events:,} events, {statements:,} statements")
    for stage, seconds in stages.items():
        table.add_row(stage, f"{seconds:.1f}")
    table.add_row("all, with the start of the process", f"{wall:.1f}")
    table.add_row("processor time of all processes", f"{busy:.1f}")
    table.add_row("bare scan: rows as JSON into one table", f"{bare:.1f}")
    table.add_row("times the bare scan", f"{wall / bare:.1f}")
    table.add_row("most memory, MB", f"{most / 2**20:,.0f}")
    console.print(table)
    answers = Table("question", "events found", "milliseconds", title="ask")
    for question, found, milliseconds in time_questions(study):
        answers.add_row(question, f"{found:,}", f"{milliseconds:.0f}")
    console.print(answers)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="a folder for the study, which then stays")
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.run:
        run_map(told.run)
    elif told.keep:
        told.keep.mkdir(parents=True, exist_ok=True)
        report(told.events, told.statements, told.keep)
    else:
        with tempfile.TemporaryDirectory() as folder:
            report(told.events, told.statements, Path(folder))


if __name__ == "__main__":
    main()
