"""Text in two languages, chosen only when it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

Lang = Literal["zh", "en"]


class Text(NamedTuple):
    """One phrase in Chinese and in English.

    >>> Text("名次", "rank").say("en")
    'rank'
    """

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """The phrase in the language asked for."""
        return self.zh if lang == "zh" else self.en

    def fill(self, **args: object) -> Text:
        """The phrase with its named gaps filled, in both languages.

        An argument may itself be a `Text`; each language then gets its own half.

        >>> Text("共{n}行", "{n} rows").fill(n=3).say("zh")
        '共3行'
        """
        zh = {k: v.zh if isinstance(v, Text) else v for k, v in args.items()}
        en = {k: v.en if isinstance(v, Text) else v for k, v in args.items()}
        return Text(self.zh.format(**zh), self.en.format(**en))


def say(text: str | Text, lang: Lang) -> str:
    """A phrase in the language asked for; a plain string is the same in both."""
    return text.say(lang) if isinstance(text, Text) else text


def listed(items: list[str] | tuple[str, ...]) -> Text:
    """Names in a row, with each language's comma.

    >>> listed(["罗溪镇", "孟河镇"]).zh
    '罗溪镇、孟河镇'
    """
    return Text("、".join(items), ", ".join(items))


_LISTED = 12


def did_you_mean(near: str | None, known: Iterable[str] = ()) -> Text:
    """The end of a sentence on an unknown name: the one that is near, else some of those there are.

    >>> did_you_mean("flow").zh, did_you_mean(None, ["flow", "stock"]).en
    ('；是不是“flow”？', '; there are flow, stock')
    """
    if near:
        return Text(f"；是不是“{near}”？", f"; did you mean “{near}”?")
    few = some(known)
    return Text(f"；只有 {few.zh}", f"; there are {few.en}") if few.zh else Text("", "")


def some(items: Iterable[str], most: int = _LISTED) -> Text:
    """Names in a row, each once; of many the first, and a sign that there are more.

    >>> some(["甲镇", "乙镇", "丙镇"], 2).zh
    '甲镇、乙镇…'
    """
    first: dict[str, None] = {}
    for item in items:
        if len(first) == most and item not in first:
            few = listed(tuple(first))
            return Text(f"{few.zh}…", f"{few.en}…")
        first[item] = None
    return listed(tuple(first))


def listed_texts(items: Sequence[Text]) -> Text:
    """Phrases in a row, each language with its own.

    >>> listed_texts([Text("未报", "missing"), Text("待核", "pending")]).en
    'missing, pending'
    """
    return Text("、".join(item.zh for item in items), ", ".join(item.en for item in items))
