"""A file that is written into while it is read."""

from __future__ import annotations


class FileChanged(Exception):
    """A file was written into while it was read."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
