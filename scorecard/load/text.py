"""From bytes to lines of text: which encoding, and whether it can be trusted."""

from __future__ import annotations

import codecs
from typing import Literal

from scorecard.base.fault import Fault
from scorecard.base.message import message
from scorecard.base.pattern import pattern
from scorecard.base.records import dataclass
from scorecard.base.span import Span
from scorecard.load.source import Source

Encoding = Literal["UTF-8", "UTF-8 BOM", "GB18030", "UTF-16"]

LOST = "\ufffd"
"""Stands for a character that was refused; a row with one is not read any further."""

_KINDS = (
    (b"PK\x03\x04", message("an Excel workbook (.xlsx) or an archive")),
    (b"\xd0\xcf\x11\xe0", message("an old Excel workbook (.xls)")),
    (b"%PDF", message("a PDF document")),
)
_REFUSED = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffd]")
_LINE_END = pattern(rb"\r\n|\r|\n")
_SURE = 3


@dataclass(frozen=True)
class DecodedText:
    """The lines of a file as they are, to show a fault in, and `rows`: the lines to be read.

    In `rows`, characters that were refused are replaced by `LOST`; a file that is not readable has none.
    """

    lines: tuple[str, ...]
    encoding: Encoding
    rows: tuple[str, ...] = ()
    readable: bool = True


def decode(source: Source) -> tuple[DecodedText, tuple[Fault, ...]]:
    """Byte order mark, then strict UTF-8, then GB18030; faults where none of them is beyond doubt.

    >>> decode(Source("a.csv", "春江镇".encode("gb18030")))[0].encoding
    'GB18030'
    """
    data = source.data
    for start, kind in _KINDS:
        if data.startswith(start):
            return DecodedText((), "UTF-8", readable=False), (
                Fault("SC101", Span(source.path, 1), {"kind": kind}),
            )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(source)
    if b"\x00" in data:
        return _refuse_file(source, "SC102", data.index(b"\x00"), "utf-8", "UTF-8")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _clean(source, body.decode("utf-8"), "UTF-8" if body is data else "UTF-8 BOM")
    except UnicodeDecodeError as error:
        return _decode_gb18030(Source(source.path, body), error)


def _decode_utf16(source: Source) -> tuple[DecodedText, tuple[Fault, ...]]:
    codec = "utf-16-le" if source.data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    body = Source(source.path, source.data[2:])
    try:
        text = body.data.decode(codec)
    except UnicodeDecodeError as error:
        cut = error.end >= len(body.data) - 1 and error.reason in ("truncated data", "unexpected end of data")
        return _refuse_file(body, "SC105" if cut else "SC103", error.start, codec, "UTF-16")
    if "\x00" in text:
        return _refuse_file(body, "SC102", text.index("\x00") * 2, codec, "UTF-16")
    return _clean(body, text, "UTF-16")


def _decode_gb18030(source: Source, error: UnicodeDecodeError) -> tuple[DecodedText, tuple[Fault, ...]]:
    """Text that is not UTF-8: GB18030 unless some of its lines can only be UTF-8."""
    utf8, gb, neither = _sorted_lines(source.data)
    at_end = error.end == len(source.data) and error.reason == "unexpected end of data"
    if at_end and utf8:
        return _refuse_file(source, "SC105", error.start, "utf-8", "UTF-8")
    if utf8 and gb:
        return _decode_mixed(source, utf8[0], gb[0], fewer_utf8=len(utf8) <= len(gb))
    if utf8 and neither:
        return _refuse_file(source, "SC103", error.start, "utf-8", "UTF-8")
    try:
        return _clean(source, source.data.decode("gb18030"), "GB18030")
    except UnicodeDecodeError as broken:
        cut = broken.reason == "incomplete multibyte sequence" and gb and broken.end == len(source.data)
        return _refuse_file(source, "SC105" if cut else "SC103", broken.start, "gb18030", "GB18030")


def _sorted_lines(data: bytes) -> tuple[list[int], list[int], list[int]]:
    """Numbers of the lines that are surely UTF-8, those that GB18030 reads, and those neither does."""
    utf8: list[int] = []
    gb: list[int] = []
    neither: list[int] = []
    for number, line in enumerate(_LINE_END.split(data), start=1):
        if line.isascii():
            continue
        if surely_utf8(line):
            utf8.append(number)
        elif _decodes(line, "gb18030"):
            gb.append(number)
        else:
            neither.append(number)
    return utf8, gb, neither


def surely_utf8(line: bytes) -> bool:
    """Whether a line is UTF-8 by several Chinese characters and not common Chinese in GB2312 as well."""
    if _decodes(line, "gb2312") or not _decodes(line, "utf-8"):
        return False
    wide = [char for char in line.decode("utf-8") if char > "\x7f"]
    return len(wide) >= _SURE and all(char >= "\u2000" for char in wide)


def _decodes(line: bytes, codec: str) -> bool:
    try:
        line.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _decode_mixed(
    source: Source, utf8: int, gb: int, *, fewer_utf8: bool
) -> tuple[DecodedText, tuple[Fault, ...]]:
    """The fault stands at the first line of the encoding that has fewer lines."""
    here, there = ("UTF-8", "GB18030") if fewer_utf8 else ("GB18030", "UTF-8")
    line, other = (utf8, gb) if fewer_utf8 else (gb, utf8)
    lines = tuple(_read_line(piece) for piece in _LINE_END.split(source.data))
    fault = Fault("SC104", Span(source.path, line), {"here": here, "there": there, "line": str(other)})
    return DecodedText(lines, "GB18030" if fewer_utf8 else "UTF-8", readable=False), (fault,)


def _read_line(line: bytes) -> str:
    """A line of a mixed file, to be shown: in the encoding it can be read in."""
    return line.decode("utf-8") if _decodes(line, "utf-8") else line.decode("gb18030", "replace")


def _refuse_file(
    source: Source, code: str, offset: int, codec: str, encoding: Encoding
) -> tuple[DecodedText, tuple[Fault, ...]]:
    """A file that is not read, for the byte at `offset`."""
    before = _split_lines(source.data[:offset].decode(codec, "replace") + "|")
    span = Span(source.path, len(before), len(before[-1]))
    lines = _split_lines(source.data.decode(codec, "replace"))
    return DecodedText(lines, encoding, readable=False), (Fault(code, span, {"encoding": encoding}),)


def _clean(source: Source, text: str, encoding: Encoding) -> tuple[DecodedText, tuple[Fault, ...]]:
    """Lines without the characters that nobody typed on purpose; a fault for each of these."""
    text = text.lstrip("\ufeff")
    lines = _split_lines(text)
    if not _REFUSED.search(text):
        return DecodedText(lines, encoding, lines), ()
    faults = []
    for number, line in enumerate(lines, start=1):
        for match in _REFUSED.finditer(line):
            lost = match[0] == LOST
            args = {} if lost else {"char": f"U+{ord(match[0]):04X}"}
            span = Span(source.path, number, match.start() + 1)
            faults.append(Fault("SC106" if lost else "SC107", span, args))
    return DecodedText(lines, encoding, _split_lines(_REFUSED.sub(LOST, text))), tuple(faults)


def refused_characters(text: str) -> list[str]:
    """The characters of a text that nobody typed on purpose, each once.

    >>> [hex(ord(char)) for char in refused_characters("春江\\x1b镇")]
    ['0x1b']
    """
    return sorted(set(_REFUSED.findall(text)))


def _split_lines(text: str) -> tuple[str, ...]:
    """Lines by CR LF, CR or LF alone: other separators may stand inside a cell."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(lines if lines[-1] else lines[:-1])
