"""The grammar of values: what is read as a number, and why anything else is not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import isinf, isnan
from typing import NamedTuple

from scorecard.base.decimals import plain
from scorecard.base.message import Text, comma_list, message, term
from scorecard.base.pattern import pattern
from scorecard.load.actuals.measures import Comma, Manner, StatedMeasure, choose, is_measure, is_multiple
from scorecard.load.actuals.records import Record
from scorecard.load.lettering import struck_parts, unstruck
from scorecard.model.measure import convert, parse_measure


class Refusal(NamedTuple):
    """Why a text is not a number: a code of the catalogue and what fills its sentence."""

    code: str
    args: Mapping[str, Text]


LARGEST = 1e15
_LONGEST = 200
_PLAIN = pattern(r"[+-]?(?:\d{1,15}(?:\.\d{0,30})?|\.\d{1,30})", re.ASCII)
_INVISIBLE = pattern("^[\\s\u200b-\u200f\u2060\ufeff]+|[\\s\u200b-\u200f\u2060\ufeff]+$")
# Only signs that plainly are the ASCII ones: compatibility folding would read ① as 1 and 8² as 82.
_WIDE = str.maketrans("０１２３４５６７８９．，－＋％\u2212", "0123456789.,-+%-")
_COMMA = pattern(r"[+-]?(\d+),(\d+)(?![\d,.])\D*", re.ASCII)
_POINTED = pattern(r"[+-]?[1-9]\d{0,2}\.\d{3}(?!\d)\D*", re.ASCII)
"""A number whose point may part thousands, where the comma is the decimal sign."""
_TEXT_CELL = pattern(r'="([^"]*)"')
_NUMBER = pattern(
    r"(?P<whole>[+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|\d+)?)(?P<part>\.\d*)?(?P<power>[eE][+-]?\d{1,9})?\s*(?P<rest>.*)",
    re.ASCII | re.DOTALL,
)

_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_REFUSED = (
    ("SC170", pattern(r"#\s?(?:REF|N/A|VALUE|DIV/0|NAME|NULL|NUM|SPILL|CALC|GETTING_DATA)\W*", re.I)),
    ("SC172", pattern(r"#{2,}")),
    ("SC173", pattern(r"[=@].*|[+-]?\$?[A-Za-z]{1,3}\$?\d+(?:\W.*)?", re.DOTALL)),
    ("SC166", pattern(r"[+-]?(?:nan|inf(?:inity)?)", re.I)),
    ("SC167", pattern(r"[+-]?\d+(?:_\d+)+(?:\.\d+)?")),
    ("SC174", pattern(r"无|没有")),
    (
        "SC171",
        pattern(
            r"\d{4}[/年-]\d{1,2}(?:[/月-]\d{0,2}日?)?(?:[ T]\d.*)?"
            rf"|\d{{1,2}}月\d{{1,2}}日|(?:{_MONTH}[/-]{_DAY}|{_DAY}[/-]{_MONTH})(?:[/-]\d{{2,4}})?"
            r"|\d{1,2}:[0-5]?\d(?::[0-5]\d)?"
            r"|\d{1,2}-[A-Za-z]{3,9}(?:-\d{2,4})?|[A-Za-z]{3,9}-\d{1,4}"
        ),
    ),
    ("SC177", pattern(r"[+-]?[0-9,， \u00a0\u3000]*[0-9](?:\.[0-9]+)?")),
)


_USUAL = Manner()
_NOTE = message("; remarks belong under note (备注)")


def read_number(text: str, measure: str, indicator: str = "", manner: Manner = _USUAL) -> float | Refusal:
    """The number a text plainly means, in the declared measure, or why it means none.

    A measure behind the number goes before that of the sheet (`manner`).

    >>> read_number("１，２００", "件"), read_number("1.2亿元", "万元"), read_number("47.0%", "%")
    (1200.0, 12000.0, 47.0)
    >>> read_number("47%", "件").code, read_number("1_000", "件").code
    ('SC175', 'SC167')
    """
    pointed = manner.comma.decimal_somewhere and _POINTED.fullmatch(text)
    if manner.measure is None and not pointed and _PLAIN.fullmatch(text):
        value = float(text)
        if abs(value) < LARGEST:
            return value
    args: dict[str, Text] = {"text": quotable_text(text), "measure": measure, "indicator": indicator}
    args["note"] = _NOTE if manner.noted else ""
    if len(text) > _LONGEST:
        return Refusal("SC165", args)
    if struck := struck_parts(text):
        quoted = comma_list(f"“{part}”" for part in struck)
        return Refusal("SC516", {"text": quotable_text(unstruck(text)), "struck": quoted})
    plain = _plain(text)
    if manner.comma.decimal_somewhere and _POINTED.fullmatch(plain):
        whole, part = plain.split(".")
        return Refusal("SC513", {**args, "plain": whole + part[:3], "decimal": f"{whole}.{part[:3]}0"})
    if is_decimal_comma(plain, manner):
        plain = plain.replace(",", ".", 1)
    for code, refused in _REFUSED[:-1]:
        if refused.fullmatch(plain):
            return Refusal(code, args)
    match = _NUMBER.fullmatch(plain)
    if match is None or not any(char.isdigit() for char in match["whole"] + (match["part"] or "")):
        oddly_parted = _REFUSED[-1][1].fullmatch(plain)
        return Refusal("SC177" if oddly_parted else "SC168" if _foreign(plain) else "SC165", args)
    if "," in match["whole"] and manner.comma.sign != "thousands":
        return Refusal("SC372", {**args, "plain": plain.replace(",", "")})
    return _in_measure(match, plain, manner, args)


def _in_measure(match: re.Match[str], plain: str, manner: Manner, args: dict[str, Text]) -> float | Refusal:
    """The number in the declared measure, or why it cannot be in that."""
    rest, measure = match["rest"], str(args["measure"])
    conversion = convert(stated_in(rest, measure, manner), measure)
    if manner.measure and not rest and conversion.fit == "foreign":
        # Of the whole sheet, whatever the figure.
        measure_text = quotable_text(manner.measure.text)
        return Refusal("SC360", {"said": measure_text, "measure": measure, "indicator": args["indicator"]})
    unclear = conversion.fit == "undeclared" and (rest == "%" or not is_measure(rest or "件"))
    if conversion.fit == "foreign" or unclear:
        return _wrong_rest(rest, plain, args)
    if conversion.fit == "undeclared" and manner.measure is None and is_multiple(rest):
        return Refusal("SC404", {**args, "said": quotable_text(rest), "base": parse_measure(rest).base})
    return _exact(match, conversion.factor, args)


def stated_in(rest: str, declared: str, manner: Manner) -> str:
    """The measure a figure stands in: that behind it, else its sheet's, else the declared one."""
    sheet = declared
    if manner.measure and not of_other_items(manner.measure, declared):
        sheet = choose(manner.measure.text, declared)
    if rest and sheet != declared and not parse_measure(rest).base:
        # 1.2万 in a sheet of 元 is 1.2 万元.
        return rest + sheet
    return rest or sheet


