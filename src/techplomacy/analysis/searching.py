"""Which of the four kinds of nothing an empty place is: the search log decides."""

from techplomacy.analysis.view import View
from techplomacy.model import Initiative, Nothing, Outcome, Search

_ALL = "all"
_POLICY = ("polic", "strateg", "政策")  # by which words of the log a search for policies is known


def find_searches(view: View, sector: str) -> tuple[Search, ...]:
    """The searches that looked at a sector: its own, and those over all sectors."""
    return tuple(search for search in view.searches if search.sector in (sector, _ALL))


def find_nothing(view: View, sector: str) -> Nothing:
    """Why a sector has no event."""
    return _judge(find_searches(view, sector))


def find_silence(view: View, thread: Initiative) -> Nothing:
    """Why the outcome of an initiative is not known. The log alone decides: a coder's mark names no place looked at."""
    return _judge(tuple(search for search in view.searches if thread.id in (search.initiative or "").split(";")))


def find_policy_nothing(view: View) -> Nothing:
    """Why a country has no policy somewhere: by the searches whose words name policies."""
    return _judge(tuple(s for s in view.searches if any(word in s.words.casefold() for word in _POLICY)))


def _judge(looked: tuple[Search, ...]) -> Nothing:
    if not looked:
        return Nothing.NOT_SEARCHED
    if all(search.outcome is Outcome.NONE_FOUND for search in looked):
        return Nothing.NONE_FOUND
    return Nothing.PARTLY_SEARCHED
