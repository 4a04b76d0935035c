"""Letters that do not stand in the line, or no longer hold: raised or lowered digits, and what is struck through.

Programs keep this beside the text, where it is lost as soon as the letters of a cell are put together: 5 with a small 1
above it would be 51. Here it is said in the text, by signs that no number has.
"""

from __future__ import annotations

from typing import NamedTuple

from scorecard.base.pattern import pattern

STRIKE = "\u0336"
"""Stands behind each letter that is struck through."""

_DIGITS = "0123456789０１２３４５６７８９"
_PLACED = {
    "superscript": str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2),
    "subscript": str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉" * 2),
}
_STRUCK = pattern(rf"(?:[^{STRIKE}]{STRIKE}\s*)+")


class Lettering(NamedTuple):
    """How letters stand: `superscript`, `subscript`, or otherwise in the line; and whether they are struck through."""

    place: str = ""
    struck: bool = False

    def of(self, text: str) -> str:
        """A text in these letters.

        >>> "5" + Lettering("superscript").of("1"), Lettering("subscript").of("2 m"), Lettering().of("5")
        ('5¹', '₂ m', '5')
        """
        placed = text.translate(_PLACED[self.place]) if self.place in _PLACED else text
        return (
            "".join(sign if sign.isspace() else sign + STRIKE for sign in placed) if self.struck else placed
        )


IN_LINE = Lettering()


def struck_parts(text: str) -> list[str]:
    """What of a text is struck through, part by part, without the strokes.

    >>> struck_parts(Lettering(struck=True).of("1 20") + "130"), struck_parts("130")
    (['1 20'], [])
    """
    return [unstruck(part).strip() for part in _STRUCK.findall(text)]


def unstruck(text: str) -> str:
    """A text without the strokes through its letters."""
    return text.replace(STRIKE, "")
