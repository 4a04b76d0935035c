"""Writes the table of contents of a page, of the headings that follow it: `<!-- contents: 2 3 -->` … `<!-- end -->`.

The numbers are the levels of the headings. A link leads to the anchor above a heading, or else to the one that
every viewer of Markdown makes of its words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

_CONTENTS = re.compile(r"(<!-- contents: ([\d ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r'(?:<a id="([\w-]+)"></a>\s+)*^(#+) (.+)$', re.MULTILINE)


class Heading(NamedTuple):
    """A heading of a page: its level, its words, and where a link to it leads."""

    level: int
    title: str
    anchor: str


def headings(text: str) -> list[Heading]:
    """The headings of a page, in order; what stands in fenced blocks is none."""
    seen: Counter[str] = Counter()
    found = []
    for anchor, marks, title in _HEADING.findall(_FENCED.sub("", text)):
        slug = slug_of(title)
        numbered = f"{slug}-{seen[slug]}" if seen[slug] else slug
        seen[slug] += 1
        found.append(Heading(len(marks), title, anchor or numbered))
    return found


@cache
def anchors(text: str) -> frozenset[str]:
    """All that a link into a page may name."""
    bare = re.sub(r'<a id="[\w-]+"></a>', "", text)
    return frozenset(re.findall(r'<a id="([\w-]+)"></a>', text)).union(
        heading.anchor for heading in headings(bare)
    )


def slug_of(title: str) -> str:
    """The anchor that viewers make of a heading.

    >>> slug_of("`scorecard check -f json`, and more"), slug_of("四、与往年比")
    ('scorecard-check--f-json-and-more', '四与往年比')
    """
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def with_contents(text: str) -> str:
    """A page with its table of contents as it is now."""

    def lines(part: re.Match[str]) -> str:
        levels = sorted(int(level) for level in part[2].split())
        after = [one for one in headings(text[part.end() :]) if one.level in levels]
        listed = (
            f"{'  ' * levels.index(one.level)}- [{_plain(one.title)}](#{one.anchor})\n" for one in after
        )
        return f"{part[1]}\n{''.join(listed)}\n{part[3]}"

    return _CONTENTS.sub(lines, text)


def _plain(title: str) -> str:
    """A heading without links, as the words of a link."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", title)
