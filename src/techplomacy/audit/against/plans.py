"""Finds plans whose day has passed, or has been moved, as of the study's day."""

from collections.abc import Iterator
from datetime import date

from techplomacy.analysis import View
from techplomacy.analysis.outlook import Item, list_items
from techplomacy.audit.against.countries import is_of_pair
from techplomacy.audit.against.phrases import list_subject_words, load_matcher
from techplomacy.audit.against.prose import Prose, Sentence
from techplomacy.audit.against.telling import find_place, make_finding
from techplomacy.model import Finding, Initiative, When

KIND = "plan-past"
_REACH = 40  # characters between a word of planning and its date
_SHORT = 14  # words of a sentence that does not say what it is about
_ENOUGH = 2  # telling words that a plan and an initiative share, where no name does


def check_plans(view: View, prose: Prose) -> Iterator[Finding]:
    """One finding a plan with a date: contradicted where the evidence moved it, not found where its day just passed."""
    items = list_items(view)
    for sentence in prose.sentences:
        due = _find_due(sentence)
        if due is None or due.latest is None:
            continue
        context = _read_context(prose, sentence)
        meant = [item for item in items if _is_about(view, context, item.label)]
        threads = [thread for thread in view.initiatives if _is_about(view, context, thread.name)]
        if not threads and not is_of_pair(view, context):
            continue
        finding = _judge(view, sentence, due, due.latest, meant, threads)
        if finding is not None:
            yield finding


def _find_due(sentence: Sentence) -> When | None:
    """The date that a word of planning stands before."""
    for start, end, _ in load_matcher("planned").find(sentence.plain.casefold()):
        for span in sentence.dates:
            gap = span.start - sentence.start - end
            if 0 <= gap <= _REACH or 0 <= start - (span.end - sentence.start) <= 3:
                return span.when
    return None


def _read_context(prose: Prose, sentence: Sentence) -> str:
    """The words by which a plan can be known: its sentence, what a note belongs to, else the sentences before."""
    home = prose.find_noted(sentence)
    if home is not None:
        return f"{sentence.plain} {home.plain[:200]}"
    before = prose.find_before(sentence, 1)
    if not before and len(sentence.plain.split()) <= _SHORT:  # a note that the format does not tell from a paragraph
        before = prose.find_earlier(sentence, 2)
    return " ".join((*(earlier.plain for earlier in before), sentence.plain))


def _is_about(view: View, context: str, name: str) -> bool:
    """Whether a text names an initiative: a word in capitals of its name, or two telling words."""
    capitals = {word for word in name.replace("/", " ").replace("-", " ").split() if len(word) > 3 and word.isupper()}
    # What a body is called says nothing of which of its plans is meant.
    if any(word in context and not view.vocabulary.find_body(word) for word in capitals):
        return True
    own = list_subject_words(name, view.vocabulary)
    shared = own & list_subject_words(context, view.vocabulary)
    return len(shared) >= max(_ENOUGH, 0.7 * len(own))


def _judge(
    view: View, sentence: Sentence, due: When, last: date, items: list[Item], threads: list[Initiative]
) -> Finding | None:
    moved = next((i for i in items if _find_new(i, due) is not None), None)
    if moved is not None:
        words = f"The evidence has another date: {moved.label}, {_find_new(moved, due)}"
        words += f" ({moved.note})." if moved.note and "new date" not in moved.note else "."
        return _make(sentence, "contradicted", words + _tell_day(view, last), moved.ids + moved.sources[:3])
    done = next((t for t in threads if t.score == 1), None)
    if done is not None:
        words = f"The evidence has it in use or in force: {done.name}: {done.delivered or ''}".rstrip(": .") + "."
        return _make(sentence, "supported", words, (done.id, *done.sources[:3]))
    if last >= view.as_of:
        return None
    known = next((thread for thread in threads if thread.score is not None and thread.delivered), None)
    state = f" What the evidence knows: {known.name}: {(known.delivered or '').rstrip('.')}." if known else ""
    words = f"Told as still to come; that day has passed as of {view.as_of}.{state}"
    cited = (known.id, *known.sources[:3]) if known else ()
    return _make(sentence, "contradicted" if state else "not_found", words, cited)


def _find_new(item: Item, due: When) -> When | None:
    """The date of an item that comes after the one told."""
    later = [when for when in (item.new, item.due) if when and when.earliest and due.latest]
    return next((when for when in later if when.earliest and due.latest and when.earliest > due.latest), None)


def _tell_day(view: View, last: date) -> str:
    return f" The day told has passed as of {view.as_of}." if last < view.as_of else ""


def _make(sentence: Sentence, verdict: str, words: str, cited: tuple[str, ...]) -> Finding:
    return make_finding(KIND, verdict, find_place(sentence), words, cited)
