"""How the draws were made and how their figures are to be read, in notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from scorecard.base.decimals import decimal_text, percent, plain
from scorecard.base.message import Text, comma_list, message
from scorecard.engine.figures import official
from scorecard.model.board import TableBoard
from scorecard.model.figure import Floats
from scorecard.model.table import SchemeTable
from scorecard.model.unit import position_of
from scorecard.study.note import Note
from scorecard.study.notes import illustrative
from scorecard.study.overview.subjects import tables_of
from scorecard.study.sensitivity.finding import Sensitivity
from scorecard.study.sensitivity.run import Dirichlet, WeightBand

HANDBOOK = message(
    "After OECD and European Commission (JRC): Handbook on Constructing Composite Indicators: Methodology and User "
    "Guide, OECD Publishing, Paris 2008, doi 10.1787/9789264043466-en, chapter 7, uncertainty and sensitivity analysis."
)


def method(sensitivity: Sensitivity) -> tuple[Note, ...]:
    """All that has to be known to read the tables, and to make them again."""
    return tuple(_method(sensitivity))


def _method(sensitivity: Sensitivity) -> Iterator[Note]:
    yield from illustrative(sensitivity.board)
    yield Note("draws", _draws_text(sensitivity))
    if sensitivity.stopped:
        yield Note("stopped", _stopped_text(sensitivity))
    if sensitivity.rescored:
        yield Note("rescored", _RESCORED)
    yield Note("points", _POINTS)
    yield Note("ranks", _RANKS)
    yield Note("fragile", _FRAGILE.fill(share=percent(sensitivity.threshold)))
    if sensitivity.without:
        yield Note("without", _WITHOUT)
        yield from _lacking_one(sensitivity)
    if sensitivity.policies:
        yield Note("policies", _POLICIES)
    if len(sensitivity.units) < len(sensitivity.place.units):
        yield Note("unranked", _UNRANKED)
    yield Note("handbook", HANDBOOK)


def _lacking_one(sensitivity: Sensitivity) -> Iterator[Note]:
    """The units that are not ranked for want of one item alone: without it they could be."""
    board, place = sensitivity.board, sensitivity.place
    unranked = [unit for unit, rank in zip(place.units, official(place), strict=True) if np.isnan(rank)]
    lacks = {unit.id: _lacking_rows(tables_of(board, place), unit.id) for unit in unranked if unit.assessed}
    for variant in sensitivity.without or ():
        table = board.table(variant.table).table
        rows = {(table.id, i) for i in _rows_of(table, variant.id)}
        names = [unit.short for unit in unranked if (of := lacks.get(unit.id)) and of <= rows]
        if names:
            sentence = message(
                "Without “{item}” these units, which lack nothing else, could be ranked: {units}; the ranks told are among "
                "the units that are ranked now.",
                item=variant.said,
                units=comma_list(names),
            )
            yield Note("lacking_one", sentence)


def _lacking_rows(tables: Sequence[TableBoard], unit: str) -> set[tuple[str, int]]:
    """The rows, by table, for want of which a unit has no total."""
    at = ((table, position_of(unit, table.units)) for table in tables)
    return {
        (table.table.id, i)
        for table, u in at
        if u is not None
        for i in np.flatnonzero(table.lacking[u]).tolist()
    }


def _rows_of(table: SchemeTable, id: str) -> Sequence[int]:
    """The places of a row, or of those under a heading."""
    return (table.index[id],) if id in table.index else tuple(table.tree.rows_under(id))


def _draws_text(sensitivity: Sensitivity) -> Text:
    return message(
        "{count:# draw|# draws} of weights from seed {seed}: {around}.",
        count=str(sensitivity.made),
        seed=str(sensitivity.asked.seed),
        around=around_text(sensitivity),
    )


def around_text(sensitivity: Sensitivity) -> Text:
    """How far the weights were from those of the scheme, by the example of the largest."""
    around = sensitivity.asked.around
    if isinstance(around, WeightBand):
        return message(
            "each weight up to {share} more or less, any as likely as another, then scaled to add up again",
            share=percent(around.share),
        )
    assert isinstance(around, Dirichlet)
    weights = sensitivity.weighed.weights
    at = int(weights.argmax())
    shares = np.unique(np.round(_item_shares(sensitivity, at), 4))
    if len(shares) > 1:
        return message(
            "Dirichlet around those of the scheme with concentration {k}, so that the weight of {name}, which is {least} "
            "to {most} of the whole by unit, varies by {part} of itself (standard deviation)",
            k=plain(around.concentration),
            name=sensitivity.names[at],
            least=percent(float(shares[0])),
            most=percent(float(shares[-1])),
            part=percent(float(around.factor_deviation(weights)[at]), 1),
        )
    share = weights[at] / weights.sum()
    apart = float(around.factor_deviation(weights)[at] * share)
    return message(
        "Dirichlet around those of the scheme with concentration {k}, so that {name}, {share} of the whole, varies by "
        "{apart:# percentage point|# percentage points} (standard deviation)",
        k=plain(around.concentration),
        name=sensitivity.names[at],
        share=percent(round(float(share), 4)),
        apart=decimal_text(apart * 100, 1),
    )


def _item_shares(sensitivity: Sensitivity, at: int) -> Floats:
    """What share of the whole an item is for each ranked unit by the scheme."""
    full = sensitivity.weighed.full.shown[sensitivity.units]
    shares: Floats = full[:, at] / full.sum(axis=1)
    return shares


def _stopped_text(sensitivity: Sensitivity) -> Text:
    return message(
        "Broken off after {made} of {asked} draws; leaving out and other choices were not tried.",
        made=str(sensitivity.made),
        asked=str(sensitivity.asked.draws),
    )


_RESCORED = message(
    "The total is no plain weighted sum (limits, effects, coverage, bonuses inside an item, rounding on the way or another way to "
    "combine), so every draw was scored anew; a unit taken out of the ranking in a draw stands last in it."
)
_POINTS = message(
    "Only weights change: the points that rows have earned stay, and rounding, ties and what breaks them are those of "
    "the scheme. What is added beside full points counts as it is."
)
_RANKS = message(
    "Half of the draws do not go beyond the median; 5–95 % are the ranks that 5 % and 95 % of the draws do not go "
    "beyond; “as ranked” is the share of draws in which the unit has the rank it was given."
)
_FRAGILE = message(
    "Fragile are neighbours whose order turns round in more than {share} of the draws (units that are tied are none); "
    "what decides is the item whose change of weight moves the distance between them most."
)
_WITHOUT = message(
    "Without an item: its points and its full points are left out, and all that follows is formed anew; units that "
    "are not ranked stay so."
)
_POLICIES = message(
    "Other choices: the whole period is scored anew by the scheme with that one choice changed."
)
_UNRANKED = message("Units that are not ranked take no part in it.")
