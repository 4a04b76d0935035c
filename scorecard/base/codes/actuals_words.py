"""Faults of words in returns: SC230."""

from __future__ import annotations

from scorecard.base.codes.code import Code, error
from scorecard.base.text import Text

CODES: tuple[Code, ...] = (
    error(
        "SC230",
        title=Text("不是规定的词", "none of the words"),
        message=Text(
            "“{indicator}”只能报 {known}，这里是“{text}”{hint}",
            "{indicator} takes {known} only, not “{text}”{hint}",
        ),
        cure=Text(
            "照方案的写法报；确有这种情况就在方案里补上这个词",
            "use a word of the scheme, or add this one to the scheme",
        ),
        why=Text(
            "每个词的分写在方案里，别的词没有分；不猜是哪一个。",
            "The scheme says what each word is worth; another word is worth nothing, and none is guessed.",
        ),
        bad="2017,春江镇,主导产品领域,战略新兴",
        good="2017,春江镇,主导产品领域,战略性新兴产业",
    ),
)
