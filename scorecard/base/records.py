"""Records: dataclasses whose methods are not written before they are called.

The standard library writes and compiles five functions for each class at import, of which a run calls one, or none: a
seventh of a small run. Here `__init__` is written when the first record is made; to compare, hash and print, all
records share one function each. Fields, `replace`, `fields` and what a type checker knows are the standard library's.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True, slots=False):
        """A class of records, as of the standard library.

        >>> @dataclass(frozen=True)
        ... class Place:
        ...     line: int
        ...     column: int = 1
        >>> Place(3), Place(3) == Place(3, 1), Place(3) == Place(4), len({Place(3), Place(3, 1)})
        (Place(line=3, column=1), True, False, 1)
        """
        return (
            _build_record(cls, frozen, eq, slots)
            if cls
            else lambda cls: _build_record(cls, frozen, eq, slots)
        )


def _build_record(cls: type, frozen: bool, eq: bool, slots: bool) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: type = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=slots)
    methods: dict[str, Any] = {"__init__": _when_called(made), "__repr__": _record_repr}
    if eq:
        methods |= {"__eq__": _equal, "__hash__": _record_hash if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse_change, "__delattr__": _refuse_change}
    if slots:
        methods |= {"__getstate__": _record_state, "__setstate__": _restore_state}
    own = vars(made)
    for name, method in methods.items():
        # A class that has __eq__ of its own has got None for a hash.
        if name not in own or (name == "__hash__" and own[name] is None):
            setattr(made, name, method)
    return made


def _when_called(cls: type) -> Callable[..., None]:
    def __init__(self: object, /, *arguments: object, **named: object) -> None:
        cls.__init__ = _write_init(cls)  # type: ignore[misc]
        cls.__init__(self, *arguments, **named)  # type: ignore[misc]

    return __init__


_TO_MAKE = object()


def _write_init(cls: type) -> Callable[..., None]:
    """The function that makes a record, as a person would write it: with a parameter for each field."""
    known: dict[str, Any] = {"_set": object.__setattr__, "_to_make": _TO_MAKE}
    by_place, by_name, lines = ["self"], ["*"], []
    frozen = cls.__setattr__ is _refuse_change
    for field in _fields(cls):
        name, usual, value = field.name, "", field.name
        if field.default_factory is not dataclasses.MISSING:
            usual, known[f"_make_{name}"] = "=_to_make", field.default_factory
            value = f"_make_{name}() if {name} is _to_make else {name}"
        elif field.default is not dataclasses.MISSING:
            usual, known[f"_usual_{name}"] = f"=_usual_{name}", field.default
        (by_name if field.kw_only else by_place).append(f"{name}{usual}")
        lines.append(f" _set(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    parameters = ", ".join([*by_place, *(by_name if len(by_name) > 1 else [])])
    exec("\n".join([f"def __init__({parameters}):", *lines, " return None"]), known)
    written: Callable[..., None] = known["__init__"]
    return written


def _refuse_change(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


@cache
def _comparison_key(cls: type) -> Callable[[object], object]:
    """What gives of a record the values by which two are compared."""
    names = [field.name for field in _fields(cls) if field.compare]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda record: tuple(getattr(record, name) for name in names)


def _equal(self: object, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    values = _comparison_key(type(self))  # type: ignore[arg-type]
    return values(self) == values(other)


def _record_hash(self: object) -> int:
    return hash(_comparison_key(type(self))(self))  # type: ignore[arg-type]


def _record_repr(self: object) -> str:
    values = [f"{field.name}={getattr(self, field.name)!r}" for field in _fields(self) if field.repr]
    return f"{type(self).__qualname__}({', '.join(values)})"


def _record_state(self: object) -> list[object]:
    return [getattr(self, field.name) for field in _fields(self)]


def _restore_state(self: object, values: list[object]) -> None:
    for field, value in zip(_fields(self), values, strict=True):
        object.__setattr__(self, field.name, value)


def _fields(record: Any) -> tuple[dataclasses.Field[Any], ...]:
    return dataclasses.fields(record)