def of_other_items(stated: StatedMeasure, declared: str) -> bool:
    """Whether a title says a measure of items that are measured otherwise than a row."""
    return stated.of_items and not convert(choose(stated.text, declared), declared).known


def is_decimal_comma(text: str, manner: Manner) -> bool:
    """Whether the comma of a number is its decimal sign: no thousands begin with a nought.

    >>> is_decimal_comma("0,750", Manner()), is_decimal_comma("1,250", Manner(comma=Comma("decimal")))
    (True, True)
    """
    match = _COMMA.fullmatch(_plain(text))
    if match is None:
        return False
    if match[1].startswith("0") or manner.comma.sign == "decimal":
        return True
    return manner.comma.sign == "unclear" and len(match[2]) != 3


def decimal_commas(records: Iterable[Record], comma: Comma) -> bool:
    """Whether a number of some rows surely has a decimal comma."""
    manner = Manner(comma=comma)
    cells = (cell for record in records for cell in record.cells if "," in cell or "，" in cell)
    return any(is_decimal_comma(cell, manner) for cell in cells)


def measure_of(text: str) -> str:
    """The measure behind a number, as written; "" where there is none."""
    match = _NUMBER.fullmatch(_plain(text))
    return match["rest"] if match else ""


def typed_number(text: str) -> float | None:
    """The number that was typed, whatever its measure; None where a text begins with none.

    >>> typed_number("1.2亿元"), typed_number("１，２００"), typed_number("优良")
    (1.2, 1200.0, None)
    """
    match = _NUMBER.fullmatch(_plain(text))
    if match is None or not (match["whole"].strip("+-") or (match["part"] or "").strip(".")):
        return None
    number = _exact(match, Fraction(1), {})
    return number if isinstance(number, float) else None


