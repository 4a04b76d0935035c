"""Rewrites the generated parts and the console output of all pages: `python -m tests.docs.regenerate`.

Read the difference before keeping it.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.docs import clauses, reference
from tests.docs.console import Session, refreshed
from tests.docs.contents import with_contents
from tests.docs.pages import PAGES, ROOT, blocks, language_of
from tests.locale.compiling import compile_stale

_PART = re.compile(r"(<!-- generated: ([\w -]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def regenerated(page: Path) -> str:
    """A page as it ought to be: its generated parts made anew, its commands run again."""
    text = _PART.sub(lambda part: _part(part, page), page.read_text(encoding="utf-8"))
    text = with_contents(clauses.refreshed(text, language_of(page)))
    lines = text.split("\n")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        session = Session(Path(scratch), language_of(page))
        moved = 0
        for block in blocks(text):
            if block.word == "file":
                session.write(block.detail, block.text)
            elif block.word == "edit":
                session.edit(block.detail, block.lines)
            elif block.word == "in":
                fresh = refreshed(block, session)
                start = block.start + moved
                lines[start : start + len(block.lines)] = fresh
                moved += len(fresh) - len(block.lines)
    return "\n".join(lines)


def _part(part: re.Match[str], page: Path) -> str:
    what, _, node = part[2].partition(" ")
    lines = {
        "fields": lambda: reference.fields(node, language_of(page)),
        "functions": lambda: reference.functions(language_of(page)),
        "faults": reference.faults,
        "readback": lambda: reference.readback(ROOT / "examples" / node),
    }[what]()
    body = "\n".join(lines).strip("\n")
    return f"{part[1]}\n{body}\n\n{part[3]}"


def main() -> None:
    compile_stale()
    for page in PAGES:
        fresh = regenerated(page)
        if fresh != page.read_text(encoding="utf-8"):
            page.write_text(fresh, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{page.name}\n")


if __name__ == "__main__":
    main()
