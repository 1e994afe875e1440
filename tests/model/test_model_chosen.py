"""The chosen statements behave like the plain set of them."""

from hypothesis import given
from hypothesis import strategies as st

from techplomacy.model import Chosen

told = st.tuples(st.sampled_from("abc"), st.sampled_from(["kind", "step"]), st.integers(0, 2))


@given(st.lists(told), st.lists(told))
def test_it_is_the_set_of_what_it_was_given(one: list[tuple[str, str, int]], other: list[tuple[str, str, int]]) -> None:
    chosen = Chosen(one)
    assert chosen == set(one)
    assert len(chosen) == len(set(one))
    assert set(chosen) == set(one)
    assert all((item in chosen) == (item in set(one)) for item in other)
    assert "abc" not in chosen and ("a", "kind") not in chosen
