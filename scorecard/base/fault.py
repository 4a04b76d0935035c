"""Faults: what is wrong with what a user wrote. They are values, gathered and returned, never raised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from scorecard.base.codes import CATALOGUE
from scorecard.base.span import Span
from scorecard.base.text import Lang, Text, say
from scorecard.base.width import width

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at one place: a code of the catalogue, and what fills the gaps of its sentence.

    `excerpt` is the user's own line, unchanged.
    """

    code: str
    span: Span
    args: Mapping[str, str | Text] = field(default_factory=dict)
    excerpt: str = ""

    @property
    def severity(self) -> Severity:
        """Whether the run goes on."""
        return CATALOGUE[self.code].severity

    def message(self, lang: Lang) -> str:
        """What is wrong."""
        return CATALOGUE[self.code].message.fill(**self.args).say(lang)

    def cure(self, lang: Lang) -> str:
        """What to do about it."""
        return CATALOGUE[self.code].cure.fill(**self.args).say(lang)

    def lines(self, lang: Lang) -> list[str]:
        """The fault as it is printed: place, message, the user's line with a caret, the cure."""
        severity = Text("错误", "error") if self.severity == "error" else Text("警告", "warning")
        said = [f"{self.span}: {say(severity, lang)}[{self.code}] {self.message(lang)}"]
        if self.excerpt.strip():
            said += _excerpt(self.excerpt, self.span)
        said.append(f"    {say(Text('改法：', 'cure: '), lang)}{self.cure(lang)}")
        return said


_LONGEST_EXCERPT = 96


def _excerpt(line: str, span: Span) -> list[str]:
    """The user's line and a caret below the place, by display width; a long line is cut around it."""
    start = max(0, span.column - 1 - _LONGEST_EXCERPT // 2) if len(line) > _LONGEST_EXCERPT else 0
    shown = "".join(_printable(c) for c in line[start : start + _LONGEST_EXCERPT])
    before = shown[: span.column - 1 - start]
    meant = shown[span.column - 1 - start : span.column - 1 - start + span.length]
    gutter = f"  {span.line} | "
    carets = "^" * max(1, width(meant))
    return [gutter + shown, " " * (len(gutter) + width(before)) + carets]


def _printable(char: str) -> str:
    """A character that cannot move the cursor: tabs as blanks, controls as a mark."""
    if char == "\t":
        return " "
    return char if char.isprintable() or char == "\u3000" else "?"


def errors(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that stop the run."""
    return tuple(f for f in faults if f.severity == "error")


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sorted by place, then code; the same fault once."""
    seen: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        seen.setdefault((fault.span, fault.code, tuple(sorted(fault.args.items()))), fault)
    return tuple(sorted(seen.values(), key=lambda f: (f.span.path, f.span.line, f.span.column, f.code)))
