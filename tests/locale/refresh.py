"""Brings the catalogues up to date with the code: `python -m tests.locale.refresh`.

What is new is added without a text, to be written; what the code no longer says is dropped. The order is that of the
English, so that a change shows only itself.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests.locale.catalogues import CATALOGUES, Entry, entries, extracted


def refreshed(path: Path) -> str:
    """A catalogue with an entry for every text of the code and no other."""
    known = entries(path)
    fresh = Catalog(locale=path.parent.parent.name)
    for entry in sorted(extracted(), key=lambda entry: (entry.english, entry.context)):
        _add(fresh, entry, known.get(entry, ("",)))
    file = io.BytesIO()
    write_po(file, fresh, width=110, omit_header=True)
    return head(path) + file.getvalue().decode()


def head(path: Path) -> str:
    """The lines above the first entry, as a person wrote them."""
    return path.read_text("utf-8").partition("\n\n")[0] + "\n\n"


def _add(fresh: Catalog, entry: Entry, texts: tuple[str, ...]) -> None:
    single = len(entry.english) == 1
    added = fresh.add(
        entry.english[0] if single else entry.english,
        texts[0] if single else texts,
        context=entry.context or None,
    )
    # A percent sign is a percent sign here.
    added.flags.clear()


if __name__ == "__main__":
    for each in CATALOGUES:
        each.write_text(refreshed(each), "utf-8")
