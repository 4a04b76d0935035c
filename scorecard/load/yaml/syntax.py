"""What a YAML parser tripped over, told by its likely cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.base.span import Span

# An id or an English field; a Chinese text may well have a full-width colon.
_FULL_WIDTH_KEY = pattern(r"^\s*(?:-\s+)?[A-Za-z_][A-Za-z0-9_-]*\s*(：)")
_FULL_WIDTH_COMMA = pattern(r"[\[{][^\]}#\"']*?(，)")
_QUOTED = pattern(r"'[^']*'|\"[^\"]*\"")
_COMMENT = pattern(r"(?:^|\s)#.*", re.MULTILINE)
_MOST_LINES = 200
"""So many lines a list may take in which an empty place is told by its number."""
_KEY = pattern(r"([^\s\[\]{},:]+)\s*:")

_OPEN = message("the {bracket} that opens here is not closed, or a comma is lacking in it")
_LONE_DASH = message(
    "a dash with a blank behind it begins a list of its own; where it stands for “not assessed”, write --"
)
_PLAIN_WORDS = {
    "mapping values are not allowed": message(
        "no colon belongs here: the indentation is off, or a text with a colon is not quoted"
    ),
    "did not find expected key": message("not aligned with the fields above, or not a field"),
    "did not find expected '-' indicator": message("not aligned with the dashes above"),
    "could not find expected ':'": message("there is no colon and blank in this line"),
    "found character that cannot start any token": message("a text that begins with % @ or ` must be quoted"),
    "did not find expected alphabetic or numeric character": message(
        "a name must follow & and *; a text that begins with one must be quoted"
    ),
    "block sequence entries are not allowed": message("no dash belongs here"),
    "unknown escape character": message("in double quotes a \\ is special: use single quotes"),
    "did not find expected node content": message("a value is lacking here"),
    "did not find expected <document start>": message("the scheme ended above; this is too much"),
    "expected a comment or a line break": message("no text may follow | or > in the same line"),
}


def syntax_faults(problem: Any, text: str, path: str) -> tuple[Fault, ...]:
    """The faults behind a parser's error; the usual causes are looked for in every line."""
    quote = _open_quote(text)
    if quote:
        return (Fault("SC004", Span(path, *quote)),)
    lines = text.split("\n")
    fault = _problem(problem, lines, path)
    return tuple(_usual_causes(lines, path, fault.span.line)) or (fault,)


def _problem(problem: Any, lines: list[str], path: str) -> Fault:
    """The parser's own words in plain ones, at the bracket that is open or at the place it stopped."""
    problem_text = str(getattr(problem, "problem", "") or problem).strip()
    mark: Any = getattr(problem, "problem_mark", None)
    start: Any = getattr(problem, "context_mark", None) or mark
    if mark is None:
        return Fault("SC001", Span(path, 1), {"problem": problem_text})
    context = str(getattr(problem, "context", "") or "")
    bracket = "{" if "flow mapping" in context else "[" if "flow sequence" in context else ""
    words = next((plain for words, plain in _PLAIN_WORDS.items() if words in problem_text), problem_text)
    if bracket and ("','" in problem_text or "node content" in problem_text):
        mark, words = start, _OPEN.fill(bracket=bracket)
    elif (
        "could not find expected ':'" in problem_text
        or mark.line >= len(lines)
        or not lines[mark.line].strip()
    ):
        mark = start
    line = min(mark.line, len(lines) - 1)
    at = Span(path, line + 1, mark.column + 1)
    if "node content" in problem_text and lines[line].startswith(",", mark.column):
        around = _list_above(lines, line, mark.column)
        if around:
            args: dict[str, Text] = {"field": around[0], "number": str(around[1] + 1)}
            return Fault("SC504", at, {**args, "of": "", "wanted": message("its value")})
    if "node content" in problem_text and lines[line].startswith("- ", mark.column):
        words = _LONE_DASH
    return Fault("SC001", at, {"problem": words})


def _list_above(lines: list[str], line: int, column: int) -> tuple[str, int] | None:
    """The field whose list is open at a place, be it that it opens some lines above, and how many entries stand there."""
    for first in range(line, max(-1, line - _MOST_LINES), -1):
        around = _list_around("\n".join([*lines[first:line], lines[line][:column]]))
        if around:
            return around
    return None


def _list_around(text: str) -> tuple[str, int] | None:
    """The field whose list is open at the end of a text, and how many entries of it stand there; None where none is.

    >>> _list_around("pace: [20%, "), _list_around("rule: {bands: [{points: 1}, "), _list_around("rule: {a: [1], ")
    (('pace', 1), ('bands', 1), None)
    >>> _list_around("targets: [1,  # one\\n  2,\\n  ")
    ('targets', 2)
    """
    opened: list[tuple[str, str]] = []
    entries: list[int] = []
    plain = _COMMENT.sub("", _QUOTED.sub(lambda quoted: "_" * len(quoted[0]), text))
    for at, sign in enumerate(plain):
        if sign in "[{":
            opened.append((sign, plain[:at]))
            entries.append(0)
        elif sign in "]}" and opened:
            opened.pop()
            entries.pop()
        elif sign == "," and opened:
            entries[-1] += 1
    keys = _KEY.findall(opened[-1][1]) if opened and opened[-1][0] == "[" else ()
    return (keys[-1], entries[-1]) if keys else None


def _open_quote(text: str) -> tuple[int, int] | None:
    """Line and column of a quote that runs on over the lines below it, up to where parsing failed."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    mark = None
    try:
        for token in yaml.scan(text, Loader=loader):
            quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if quoted and token.end_mark.line > token.start_mark.line:
                mark = token.start_mark
    except yaml.YAMLError as problem:
        if "quoted scalar" in str(getattr(problem, "context", "") or ""):
            mark = getattr(problem, "context_mark", None) or mark
    return (mark.line + 1, mark.column + 1) if mark else None


def _usual_causes(lines: list[str], path: str, stopped: int) -> Iterator[Fault]:
    """Signs that look right and are not; a full-width comma only where parsing stopped, for a text may hold it."""
    for number, line in enumerate(lines, 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield Fault("SC002", Span(path, number, indent.index("\t") + 1))
        elif "\u3000" in indent:
            args = {"char": message("blank"), "plain": message("blank")}
            yield Fault("SC003", Span(path, number, indent.index("\u3000") + 1), args)
        colon = _FULL_WIDTH_KEY.match(line)
        if colon and ": " not in line[: colon.start(1)]:
            yield Fault("SC003", Span(path, number, colon.start(1) + 1), {"char": "：", "plain": ": "})
        comma = _FULL_WIDTH_COMMA.search(line) if number == stopped else None
        if comma:
            yield Fault("SC003", Span(path, number, comma.start(1) + 1), {"char": "，", "plain": ", "})
