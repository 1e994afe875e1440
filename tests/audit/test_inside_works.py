"""Citations, listed works, notes and addresses."""

import pytest
from papers import CITED, LIST, find_inside, list_kinds, make_body, make_listed


@pytest.mark.parametrize(
    "text", ["Others doubt it (Ekwall, 2014).", "Okello and Ferro (2015) doubt it.", "It is doubted (Ng et al., 2011)."]
)
def test_a_work_that_is_cited_and_not_listed_is_found(text: str) -> None:
    assert list_kinds(make_listed(text)) == ["citation-unlisted"]


@pytest.mark.parametrize(
    "text",
    [
        "Others agree (Berg, 2016, p. 4).",
        "Costa and Duarte (2018) say so too.",
        "It began in Bergen (May 2016).",
        "The treaty (signed in Oslo, 2014) is short.",
        "Both agree (Berg, 2016; Costa & Duarte, 2018).",
    ],
)
def test_a_citation_that_meets_its_work_is_no_finding(text: str) -> None:
    assert list_kinds(make_listed(text)) == []


@pytest.mark.parametrize("text", ["Others agree (Berg, 2011).", "Costa and Duarte (2017) say so too."])
def test_another_year_than_that_of_the_work_is_found(text: str) -> None:
    (found,) = find_inside(make_listed(text))
    assert found.kind == "citation-year"
    assert "The bibliography has" in found.explanation


@pytest.mark.parametrize(
    "entry",
    [
        "Quist, R. (2012). Islands at work. *Coast Review*, 1(1), 2–9.",
        "Sea Office. (2013). *Tables of the sea office*. Oslo.",
    ],
)
def test_a_work_that_is_listed_and_never_cited_is_found(entry: str) -> None:
    assert list_kinds(make_listed(works=LIST + "\n" + entry + "\n")) == ["work-uncited"]


def test_a_work_that_the_text_names_without_brackets_is_no_finding() -> None:
    entry = "Quist, R. (2012). Islands at work. *Coast Review*, 1(1), 2–9.\n"
    assert list_kinds(make_listed("The tables of Quist are used here.", works=LIST + "\n" + entry)) == []
    assert list_kinds(make_listed("It is old (Quist, 2012).", works=LIST + "\n" + entry)) == []


def test_a_citation_that_fits_two_works_is_found_unless_letters_part_them() -> None:
    twin = "Berg, L. ({}). Harbours in winter and the trade in ice. *Coast Review*, 5(1), 3–30.\n"
    assert list_kinds(make_listed(works=LIST + "\n" + twin.format("2016"))) == ["citation-ambiguous"]
    lettered = LIST.replace("Berg, L. (2016)", "Berg, L. (2016a)") + "\n" + twin.format("2016b")
    text = f"# Ships\n\n{CITED.replace('Berg, 2016', 'Berg, 2016a')} Ice too (Berg, 2016b).\n\n{lettered}"
    assert list_kinds(text) == []


def test_numbers_in_square_brackets_are_held_against_the_list() -> None:
    works = "## References\n\n[1] L. Berg, Ferries, 2016.\n\n[2] M. Costa, Laboratories shared, 2018.\n"
    paper = "# Ships\n\nTrade is old [1]. Laboratories are shared [2]. {}\n\n" + works
    assert list_kinds(paper.format("Ports report [7].")) == ["citation-unlisted"]
    assert list_kinds(paper.format("Ports report [1, 2].")) == []
    assert list_kinds("# Ships\n\nTrade is old [1]. It is so [1].\n\n" + works) == ["work-uncited"]


@pytest.mark.parametrize(
    "entry",
    [
        "Lund, E. (2015). *Northern harbours: A reader*. (T. Lund, Ed.) Fjord Press.",
        "Moen, A. (2014). *Wood and water*. Edited by A. Moen. Fjord Press.",
    ],
)
def test_an_editor_given_as_author_is_found(entry: str) -> None:
    name = entry.split(",")[0]
    cited = f"See the reader ({name}, {entry[entry.index('(') + 1 :][:4]})."
    assert list_kinds(make_listed(cited, works=LIST + "\n" + entry + "\n")) == ["editor-as-author"]


@pytest.mark.parametrize(
    "entry",
    [
        "Lund, E. (Ed.). (2015). *Northern harbours: A reader*. Fjord Press.",
        "Lund, E. (2015). The port of Moss. In T. Vik (Ed.), *Northern harbours* (pp. 3–20). Fjord Press.",
    ],
)
def test_an_editor_told_as_such_is_no_finding(entry: str) -> None:
    assert list_kinds(make_listed("See the reader (Lund, 2015).", works=LIST + "\n" + entry + "\n")) == []


