"""The scales: how what is compared becomes points, each in a room of its own behind the one door `Scale`."""

from __future__ import annotations

from collections.abc import Iterator

from scorecard.scheme.scale.bands import Bands
from scorecard.scheme.scale.choices import Choices
from scorecard.scheme.scale.custom import Custom
from scorecard.scheme.scale.door import Scale
from scorecard.scheme.scale.each import Each
from scorecard.scheme.scale.line import BrokenLine
from scorecard.scheme.scale.proportional import Proportional
from scorecard.scheme.scale.steps import Steps

BUILT_IN: tuple[type[Scale], ...] = (Bands, Choices, BrokenLine, Steps, Each)
"""Those that a rule names by a field of its own, in the order of the reference."""

_ALL: tuple[type[Scale], ...] = (*BUILT_IN, Custom)
NAMED: dict[str, type[Scale]] = {scale.word(): scale for scale in _ALL}
"""All that a rule can name; a rule that names none is in proportion."""


def scale_parts(scale: Scale) -> Iterator[tuple[str, object, object]]:
    """What seals keep and hashes count of a scale: name, value, and the value where a rule has another scale."""
    absent = {name: usual for scale_type in NAMED.values() for name, usual in scale_type.absent().items()}
    own = scale.kept_settings()
    for name, usual in absent.items():
        if name not in scale.absent():
            yield name, usual, usual
    for name, value in own.items():
        yield name, value, absent.get(name)


__all__ = ["BUILT_IN", "NAMED", "Custom", "Proportional", "Scale", "scale_parts"]
