"""Lines above and below a table: titles, names of groups, legends, notes."""

from __future__ import annotations

from scorecard.base.message import Lang, message, plural, say
from scorecard.base.width import fold, longest_word, pad, width

_ENDS = "）)》」』】：；"
"""Behind these the sense of a title allows a new line."""


def evenly(head: str, columns: int) -> list[str]:
    """A heading in as few lines as fit, and those as even as they can be.

    >>> evenly("研发机构", 7)
    ['研发', '机构']
    """
    lines = fold(head, columns)
    narrower = (fold(head, w) for w in range(max(1, longest_word(head)), columns))
    return next((even for even in narrower if len(even) == len(lines)), lines)


def halves(title: str) -> tuple[str, ...]:
    """A title parted where its sense allows, nearest its middle; whole where it does not.

    >>> halves("高新区（新北区）园区（镇、街道）创新驱动强化工程任务表")
    ('高新区（新北区）园区（镇、街道）', '创新驱动强化工程任务表')
    >>> halves("2017年度考核结果")
    ('2017年度考核结果',)
    """
    whole = width(title)
    ends = [k for k in range(1, len(title)) if title[k - 1] in _ENDS and title[k] not in _ENDS]
    near = [k for k in ends if whole <= 4 * width(title[:k]) <= 3 * whole]
    if not near:
        return (title,)
    cut = min(near, key=lambda k: abs(2 * width(title[:k]) - whole))
    return title[:cut], title[cut:]


def headline(title: str, columns: int) -> list[str]:
    """A title in lines of at most so many columns: parted by its sense where that will do, else evenly."""
    parts = halves(title)
    if width(title) > columns >= max(map(width, parts)):
        return [part.strip() for part in parts]
    return evenly(title, columns)


def centre_title(text: str, columns: int) -> list[str]:
    """A title folded to so many columns, each line in the middle."""
    return [" " * ((columns - width(line)) // 2) + line for line in headline(text, columns)]


def flush_right(text: str, columns: int) -> list[str]:
    """A text folded to so many columns, each line at the right."""
    return [pad(line, columns, "right") for line in fold(text, columns)]


def block_line(name: str, columns: int) -> str:
    """The name of a group with a rule behind it, as wide as its table."""
    first = fold(name, max(2, columns))[0]
    return f"{first} {'-' * max(0, columns - width(first) - 1)}".rstrip()


def legend_lines(legend: tuple[tuple[str, str], ...], columns: int) -> list[str]:
    """The full names of the columns in a row, broken between two of them where possible."""
    lines: list[str] = []
    for mark, name in legend:
        item = f"{mark} {name}"
        if lines and width(f"{lines[-1]}  {item}") <= columns:
            lines[-1] += f"  {item}"
        else:
            lines += fold(item, columns)
    return lines


def note_lines(notes: tuple[str, ...], columns: int, lang: Lang) -> list[str]:
    """Notes behind the word for them, numbered where there are several, with a hanging indent."""
    label = say(plural("Note: ", "Notes: ", len(notes)), lang)
    lines: list[str] = []
    for place, note in enumerate(notes, 1):
        mark = f"{place}. " if len(notes) > 1 else ""
        indent = " " * (width(label) + width(mark))
        first = (label if place == 1 else " " * width(label)) + mark
        folded = fold(note, max(2, columns - width(indent)))
        lines += [first + folded[0], *(indent + line for line in folded[1:])]
    return lines


def item_lines(items: tuple[str, ...], columns: int) -> list[str]:
    """Sentences numbered one below the other, with a hanging indent."""
    lines: list[str] = []
    for place, item in enumerate(items, 1):
        mark = f"{place}. "
        folded = fold(item, max(2, columns - len(mark)))
        lines += [mark + folded[0], *(" " * len(mark) + line for line in folded[1:])]
    return lines


def continued_label(place: int, count: int, lang: Lang) -> str:
    """What stands above the second and later panels of a split table."""
    return say(message("continued ({place}/{count})", place=place, count=count), lang)


def pointer_line(columns: int, lang: Lang) -> list[str]:
    """What stands instead of a table that does not fit at all."""
    pointer = message("wider than {columns}: use -f html").fill(columns=columns)
    return fold(pointer.say(lang), columns)
