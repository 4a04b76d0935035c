"""Faults: what is wrong with what a user wrote. They are values, gathered and returned, never raised."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from scorecard.base.codes import Severity, fault_text, severity
from scorecard.base.message import Lang, Message, Reword, Text, message, say
from scorecard.base.pieces import INDENT, Line, LinePiece, fold_indented, line_text
from scorecard.base.place import cell_words, path_parts, place_words
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.base.width import width

SEVERITIES: Mapping[Severity, Text] = {
    "error": message("error"),
    "warning": message("warning"),
    "remark": message("remark"),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault at one place: a code of the catalogue, and what fills the gaps of its sentence.

    `excerpt` is the user's own line, unchanged; `cell` the row and column (from 1) where a sheet shows it;
    `mark` the column and length of what is meant in the excerpt, where it is not the span's: the line of a
    workbook is made of its cells. `reword` puts names into those of a scheme that is written in Chinese ones.
    """

    code: str
    span: Span
    args: Mapping[str, Text] = field(default_factory=dict)
    excerpt: str = ""
    cell: tuple[int, int] | None = None
    mark: tuple[int, int] | None = None
    reword: Reword | None = field(default=None, compare=False, repr=False)

    @property
    def severity(self) -> Severity:
        """Whether the run goes on."""
        return severity(self.code)

    @property
    def message(self) -> Message:
        """What is wrong."""
        return fault_text(self.code, "message", self.args, self.reword)

    @property
    def cure(self) -> Message:
        """What to do about it."""
        return fault_text(self.code, "cure", self.args, self.reword)

    def lines(self, lang: Lang, columns: int = 0) -> list[str]:
        """The fault as it is printed: place and message, the user's line with a caret, the cure.

        No line is wider than `columns`; with 0, sentences stand in one line each.
        """
        return [line_text(line) for line in self.pieces(lang, columns)]

    def pieces(self, lang: Lang, columns: int = 0, cures: bool = True) -> list[Line]:
        """The same in pieces, each in its role, with or without the cure."""
        cell = None if path_parts(self.span.path).sheet else self.cell
        text = message("{cell}: {text}", cell=cell_words(cell), text=self.message) if cell else self.message
        place = say(place_words(self.span), lang)
        word = LinePiece(say(SEVERITIES[self.severity], lang), self.severity)
        head = (LinePiece(place, "place"), LinePiece(": "), word, LinePiece(f"[{self.code}]", "aside"))
        lines = fold_indented((*head, LinePiece(f" {say(text, lang)}")), columns)
        if self.excerpt.strip():
            column, length = self.mark or (self.span.column, self.span.length)
            meant = Span(self.span.path, self.span.line, column, length)
            lines += _excerpt(self.excerpt, meant, columns or _USUAL, self.severity)
        if not cures:
            return lines
        cure = say(message("cure: {cure}", cure=self.cure), lang)
        return [*lines, *fold_indented([LinePiece(INDENT + cure, "cure")], columns)]


_CUT = "…"
_USUAL = 100


def _excerpt(line: str, span: Span, columns: int, severity: Severity) -> list[Line]:
    """The user's line and a caret below the place, by display width; a long line is cut around it."""
    gutter = f"  {span.line} | "
    room = max(20, columns - len(gutter))
    chars = [_printable(char) for char in line]
    at = min(span.column - 1, len(chars))
    start, end = 0, len(chars)
    if width("".join(chars)) > room:
        start = _reach(chars[:at][::-1], room // 2)
        start = at - start if start < at else 0
        room -= 2 * len(_CUT)
        end = start + _reach(chars[start:], room)
    before = (_CUT if start else "") + "".join(chars[start:at])
    excerpt = (_CUT if start else "") + "".join(chars[start:end]) + (_CUT if end < len(chars) else "")
    meant = "".join(chars[at : min(at + span.length, end)])
    caret = " " * (len(gutter) + width(before)) + "^" * max(1, width(meant))
    return [(LinePiece(gutter, "aside"), LinePiece(excerpt)), (LinePiece(caret, severity),)]


def _reach(chars: Sequence[str], columns: int) -> int:
    """How many characters stand within so many columns."""
    taken = 0
    for count, char in enumerate(chars):
        taken += width(char)
        if taken > columns:
            return count
    return len(chars)


def _printable(char: str) -> str:
    """A character that cannot move the cursor: tabs as blanks, controls as a mark."""
    if char == "\t":
        return " "
    return char if char.isprintable() or char == "\u3000" else "?"


def errors(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that stop the run."""
    return tuple(f for f in faults if f.severity == "error")


def warnings(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those that doubt what was read, without errors and remarks."""
    return tuple(f for f in faults if f.severity == "warning")


def without_remarks(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Errors and warnings."""
    return tuple(f for f in faults if f.severity != "remark")


def sort_faults(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Sorted by place, then code; the same fault once."""
    seen: dict[tuple[object, ...], Fault] = {}
    for fault in faults:
        seen.setdefault(_identity(fault), fault)
    return tuple(sorted(seen.values(), key=lambda f: (f.span.path, f.span.line, f.span.column, f.code)))


def besides(faults: Iterable[Fault], others: Iterable[Fault]) -> tuple[Fault, ...]:
    """Those of some faults that are not among others."""
    known = set(map(_identity, others))
    return tuple(fault for fault in faults if _identity(fault) not in known)


def _identity(fault: Fault) -> tuple[object, ...]:
    """What tells a fault from another."""
    return fault.span, fault.code, tuple(sorted(fault.args.items()))
