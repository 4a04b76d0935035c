"""Tables in a terminal. Colour is emphasis only: the words carry the meaning."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from scorecard.base.message import message, say
from scorecard.base.pieces import Line
from scorecard.base.width import fold, pad
from scorecard.render.formats import Canvas
from scorecard.render.layout import Lines, Slice
from scorecard.render.lines import block_line
from scorecard.render.page import PageBlock, blocks
from scorecard.render.printed import printed_document
from scorecard.render.safe import fit_encoding, plainer, visible
from scorecard.tables.table import Document

_GAPS = (2, 1)
_STYLES = {"": "", "title": "bold", "flag": "yellow", "note": "dim"}
_LIGHTS = {"": "", "none": "", "green": "green", "blue": "bright_blue", "yellow": "yellow", "red": "bold red"}
_TONES = {
    **_LIGHTS,
    **{
        "met": "",
        "unmet": "",
        "short": "",
        "shorter": "bold",
        "shortest": "bold reverse",
        "missing": "bold yellow",
    },
    **{"rise": "bright_blue", "fall": "red"},
}
_ROLES = {
    "": "",
    "error": "bold red",
    "warning": "bold yellow",
    "remark": "bright_blue",
    "passed": "green",
    "place": "bold",
    "aside": "dim",
    "cure": "green",
}
_SHORT = message("Bold: more than 10% short of what is due; reversed: more than 25% short.")
_ENDLESS = 10_000
_BLOCK = "\ue000"
# Signs that are one column wide in every terminal: those that draw lines and blocks are two in a Chinese one.
_BAR, _REST = "=", "-"
_SHORTEST, _LONGEST = 10, 24
_HYPHENS = box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n", ascii=True)


def draw(document: Document, canvas: Canvas) -> str:
    """The document for a terminal as wide as the canvas; escape codes only where it is coloured."""
    console = _console(canvas.columns, canvas.colour)
    printed = printed_document(document, canvas.lang, plainer(canvas.encoding))
    tones: set[str] = set()
    for place, block in enumerate(blocks(printed, canvas.columns, canvas.lang, _GAPS)):
        if place:
            console.print()
        _print(console, block)
        tones |= {tone for row in block.panel.colours for tone in row} if block.panel else set()
    if canvas.colour and tones & {"shorter", "shortest"}:
        console.print()
        _print(console, PageBlock(tuple(fold(say(_SHORT, canvas.lang), canvas.columns)), "note"))
    lines = console.file.getvalue().split("\n")  # type: ignore[attr-defined]
    return fit_encoding("\n".join(line.rstrip() for line in lines), canvas.encoding)


def set_off(lines: Iterable[Line]) -> str:
    """Lines with their pieces set off by colour, nothing in them that could steer a terminal."""
    console = _console(_ENDLESS, colour=True)
    for line in lines:
        console.print(Text.assemble(*((visible(text), _ROLES[role]) for text, role in line)), soft_wrap=True)
    return console.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def _console(columns: int, colour: bool) -> Console:
    """A console that asks nothing of the machine it runs on, so that the same input prints the same."""
    return Console(
        file=StringIO(),
        width=columns,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        force_jupyter=False,
        _environ={},
    )


def _print(console: Console, block: PageBlock) -> None:
    for line in block.lines:
        console.print(Text(line, _STYLES[block.style]), soft_wrap=True)
    if block.panel and block.panel.widths:
        _print_panel(console, block.panel)


def _print_panel(console: Console, panel: Slice) -> None:
    """A panel, with the names of its groups in the place of the rows that were marked for them."""
    ruled = _panel_table(panel, console)
    if not panel.blocks:
        console.print(ruled)
        return
    with console.capture() as captured:
        console.print(ruled)
    names, room = iter(panel.blocks.values()), _room(panel, console)
    across = panel.width + (panel.gap + room if room else 0)
    for line in captured.get().split("\n")[:-1]:
        if _BLOCK in line:
            console.print(Text(block_line(next(names), across), "dim"), soft_wrap=True)
        else:
            console.file.write(f"{line}\n")


def _panel_table(panel: Slice, console: Console) -> Table:
    """One panel under a light rule. It is laid out already: rich only puts it together."""
    # The box itself puts one blank between two columns.
    table = Table(box=_HYPHENS, show_edge=False, pad_edge=False, padding=(0, panel.gap - 1, 0, 0))
    for header, columns in zip(_pad_cells(panel.header, panel), panel.widths, strict=True):
        table.add_column(Text(header, "bold"), width=columns, no_wrap=True, overflow="ignore")
    head, *bars = _bars(panel, console) or [Text()]
    if head:
        table.add_column(head, no_wrap=True, overflow="ignore")
    for place, (row, colours) in enumerate(zip(panel.rows, panel.colours, strict=True)):
        if place in panel.blocks:
            # A row that is known again by its mark: rich has no line across all columns.
            table.add_row(*(_BLOCK * columns for columns in panel.widths))
        cells = map(Text, _pad_cells(row, panel), map(_TONES.__getitem__, colours))
        table.add_row(*cells, *bars[place : place + 1])
    return table


def _room(panel: Slice, console: Console) -> int:
    """How long a bar may be beside the panel; 0 where there is none to draw, or no room to read it."""
    room = min(_LONGEST, console.width - panel.width - panel.gap)
    return room if panel.bars and any(panel.bars.lengths) and room >= _SHORTEST else 0


def _bars(panel: Slice, console: Console) -> list[Text]:
    """What heads the bars, and a bar for each row, as long as the room beside the panel allows; none without room."""
    room = _room(panel, console)
    if panel.bars is None or not room:
        return []
    head, lengths, full = panel.bars
    above = max(n for n, line in enumerate(panel.header) if line[0] or n == 0)
    heads = [*[""] * above, *fold(head, room)]
    heads += [""] * (len(panel.header) - len(heads))
    longest = full or max(filter(None, lengths))
    bars = (_bar(length, longest, room, whole=full is not None) for length in lengths)
    return [Text("\n".join(heads), "bold"), *bars]


def _bar(length: float | None, longest: float, room: int, whole: bool) -> Text:
    """A bar to scale: empty only for nothing, and reaching its end only for the longest; with what lacks of a whole."""
    if length is None:
        return Text()
    columns = (
        room if length >= longest else min(max(round(length / longest * room), int(length > 0)), room - 1)
    )
    return Text(_BAR * columns, "cyan").append(_REST * (room - columns) if whole else "", "dim")


def _pad_cells(lines: Lines, panel: Slice) -> list[str]:
    """The cells of some lines, each filled up to the width of its column.

    By us and not by rich: it fills up only what it may also cut or fold, by its own idea of how wide a
    character is, and a figure must never lose a digit.
    """
    cells = zip(zip(*lines, strict=True), panel.widths, panel.right, strict=True)
    return [
        "\n".join(pad(text, w, "right" if right else "left") for text in cell) for cell, w, right in cells
    ]
