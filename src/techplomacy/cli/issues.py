"""Tells issues at the end of a run: grouped by code, a few of each, however many there are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from techplomacy.model import Issue

CODES = 12  # codes told
EXAMPLES = 3  # issues told of each code


def tell_issues(issues: Sequence[Issue]) -> Iterator[str]:
    """Lines for people; nothing where there is no issue."""
    code_of = attrgetter("code")
    groups = [(code, list(group)) for code, group in groupby(sorted(issues, key=code_of), key=code_of)]
    groups.sort(key=lambda pair: -len(pair[1]))
    for code, group in groups[:CODES]:
        yield f"  {len(group):,} × {code}"
        yield from _tell_examples(group[:EXAMPLES])
        if len(group) > EXAMPLES:
            yield f"      … and {len(group) - EXAMPLES:,} more"
    if len(groups) > CODES:
        yield f"  … and {sum(len(group) for _, group in groups[CODES:]):,} of {len(groups) - CODES} other codes"
    if groups:
        yield "  'techplomacy explain CODE' says what a code means and what to do."


def _tell_examples(group: Iterable[Issue]) -> Iterator[str]:
    for issue in group:
        yield f"      {issue.place}: {issue.message} {issue.remedy}"
