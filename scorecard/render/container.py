"""The file around sheets or a document: the same bytes each time, and the mark that this program wrote it where it shows."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MARKED = "docProps/custom.xml"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def repack_office(file: bytes) -> bytes:
    """A file of Office packed anew: first, and not compressed, the property that says which program wrote it.

    What another program saves again is compressed, so that it no longer shows the mark and is not replaced unasked.
    """
    out = BytesIO()
    with ZipFile(BytesIO(file)) as given, ZipFile(out, "w") as made:
        for name in sorted(given.namelist(), key=lambda name: (name != MARKED, name)):
            entry = ZipInfo(name, _EARLIEST)
            entry.compress_type = ZIP_STORED if name == MARKED else ZIP_DEFLATED
            made.writestr(entry, given.read(name))
    return out.getvalue()
