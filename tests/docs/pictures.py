"""Pictures of what a command prints on a terminal, in its colours: SVG by rich's own export, PNG by a browser."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from html import escape, unescape
from io import StringIO
from pathlib import Path
from typing import Literal

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME, TerminalTheme
from rich.text import Text

from scorecard.base.message import Lang
from scorecard.base.width import width
from tests.cli.running import ROOT
from tests.cli.terminal import on_a_terminal

Background = Literal["dark", "light"]
_COLOURS = ((0, 0, 0), (205, 0, 0), (0, 135, 0), (168, 120, 0), (0, 60, 200), (160, 0, 160), (0, 140, 150))
_BRIGHT = (
    (90, 90, 90),
    (230, 40, 40),
    (0, 160, 0),
    (190, 140, 0),
    (50, 110, 240),
    (190, 40, 190),
    (0, 165, 175),
)
_THEMES = {
    "dark": SVG_EXPORT_THEME,
    "light": TerminalTheme(
        (255, 255, 255), (30, 30, 30), [*_COLOURS, (220, 220, 220)], [*_BRIGHT, (255, 255, 255)]
    ),
}
_FONT = '"Noto Sans Mono CJK SC", "Sarasa Mono SC", "DejaVu Sans Mono", Consolas, monospace'
_LENGTH = re.compile(r'(<text [^>]*?)x="([\d.]+)"([^>]*?)textLength="([\d.]+)"([^>]*)>([^<]+)</text>')
# Latin, Chinese, and one by one what some fonts draw wide and others narrow.
_STRETCH = re.compile(r"[\x20-\x7e\xa0]+|[\u2e80-\ufaff\uff01-\uff60]+|.")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def terminal_picture(
    args: Sequence[str],
    columns: int,
    lang: Lang,
    background: Background = "dark",
    lines: int | None = None,
    at: Path = ROOT,
    code: int = 0,
) -> bytes:
    """An SVG of a terminal so many columns wide after `scorecard ARGS`; its first `lines` alone where there are more.

    It fetches nothing, and the same output gives the same bytes.
    """
    speaks = "zh_CN.UTF-8" if lang == "zh" else "en_US.UTF-8"
    language = () if "--lang" in args else ("--lang", lang)
    said = on_a_terminal(
        *args, *language, columns=columns, at=at, code=code, both=True, LC_ALL=speaks
    ).rstrip("\n")
    shown = said.split("\n")
    if lines is not None and len(shown) > lines:
        shown = [*shown[:lines], "…"]
    return drawn("\n".join(shown), columns, " ".join(["scorecard", *map(_quoted, args)]), background)


def _quoted(word: str) -> str:
    """A word as it is typed: in quotes only where a shell would part or change it."""
    return word if re.fullmatch(r"[\w./:=-]+", word) else shlex.quote(word)


def drawn(said: str, columns: int, title: str, background: Background = "dark") -> bytes:
    """An SVG of what a terminal received."""
    console = Console(
        record=True,
        width=columns,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        _environ={},
    )
    console.print(Text.from_ansi(said), soft_wrap=True)
    svg = console.export_svg(title=title, theme=_THEMES[background], code_format=_offline(CONSOLE_SVG_FORMAT))
    return _LENGTH.sub(_in_columns, svg).encode()


def _in_columns(run: re.Match[str]) -> str:
    """A run of text, each stretch of one kind of characters in its columns, whatever width the font gives them."""
    before, x, between, length, after, text = run.groups()
    said = unescape(text)
    one, at = float(length) / len(said), float(x)
    drawn: list[str] = []
    for stretch in _STRETCH.findall(said):
        long = one * width(stretch.replace("\xa0", " "))
        scaled = f'textLength="{long:g}" lengthAdjust="spacingAndGlyphs"'
        drawn.append(f'{before}x="{at:g}"{between}{scaled}{after}>{escape(stretch)}</text>')
        at += long
    return "".join(drawn)


def _offline(template: str) -> str:
    """The template without the font that it would fetch, in fonts that have Chinese."""
    head, _, rest = template.partition("    @font-face")
    style = rest[rest.index("    .{unique_id}-matrix") :]
    wide = "        font-variant-east-asian: full-width;\n"
    return (head + style).replace("Fira Code, monospace", _FONT).replace(wide, "")


def as_png(svg: bytes, scale: int = 1) -> bytes:
    """A picture of the picture, by a browser without a window."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    across, down = (
        round(float(size)) for size in svg.split(b'viewBox="0 0 ', 1)[1].split(b'"', 1)[0].split()
    )
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder) / "page.html", Path(folder) / "page.png"
        page.write_bytes(b'<!doctype html><meta charset="utf-8"><body style="margin:0">' + svg)
        subprocess.run(
            [
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                f"--force-device-scale-factor={scale}",
                f"--window-size={across},{down}",
                f"--screenshot={picture}",
                page.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=60,
        )
        return picture.read_bytes()
