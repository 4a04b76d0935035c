"""Small pictures: as many dots as before, of few colours."""

from __future__ import annotations

import re
import zlib
from struct import pack

import numpy as np
import numpy.typing as npt

_COLOURS = 32
_HEAD = re.compile(rb"P6\s+(\d+)\s+(\d+)\s+255\s")


def as_small_png(ppm: bytes) -> bytes:
    """A picture as `pdftoppm` writes it, as PNG with a palette: its commonest colours, each dot in the nearest."""
    head = _HEAD.match(ppm)
    if head is None:
        raise ValueError("no picture of the kind P6")
    across, down = int(head[1]), int(head[2])
    dots = np.frombuffer(ppm, np.uint8, across * down * 3, head.end()).reshape(-1, 3)
    palette, places = _reduced(dots)
    return _png(palette, places.reshape(down, across))


def _reduced(dots: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The palette, and for each dot its place in it."""
    coarse = (dots >> 4).astype(np.int32) @ np.array([256, 16, 1])
    kinds, of, counts = np.unique(coarse, return_inverse=True, return_counts=True)
    sums = np.stack([np.bincount(of, dots[:, k], len(kinds)) for k in range(3)], axis=1)
    means = sums / counts[:, None]
    chosen = _apart(means, counts)
    palette = means[chosen]
    nearest = ((means[:, None, :] - palette[None, :, :]) ** 2).sum(axis=2).argmin(axis=1)
    return palette.round().astype(np.uint8), nearest[of].astype(np.uint8)


def _apart(means: npt.NDArray[np.float64], counts: npt.NDArray[np.int64]) -> list[int]:
    """The colours that leave the least to be wished for: one after the other, common ones and far ones first."""
    chosen = [int(counts.argmax())]
    far = ((means - means[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < min(_COLOURS, len(means)):
        chosen.append(int((far * np.sqrt(counts)).argmax()))
        far = np.minimum(far, ((means - means[chosen[-1]]) ** 2).sum(axis=1))
    return chosen


def _png(palette: npt.NDArray[np.uint8], places: npt.NDArray[np.uint8]) -> bytes:
    down, across = places.shape
    lines = np.pad(places, ((0, 0), (1, 0))).tobytes()
    chunks = (
        (b"IHDR", pack(">IIBBBBB", across, down, 8, 3, 0, 0, 0)),
        (b"PLTE", palette.tobytes()),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
