"""The names that a shell offers for what a command takes: those of the project at hand.

Whatever cannot be read offers nothing: a line that is being typed is no place for faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scorecard.base.message import say
from scorecard.base.names import NOT_SAID
from scorecard.cli.locale import ambient

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from scorecard.model.scheme import Scheme

Offers = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]
Names = Callable[["Scheme"], Iterator[tuple[str, ...]]]


def make_offers(names: Names) -> Offers:
    """What is offered for a parameter: of each thing the first of its names that goes on from what is typed.

    names : of each thing its names, the one to offer first; the last says it in full beside it
    """

    def matching(ctx: click.Context, parameter: click.Parameter, typed: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        offered = []
        for scheme in _schemes(ctx):
            for of_one in names(scheme):
                name = next((n for n in of_one if n.startswith(typed) and not set(n) & _SPLIT), None)
                if name is not None:
                    offered.append((name, of_one[-1]))
        return [CompletionItem(name, help=full) for name, full in dict(offered).items()]

    return matching


# A shell takes a name with one of these for several words.
_SPLIT = frozenset(" \t'\"\\:;&|<>()$`")


def _schemes(ctx: click.Context) -> tuple[Scheme, ...]:
    """The schemes of the folder that was named so far, the latest first."""
    from scorecard.cli.folder import project_folder
    from scorecard.workspace import read_workspace

    asked = {**(ctx.find_root().params), **{k: v for k, v in ctx.params.items() if v is not None}}
    directory, config = asked.get("directory"), asked.get("config")
    root = project_folder(Path(directory) if directory else None, quiet=True)
    try:
        return read_workspace(root, Path(config) if config else None, actuals=False).schemes[::-1]
    except OSError:
        return ()


def _units(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    return ((unit.short, unit.id, unit.name) for unit in scheme.units)


def _groups(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    words = scheme.groups.words if scheme.groups else (unit.group for unit in scheme.units if unit.group)
    return ((word, word) for word in words)


def _tables(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    yield from ((table.id, table.title) for table in scheme.tables)
    yield from ((total.id, total.title) for total in scheme.totals)


def _indicators(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    return ((row.short, row.id, row.name) for table in scheme.tables for row in table.rows)


def _providers(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    rows = [row for table in scheme.tables for row in table.rows if not row.derived]
    yield from ((row.provider,) for row in rows if row.provider)
    if not all(row.provider for row in rows):
        word = say(NOT_SAID, ambient())
        yield word.strip("()（）"), word


def _periods(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    from scorecard.model.period import Period

    for year in reversed(scheme.years):
        for period in reversed(Period(year, 12).periods_of_year(scheme.frequency)):
            yield (period.label(scheme.calendar),) * 2


def _years(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    yield str(scheme.year), scheme.title


def _addresses(scheme: Scheme) -> Iterator[tuple[str, ...]]:
    """What a change may speak of: the value of a cell, its target; the points and the rule of a row; a weight."""
    for table in scheme.tables:
        for row in table.rows:
            for unit in (scheme.units[u] for u in table.units):
                names = [(of, called) for of in (unit.short, unit.id) for called in (row.short, row.id)]
                full = f"{unit.name} {row.name}"
                if not row.derived:
                    yield (*(f"{of}.{called}=" for of, called in names), full)
                if row.targets:
                    yield (*(f"targets.{of}.{called}=" for of, called in names), full)
            if not table.inputs:
                yield from (
                    (f"{form}.{row.short}=", f"{form}.{row.id}=", row.name) for form in ("points", "rules")
                )
    yield from ((f"weights.{part}=", part) for total in scheme.totals for part in total.weights)


YEARS, ADDRESSES = make_offers(_years), make_offers(_addresses)
UNITS, GROUPS, TABLES = make_offers(_units), make_offers(_groups), make_offers(_tables)
INDICATORS, PERIODS, PROVIDERS = make_offers(_indicators), make_offers(_periods), make_offers(_providers)
