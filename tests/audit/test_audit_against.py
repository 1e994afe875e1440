import pytest
from against_making import OPENING, find_all, make_paper, make_view, tell

from techplomacy.analysis import View
from techplomacy.audit.against import check_against
from techplomacy.audit.against.prose import Prose
from techplomacy.audit.against.statements import read_claims
from techplomacy.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> View:
    return make_view(tmp_path_factory.mktemp("evidence"))


GLACIER = "On {day}, the {one} and the Japan Science and Technology Agency signed a {kind} on glacier monitoring."
DST = "Department of Science and Technology"
MOU = "Memorandum of Understanding"


def test_an_act_that_agrees_is_supported_by_the_event_and_its_sources(view: View) -> None:
    (found,) = find_all(view, GLACIER.format(day="10 May 2019", one=DST, kind=MOU))
    assert (found.kind, found.verdict, found.weight) == ("act", "supported", 0.0)
    assert found.evidence == ("glacier-mou", "gazette", "herald")


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (GLACIER.format(day="10 May 2016", one=DST, kind=MOU), "act-date", "2019-05-10"),
        (GLACIER.format(day="10 May 2019", one="Ministry of Earth Sciences", kind=MOU), "act-parties", DST),
        (
            "On 27 March 2015, the Government of India and the Japan International Cooperation Agency signed a loan "
            "agreement worth 36 billion yen for the Kosi bridge rehabilitation project.",
            "act-amount",
            "12,000,000,000",
        ),
        (
            "In 2020, a Memorandum of Cooperation on tidal energy was signed between India and Japan.",
            "act-status",
            "2022-03-19",
        ),
    ],
)
def test_an_act_that_differs_is_contradicted_and_says_in_what(view: View, text: str, kind: str, words: str) -> None:
    found = [f for f in find_all(view, text) if f.kind.startswith("act")]
    assert tell(found) == [(kind, "contradicted")]
    assert words in found[0].explanation
    assert found[0].remedy


def test_an_act_that_nobody_knows_is_not_found(view: View) -> None:
    text = f"On 3 June 2012, the {DST} and the Japan Science and Technology Agency signed a {MOU} on seaweed farming."
    assert tell(find_all(view, text)) == [("act", "not_found")]


def test_an_act_without_date_is_not_checked(view: View) -> None:
    text = "India and Japan signed several memoranda of understanding on poultry."
    assert set(tell(find_all(view, text))) <= {("act", "not_checked")}


def test_an_act_of_other_countries_is_not_checked(view: View) -> None:
    text = "On 10 May 2016, Japan and Brazil signed a Memorandum of Understanding on glacier monitoring."
    assert set(tell(find_all(view, text))) <= {("act", "not_checked")}


def test_the_paper_itself_is_no_evidence_for_it(view: View) -> None:
    text = (
        f"On 3 February 2021, the {DST} and the Japan Science and Technology Agency signed a {MOU} on quantum sensors."
    )
    opening = OPENING.replace("Ties of India and Japan", "Glaciers, tides and bridges")
    assert tell(find_all(view, text)) == [("act", "supported")]
    assert tell(find_all(view, text, opening=opening)) == [("act", "not_checked")]


def test_a_body_before_its_time_is_told_with_its_predecessors(view: View) -> None:
    (found,) = [f for f in find_all(view, "METI of Japan and India opened talks in 1985.") if f.kind == "body-time"]
    assert found.quote == "METI"
    assert "Ministry of International Trade and Industry" in found.explanation


@pytest.mark.parametrize(
    "text",
    [
        "MITI, the predecessor of METI, met Indian officials in 1985.",
        "METI of Japan and India opened talks in 2005.",
        "A MoC was signed by India and Japan in 2014.",
    ],
)
def test_a_body_in_its_time_is_no_finding(view: View, text: str) -> None:
    assert not [f for f in find_all(view, text) if f.kind == "body-time"]


def check_series(view: View, text: str) -> list[tuple[str, str, float]]:
    return [(f.kind, f.verdict, f.weight) for f in find_all(view, text) if f.kind.startswith("series")]


@pytest.mark.parametrize(
    ("text", "verdict", "weight"),
    [
        ("FDI that Japan made in India has risen steadily since 2014.", "contradicted", 0.9),
        ("In 2015, FDI from Japan to India increased.", "supported", 0.0),
        ("In 2017, FDI from Japan to India increased.", "contradicted", 0.9),
        ("In 2016, Japanese FDI in India was at a record high of 4.2 billion USD.", "supported", 0.4),
        ("In 2016, Japanese FDI in India was at a record high of 5.9 billion USD.", "contradicted", 0.9),
        ("In 2019, Japanese FDI in India reached 3.17 billion USD.", "supported", 0.0),
        ("In 1990, FDI from Japan to India increased.", "not_checked", 0.135),
    ],
)
def test_a_statement_is_held_against_each_basis(view: View, text: str, verdict: str, weight: float) -> None:
    assert check_series(view, text) == [("series", verdict, weight)]


def test_which_basis_says_what_is_told(view: View) -> None:
    text = "In 2016, Japanese FDI in India was at a record high of 4.2 billion USD."
    (found,) = [f for f in find_all(view, text) if f.kind == "series"]
    assert "Supported by central bank (april-march): FY2016-17: 4,200 USD million" in found.explanation
    assert "Contradicted by investment office (april-march): FY2016-17: 4,700 USD million" in found.explanation


