"""Says which body stood in the place of another at a time: predecessors and successors."""

from techplomacy.model import Actor, Issue, When
from techplomacy.resolution.bodies import Bodies


def find_stand_ins(body: Actor, when: When, bodies: Bodies) -> list[Actor]:
    """Predecessors or successors of a body that existed at a time, nearest first."""
    return _find_before(body, when, bodies, {body.id}) or _find_after(body, when, bodies)


def describe_inactive(body: Actor, when: When, record: str, bodies: Bodies) -> Issue:
    """The Issue that a body is named for a time at which it did not exist."""
    life = f"since {body.since}" if body.until is None else f"from {body.since or 'an unknown day'} to {body.until}"
    others = find_stand_ins(body, when, bodies)
    named = ", ".join(f"{other.name} ({other.id})" for other in others)
    remedy = f"If {named} is meant, name it; else check the date." if named else "Check the date and the name."
    message = f"{body.name} ({body.id}) is named for {when}, and existed {life}."
    return Issue("body-not-active", record, message, remedy)


def _find_before(body: Actor, when: When, bodies: Bodies, seen: set[str]) -> list[Actor]:
    found = []
    for other in sorted(bodies.heirs.get(body.id, []), key=lambda b: b.id):
        if other.id in seen:
            continue
        seen.add(other.id)
        found += [other] if other.is_active(when) else _find_before(other, when, bodies, seen)
    return found


def _find_after(body: Actor, when: When, bodies: Bodies) -> list[Actor]:
    seen = {body.id}
    while body.successor in bodies.actors and body.successor not in seen:
        body = bodies.actors[body.successor]
        seen.add(body.id)
        if body.is_active(when):
            return [body]
    return []
