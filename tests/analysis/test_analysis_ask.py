"""Questions to the shipped study, with the values that a person counted in its records."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from techplomacy.analysis import View
from techplomacy.analysis.ask import INSTRUMENTS, MEETINGS, answer_question, name_state, tabulate_answer
from techplomacy.analysis.cells import read_rows
from techplomacy.analysis.chain import STATES
from techplomacy.analysis.searching import find_silence
from techplomacy.evidence import Wanted
from techplomacy.model import Money, Nothing, Search

CHIPS = Wanted(sectors=("semiconductors",), since=date(2023, 1, 1))
RAILWAY = Wanted(words=(("high*",), ("speed*",), ("railway*", "rail")))
BILLION = 10**9


def test_meetings_are_told_from_instruments(shipped: View) -> None:
    answer = answer_question(shipped, CHIPS)
    assert answer.found.total == 27
    assert answer.count_forms(shipped)[INSTRUMENTS] == 6
    assert answer.count_forms(shipped)[MEETINGS] == 5
    forms = {hit.event.id: hit.form for hit in answer.hits}
    assert forms["moc-2023-07-20-semiconductor"] == INSTRUMENTS
    assert forms["dlg-2023-07-rapidus-vaishnaw"] == MEETINGS


def test_a_venture_is_one_chain_from_signing_to_production(shipped: View) -> None:
    chain = next(c for c in answer_question(shipped, CHIPS).chains if c.thread.id == "cg-semi-osat")
    assert [event.id for event in chain.events] == [
        "jv-2024-cg-renesas-stars-osat",
        "ms-2025-08-28-cg-semi-pilot-line",
        "fu-2026-06-19-cg-semi-first-shipments",
        "ms-2026-07-04-cg-semi-commercial",
    ]
    assert [name_state(chain), chain.thread.as_of] == ["delivered", "2026-07-04"]


def test_a_chain_shows_what_lies_outside_the_question(shipped: View) -> None:
    wanted = Wanted(sectors=("semiconductors",), since=date(2026, 1, 1))
    chain = next(c for c in answer_question(shipped, wanted).chains if c.thread.id == "cg-semi-osat")
    assert len(chain.events) == 4
    assert chain.matched == {"fu-2026-06-19-cg-semi-first-shipments", "ms-2026-07-04-cg-semi-commercial"}


def test_money_for_the_railway_is_told_by_stage_and_counted_once(shipped: View) -> None:
    answer = answer_question(shipped, RAILWAY, with_money=True)
    told = {
        (purse.stage, purse.currency): [a.funds.money.amount / BILLION for a in purse.amounts if not a.parts]
        for purse in answer.purses
    }
    assert told == {
        ("pledge", "USD"): [12],
        ("notes", "JPY"): [100, 300],
        ("agreement", "JPY"): [Decimal("89.547"), 100, 300, 400],
    }
    packages = [amount.event.id for purse in answer.purses for amount in purse.amounts if amount.parts]
    assert packages == ["en-2017-09-14-yen-loans-5"]  # 189.914 billion for five projects: never added to its 100
    row = read_rows(answer.total)[0]
    assert row["total"].value == Money(Decimal(1_050 * BILLION), "JPY")  # as JICA's statement of December 2023 has it
    assert [row["loans"].value, row["left_out"].value] == [5, 3]


def test_every_hit_shows_words_and_an_address(shipped: View) -> None:
    for row in read_rows(tabulate_answer(shipped, answer_question(shipped, CHIPS))):
        assert row["words"].value
        assert "http" in str(row["addresses"].value)


def test_states_filter_by_outcome(shipped: View) -> None:
    delivered = answer_question(shipped, Wanted(sectors=("semiconductors",), scores=STATES["delivered"]))
    assert {chain.thread.id for chain in delivered.chains} == {"cg-semi-osat", "renesas-india"}
    assert set(answer_question(shipped, Wanted(scores=STATES["unknown"])).found.scores) == {None}
    assert set(answer_question(shipped, Wanted(scores=STATES["not"])).found.scores) == {0, -1}


def test_bodies_that_are_named_must_all_take_part(shipped: View) -> None:
    both = answer_question(shipped, Wanted(actors=(("jpn-jaxa",), ("ind-isro",))))
    assert both.found.total
    for hit in both.hits:
        assert {"jpn-jaxa", "ind-isro"} <= {party.actor for party in hit.event.participants}


def test_a_search_that_is_deleted_turns_none_found_into_not_searched(
    shipped: View, without_searches: Callable[[Callable[[Search], bool]], View]
) -> None:
    def find(view: View) -> Nothing:
        return find_silence(view, next(thread for thread in view.initiatives if thread.id == "disanet"))

    assert find(shipped) is Nothing.NONE_FOUND
    assert find(without_searches(lambda search: "disanet" in (search.initiative or "").split(";"))) is (
        Nothing.NOT_SEARCHED
    )


def test_an_empty_answer_says_which_nothing_it_is(
    shipped: View, without_searches: Callable[[Callable[[Search], bool]], View]
) -> None:
    wanted = Wanted(sectors=("quantum",), until=date(2000, 1, 1))
    assert answer_question(shipped, wanted).nothing is Nothing.PARTLY_SEARCHED
    assert answer_question(without_searches(lambda search: True), wanted).nothing is Nothing.NOT_SEARCHED
