from pathlib import Path

import pytest
from against_making import make_paper, make_view

from techplomacy.analysis import View
from techplomacy.audit.against.keys import Seen, check_keys
from techplomacy.audit.against.prose import Prose


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return make_view(tmp_path_factory.mktemp("evidence"))


def check(view: View, text: str, last: dict[str, Seen] | None = None) -> tuple[list[tuple[str, str]], dict[str, Seen]]:
    found, state = check_keys(view, Prose(make_paper(text), view.vocabulary), last or {})
    return [(finding.kind, finding.verdict) for finding in found], state


KEYED = "Investment reached 4,200 million dollars in 2016 [@obs:fdi_bank:FY2016-17]."


def test_a_key_that_says_what_its_sentence_says_is_no_finding(view: View) -> None:
    found, state = check(view, f"{KEYED} It was agreed in 2019 [@evt:glacier-mou] and told [@rec:kosi-loan].")
    assert found == []
    assert set(state) == {"obs:fdi_bank:FY2016-17", "evt:glacier-mou", "rec:kosi-loan"}


def test_a_figure_may_be_told_in_another_scale(view: View) -> None:
    assert check(view, "Investment reached 4.2 billion dollars [@obs:fdi_bank:FY2016-17].")[0] == []
    assert check(view, "Investment reached 4.7 billion dollars [@obs:fdi_bank:FY2016-17].")[0] == [
        ("key-value", "contradicted")
    ]


def test_a_key_of_no_record_is_found(view: View) -> None:
    for key in ("evt:nothing", "rec:nothing", "obs:fdi_bank:FY1999-00", "obs:nothing:2001"):
        assert check(view, f"It was so in 2016 [@{key}].")[0] == [("key-stale", "contradicted")]


def test_a_sentence_stays_stale_until_it_is_edited(view: View) -> None:
    _, state = check(view, KEYED)
    before = {name: Seen(seen.sentence, "FY2016-17: 4,100 USD million") for name, seen in state.items()}
    found, kept = check(view, KEYED, before)
    assert found == [("key-stale", "contradicted")]
    assert kept == before, "the next run must say so again"
    found, kept = check(view, KEYED.replace("reached", "came to"), before)
    assert found == []
    assert kept != before


def test_a_key_behind_the_full_stop_belongs_to_the_sentence_before(view: View) -> None:
    found, _ = check(view, "Investment reached 9 dollars. [@obs:fdi_bank:FY2016-17] Then it rained.")
    assert found == [("key-value", "contradicted")]


def test_without_keys_there_is_nothing_to_keep(view: View, tmp_path: Path) -> None:
    assert check(view, "Nothing is keyed here (2016) [@smith2016].") == ([], {})