@pytest.mark.parametrize(
    ("date", "address"),
    [
        ("2018", "https://news-press.no/2009/03/ships.html"),
        ("2017, March 9", "https://news-press.no/2017/03/07/ships"),
        ("2017, May", "https://news-press.no/2017/03/07/ships"),
    ],
)
def test_a_date_that_the_address_contradicts_is_found(date: str, address: str) -> None:
    entry = f"Moen, A. ({date}). *Ships for the south*. Retrieved from <{address}>\n"
    assert list_kinds(make_listed(f"See (Moen, {date[:4]}).", works=LIST + "\n" + entry)) == ["work-year"]


@pytest.mark.parametrize(
    ("date", "address"),
    [
        ("2017, March 7", "https://news-press.no/2017/03/07/ships"),
        ("2017, March", "https://news-press.no/2017/03/07/ships"),
        ("2018", "https://news-press.no/2017/12/ships.html"),
        ("2018", "https://news-press.no/files/201799/ships"),
    ],
)
def test_a_date_that_fits_its_address_is_no_finding(date: str, address: str) -> None:
    entry = f"Moen, A. ({date}). *Ships for the south*. Retrieved from <{address}>\n"
    assert list_kinds(make_listed(f"See (Moen, {date[:4]}).", works=LIST + "\n" + entry)) == []


def test_a_work_listed_twice_is_found_and_a_second_volume_is_not() -> None:
    first = LIST.split("\n\n")[1]
    assert "work-listed-twice" in list_kinds(make_listed(works=LIST + "\n" + first + "\n"))
    other = first.replace("Ferries and friends: Notes on trade by sea", "Sailing boats and strangers: More notes")
    assert "work-listed-twice" not in list_kinds(make_listed(works=LIST + "\n" + other + "\n"))


def test_a_draft_told_as_settled_is_found() -> None:
    entry = "Sea Office. (2020). *Draft law on harbours for public consultation*. Oslo.\n"
    for text in (
        "Harbours are ruled by a new law (Sea Office, 2020).",
        "The law bans diesel ships (Sea Office, 2020).",
    ):
        assert list_kinds(make_listed(text, works=LIST + "\n" + entry)) == ["draft-as-final"]
    for text in ("A draft law would rule harbours (Sea Office, 2020).", "The proposed law is long (Sea Office, 2020)."):
        assert list_kinds(make_listed(text, works=LIST + "\n" + entry)) == []


def test_marks_and_notes_must_meet() -> None:
    assert list_kinds(make_body("Ships are slow.[^1]", "[^1]: Sailing ships were slower.")) == []
    assert list_kinds(make_body("Ships are slow.[^1] So are trees.[^2]", "[^1]: Sailing ships were slower.")) == [
        "note-missing"
    ]
    assert list_kinds(make_body("Ships are slow.[^1]", "[^1]: Sailing ships.", "[^2]: Trees.")) == ["note-missing"]
    assert list_kinds(make_body("A range is written [a-z] there.")) == []


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("https://port.no/a?utm_source=mail", "link-tracking"),
        ("https://port.no/a?id=3&fbclid=Iw4", "link-tracking"),
        ("https://port.no/a;jsessionid=88AF?x=1&sid=4", "link-tracking"),
        ("https://port.no/a#:~:text=old%20ships", "link-fragment"),
        ("https://port.no/a?x=1#:~:text=trees,leaves", "link-fragment"),
        ("htps://port.no/a", "link-malformed"),
        ("https//port.no/a", "link-malformed"),
        ("https://port.no/report.pdf/", "link-malformed"),
        ("http://localhost:8080/a", "link-malformed"),
        ("https://goo.gl/aB3", "link-malformed"),
    ],
)
def test_addresses_that_should_not_be_cited_so(address: str, kind: str) -> None:
    assert list_kinds(make_body(f"The list is at <{address}> since then.")) == [kind]


@pytest.mark.parametrize(
    "address",
    [
        "https://port.no/a?id=3&year=2019",
        "https://port.no/a#section-2",
        "https://port.no/news/ships-29096.html/",
        "https://web.archive.org/web/2019/https://port.no/a",
        "https://doi.org/10.1234/abc.5",
        "https://port.no/text_(old)",
    ],
)
def test_addresses_in_order_are_no_finding(address: str) -> None:
    assert list_kinds(make_body(f"The list is at <{address}> since then.")) == []


def test_a_chapter_on_sources_is_no_bibliography() -> None:
    paper = f"# Ships\n\n## 1. Sources\n\n{CITED} Archives of ports were read in 2019.\n\n{LIST}"
    assert list_kinds(paper) == []
    alone = f"# Ships\n\n{CITED}\n\n" + LIST.replace("## References", "## Sources")
    assert list_kinds(alone.replace("(Berg, 2016)", "(Berg, 2011)")) == ["citation-year"]
