"""Whether a period is sealed, and whether what is computed now is what was sealed: the note below its tables."""

from __future__ import annotations

from pathlib import Path

from scorecard.base.message import message
from scorecard.model.board import Board
from scorecard.seal.folder import seal_file
from scorecard.study.note import Note


def seal_note(root: Path, board: Board) -> Note:
    """What is to be said below a table: preliminary, or sealed and under which hash."""
    path = seal_file(root, board.period, board.scheme.first_month)
    if path is None:
        return Note(
            "preliminary", message("Preliminary: this period is not sealed, its results may still change.")
        )
    return _standing_note(root, path, board)


def _standing_note(root: Path, path: Path, board: Board) -> Note:
    """What the seal of a period says of what is computed now."""
    from scorecard.seal.opened import open_seal, proof_faults
    from scorecard.seal.sealed import compare_seal

    label = board.label
    sealed = open_seal(path, root).sealed
    if sealed is None or proof_faults(sealed):
        return Note(
            "seal_at_fault",
            message(
                "Preliminary: the seal of this period is at fault, see scorecard verify {label}.", label=label
            ),
        )
    on, hash, comparison = sealed.body["sealed"], sealed.short_hash, compare_seal(sealed, board)
    if comparison.same:
        return Note("sealed", message("Sealed on {date} under {hash}.", date=on, hash=hash))
    if comparison.only_after_seal:
        return Note(
            "corrected_after_seal",
            message(
                "Corrected after it was sealed on {date} under {hash}; for what differs see scorecard "
                "verify {label}.",
                date=on,
                hash=hash,
                label=label,
            ),
        )
    return Note(
        "differs_from_seal",
        message(
            "This differs from what was sealed on {date} under {hash}, see scorecard verify {label}.",
            date=on,
            hash=hash,
            label=label,
        ),
    )
