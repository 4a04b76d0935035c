"""Where two pieces of plain data part."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

_NOTHING = object()

Path = tuple[str, ...]
Same = Callable[[Any, Any], bool]


def exactly(then: Any, this: Any) -> bool:
    """Whether two values are one; `true` is no number."""
    return isinstance(then, bool) is isinstance(this, bool) and bool(then == this)


def differing_places(
    then: Any, this: Any, path: Path = (), same: Same = exactly
) -> Iterator[tuple[Path, Any, Any]]:
    """The places where two pieces of plain data part, in their order; None where one has nothing.

    Entries of lists stand under their ids; where other entries are there, or in another order, the ids part as well.

    >>> list(differing_places({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}}))
    [(('a', 'c'), 2, 3)]
    >>> list(differing_places({"rows": [{"unit": "x", "rank": 1}]}, {"rows": [{"unit": "x", "rank": 2}]}))
    [(('rows', 'x', 'rank'), 1, 2)]
    """
    if isinstance(then, dict) and isinstance(this, dict):
        for key in dict.fromkeys((*then, *this)):
            yield from differing_places(then.get(key, _NOTHING), this.get(key, _NOTHING), (*path, key), same)
        return
    ids, ids_now = _ids(then), _ids(this)
    if ids is None or ids_now is None:
        if then is _NOTHING or this is _NOTHING or not same(then, this):
            yield path, _name_or_value(then), _name_or_value(this)
        return
    if ids != ids_now:
        yield path, ids, ids_now
    entries = dict(zip(ids_now, this, strict=True))
    for id, entry in zip(ids, then, strict=True):
        if id in entries:
            yield from differing_places(entry, entries[id], (*path, id), same)


def _ids(value: Any) -> list[str] | None:
    """The ids of the entries of a list; None for anything else."""
    if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
        return None
    ids = [entry.get("unit") or entry.get("id") for entry in value]
    return [str(id) for id in ids] if all(ids) else None


def _name_or_value(value: Any) -> Any:
    """A thing that is only on one side by its name; the thing itself otherwise."""
    if value is _NOTHING:
        return None
    if isinstance(value, dict):
        return value.get("name") or value.get("title") or "…"
    return value
