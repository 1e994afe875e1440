"""Values go to JSON text and come back without loss, always as the same bytes."""

import json

import pytest
from hypothesis import given
from model_making import VALUES

from techplomacy.errors import InvalidValueError
from techplomacy.model import Value, decode_value, encode_value


@given(VALUES)
def test_a_value_comes_back_equal_and_of_its_type(value: Value) -> None:
    text = encode_value(value)
    back = decode_value(text)
    assert back == value
    assert type(back) is type(value)
    assert encode_value(back) == text


@given(VALUES, VALUES)
def test_two_values_share_a_text_only_where_they_are_one(one: Value, other: Value) -> None:
    if type(one) is type(other) and encode_value(one) == encode_value(other):
        assert one == other
    if type(one) is not type(other):
        assert encode_value(one) != encode_value(other)


@given(VALUES)
def test_the_text_is_plain_json(value: Value) -> None:
    text = encode_value(value)
    assert "\n" not in text
    assert json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) == text


@pytest.mark.parametrize("text", ["null", "5", "[]", "{}", '{"size": 5}', '{"when": "yesterday"}', '{"step": "x"}'])
def test_what_was_not_written_by_it_is_refused(text: str) -> None:
    with pytest.raises(InvalidValueError):
        decode_value(text)
