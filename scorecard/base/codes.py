"""The kinds of fault by their codes: how much each weighs, and what each language says of it.

The words stand in `scorecard/faults`, a file for each language, and are read only when a fault is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from scorecard.base.message import Gaps, Lang, Message, Reword, fill_gaps, reworded_gaps
from scorecard.base.records import dataclass
from scorecard.locale import fault_words

Severity = Literal["error", "warning", "remark"]
"""An error stops the run, a warning doubts a figure, a remark says how something was read."""

Part = Literal["title", "message", "cure", "why"]
"""What is said of a kind of fault: `message` and `cure` have gaps, which the fault fills."""

_WARNINGS = frozenset(
    # A list of literals would be one to a line.
    """
    SC115 SC120 SC160 SC161 SC178 SC191 SC203 SC211 SC212 SC213 SC214 SC215 SC216 SC217 SC218 SC224
    SC233 SC318 SC340 SC366 SC367 SC368 SC370 SC373 SC381 SC382 SC385 SC420 SC421 SC423 SC424 SC425
    SC426 SC427 SC428 SC441 SC456 SC457 SC458 SC460 SC462 SC464 SC465 SC466 SC467 SC471 SC472
    SC473 SC474 SC475 SC500 SC501 SC503 SC506 SC509 SC511 SC514 SC518
    SC519 SC523 SC527 SC528 SC531 SC535 SC537 SC540 SC541
    """.split()  # noqa: SIM905
)
_REMARKS = frozenset(
    """
    SC198 SC361 SC362 SC364 SC365 SC429 SC437 SC438 SC439 SC447 SC450 SC451 SC453 SC454 SC455 SC459 SC461
    SC463 SC468 SC469 SC499 SC502 SC505 SC507 SC508 SC530
    """.split()  # noqa: SIM905
)

# The last code each version knew. What was sealed by it is read without the refusals that came later.
_LAST = {"0.1.0": "SC358"}


def severity(code: str) -> Severity:
    """How much a kind of fault weighs.

    >>> severity("SC012"), severity("SC318"), severity("SC364")
    ('error', 'warning', 'remark')
    """
    return "warning" if code in _WARNINGS else "remark" if code in _REMARKS else "error"


def came_after(version: str, code: str) -> bool:
    """Whether a version could not yet tell a kind of fault; one that is not listed knew them all.

    >>> came_after("0.1.0", "SC012"), came_after("0.1.0", "SC999")
    (False, True)
    """
    return version in _LAST and code > _LAST[version]


def codes() -> tuple[str, ...]:
    """All codes, in the order they are listed."""
    return tuple(fault_words("en"))


def examples(code: str) -> tuple[str, str]:
    """A fault of the kind as it is written, and its cure; empty where no line shows it."""
    entry = fault_words("en")[code]
    return entry.get("bad", ""), entry.get("good", "")


def fault_text(
    code: str, part: Part, gaps: Mapping[str, str | Message] | None = None, reword: Reword | None = None
) -> Message:
    """What is said of a kind of fault, its gaps filled.

    reword : of a scheme in Chinese names: puts the names in a Chinese sentence, still with its gaps, into those

    >>> fault_text("SC003", "cure", {"plain": ":"}).say("en")
    'write “:” instead'
    """
    return _CodeSentence(code, part, None if gaps is None else tuple(sorted(gaps.items())), reword)


@dataclass(frozen=True, slots=True)
class _CodeSentence(Message):
    """A sentence on a kind of fault, from the file of the language; without `gaps` it is said as it stands there."""

    code: str
    part: Part
    gaps: Gaps | None
    reword: Reword | None = None

    def say(self, lang: Lang) -> str:
        """The sentence in the language asked for."""
        text: str = fault_words(lang)[self.code][self.part]
        return text if self.gaps is None else fill_gaps(text, self.gaps, lang, self.reword)

    def reworded(self, reword: Reword) -> Message:
        """The sentence, and those in its gaps, in the names of a scheme in Chinese."""
        gaps = None if self.gaps is None else reworded_gaps(self.gaps, reword)
        return _CodeSentence(self.code, self.part, gaps, reword)
