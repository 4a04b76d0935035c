"""What figures do with plain arrays: flags that are all alike, sums with what they lose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

C = TypeVar("C", bound=Callable[..., Any])

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]

UNIT = 2.0**-53
"""What one operation loses at most, relative to its result."""

SAFETY = 4.0
"""How many times the bound still counts as the same figure."""


def quiet(function: C) -> C:
    """Declare a function as one that may go beyond all numbers without a warning: what comes of it is looked at."""
    return np.errstate(all="ignore")(function)


_EITHER = np.array([False, True])


def lasting(flags: Flags) -> Flags:
    """Flags that are handed out again and again, and may be changed by nobody; all alike they take no room."""
    if flags.ndim:
        holds = np.count_nonzero(flags)
        if holds in (0, flags.size):
            flags = np.ndarray(flags.shape, np.bool_, _EITHER, int(holds > 0), (0,) * flags.ndim)
        flags.flags.writeable = False
    return flags


def collapse_flags(flags: Flags) -> Flags:
    """Flags by unit, or those of one unit where they are kept once for all; these go with those of each.

    >>> collapse_flags(lasting(np.array([True, True]))).tolist(), collapse_flags(np.array([True, False])).tolist()
    ([True], [True, False])
    """
    return flags[:1] if flags.strides[0] == 0 else flags


def one_or_all(flags: Flags) -> Flags | bool:
    """Flags, or the one that all of them are."""
    holds = np.count_nonzero(flags)
    return bool(holds) if holds in (0, flags.size) else flags


def in_shape(flags: Flags | bool, shape: tuple[int, ...]) -> Flags:
    """Flags of a shape, or what stands for them there."""
    return flags if isinstance(flags, np.ndarray) and flags.shape == shape else np.broadcast_to(flags, shape)


def repeat_number(one: Floats, count: int) -> Floats:
    """A single number as so many, all in one place of memory, which nobody may change."""
    many: Floats = np.ndarray((count,), np.float64, np.ascontiguousarray(one), 0, (0,))
    many.flags.writeable = False
    return many


@quiet
def added_up(values: Floats, errors: Floats) -> tuple[Floats, Floats]:
    """The sums along the last axis, and how far they may be off; both are laid out along it."""
    count = values.shape[-1]
    # numpy adds in pairs of blocks, which loses far less than one after the other.
    loses, add = min(count, 20 + max(count, 1).bit_length() - 1), np.add.reduce
    value = add(values, axis=-1)
    return value, add(errors, axis=-1) + loses * UNIT * add(np.abs(values), axis=-1)
