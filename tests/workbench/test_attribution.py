"""A document that no bibliography lists becomes a source by what it says of itself."""

from techplomacy.model import Document, Source, Tier, When
from techplomacy.workbench.attribution import make_sources


def test_a_listed_source_stays_as_it_is() -> None:
    source = Source("s", '{"id":"s"}', "Listed", "Paper", Tier.MEDIA)
    assert make_sources([Document("d", "s", "Text", "plain/1", title="Other")], [source]) == ([source], [])


def test_an_unlisted_document_speaks_for_itself() -> None:
    document = Document(
        "d", "line-7", "Text", "plain/1", (), "Title", "en", When("2020-05"), "AAA", "https://example.org/7",
        "line-7", "Ministry", Tier.OFFICIAL,
    )  # fmt: skip
    sources, issues = make_sources([document], [])
    assert issues == []
    assert sources[0].tier is Tier.OFFICIAL
    assert (sources[0].side, sources[0].published, sources[0].publisher) == ("AAA", When("2020-05"), "Ministry")
    assert sources[0].item["issued"] == {"date-parts": [[2020, 5]]}


def test_what_it_does_not_say_is_told() -> None:
    sources, issues = make_sources([Document("d", "d", "Text", "plain/1")], [])
    assert sources[0].tier is Tier.MEDIA
    assert sorted(issue.code for issue in issues) == ["source-without-address", "unknown-tier"]


def test_a_copy_names_the_source_it_copies() -> None:
    documents = [Document(name, name, "Text", "plain/1") for name in ("a", "b", "c")]
    sources, _ = make_sources(documents, [], copies={"b": "a"})
    assert [source.copies for source in sources] == [None, "a", None]