def test_figures_of_one_passage_from_two_bases_are_found(view: View) -> None:
    text = "In 2016, Japanese FDI in India was 4.2 billion USD. It reached 3.17 billion USD in 2019-20."
    assert ("series-bases", "contradicted", 0.6) in check_series(view, text)


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, FDI from Brazil to India increased.",
        "India's FDI policy was reformed in 2017.",
        "In 2017, the stock of FDI from Japan in India increased.",
    ],
)
def test_what_is_no_flow_between_the_two_is_left_alone(view: View, text: str) -> None:
    assert check_series(view, text) == []


def test_each_clause_makes_its_own_claim(view: View) -> None:
    text = "FDI from Japan to India has been rising since 2014, it declined slightly in 2017-2018, but rose in 2019."
    prose = Prose(make_paper(text), load_vocabulary())
    told = [(claim.predicate, claim.when.edtf, claim.is_open, claim.manner) for claim in read_claims(view, prose)]
    assert told == [
        ("rose", "2014", True, ""),
        ("fell", "2017-04/2018-03", False, "slightly"),
        ("rose", "2019", False, ""),
    ]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("In 2017, people above 65 years of age were 27.7 per cent of the population of Japan.", ["supported"]),
        ("In 2017, people above 65 years of age were 37.7 per cent of the population of Japan.", ["contradicted"]),
        ("In 2017, people above 65 years of age were 7.7 per cent of the population of India.", []),
        ("In 2017, those aged 15 to 64 were 57.7 per cent of the population of Japan.", []),
        ("In 2017, the part of those above 65 in the population of Japan rose by 2.1 per cent.", []),
    ],
)
def test_a_share_of_one_country_is_held_against_its_series(view: View, text: str, verdicts: list[str]) -> None:
    assert [f.verdict for f in find_all(view, text) if f.kind == "indicator"] == verdicts


def test_a_plan_past_its_day_is_told_with_what_is_known(view: View) -> None:
    found = find_all(view, "The SEAGULL satellite of India and Japan is scheduled for launch in 2024.")
    assert tell(found) == [("plan-past", "contradicted")]
    assert "2029" in found[0].explanation


def test_a_plan_that_nobody_knows_is_not_found(view: View) -> None:
    found = find_all(view, "The sea cable of India and Japan is scheduled to be completed in 2021.")
    assert tell(found) == [("plan-past", "not_found")]


def test_a_plan_to_come_is_no_finding(view: View) -> None:
    assert find_all(view, "The sea cable of India and Japan is scheduled to be completed in 2031.") == []


def test_what_was_not_compared_is_listed_and_never_fine(view: View) -> None:
    paper = make_paper("In 2003 some 4,000 students of India went to Japan. The weather was good.")
    found = check_against(view, paper, [])
    assert tell(found) == [("unchecked", "not_checked")]
    assert found[0].quote.startswith("In 2003")


def test_the_year_of_a_citation_is_no_date() -> None:
    paper = make_paper("Trade between India and Japan is old (Rao, History of Trade, 2004, p. 27).")
    assert [s.dates for s in Prose(paper, load_vocabulary()).sentences if "old" in s.text] == [()]


def test_a_section_on_a_field_should_name_its_instruments(view: View) -> None:
    filler = "India and Japan use the sun, the wind and the sea. " * 14
    found = check_against(view, make_paper(f"## Clean energy\n\n{filler}"), [])
    (missing,) = [f for f in found if f.kind == "instrument-missing"]
    assert "tidal energy" in missing.explanation
    assert missing.quote == "Clean energy"
    filler += "A Memorandum of Cooperation on tidal energy followed in 2022."
    found = check_against(view, make_paper(f"## Clean energy\n\n{filler}"), [])
    assert not [f for f in found if f.kind == "instrument-missing"]


def test_quotes_are_slices(view: View) -> None:
    paper = make_paper(f"{GLACIER.format(day='10 May 2016', one=DST, kind=MOU)} In 2016, FDI from Japan fell.")
    for finding in check_against(view, paper, []):
        assert paper.text[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "On 27 March 2015, India and Japan concluded a loan agreement of 12 billion yen for a bridge.",
            ("act", "supported"),
            "Kosi bridge",
        ),
        (
            "On 27 March 2011, the Japan International Cooperation Agency signed a loan agreement for dams in hills.",
            ("act", "not_found"),
            "None of the",
        ),
    ],
)
def test_day_and_amount_single_an_act_out_and_a_body_alone_does_not(
    view: View, text: str, kind: tuple[str, str], words: str
) -> None:
    found = [f for f in find_all(view, text) if f.kind.startswith("act")]
    assert tell(found) == [kind]
    assert words in found[0].explanation


def test_loans_in_general_are_no_act(view: View) -> None:
    text = "Japan also extended yen loans to other states of India, such as those in the north."
    assert set(tell(find_all(view, text))) <= {("act", "not_checked")}


@pytest.mark.parametrize(("share", "verdict"), [("27.7", "supported"), ("28.9", "not_found"), ("17.7", "contradicted")])
def test_a_share_that_is_only_near_is_not_supported(view: View, share: str, verdict: str) -> None:
    text = f"In 2017, people above 65 years of age were {share} per cent of the population of Japan."
    assert [f.verdict for f in find_all(view, text) if f.kind == "indicator"] == [verdict]


def test_a_claim_without_an_end_ends_with_the_figure_that_it_describes(view: View) -> None:
    prose = Prose(
        make_paper("FDI from Japan to India has been rising since 2014.\n\nFigure 1: FDI from Japan, 2010-2016"),
        load_vocabulary(),
    )
    (claim,) = read_claims(view, prose, year=2024)
    assert claim.until is not None
    assert claim.until.year == 2016
    (open_claim,) = read_claims(
        view, Prose(make_paper("FDI from Japan to India has risen since 2014."), load_vocabulary()), year=2020
    )
    assert open_claim.until is not None
    assert open_claim.until.year == 2020
