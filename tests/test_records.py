"""Records behave as the dataclasses of the standard library that are declared alike."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import KW_ONLY, FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from scorecard.base import records
from scorecard.base.records import dataclass


@dataclass(frozen=True)
class Promise:
    row: str
    points: int = 10
    _: KW_ONLY
    months: list[int] = field(default_factory=list)
    place: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True)
class Kept(Promise):
    by: str = "甲镇"

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", self.points * 2)


@dataclass(frozen=True, slots=True)
class Corner:
    row: int
    column: int = 1


@dataclass
class Open:
    count: int = 0


@dataclass(frozen=True, eq=False)
class Itself:
    name: str


def by(decorator: Callable[..., Any]) -> type:
    """The same class, made by either."""

    @decorator(frozen=True)
    class Target:
        value: float
        unit: str = "个"
        _: KW_ONLY
        of: tuple[str, ...] = ()
        place: int = field(default=0, compare=False)

    made: type = Target
    return made


def test_they_are_printed_hashed_and_declared_as_those_of_the_standard_library() -> None:
    ours, theirs = by(records.dataclass), by(dataclasses.dataclass)
    for arguments, named in (((1.5,), {}), ((1.5, "%"), {"of": ("a", "b")}), ((2.0,), {"place": 7})):
        mine, other = ours(*arguments, **named), theirs(*arguments, **named)
        assert repr(mine) == repr(other)
        assert hash(mine) == hash(other)
        assert [f.name for f in fields(mine)] == [f.name for f in fields(other)]
        assert dataclasses.astuple(mine) == dataclasses.astuple(other)
    assert ours.__match_args__ == theirs.__match_args__  # type: ignore[attr-defined]


def test_wrong_arguments_are_refused_in_the_same_words() -> None:
    ours, theirs = by(records.dataclass), by(dataclasses.dataclass)
    for arguments, named in (((), {}), ((1, "个", ()), {}), ((1,), {"many": 2})):
        with pytest.raises(TypeError) as expected:
            theirs(*arguments, **named)
        for _ in ("before it is written", "after"):
            with pytest.raises(TypeError) as told:
                ours(*arguments, **named)
            assert str(told.value).split(".")[-1] == str(expected.value).split(".")[-1]


def test_equal_are_those_of_one_class_whose_compared_fields_are_equal() -> None:
    assert Promise("a", place="1") == Promise("a", place="2")
    assert Promise("a") != Promise("b")
    assert Promise("a", 20) != Kept("a", 10)
    assert Kept("a", 10).points == 20
    assert Itself("a") != Itself("a")
    assert len({Itself("a"), Itself("a")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Open())


def test_what_is_frozen_takes_no_other_value_and_has_a_list_of_its_own() -> None:
    promise, corner, open_ = Promise("a"), Corner(1), Open()
    for record in (promise, corner, Kept("a")):
        with pytest.raises(FrozenInstanceError):
            record.row = "b"  # type: ignore[misc,assignment]
        with pytest.raises(FrozenInstanceError):
            del record.row
    assert not hasattr(corner, "__dict__")
    open_.count = 3
    assert open_ == Open(3)
    assert promise.months is not Promise("a").months
    assert replace(promise, points=3) == Promise("a", 3)


def test_they_go_to_another_process_and_come_back() -> None:
    for record in (Promise("a", 3, months=[1]), Kept("a"), Corner(2, 3), Open(4)):
        assert pickle.loads(pickle.dumps(record)) == record
