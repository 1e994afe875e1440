"""How the records were made, what was searched, and what needs a person."""

from collections import Counter

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.view import View, once
from techplomacy.model import About, Result


@once
def answer_makers(view: View) -> Result:
    """Records by what they are about and whether a coder or an extractor made them."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in view.records.values():
        counts[record.about.value, record.maker] += 1
    rows = [(tell(about), tell(maker), tell(n)) for (about, maker), n in sorted(counts.items())]
    return make_result("makers", "How the records were made", ("about", "maker", "records"), rows)


def count_made(view: View, about: About = About.ACT) -> tuple[int, int]:
    """How many records about something a person coded, and how many an extractor made."""
    makers = [record.maker for record in view.records.values() if record.about is about]
    coded = sum(1 for maker in makers if maker.startswith("coder/"))
    return coded, len(makers) - coded


def answer_searches(view: View) -> Result:
    """The search log by outcome."""
    outcomes = Counter(search.outcome for search in view.searches)
    lookups: Counter[str] = Counter()
    for search in view.searches:
        lookups[search.outcome] += search.lookups or 0
    rows = [
        (
            tell(outcome.value),
            tell(n, ids=(s.id for s in view.searches if s.outcome is outcome)),
            tell(lookups[outcome]),
        )
        for outcome, n in sorted(outcomes.items())
    ]
    return make_result("searches_by_outcome", "Searches by outcome", ("outcome", "searches", "lookups"), rows)


def answer_issues(view: View) -> Result:
    """Issues by code, with what a person can do."""
    counts = Counter(issue.code for issue in view.base.issues())
    codes = view.vocabulary.issue_codes
    rows = [
        (tell(code), tell(n), tell(codes[code].meaning if code in codes else None))
        for code, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return make_result("issues_by_code", "What needs a person", ("code", "issues", "meaning"), rows)


def answer_verdicts(view: View) -> Result:
    """Persons' decisions by what became of them in this build."""
    counts = Counter(verdict.state.value if verdict.state else "not anchored" for verdict in view.base.verdicts())
    rows = [(tell(state), tell(n)) for state, n in sorted(counts.items())]
    return make_result("verdicts_by_state", "Decisions of persons", ("state", "verdicts"), rows)