def with_point(text: str, value: float) -> str:
    """A figure as it was typed, with a point where its comma is the decimal sign: it parts no thousands, or makes the value.

    >>> with_point("135,5万元", 0.01355), with_point("1,250", 1.25), with_point("1,250", 1250.0)
    ('135.5万元', '1.250', '1,250')
    """
    match = _COMMA.fullmatch(_plain(text))
    pointed = _plain(text).replace(",", ".", 1)
    decimal = match and (len(match[2]) != 3 or match[1].startswith("0") or typed_number(pointed) == value)
    return pointed if decimal else text


def told_figure(text: str, value: float, measure: str) -> Text:
    """A figure of a return as it was written; where it is another number in its row's measure, with that.

    >>> from scorecard.base.message import say
    >>> say(told_figure("437", 437.0, "件"), "en"), say(told_figure("1.2", 12000.0, "万元"), "en")
    ('437', '1.2 (12000 万元)')
    """
    written = quotable_text(text)
    if isnan(value) or typed_number(text.lstrip(" ≥≤><")) in (None, value):
        return written
    counted = term(f"{plain(value)} {measure}".rstrip(), zh=f"{plain(value)}{measure}")
    return message("{written} ({counted})", written=written, counted=counted)


def _plain(text: str) -> str:
    """A text in ASCII digits and signs, without blanks around it or the `="…"` of an Excel export."""
    plain = _INVISIBLE.sub("", text).translate(_WIDE)
    cell = _TEXT_CELL.fullmatch(plain)
    return _INVISIBLE.sub("", cell[1]) if cell else plain


def _exact(match: re.Match[str], factor: Fraction, args: Mapping[str, Text]) -> float | Refusal:
    """The number times its factor, exact until the last step."""
    power = int((match["power"] or "e0")[1:])
    digits = match["whole"].replace(",", "") + (match["part"] or "")
    if abs(power) > 40 or len(digits) > 80:
        return Refusal("SC169", args)
    whole = re.sub(r"^([+-]?)\.", r"\g<1>0.", digits).rstrip(".")
    exact = Fraction(whole) * Fraction(10) ** power * factor
    value = float(exact)
    lost = isinf(value) or abs(value) >= LARGEST or (value == 0 and exact != 0)
    return Refusal("SC169", args) if lost else value


def _wrong_rest(rest: str, plain: str, args: Mapping[str, Text]) -> Refusal:
    """Why what follows a number does not belong there."""
    if rest == "%":
        wanted = message(' in "{measure}"', measure=args["measure"]) if args["measure"] else ""
        return Refusal("SC175", {**args, "wanted": wanted})
    if _REFUSED[-1][1].fullmatch(plain):
        return Refusal("SC177", args)
    if _foreign(rest):
        return Refusal("SC168", args)
    if args["measure"] and re.fullmatch(r"[^\d\W][^\d]{0,9}|个百分点|[A-Za-z%‰/]+", rest):
        return Refusal("SC176", {**args, "suffix": rest, "whole": _whole_measure(rest, plain, args)})
    return Refusal("SC165", args)


def _whole_measure(rest: str, plain: str, args: Mapping[str, Text]) -> Text:
    """How a figure of so many 万 is written, where the declared measure is a multiple of something itself."""
    size, base = parse_measure(rest)
    whole = plain + parse_measure(str(args["measure"])).base
    return message("write the measure in full, {whole}; or ", whole=whole) if size != 1 and not base else ""


def _foreign(text: str) -> bool:
    """Whether there are digits that are not 0 to 9."""
    return any(
        not char.isascii() and (char.isdigit() or unicodedata.category(char) in ("Nd", "No")) for char in text
    )


def quotable_text(text: str) -> str:
    """A text short enough to be quoted."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
