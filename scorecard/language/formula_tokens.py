"""The text of a formula cut into numbers, names and signs; every other character is refused."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from scorecard.base.message import Text, message
from scorecard.base.pattern import pattern


class FormulaProblem(NamedTuple):
    """What is wrong with a formula: a code, where in its text (from 0), and what fills the sentence."""

    code: str
    offset: int
    length: int
    args: Mapping[str, Text]


class Token(NamedTuple):
    """A number, a name, a word in quotes or a sign of a formula, and where it stands (from 0)."""

    kind: Literal["number", "name", "text", "sign", "end"]
    text: str
    offset: int

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.offset + len(self.text)


ORDERS = frozenset(("<", "<=", ">", ">=", "=", "<>"))
SIGNS = frozenset("+-*/(),") | ORDERS

# Full-width letters and digits are no part of a word: they are refused one by one, like full-width signs.
_WORD = pattern(r"(?:(?![\uff00-\uffef])[\w.])+")
_BLANK = pattern(r"[ \t\r\n]+")
_SIGN = pattern(r"\*\*|//|[=!<>]=|<>|=<|=>|&&|\|\||.", re.DOTALL)
_TEXT = pattern(r"\"[^\"]+\"|'[^']+'")
_NUMBER = pattern(r"(0|[1-9][0-9]{0,14})(\.[0-9]{1,30})?")
_NAME = pattern(r"\w+(\.\w+)*")

_LOOK_ALIKES = {
    **{"×": "*", "÷": "/", "−": "-", "–": "-", "—": "-", "、": ",", "\u3000": " ", "。": "."},
    **{"≥": ">=", "≤": "<=", "≠": "<>", "==": "=", "!=": "<>", "=>": ">=", "=<": "<="},
    **{"“": '"', "”": '"', "‘": "'", "’": "'"},
}
_POWER = message("write a power as a product, such as x * x")
_JOINING = message("write and, or, not(…) between conditions")
_QUOTE = message("close the quotes that a word stands in")
_BRACKET = message("use round brackets ( ) only")
_INSTEAD = {
    "%": message("write a percentage as a decimal, such as 0.5"),
    **dict.fromkeys(("**", "^"), _POWER),
    **dict.fromkeys(("!", "&", "&&", "|", "||"), _JOINING),
    "?": message("write if(condition, x, y)"),
    **dict.fromkeys(("'", '"'), _QUOTE),
    **dict.fromkeys(("[", "]", "{", "}"), _BRACKET),
    "//": message("write a single / to divide"),
}
_OTHERWISE = message("a formula has only + - * / ( ), commas, and < <= > >= = <> in conditions")
SHOWN = 40


def writable(name: str) -> bool:
    """Whether a formula can speak of a name at all: letters, digits, _ and Chinese characters.

    >>> writable("专利_2"), writable("high-tech")
    (True, False)
    """
    return bool(_NAME.fullmatch(name)) and _WORD.fullmatch(name) is not None


def tokenize_formula(text: str, known: Collection[str]) -> tuple[list[Token], list[FormulaProblem]]:
    """The tokens of a formula, and one problem for each different sign or word that is none.

    A word that is written like a number is one, even where a figure is named so.
    """
    tokens: list[Token] = []
    problems: dict[str, FormulaProblem] = {}
    at = 0
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at = blank.end()
            continue
        if quoted := _TEXT.match(text, at):
            tokens.append(Token("text", quoted[0], at))
            at = quoted.end()
            continue
        word = _WORD.match(text, at)
        symbol = word[0] if word else _SIGN.match(text, at)[0]  # type: ignore[index]  # it matches anything
        read = _word(symbol, at, known) if word else _sign(symbol, at)
        if isinstance(read, Token):
            tokens.append(read)
        else:
            problems.setdefault(symbol, read)
        at += len(symbol)
    return tokens, list(problems.values())


def _word(text: str, at: int, known: Collection[str]) -> Token | FormulaProblem:
    if _NUMBER.fullmatch(text):
        return Token("number", text, at)
    if text in known:
        return Token("name", text, at)
    if text[0] in "0123456789.":
        return FormulaProblem("SC086", at, len(text), {"text": text[:SHOWN]})
    if "." in text:
        owner = text.partition(".")[0]
        name = owner if owner in known else message("ID")
        return FormulaProblem("SC087", at, len(text), {"text": text[:SHOWN], "name": name})
    return Token("name", text, at)


def _sign(sign: str, at: int) -> Token | FormulaProblem:
    if sign in SIGNS:
        return Token("sign", sign, at)
    plain = _LOOK_ALIKES.get(sign) or (chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else "")
    if plain and (plain in SIGNS or plain in " ._'" or plain == '"' or plain.isalnum()):
        return FormulaProblem(
            "SC084", at, len(sign), {"sign": _printable_sign(sign), "plain": _printable_sign(plain)}
        )
    instead = _INSTEAD.get(plain or sign, _OTHERWISE)
    return FormulaProblem("SC085", at, len(sign), {"sign": _printable_sign(sign), "instead": instead})


def _printable_sign(sign: str) -> str:
    return sign if sign.isprintable() or sign == "\u3000" else f"U+{ord(sign):04X}"
