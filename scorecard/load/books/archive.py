"""What may be opened of a workbook or a document: only its own tables, and none that would fill the memory.

A file of Excel or Word is a zip archive of XML parts. Nothing else of it is touched: no macros, no pictures, no links
to other files. Cells without content, which hundreds of thousands of formatted rows may hold, are taken out before
the parts are read, and so are merged areas that are as large as a sheet.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from scorecard.base.fault import Fault
from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern
from scorecard.base.span import Span
from scorecard.load.limits import UNPACKED_BYTES, in_megabytes
from scorecard.load.source import Source

if TYPE_CHECKING:
    import zipfile

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = pattern(r"(?:^|/)(?:vbaProject\.bin|macrosheets/.*)$", re.IGNORECASE)
_ENCODING = pattern(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]+)")
_BLOCK = 1 << 20


class ArchiveParts(NamedTuple):
    """The XML parts of an archive by their names; none where a fault forbids to open it."""

    parts: dict[str, bytes]
    faults: tuple[Fault, ...] = ()


def open_archive(source: Source, wanted: re.Pattern[str]) -> ArchiveParts:
    """The parts of an archive whose names are wanted, or why it is not opened."""
    import zipfile
    import zlib

    def refuse_archive(code: str, **args: str | Text) -> ArchiveParts:
        return ArchiveParts({}, (Fault(code, Span(source.path, 1), args),))

    if source.data.startswith(_OLE):
        return refuse_archive("SC431") if _ENCRYPTED in source.data else refuse_archive("SC430", kind=_OLD)
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, ValueError):
        return refuse_archive("SC430", kind=_kind(source.data))
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        return refuse_archive("SC431")
    macros = next((member.filename for member in members if _MACROS.search(member.filename)), None)
    if macros and not source.path.lower().endswith("m"):
        return refuse_archive("SC432", part=macros[:60])
    chosen = [member for member in members if wanted.search(member.filename.replace("\\", "/"))]
    if sum(member.file_size for member in chosen) > UNPACKED_BYTES:
        return refuse_archive("SC433", most=in_megabytes(UNPACKED_BYTES))
    parts: dict[str, bytes] = {}
    left = UNPACKED_BYTES
    for member in chosen:
        try:
            data = _unpack_part(archive, member, left)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError):
            return refuse_archive("SC430", kind=_DAMAGED)
        if data is None:
            return refuse_archive("SC433", most=in_megabytes(UNPACKED_BYTES))
        if _is_unsafe(data):
            return refuse_archive("SC434", part=member.filename[:60])
        parts[member.filename.replace("\\", "/")] = data
        left -= len(data)
    return ArchiveParts(parts)


def _unpack_part(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | None:
    """A part as long as it really is, whatever its head says; None beyond `most`."""
    data = bytearray()
    with archive.open(member) as part:
        while block := part.read(_BLOCK):
            data += block
            if len(data) > most:
                return None
    return bytes(data)


def _is_unsafe(data: bytes) -> bool:
    """Whether XML declares anything of its own, or hides what it says in another encoding: no program writes such parts."""
    named = _ENCODING.match(data.lstrip(b"\xef\xbb\xbf \r\n\t"))
    other = named is not None and named[1].lower() not in (b"utf-8", b"us-ascii")
    return other or b"\0" in data or b"<!DOCTYPE" in data or b"<!ENTITY" in data


_OLD = message("a file of an old Excel or Word (.xls, .doc)")
_DAMAGED = message("a damaged archive, perhaps not copied whole")


def _kind(data: bytes) -> Text:
    """What a file is that is no archive."""
    if data.startswith(b"PK"):
        return _DAMAGED
    if data.startswith(b"%PDF"):
        return message("a PDF document")
    if not data:
        return message("an empty file")
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"<":
        return message("a web page or XML under another name")
    return message("text or something else under another name")


def pack_archive(parts: dict[str, bytes]) -> io.BytesIO:
    """Parts as an archive again, in memory and not compressed."""
    import zipfile

    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    written.seek(0)
    return written


_EMPTY_CELL = pattern(rb"<(?:\w+:)?c\b[^<>]*(?:/>|></(?:\w+:)?c>)")
_EMPTY_ROW = pattern(rb"<(?:\w+:)?row\b[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
_AFTER_ROWS = pattern(
    rb"(</(?P<pre>\w+:)?sheetData>|<(?P<alone>\w+:)?sheetData\s*/>).*(</(?:\w+:)?worksheet>)", re.DOTALL
)
_MERGED = pattern(rb"<(?:\w+:)?mergeCell\b[^<>]*?\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_CELL = pattern(rb"<(?:\w+:)?c\b")
_FORMULA = pattern(rb"<(?:\w+:)?f\b")
_LARGEST_AREA = 20_000


class SheetPart(NamedTuple):
    """The XML of a sheet without what holds no value, how many cells it has, and whether any is a formula."""

    xml: bytes
    cells: int
    formulas: bool


def clean_sheet(data: bytes) -> SheetPart:
    """A sheet's part, ready to be read: its rows and its merged areas, and no more.

    >>> clean_sheet(b'<worksheet><sheetData><row r="1"><c r="A1" s="2"/></row></sheetData><drawing r:id="1"/></worksheet>')
    SheetPart(xml=b'<worksheet><sheetData></sheetData></worksheet>', cells=0, formulas=False)
    """
    areas = [area for area in _MERGED.findall(data) if _size(*area) <= _LARGEST_AREA]
    xml = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", data))
    xml = _AFTER_ROWS.sub(
        lambda end: end[1] + _merged_areas_xml(areas, end["pre"] or end["alone"] or b"") + end[4], xml
    )
    return SheetPart(xml, len(_CELL.findall(xml)), _FORMULA.search(xml) is not None)


def _size(first: bytes, top: bytes, last: bytes, bottom: bytes) -> int:
    """How many cells an area holds."""
    return (_column(last) - _column(first) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _merged_areas_xml(areas: list[tuple[bytes, ...]], prefix: bytes) -> bytes:
    if not areas:
        return b""
    cells = (b'<%bmergeCell ref="%b%b:%b%b"/>' % (prefix, *area) for area in areas)
    return b"<%bmergeCells>%b</%bmergeCells>" % (prefix, b"".join(cells), prefix)
