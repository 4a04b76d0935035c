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
        units = _sharing(args)
        if not units:
            return compute(*args, **options)
        once: Any = compute(*map(_once, args), **options)
        made: Any = np.full(units, once[0]) if isinstance(once, np.ndarray) else once.for_all(units)
        return cast(R, made)

    return run


def _once(arg: Any) -> Any:
    return arg[:1] if getattr(arg, "units", 0) else arg


def _sharing(args: tuple[Any, ...]) -> int:
    """How many units share every one of some figures, beside single numbers; 0 where there is a figure for each."""
    units = 0
    for arg in args:
        if isinstance(arg, float | int):
            continue
        shared = getattr(arg, "units", 0)
        if not shared and arg.shape:
            return 0
        units = units or shared
    return units
