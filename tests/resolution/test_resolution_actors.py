"""Who is who: bodies by country and date, offices, compounds, acronyms, and what stays two."""

import pytest
from resolution_making import name_party

from techplomacy.model import Actor, Issue, Judgement, Link, Record
from techplomacy.resolution import resolve_actors
from techplomacy.vocabulary import load_vocabulary

STUDY = ("IND", "JPN")


def resolve(*records: Record) -> tuple[list[str], dict[str, Actor], tuple[Link, ...], tuple[Issue, ...]]:
    resolved, actors, links, issues = resolve_actors(records, vocabulary=load_vocabulary(), countries=STUDY)
    return [r.values("participant")[0].actor for r in resolved], {a.id: a for a in actors}, links, issues


@pytest.mark.parametrize(
    ("name", "country", "when", "actor"),
    [
        ("Ministry of Communications", "IND", "1955-11-26", "ind-moc-1947"),
        ("Ministry of Communications", "IND", "2018-10-29", "ind-moc"),
        ("Ministry of Communications", "JPN", "1940-01-01", "jpn-teishin"),
        ("MITI", "JPN", "1990-05", "jpn-miti"),
        ("METI", "JPN", "2006-05", "jpn-meti"),
        ("Defense Agency / Ministry of Defense", "JPN", "2006-05", "jpn-jda"),
        ("Defense Agency / Ministry of Defense", "JPN", "2009-05", "jpn-mod"),
        ("Indian Rare Earths Ltd.", "IND", "2012-11", "ind-irel"),
        ("国際協力機構", "JPN", "2012", "jpn-jica"),
        ("Department of Economic Affairs (DEA), Ministry of Finance", "IND", "2020", "ind-dea"),
        ("Cabinet Office, Government of Japan", "JPN", "2020", "jpn-cao"),
        ("Minister of Economy, Trade and Industry", "JPN", "2020", "jpn-meti"),
        ("External Affairs Minister", "IND", "2020", "ind-mea"),
        ("Foreign Minister of Japan", "JPN", "2020", "jpn-mofa"),
        ("Prime Minister of India", "IND", "2020", "ind-pm"),
        ("President of Kenya", "KEN", "2020", "ken-gov"),
        ("the Kenyan side", "KEN", "2020", "ken-gov"),
        ("Government of the Republic of Korea", "KOR", "2020", "kor-gov"),
        ("Government of the United States of America", "USA", "2020", "usa-gov"),
        ("European Union", "EUE", "2020", "eue-gov"),
        ("UNDP", "INT", "2020", "int-undp"),
        ("Chief Minister of Gujarat", "IND", "2020", "ind.government-gujarat"),
    ],
)
def test_known_bodies_by_country_and_date(name: str, country: str, when: str, actor: str) -> None:
    assert resolve(name_party(name, country, when=when))[0] == [actor]


@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("IND", ("CG Semi Private Limited", "CG Semi Pvt. Ltd.", "CG Semi")),
        ("JPN", ("ROHM Co., Ltd.", "ROHM", "ROHM Company Limited")),
        ("JPN", ("株式会社東芝", "東芝")),
        ("IND", ("Indian Institute of Technology Hyderabad", "IIT Hyderabad", "IIT-H", "IITH")),
        ("IND", ("Government of Tamil Nadu", "Tamil Nadu Government", "State Government of Tamil Nadu")),
        ("JPN", ("Kanagawa Prefectural Government", "Kanagawa Prefecture", "Government of Kanagawa Prefecture")),
        ("IND", ("Ola (ANI Technologies)", "ANI Technologies Pvt. Ltd.", "Ola")),
        ("KEN", ("Ministry of Water & Sanitation", "Min. of Water and Sanitation", "Minister of Water and Sanitation")),
    ],
)
def test_spellings_of_one_body(country: str, names: tuple[str, ...]) -> None:
    ids, actors, _, _ = resolve(*(name_party(name, country) for name in names))
    assert len(set(ids)) == 1, ids
    written = {name.name for name in actors[ids[0]].names}
    assert set(names) - written <= {"Minister of Water and Sanitation"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("NTT Ltd.", "JPN"), ("NTT DATA", "JPN")),
        (("Government of Japan", "JPN"), ("Japan International Cooperation Agency", "JPN")),
        (("Indian Institute of Technology Hyderabad", "IND"), ("IIT Bombay", "IND")),
        (("Ministry of Finance", "IND"), ("Ministry of Finance", "JPN")),
        (("Toshiba Corporation", "JPN"), ("Toshiba Corporation", "IND")),
        (("Department of Economic Affairs, Ministry of Finance", "IND"), ("Ministry of Finance", "IND")),
        (("Graduate School of Medicine, Osaka University", "JPN"), ("Osaka University", "JPN")),
        (("Faculty of Law, University of Nairobi", "KEN"), ("Faculty of Law, Moi University", "KEN")),
    ],
)
def test_two_bodies_stay_two(one: tuple[str, str], other: tuple[str, str]) -> None:
    ids = resolve(name_party(*one), name_party(*other))[0]
    assert ids[0] != ids[1]


