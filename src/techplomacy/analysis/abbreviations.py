"""Short names bound to actors; one short name of several bodies is shown as such."""

from collections import defaultdict

from techplomacy.analysis.cells import make_result, tell
from techplomacy.analysis.view import View, once
from techplomacy.model import Event, Result


@once
def answer_abbreviations(view: View) -> Result:
    """Acronyms of the actors that take part in events and of the instruments, sorted, with what they stand for."""
    told: dict[str, list[Event]] = defaultdict(list)
    for event in view.events:
        for participant in event.participants:
            if participant.actor:
                told[participant.actor].append(event)
    meanings: dict[str, dict[str, tuple[str, tuple[str, ...]]]] = defaultdict(dict)
    for key, events in told.items():
        actor = view.actors.get(key)
        for acronym in actor.acronyms if actor else ():
            if actor and acronym != actor.name:
                country = f", {view.name_country(actor.country)}" if actor.country else ""
                meanings[acronym][f"{actor.name}{country}"] = (key, tuple(event.id for event in events))
    _add_instruments(view, meanings)
    rows = []
    for acronym in sorted(meanings, key=lambda word: (word.casefold(), word)):
        several = len(meanings[acronym]) > 1
        for meaning, (key, ids) in sorted(meanings[acronym].items()):
            rows.append(
                (
                    tell(acronym),
                    tell(meaning, ids=(key,)),
                    tell(len(ids), ids=ids),
                    tell("stands for several" if several else None),
                )
            )
    return make_result("abbreviations", "Abbreviations", ("abbreviation", "stands_for", "events", "remark"), rows)


def _add_instruments(view: View, meanings: dict[str, dict[str, tuple[str, tuple[str, ...]]]]) -> None:
    """The first acronym of each instrument that was found."""
    for kind, word in view.vocabulary.instruments.items():
        events = [event.id for event in view.events if event.kind == kind]
        # Other acronyms of a kind are of single agreements or spellings; the first is the usual one of memoranda.
        if events and word.acronyms and word.acronyms[0].casefold() == "".join(p[0] for p in word.label.split()):
            meanings[word.acronyms[0]][word.label] = (kind, tuple(events))
