"""A table kept column by column is the same, to the last bit, as one laid out as a whole; entries that units share."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.model.figure import ColumnFigure, as_figures, stack, stack_columns, where
from scorecard.model.others import same_column
from scorecard.model.shared import SharedEntries, numbers_of

DRAWN = np.random.default_rng(2026)


def columns(units, count):
    """Columns with gaps, some as they were read and some worked out; one the same for all units."""
    made = [
        as_figures(DRAWN.normal(size=units)) * 3.3 if n % 2 else as_figures(DRAWN.normal(size=units))
        for n in range(count)
    ]
    made[0] = as_figures(np.broadcast_to(np.array([7.1]), (units,)))
    return [
        where(DRAWN.random(units) < 0.9, column, np.nan) if n > 1 else column for n, column in enumerate(made)
    ]


PLACES = [
    (slice(None), 1),
    (np.array([2, 0, 2]), 1),
    (slice(None), [2, 0]),
    (slice(1, 3), [0, 1]),
    (slice(0, 2), slice(None)),
    (1, 2),
    slice(0, 0),
    1,
]


@pytest.mark.parametrize("at", PLACES, ids=str)
def test_any_part_is_that_of_the_whole(at):
    of = columns(5, 3)
    assert same_column(stack_columns(of)[at], stack(of, axis=1)[at])


@pytest.mark.parametrize("units, count", [(1, 1), (7, 9), (3000, 23), (40, 200)])
def test_sums_along_either_way_are_those_of_the_whole(units, count):
    of = columns(units, count)
    for axis in (-1, 0, 1):
        assert same_column(stack_columns(of).sum(axis), stack(of, axis=1).sum(axis))


def test_what_is_known_is_told_without_laying_it_out():
    of = columns(50, 4)
    table = stack_columns(of)
    assert np.array_equal(table.known, stack(of, axis=1).known)
    assert np.array_equal(table.missing, ~stack(of, axis=1).known)
    assert "whole" not in vars(table)


def test_figures_are_put_into_a_copy_alone():
    table = stack_columns(columns(5, 3))
    assert isinstance(table, ColumnFigure)
    with pytest.raises(TypeError):
        table.put((slice(None), 1), 0.0)
    copied = table.copy()
    copied.put((slice(None), 1), 0.0)
    assert table[:, 1].value.all() and not copied[:, 1].value.any()


@given(st.lists(st.sampled_from(["a", "b", "c"]), max_size=9).map(tuple))
def test_what_is_asked_of_shared_entries_is_the_same_as_of_each(entries):
    shared = SharedEntries(entries)
    assert list(shared.map_entries(ord)) == [ord(entry) for entry in entries]
    assert shared.numbers(ord).tolist() == [ord(entry) for entry in entries]
    assert sorted(shared.different) == sorted(set(entries))
    assert numbers_of([ord(entry) for entry in entries]).tolist() == [ord(entry) for entry in entries]