def test_a_unit_knows_what_it_is_part_of() -> None:
    ids, actors, _, _ = resolve(name_party("Division of Small Rockets, Department of Space", "IND"))
    assert actors[ids[0]].parent == "ind-dos"
    assert "ind-dos" in actors


def test_a_body_outside_its_dates_is_an_issue_with_who_was_there() -> None:
    ids, _, _, issues = resolve(name_party("Japan Aerospace Exploration Agency", "JPN", when="1975-03"))
    assert ids == ["jpn-jaxa"]
    assert [issue.code for issue in issues] == ["body-not-active"]
    assert "jpn-nasda" in issues[0].remedy
    _, _, _, after = resolve(name_party("Planning Commission", "IND", when="2019-03"))
    assert "ind-niti" in after[0].remedy


def test_a_shared_acronym_is_told_and_merges_nobody() -> None:
    named = (("NTT Ltd.", "NTT"), ("NTT DATA", "NTT"))
    records = [name_party(name, "JPN", acronym=acronym) for name, acronym in named]
    ids, _, _, issues = resolve(*records, name_party("NTT", "JPN"))
    assert len(set(ids)) == 3
    assert {issue.code for issue in issues} == {"acronym-contradicted", "actor-ambiguous"}


def test_an_acronym_of_one_body_is_that_body() -> None:
    ids, _, _, issues = resolve(name_party("Suzuki Motor Corporation", "JPN", acronym="SMC"), name_party("SMC", "JPN"))
    assert ids[0] == ids[1]
    assert issues == ()


def test_what_is_only_near_is_proposed_and_not_merged() -> None:
    ids, _, links, _ = resolve(
        name_party("Toyota", "JPN"), name_party("Toyota Motor Corporation", "JPN"), name_party("Toyoda Motor", "JPN")
    )
    assert len(set(ids)) == 3
    assert all(link.judgement is Judgement.UNSURE and link.reasons and link.about == "actor" for link in links)
    assert ("jpn.toyota", "jpn.toyota-motor") in {(link.left, link.right) for link in links}
    assert ("jpn.toyoda-motor", "jpn.toyota-motor") in {(link.left, link.right) for link in links}


def test_a_name_that_tells_another_time_is_proposed() -> None:
    ids, _, links, _ = resolve(name_party("Japanese ODA lender (today JICA)", "JPN", when="1988"))
    assert ids == ["jpn.japanese-oda-lender"]
    assert [(link.left, link.right) for link in links] == [("jpn-jica", "jpn.japanese-oda-lender")]


def test_a_name_without_country_joins_the_only_body_of_it() -> None:
    ids, _, _, _ = resolve(name_party("Toshiba Corp.", None), name_party("Toshiba Corporation", "JPN"))
    assert ids[0] == ids[1]
    alone, _, _, issues = resolve(name_party("Ministry of Finance", None))
    assert [issue.code for issue in issues] == ["actor-ambiguous"]
    assert alone[0] in {"ind-mof", "jpn-mof"}


def test_a_ministry_that_the_vocabulary_lacks_is_an_issue() -> None:
    _, _, _, issues = resolve(name_party("Ministry of Tea", "IND"), name_party("Ministry of Tea", "KEN"))
    assert [(issue.code, issue.place) for issue in issues] == [("actor-unresolved", "ind.ministry-tea")]


def test_the_order_of_records_does_not_matter() -> None:
    records = [name_party(name, "JPN") for name in ("NEC Corporation", "NEC", "SoftBank", "SoftBank Corp.", "JICA")]
    one, two = resolve(*records), resolve(*reversed(records))
    assert one[0] == two[0][::-1]
    assert one[1:] == two[1:]
