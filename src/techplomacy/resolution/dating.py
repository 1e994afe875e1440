"""Says when a record's act took place; it must not read dates out of words."""

from techplomacy.model import Record, Step, When


def find_steps(record: Record) -> list[Step]:
    """The steps of a record, in the order told."""
    return [s.value for s in record.statements if s.field == "step" and isinstance(s.value, Step)]


def find_when(record: Record) -> When | None:
    """The earliest dated step of a record, else its date or year; None where nothing is told."""
    told = [step.when for step in find_steps(record) if step.when is not None]
    told = told or [s.value for s in record.statements if s.field in {"date", "year"} and isinstance(s.value, When)]
    return min(told, key=lambda when: when.sort_key) if told else None
