"""The arithmetic of one cell as a table of numbered steps, and as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from re import search
from typing import Any

from scorecard.base.message import Lang, Text, comma_list, message, say, sense
from scorecard.base.place import place_reference
from scorecard.model.board import Board
from scorecard.study.explain.cell import Explanation
from scorecard.study.explain.step import Step
from scorecard.study.notes import notes
from scorecard.tables.record_cells import number
from scorecard.tables.table import Cell, Column, Document, Table

Json = dict[str, Any]

_COLUMNS = (
    Column("step", message("Step"), key=True),
    Column("formula", sense("heading of a column", "Formula")),
    Column("result", message("Result")),
    Column("source", message("Source")),
)
_DIGITS = message(
    "Figures that do not end are printed with 4 decimals, half-up; redone from these the "
    "last digit may differ. "
)
_SMALL = message(
    "Figures that do not end are printed with 4 decimals (below 0.001 with 4 digits), "
    "half-up; redone from these the last digit may differ. "
)
_BELOW = r"(?<![\d.])0\.000\d{4,}"
_NOWHERE = message("Nothing is rounded in the calculation itself.")
_SOMEWHERE = message("In the calculation itself only the steps that say so are rounded.")


def steps_table(id: str, titles: tuple[Text, ...], steps: Sequence[Step], listed: bool) -> Table:
    """Steps as a table. With `listed` the places stand below it as notes, so that the formulas get room."""
    places = list(dict.fromkeys(place for step in steps for place in _places(step)))

    def source(step: Step) -> Cell:
        if not listed:
            return "；".join(_places(step))
        return _marks([places.index(place) + 1 for place in _places(step)])

    rows = tuple(
        (message("{number} {subject}", number=n, subject=step.what), step.formula, step.shown, source(step))
        for n, step in enumerate(steps, 1)
    )
    below = tuple(places) if listed else ()
    # No column stands empty.
    wide = len(_COLUMNS) if places else len(_COLUMNS) - 1
    cells = tuple(row[:wide] for row in rows)
    return Table(id, titles, _COLUMNS[:wide], cells, notes=(*below, *_digits(steps)))


def _places(step: Step) -> tuple[str, ...]:
    """The places of a step, each line once."""
    return tuple(dict.fromkeys(place_reference(span) for span in step.spans))


def _digits(steps: Sequence[Step]) -> tuple[Text, ...]:
    """What is said of figures that do not end, where one is printed."""
    formulas = [say(step.formula, "en") for step in steps]
    small = any(search(_BELOW, formula) for formula in formulas)
    if not small and not any(search(r"\.\d{4}(?!\d)", formula) for formula in formulas):
        return ()
    somewhere = any(say(step.what, "en").endswith(("rounded", "Rounding")) for step in steps)
    really = _SOMEWHERE if somewhere else _NOWHERE
    digits = _SMALL if small else _DIGITS
    return (message("{digits}{really}", digits=digits, really=really),)


def _marks(numbers: list[int]) -> Cell:
    """The numbers of notes, a run of them by its ends."""
    if not numbers:
        return ""
    run = len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1))
    marks = [f"{numbers[0]}–{numbers[-1]}"] if run else [str(n) for n in numbers]
    return message("note {marks}", marks=comma_list(marks))


def explanation_document(board: Board, explained: Explanation, listed: bool) -> Document:
    """The steps of one cell under the names of unit, indicator and period."""
    scheme, row = board.scheme, explained.row
    about = [f"{row.short}：{row.note}"] if row.note else []
    title = message(
        "{unit} · {row} · {period}: how it came about",
        unit=explained.unit.short,
        row=row.name,
        period=board.title,
    )
    table = steps_table(f"{explained.table.table.id}.{row.id}", (title,), explained.steps, listed)
    illustrative = [
        note.text for note in notes(board) if note.code == "illustrative" and _illustrative(board, explained)
    ]
    # One block of notes, so that each number stands once.
    below = (*table.notes, *about, *illustrative)
    return Document((scheme.title,), (table._replace(notes=below),))


def _illustrative(board: Board, explained: Explanation) -> bool:
    from scorecard.study.corrections import cells_with
    from scorecard.study.notes import illustrative_entries

    cell = explained.cell
    return bool(cells_with(cell.table, illustrative_entries(board))[cell.u, cell.i])


def explanation_record(explained: Explanation, lang: Lang) -> Json:
    """The steps of one cell as plain data; figures unrounded, rates as fractions."""
    cell = explained.cell
    heading = explained.row.heading
    return {
        "period": cell.label,
        "unit": explained.unit.id,
        "table": explained.table.table.id,
        "indicator": explained.row.id,
        "status": None if heading else cell.status.id,
        "points": number(explained.points),
        "full_points": number(explained.full) if explained.full > 0 else None,
        "steps": steps_record(explained.steps, lang),
    }


def steps_record(steps: Sequence[Step], lang: Lang) -> list[Json]:
    """Steps as plain data."""
    return [
        {
            "what": say(step.what, lang),
            "formula": say(step.formula, lang),
            "inputs": [
                {
                    "name": say(given.name, lang),
                    "value": given.value if isinstance(given.value, str) else number(given.value),
                    "file": given.span.path if given.span else None,
                    "line": given.span.line if given.span else None,
                }
                for given in step.inputs
            ],
            "because": [say(sentence, lang) for sentence in step.because],
            "result": number(step.result) if isfinite(step.result) else None,
            "printed": say(step.shown, lang),
        }
        for step in steps
    ]
