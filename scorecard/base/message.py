"""What is said to a user: English with named gaps, put into a language only where it is printed.

English stands in the code; every other language stands in its catalogue, under the English text. A text is a plain
string, which says itself in any language, or a `Message`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from scorecard.locale import catalogue

Lang = str
"""A language by its code: `en`, `zh` or any other that has a catalogue."""

Reword = Callable[[str], str]
"""Puts the names of the scheme language in a Chinese sentence, still with its gaps, into Chinese ones."""


Gaps = tuple[tuple[str, "str | Message"], ...]
_Key = TypeVar("_Key")


class Message:
    """One phrase, the same in every language until it is said in one.

    >>> message("row {row}, column {letters}", row=7, letters="AB").say("zh")
    '第7行 AB列'
    """

    __slots__: tuple[str, ...] = ()

    def substitute(self, old: Message, new: str | Message) -> Message:
        """The phrase with something else in the place of a gap, wherever it stands in it."""
        return self

    def reworded(self, reword: Reword) -> Message:
        """The phrase whose own sentences speak in the names of a scheme in Chinese; what a user wrote stays in its gaps."""
        return self

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"{type(self).__name__}{self._values()!r}"

    def say(self, lang: Lang) -> str:
        """The phrase in the language asked for."""
        raise NotImplementedError

    def fill(self, **gaps: object) -> Message:
        """The phrase with its named gaps filled; a gap may be a message itself, said in the same language."""
        raise NotImplementedError


class _Phrase(Message):
    """English, the gaps it has, and the context where another language needs one to choose its words."""

    __slots__ = ("context", "english", "gaps", "reword")

    def __init__(
        self, english: str, context: str = "", gaps: Gaps = (), reword: Reword | None = None
    ) -> None:
        self.english = english
        self.context = context
        self.gaps = gaps
        self.reword = reword

    def say(self, lang: Lang) -> str:
        """The phrase in the language asked for."""
        text = self.english if lang == "en" else catalogue(lang).text(self.english, self.context)
        return fill_gaps(text, self.gaps, lang, self.reword)

    def fill(self, **gaps: object) -> Message:
        """The phrase with its gaps filled."""
        return _Phrase(self.english, self.context, _sorted_gaps({**dict(self.gaps), **gaps}), self.reword)

    def substitute(self, old: Message, new: str | Message) -> Message:
        """The phrase with something else in the place of a gap."""
        gaps = tuple((name, _substitute(gap, old, new)) for name, gap in self.gaps)
        return _Phrase(self.english, self.context, gaps, self.reword)

    def reworded(self, reword: Reword) -> Message:
        """The phrase, and those in its gaps, in the names of a scheme in Chinese."""
        return _Phrase(self.english, self.context, reworded_gaps(self.gaps, reword), reword)


class _CountedPhrase(Message):
    """A phrase that changes with a number."""

    __slots__ = ("count", "gaps", "many", "one", "reword")

    def __init__(
        self, one: str, many: str, count: int, gaps: Gaps = (), reword: Reword | None = None
    ) -> None:
        self.one = one
        self.many = many
        self.count = count
        self.gaps = gaps
        self.reword = reword

    def say(self, lang: Lang) -> str:
        """The phrase in the language asked for, in the form that goes with the number."""
        english = self.one if self.count == 1 else self.many
        text = english if lang == "en" else catalogue(lang).plural(self.one, self.many, self.count)
        return fill_gaps(text, (("count", str(self.count)), *self.gaps), lang, self.reword)

    def fill(self, **gaps: object) -> Message:
        """The phrase with its gaps filled."""
        return self._with_gaps(_sorted_gaps({**dict(self.gaps), **gaps}), self.reword)

    def substitute(self, old: Message, new: str | Message) -> Message:
        """The phrase with something else in the place of a gap."""
        return self._with_gaps(
            tuple((name, _substitute(gap, old, new)) for name, gap in self.gaps), self.reword
        )

    def reworded(self, reword: Reword) -> Message:
        """The phrase, and those in its gaps, in the names of a scheme in Chinese."""
        return self._with_gaps(reworded_gaps(self.gaps, reword), reword)

    def _with_gaps(self, gaps: Gaps, reword: Reword | None) -> Message:
        return _CountedPhrase(self.one, self.many, self.count, gaps, reword)


class _Phrases(Message):
    """Phrases one after another, with what each language writes between them."""

    __slots__ = ("between", "parts")

    def __init__(self, parts: tuple[str | Message, ...], between: str | Message) -> None:
        self.parts = parts
        self.between = between

    def say(self, lang: Lang) -> str:
        """The row in the language asked for."""
        return say(self.between, lang).join(say(part, lang) for part in self.parts)

    def substitute(self, old: Message, new: str | Message) -> Message:
        """The row with something else in the place of a part."""
        return _Phrases(tuple(_substitute(part, old, new) for part in self.parts), self.between)

    def reworded(self, reword: Reword) -> Message:
        """The row with its parts in the names of a scheme in Chinese."""
        return _Phrases(tuple(part for _, part in reworded_gaps(enumerate(self.parts), reword)), self.between)

    def __bool__(self) -> bool:
        return any(self.parts)


class Term(Message):
    """A phrase that brings its other languages along: names of the scheme language, words of other packages."""

    __slots__ = ("english", "gaps", "others")

    def __init__(
        self,
        english: str,
        others: tuple[tuple[Lang, str], ...],
        gaps: tuple[tuple[str, str | Message], ...] = (),
    ) -> None:
        self.english = english
        self.others = others
        self.gaps = gaps

    def __bool__(self) -> bool:
        return bool(self.english or self.others)

    @property
    def texts(self) -> Mapping[Lang, str]:
        """The phrase in each language it has got, its gaps as they are."""
        return {"en": self.english, **dict(self.others)}

    def say(self, lang: Lang) -> str:
        """The phrase in the language asked for; in English where it has not got that one."""
        text = dict(self.others).get(lang, self.english)
        return fill_gaps(text, self.gaps, lang) if self.gaps else text

    def fill(self, **gaps: object) -> Message:
        """The phrase with its gaps filled."""
        return Term(self.english, self.others, _sorted_gaps({**dict(self.gaps), **gaps}))

    def substitute(self, old: Message, new: str | Message) -> Message:
        """The phrase with something else in the place of a gap."""
        return Term(
            self.english, self.others, tuple((name, _substitute(gap, old, new)) for name, gap in self.gaps)
        )


Text = str | Message
"""What can be said: a plain string is the same in every language."""


class _SpokenPart(str):
    """What stands in a gap; each language says there how, as `{name:capital,without .}`.

    lower, capital   in small letters; with a large first letter
    without X        without X at its end
    spaced           with a blank behind digits and signs, where words of the script need none
    # cell|# cells   the words for one and for any other number, which stands for #
    """

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        text = str(self)
        if "|" in spec:
            single, many = spec.split("|")
            return (single if text == "1" else many).replace("#", text)
        for change in filter(None, spec.split(",")):
            if change == "lower":
                text = text.lower()
            elif change == "capital":
                text = text[:1].upper() + text[1:]
            elif change == "spaced":
                text = f"{text} " if text.isascii() else text
            elif change.startswith("without "):
                text = text.removesuffix(change.removeprefix("without "))
            else:
                raise ValueError(f"a gap is written {{name:lower}}, capital, spaced or without, not {spec}")
        return text


def _substitute(gap: str | Message, old: Message, new: str | Message) -> str | Message:
    if gap == old:
        return new
    return gap.substitute(old, new) if isinstance(gap, Message) else gap


def reworded_gaps(
    gaps: Iterable[tuple[_Key, str | Message]], reword: Reword
) -> tuple[tuple[_Key, str | Message], ...]:
    """Gaps, the messages among them in the names of a scheme in Chinese."""
    return tuple((name, gap.reworded(reword) if isinstance(gap, Message) else gap) for name, gap in gaps)


def _sorted_gaps(gaps: Mapping[str, object]) -> tuple[tuple[str, str | Message], ...]:
    """The gaps in one order, so that equal messages are equal; numbers as they are printed."""
    return tuple((name, gap if isinstance(gap, Message) else str(gap)) for name, gap in sorted(gaps.items()))


def fill_gaps(
    text: str, gaps: Iterable[tuple[str, str | Message]], lang: Lang, reword: Reword | None = None
) -> str:
    """A text of a language with its gaps filled in that language."""
    text = reword(text) if reword and lang == "zh" else text
    return text.format_map({name: _SpokenPart(say(gap, lang)) for name, gap in gaps})


def message(english: str, /, **gaps: object) -> Message:
    """A phrase; `{name}` in it is a gap, filled at once or later by `fill`.

    >>> say(message("did you mean “{name}”?", name="flow"), "en")
    'did you mean “flow”?'
    """
    return _Phrase(english, "", _sorted_gaps(gaps))


def sense(context: str, english: str, /, **gaps: object) -> Message:
    """A phrase whose English has several senses: the context tells other languages which is meant."""
    return _Phrase(english, context, _sorted_gaps(gaps))


def plural(one: str, many: str, /, count: int, **gaps: object) -> Message:
    """A phrase that changes with a number, which is its gap `count`.

    >>> say(plural("{count} row", "{count} rows", 1), "en"), say(plural("{count} row", "{count} rows", 2), "en")
    ('1 row', '2 rows')
    """
    return _CountedPhrase(one, many, count, _sorted_gaps(gaps))


def term(english: str, /, **others: str) -> Message:
    """A phrase that brings its other languages along, each under its code.

    >>> say(term("indicator", zh="指标"), "zh")
    '指标'
    """
    return Term(english, tuple(sorted(others.items())))


def sequence(parts: Iterable[str | Message], between: str | Message) -> Message:
    """Phrases one after another.

    >>> say(sequence(["a", "b"], "; "), "en")
    'a; b'
    """
    return _Phrases(tuple(parts), between)


def sentences(texts: Iterable[str | Message]) -> Message:
    """Whole sentences one after another.

    >>> say(sentences(["It rose.", "It fell."]), "en")
    'It rose. It fell.'
    """
    first, *rest = texts
    whole = message("{sentence}", sentence=first) if isinstance(first, str) else first
    for text in rest:
        whole = message("{sentence} {next}", sentence=whole, next=text)
    return whole


def say(text: str | Message, lang: Lang) -> str:
    """A text in the language asked for; a plain string is the same in each."""
    return text.say(lang) if isinstance(text, Message) else text


def comma_list(items: Iterable[str | Message]) -> Message:
    """Names in a row, with each language's comma.

    >>> say(comma_list(["罗溪镇", "孟河镇"]), "zh")
    '罗溪镇、孟河镇'
    """
    return sequence(items, sense("between names", ", "))


def semicolon_list(items: Iterable[str | Message]) -> Message:
    """Sentences without a full stop in a row.

    >>> say(semicolon_list(["甲镇未报", "乙镇待核"]), "zh")
    '甲镇未报；乙镇待核'
    """
    return sequence(items, sense("between sentences", "; "))
