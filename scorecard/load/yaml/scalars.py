"""How a scalar of YAML is read: 1.2 core, with the traps of 1.1 refused instead of guessed."""

from __future__ import annotations

import re
from typing import NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import message
from scorecard.base.pattern import pattern
from scorecard.load.yaml.tree import Scalar

_NUMBER = pattern(r"[-+]?(0|[1-9]\d{0,14})(\.\d{1,30})?")
_FRACTION = pattern(r"(-?\d{1,9})/([1-9]\d{0,8})")
_TRAP_WORDS = pattern(r"(?i:yes|no|on|off|y|n|true|false|null|~)")
_TRAP_NUMBERS = {
    pattern(r"[-+]?0\d+(\.\d+)?"): message("a leading 0 is read as octal by some programs"),
    pattern(r"\d+(:\d+)+"): message("some programs read it in base 60, or as a time"),
    pattern(r"[-+]?\d[\d_]*_[\d_.]*"): message("an underscore is no thousands mark"),
    pattern(r"[-+]?\d+(\.\d*)?[eE][-+]?\d+"): message("write it out as a plain decimal"),
    pattern(r"0[xob][0-9a-fA-F]+"): message("it is not a decimal number"),
    pattern(r"\d{1,3}(,\d{3})+(\.\d+)?"): message("leave out the thousands commas"),
    pattern(r"[-+]?\.(\d+|inf|nan)", re.I): message("write a plain decimal, such as 0.5"),
    pattern(r"\d{4}-\d{1,2}-\d{1,2}"): message("it is a date"),
    pattern(r"[-+]?[1-9]\d{15,}(\.\d+)?|[-+]?\d+\.\d{31,}"): message(
        "some programs do not keep so many digits, at most 15 before the point and 30 behind it"
    ),
}


class Numeral(NamedTuple):
    """A number, and how it was written (`47.0`)."""

    value: float
    text: str


def number(scalar: Scalar) -> Numeral | Fault | None:
    """The number a scalar means; a fault for a trap; None where it is no number at all."""
    text = scalar.text
    if scalar.plain and _NUMBER.fullmatch(text):
        return Numeral(float(text), text)
    if scalar.plain:
        for form, reason in _TRAP_NUMBERS.items():
            if form.fullmatch(text):
                return Fault("SC009", scalar.span, {"text": text, "reason": reason})
    return None


def fraction(scalar: Scalar) -> Numeral | None:
    """The number that a fraction of whole numbers means; None for anything else.

    >>> from scorecard.base.span import Span
    >>> fraction(Scalar("1/3", True, Span("", 1)))
    Numeral(value=0.3333333333333333, text='1/3')
    """
    match = _FRACTION.fullmatch(scalar.text)
    return Numeral(int(match[1]) / int(match[2]), scalar.text) if match else None


def text(scalar: Scalar) -> str | Fault | None:
    """The text a scalar means; a fault for a word that YAML readers disagree about; None if empty."""
    if not scalar.text.strip():
        return None
    if scalar.plain and _TRAP_WORDS.fullmatch(scalar.text):
        reason = message("some programs read it as true, false or nothing")
        return Fault("SC009", scalar.span, {"text": scalar.text, "reason": reason})
    return scalar.text.strip()
