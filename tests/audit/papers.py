"""Short invented papers in Markdown, and the classes of what the inside checks find in them."""

from functools import cache

from techplomacy.audit import check_inside, read_paper
from techplomacy.corpus import make_document
from techplomacy.model import Finding
from techplomacy.vocabulary import Vocabulary, load_vocabulary

LIST = """## References

Berg, L. (2016). Ferries and friends: Notes on trade by sea. *Coast Review*, 4(1), 1–19.

Costa, M., & Duarte, P. (2018). How ministries share laboratories. *Journal of Joint Work*, 9(2), 40–61.

Harbour Board. (2019). *Annual report of the harbour board*. Retrieved from <https://harbour-board.example-press.net/2019>
"""
CITED = (
    "Trade by sea is old (Berg, 2016). Laboratories are shared (Costa & Duarte, 2018). "
    "Ports report (Harbour Board, 2019)."
)


@cache
def load() -> Vocabulary:
    return load_vocabulary()


def find_inside(text: str) -> list[Finding]:
    """All findings on a Markdown text."""
    return check_inside(read_paper(make_document(text, name="paper.md"), load()))


def list_kinds(text: str) -> list[str]:
    """The classes of the findings on a text, sorted."""
    return sorted(finding.kind for finding in find_inside(text))


def make_body(*paragraphs: str) -> str:
    """A paper of two countries with the given paragraphs and no bibliography."""
    opening = "Norway and Brazil have worked together on ships and forests for many years."
    return "\n\n".join(("# Ships and forests", opening, *paragraphs, "Both countries look back on this with care."))


def make_listed(*paragraphs: str, works: str = LIST) -> str:
    """A paper with the given paragraphs, three citations that meet their works, and a bibliography."""
    return "\n\n".join(("# Ships and forests", "## 1. Ships", CITED, *paragraphs, works))
