"""How wide a text stands in a terminal, in columns."""

from __future__ import annotations

from functools import lru_cache

from scorecard.base.pattern import pattern


@lru_cache(maxsize=1 << 14)
def width(text: str) -> int:
    """Columns a text takes; a Chinese character takes two. Folding asks for the same texts again and again.

    >>> width("春江镇 7.86")
    11
    """
    if text.isascii() and text.isprintable():
        return len(text)
    if usual(text):
        # A character of three bytes takes two columns, one of one byte takes one.
        return (len(text) + len(text.encode())) // 2
    from wcwidth import wcswidth

    columns: int = wcswidth(text)
    return columns if columns >= 0 else len(text)


_USUAL = pattern("[ -~\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60]*")


def usual(text: str) -> bool:
    """Whether a text is of ASCII and Chinese alone, whose width nobody disputes.

    >>> usual("春江镇（7.86）"), usual("é")
    (True, False)
    """
    return _USUAL.fullmatch(text) is not None


def pad(text: str, columns: int, align: str = "left") -> str:
    """A text filled with blanks up to a number of columns."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if align == "right" else text + blanks


def fold(text: str, columns: int) -> list[str]:
    """A text broken into lines of at most `columns` columns.

    A Chinese text may break at any character, but no line begins with a closing mark; a run of
    digits and Latin letters is broken only where it is wider than a whole line.

    >>> fold("现代农业产业园区（孟河镇）", 10)
    ['现代农业产', '业园区（孟', '河镇）']
    """
    if width(text) <= columns:
        return [text.rstrip()]
    lines: list[str] = []
    line = ""
    for word in _words(text):
        while width(line + word) > columns:
            if line.strip():
                lines.append(line.rstrip())
                line, word = "", word.lstrip()
            else:
                cut = _fitting_length(word, columns)
                lines.append(word[:cut])
                line, word = "", word[cut:]
        line += word
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return lines


def longest_word(text: str) -> int:
    """Columns of the longest piece `fold` would rather not break.

    >>> longest_word("罗溪镇 completion")
    10
    """
    return max((width(word) for word in _words(text)), default=0)


_CLOSING = "）)」』】》〉〕”’、，。；：！？％,.;:!?%"
_OPENING = "（(「『【《〈〔“‘"


def _words(text: str) -> list[str]:
    """The pieces between which a line may break."""
    words: list[str] = []
    for char in text:
        last = words[-1][-1] if words else ""
        glued = last and (
            char in _CLOSING
            or last in _OPENING
            or (char < "\u2e80" and char != " " and last < "\u2e80" and last != " ")
        )
        if glued:
            words[-1] += char
        else:
            words.append(char)
    return words


def _fitting_length(word: str, columns: int) -> int:
    """How many characters of a word fit; at least one, so that folding always ends."""
    for count in range(len(word), 1, -1):
        if width(word[:count]) <= columns:
            return count
    return 1
