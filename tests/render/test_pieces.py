"""Lines in pieces: folded as the same line without roles, and no sign ever gets the role of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scorecard.base.pieces import INDENT, LinePiece, Role, fold_indented, fold_plain, line_text
from scorecard.base.width import fold, width
from scorecard.render.terminal import set_off

ROLES: tuple[Role, ...] = ("", "error", "warning", "remark", "passed", "place", "aside", "cure")
PIECES = st.lists(
    st.builds(LinePiece, st.text("ab 7,。（）镇甲\u3000—“”", max_size=12), st.sampled_from(ROLES)),
    min_size=1,
    max_size=6,
).map(tuple)


def signs(lines: list[tuple[LinePiece, ...]]) -> list[tuple[str, Role]]:
    """Every sign that is no blank, with its role."""
    return [
        (char, piece.role) for line in lines for piece in line for char in piece.text if not char.isspace()
    ]


@given(PIECES, st.integers(12, 60))
def test_a_line_folds_as_it_would_without_roles(line: tuple[LinePiece, ...], columns: int) -> None:
    text = line_text(line)
    whole = width(text) <= columns
    assert [line_text(each) for each in fold_plain(line, columns)] == (
        [text] if whole else fold(text, columns)
    )
    indent = text[: len(text) - len(text.lstrip())]
    first, *rest = fold(text.lstrip(), columns - len(INDENT))
    lines = [text] if whole else [indent + first, *(INDENT + each for each in rest)]
    assert [line_text(each) for each in fold_indented(line, columns)] == lines


@given(PIECES, st.integers(12, 60))
def test_no_sign_gets_the_role_of_another(line: tuple[LinePiece, ...], columns: int) -> None:
    assert signs(fold_indented(line, columns)) == signs(fold_plain(line, columns)) == signs([line])


def test_nothing_in_a_piece_steers_the_terminal() -> None:
    drawn = set_off([(LinePiece("\x1b[2J[bold]甲\x9b镇", "error"), LinePiece(":smile:"))])
    assert drawn == "\x1b[1;31m?[2J[bold]甲?镇\x1b[0m:smile:\n"
