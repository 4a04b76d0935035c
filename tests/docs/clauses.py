"""Fills in the entries of the clause cookbook: what is read back of a piece of a scheme, and what figures come to.

A block after `<!-- clause -->` holds indicators, or fields of a scheme with `indicators:` or `tables:` among them.
What stands up to the next such block belongs to it. Between `<!-- read back -->` and `<!-- end -->` stands what
`check --read-back` says of it, less what it says of every scheme. A table after `<!-- scored -->` has a line for
each unit: under the name of a row what it sent in, under a word such as `points` what comes of it; `last year's X`
or `2020 X` is what it sent in that year. `<!-- scored: 2026Q2 -->` is that quarter instead of the year.

A figure `X=5` is that of the object or the period X; several, and marks of several judges, stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from scorecard.base.decimals import percent
from scorecard.base.message import Lang, say
from scorecard.load.scheme.formulas import INPUTS
from scorecard.model.status import Status
from scorecard.scheme.kinds.named import CHINESE
from scorecard.study.readback.read import read_back
from scorecard.study.readback.sentence import Section, Statement, join_sentences
from scorecard.tables.numbers import full_name
from tests.docs.clause_project import YEAR, Sent, outcome, read, scheme_of
from tests.docs.pages import blocks

_ENTRY = re.compile(r"(<!-- clause -->\n```yaml\n(.*?)```\n)(.*?)(?=<!-- clause -->|\Z)", re.DOTALL)
_SAID = re.compile(r"(<!-- read back -->\n).*?(<!-- end -->)", re.DOTALL)
_SCORED = re.compile(r"(<!-- scored(?:: (\S+))? -->\n)((?:\|.*\n)+)")
_EARLIER = re.compile(r"(?:(\d{4})(?:年| )|上年|last year's )(.+)")
_OUTCOME = re.compile(r"([\w ]+?)(?:(?:：|: )(.+))?")
_UNITS: dict[Lang, list[str]] = {
    "zh": [f"{name}镇" for name in "甲乙丙丁戊己庚辛壬癸"],
    "en": [f"Town {name}" for name in "ABCDEFGHIJ"],
}
_ABOUT = {"unit": "unit", "单位": "unit", "group": "group", "分组": "group"}
_WORDS = {
    "得分": "points",
    "总分": "total",
    "名次": "rank",
    "组内名次": "group_rank",
    "group rank": "group_rank",
    "等次": "grade",
    "亮灯": "light",
    "完成率": "completion",
    "目标值": "target",
}
"""The headers of what is filled in, beside the words themselves; `得分：专利` is that of one row, `总分：综合` that of one total."""


class Asked(NamedTuple):
    """What a column is filled with: a kind of outcome, of a row or total by name, or of the first one."""

    word: str
    name: str


class Scored(NamedTuple):
    """A table of figures as a page shows it: its lines by header, the units they are of, and the period."""

    mark: str
    period: str
    lines: list[dict[str, str]]
    units: list[Sent]

    @classmethod
    def of(cls, found: re.Match[str] | None, lang: Lang) -> Scored:
        assert found, "a clause is scored"
        head, _, *rows = [
            [cell.strip() for cell in line.strip("|").split("|")] for line in found[3].splitlines()
        ]
        lines = [dict(zip(head, cells, strict=True)) for cells in rows]
        return cls(
            found[1].strip(), found[2] or "", lines, [_sent(line, n, lang) for n, line in enumerate(lines)]
        )


def clauses(text: str) -> list[re.Match[str]]:
    """The entries of a page: block, piece, and what belongs to it."""
    return list(_ENTRY.finditer(text))


def tables_of(entry: re.Match[str]) -> dict[str, str]:
    """The tables that an entry shows for its piece to name."""
    return {one.detail: one.text for one in blocks(entry[3]) if one.word == "beside"}


def refreshed(text: str, lang: Lang) -> str:
    """A page with what is read back, and what comes of the figures, as they are now."""

    def entry(found: re.Match[str]) -> str:
        of = Scored.of(_SCORED.search(found[3]), lang)
        tables = tables_of(found)
        said = _read_back(found[2], tables, of, lang)
        rest = _SAID.sub(lambda part: f"{part[1]}\n{said}\n\n{part[2]}", found[3])
        return found[1] + _SCORED.sub(
            lambda part: _filled(Scored.of(part, lang), found[2], tables, lang), rest
        )

    return _ENTRY.sub(entry, text)


def _read_back(piece: str, tables: Mapping[str, str], of: Scored, lang: Lang) -> str:
    """What is said of a piece that is not said of every scheme for the same units, a line for each row or choice."""
    own, plain = (read(scheme_of(each, of.units, of.period, YEAR, lang), tables) for each in (piece, ""))
    known = {_spoken(line, lang) for part in read_back(plain) for line in part.lines}
    told = [(part, [one for one in part.lines if _spoken(one, lang) not in known]) for part in read_back(own)]
    told = [(part, lines) for part, lines in told if lines]
    shown = (_section(part, lines, len(told) > 1, lang) for part, lines in told)
    return "\n>\n".join([{"zh": "> **读出**", "en": "> **Read back**"}[lang], *shown])


def _section(part: Section, lines: list[Statement], titled: bool, lang: Lang) -> str:
    title = [f"> {say(part.title, lang)}", ">"] if titled else []
    return "\n".join([*title, *(f"> - {_spoken(line, lang)}" for line in lines)])


def _spoken(line: Statement, lang: Lang) -> str:
    name = say(full_name(line.row) if line.row else line.name, lang)
    worth = {"zh": f"（{line.points}分）", "en": f" ({line.points} points)"}[lang] if line.points else ""
    colon = {"zh": "：", "en": ": "}[lang]
    return f"{name}{worth}{colon}{say(join_sentences(line.sentences), lang)}".replace("|", "\\|")


def _filled(table: Scored, piece: str, tables: Mapping[str, str], lang: Lang) -> str:
    """A table of figures with what comes of them."""
    found = outcome(piece, tables, table.units, table.period, lang)
    rows = [
        [
            _answer(found, asked, unit.unit, lang) if (asked := _asked(name)) else cell
            for name, cell in line.items()
        ]
        for line, unit in zip(table.lines, table.units, strict=True)
    ]
    head = list(table.lines[0])
    shown = (f"| {' | '.join(cells)} |" for cells in (head, *rows))
    return "\n".join([table.mark, next(shown), "|---" * len(head) + "|", *shown]) + "\n"


def _asked(header: str) -> Asked | None:
    found = _OUTCOME.fullmatch(header)
    word = _WORDS.get(found[1], found[1]) if found else ""
    return Asked(word, found[2] or "") if found and word in _WORDS.values() else None


def _sent(line: dict[str, str], n: int, lang: Lang) -> Sent:
    about = {_ABOUT[name]: cell for name, cell in line.items() if name in _ABOUT}
    figures = {}
    for name, cell in line.items():
        if name not in _ABOUT and _asked(name) is None:
            earlier = _EARLIER.fullmatch(name)
            year = int(earlier[1] or YEAR - 1) if earlier else YEAR
            figures[year, earlier[2] if earlier else name] = cell
    return Sent(about.get("unit", _UNITS[lang][n]), about.get("group", ""), figures)


def _answer(found: dict[str, Any], asked: Asked, unit: str, lang: Lang) -> str:
    """One figure of what comes out; a word or a stroke where there is none."""
    tables = [table for table in found["tables"] if table["id"] != INPUTS]
    if asked.word in ("total", "rank", "group_rank", "grade"):
        of = next(one for one in reversed([*tables, *found["totals"]]) if asked.name in ("", one["title"]))
        return _number(_of(of, unit).get(asked.word)) or "—"
    table, row = next(
        (table, row) for table in tables for row in table["indicators"] if asked.name in ("", row["name"])
    )
    line = _of(table, unit)
    cell = line["headings" if row["heading"] else "cells"][row["id"]]
    match asked.word:
        case "points" if "status" in cell:
            return _number(cell["points"]) or say(
                next(one for one in Status if one.id == cell["status"]).text, lang
            )
        case "points":
            return _number(cell["points"]) or "—"
        case "completion":
            return "—" if cell["completion"] is None else percent(round(cell["completion"], 4))
        case "light":
            return CHINESE[cell["light"]] if lang == "zh" else str(cell["light"])
        case _:
            return cell["target_printed"] or "—"


def _of(ranked: dict[str, Any], unit: str) -> dict[str, Any]:
    """The line of a unit; nothing where it does not stand in the table."""
    return next((row for row in ranked["rows"] if row["name"] == unit), {})


def _number(figure: float | str | None) -> str:
    return f"{round(figure, 4):.10g}" if isinstance(figure, float | int) else figure or ""
