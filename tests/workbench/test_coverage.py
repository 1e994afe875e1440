"""A cell of the coverage of a small study, through its folder: the search log alone says which nothing it is."""

from pathlib import Path

import pytest

from techplomacy.analysis import View
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.grid import answer_grid
from techplomacy.analysis.sectors import answer_sectors
from techplomacy.evidence import EvidenceBase
from techplomacy.model import Nothing
from techplomacy.workbench.mapping import map_study

HEAD = "id,day,sector,initiative,period,sources,languages,words,lookups,outcome,result,note\n"
SPACE = "s1,2025-06-01,space,,,two ministries' sites,en,space satellite launch,4,none found,nothing,\n"
QUANTUM = "s2,2025-06-01,quantum,,,two ministries' sites,en,quantum,2,partly searched,nothing,one site was down\n"


def read_cells(study: Path) -> tuple[dict[str, object], str]:
    """What stands for sectors without any act, in the two tables of coverage and in the report."""
    build = map_study(study).folder
    with EvidenceBase.open(build / "evidence.sqlite") as base:
        view = View(base)
        cells = {str(row["sector"].ids[0]): row["meetings"].value for row in read_rows(answer_grid(view))}
        for row in read_rows(answer_sectors(view)):
            if row["state"].value is not None:
                assert row["state"].value is cells[str(row["sector"].ids[0])]
    return cells, (build / "report.html").read_text(encoding="utf-8")


def test_deleting_a_search_turns_none_found_into_not_searched(study: Path) -> None:
    log = study / "searches.csv"
    log.write_text(HEAD + SPACE + QUANTUM, encoding="utf-8")
    cells, report = read_cells(study)
    assert (cells["space"], cells["quantum"]) == (Nothing.NONE_FOUND, Nothing.PARTLY_SEARCHED)
    assert "none found" in report
    log.write_text(HEAD + QUANTUM, encoding="utf-8")
    cells, report = read_cells(study)
    assert (cells["space"], cells["quantum"]) == (Nothing.NOT_SEARCHED, Nothing.PARTLY_SEARCHED)
    assert "none found" not in report.replace("none found, partly searched, not searched", "")


@pytest.mark.parametrize(("outcomes", "told"), [("none found", Nothing.NONE_FOUND), ("found", Nothing.PARTLY_SEARCHED)])
def test_a_search_over_all_sectors_speaks_for_each(study: Path, outcomes: str, told: Nothing) -> None:
    line = f"s3,2025-06-01,all,,,two ministries' sites,en,agreements,9,{outcomes},some,\n"
    (study / "searches.csv").write_text(HEAD + SPACE + line, encoding="utf-8")
    assert read_cells(study)[0]["space"] is told
