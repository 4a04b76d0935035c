"""A scale from another package, as a rule of a scheme holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scorecard.base.span import Span
from scorecard.base.text import Text

Floats = NDArray[np.float64]
Settings = Mapping[str, Any]
"""What a scheme writes for a scale, by field: numbers, words, amounts, lists as tuples; None where nothing is said."""


class Worked(NamedTuple):
    """One line of arithmetic of one unit: what it is, the formula with its figures, and what comes out."""

    what: Text
    formula: str | Text
    result: float = nan


Award = Callable[[Floats, Floats, Settings], Floats]
Bounds = Callable[[Floats, Settings], tuple[Floats, Floats]]
Steps = Callable[[float, float, Settings], Sequence[Worked]]


@dataclass(frozen=True)
class Custom:
    """A scale of another package with what the scheme sets.

    `says` is its sentence, with gaps for `of` (what is compared) and for each field; `words` fill them.
    award(basis, full, settings)  float64[K] points of the units that have a figure, before limits
    bounds(full, settings)        the fewest and the most points, before limits; None: what limits allow
    steps(basis, full, settings)  the arithmetic of one unit; the last result is its points
    """

    name: str
    package: str
    version: str
    settings: tuple[tuple[str, Any], ...]
    says: Text = field(compare=False)
    words: tuple[tuple[str, str | Text], ...] = field(compare=False)
    award: Award = field(compare=False, repr=False)
    steps: Steps = field(compare=False, repr=False)
    bounds: Bounds | None = field(default=None, compare=False, repr=False)
    span: Span = field(default=Span("", 0), compare=False, repr=False)

    @property
    def given(self) -> Settings:
        """The settings by field, as the scale is given them."""
        return MappingProxyType(dict(self.settings))

    @property
    def origin(self) -> str:
        """The package and its version, as they are printed."""
        return f"{self.package} {self.version}"
