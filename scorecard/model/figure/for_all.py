"""Operations on what is the same for all units: a target, full points. It is kept once, and worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

import numpy as np

P = ParamSpec("P")
R = TypeVar("R")


def place_by_place(compute: Callable[P, R]) -> Callable[P, R]:
    """Declare an operation as one that works out every place by itself, a figure or an answer."""

    @wraps(compute)
    def run(*args: P.args, **options: P.kwargs) -> R:
        for arg in args:
            if getattr(arg, "once", None) is not None:
                break
        else:
            return compute(*args, **options)
        units = _sharing(args)
        # Beside a figure for each unit, what they share is one number still.
        once: Any = compute(*map(_once, args), **options)
        if not units:
            return cast(R, once)
        made: Any = np.full(units, once) if isinstance(once, _ANSWERS) else once.for_all(units)
        return cast(R, made)

    return run


_ANSWERS = np.ndarray, np.bool_


def _once(arg: Any) -> Any:
    once = getattr(arg, "once", None)
    return arg if once is None else once


def _sharing(args: tuple[Any, ...]) -> int:
    """How many units share every one of some figures, beside single numbers; 0 where there is a figure for each."""
    units = 0
    for arg in args:
        if isinstance(arg, (float, int)):
            continue
        if getattr(arg, "once", None) is not None:
            units = arg.shape[0]
        elif arg.shape:
            return 0
    return units
