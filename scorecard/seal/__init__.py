"""Sealed periods: what was published, kept so that it can be proved from the file alone."""

from scorecard.seal.folder import (
    FOLDER,
    Opened,
    all_seals,
    find_seal,
    lacking_packages,
    open_seal,
    seal_faults,
    seal_note,
    sealed_board,
    unproved,
)
from scorecard.seal.sealed import Sealed, against, new_seal, written

__all__ = [
    "FOLDER",
    "Opened",
    "Sealed",
    "against",
    "all_seals",
    "find_seal",
    "lacking_packages",
    "new_seal",
    "open_seal",
    "seal_faults",
    "seal_note",
    "sealed_board",
    "unproved",
    "written",
]
