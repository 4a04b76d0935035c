"""A language is two files: a catalogue and a file of faults. No code knows it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from scorecard import locale
from scorecard.base.fault import Fault
from scorecard.base.message import comma_list, message, say
from scorecard.base.span import Span
from tests.locale.compiling import compile_stale

FAULTS = locale.FAULTS


@pytest.fixture
def pirate(tmp_path: Path) -> Iterator[str]:
    """A language that is made up, beside those there are."""
    words = Catalog(locale=None)
    words.add("error", "shipwreck")
    words.add("{name} is unranked", "{name} walks the plank")
    words.add(", ", " an' ", context="between names")
    folder = tmp_path / "locale" / "pi_SEA" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    file = io.BytesIO()
    write_po(file, words)
    (folder / "scorecard.po").write_bytes(file.getvalue())
    (tmp_path / "faults").mkdir()
    (tmp_path / "faults" / "pi_SEA.toml").write_text(
        '[SC012]\ntitle = "arr"\nmessage = "no “{field}” on this ship ({of})"\n'
        'cure = "say “{suggestion}”"\nwhy = "arr"\n',
        "utf-8",
    )
    compile_stale(tmp_path / "locale")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(locale, "CATALOGUES", tmp_path / "locale")
        patched.setattr(locale, "FAULTS", tmp_path / "faults")
        yield "pi"


def test_it_is_one_of_the_languages(pirate: str) -> None:
    assert locale.languages() == ("pi", "en")


def test_it_is_spoken(pirate: str) -> None:
    ranked = message("{name} is unranked", name=comma_list(["Port", "Starboard"]))
    assert say(ranked, pirate) == "Port an' Starboard walks the plank"


def test_it_tells_faults(pirate: str) -> None:
    fault = Fault("SC012", Span("a.yaml", 3, 1), {"field": "yeer", "suggestion": "year", "of": "scheme"})
    assert fault.lines(pirate)[0] == "a.yaml:3:1: shipwreck[SC012] no “yeer” on this ship (scheme)"


def test_the_command_line_speaks_it(pirate: str, tmp_path: Path) -> None:
    program = (
        "from pathlib import Path\n"
        "from scorecard import locale\n"
        f"locale.CATALOGUES, locale.FAULTS = Path({str(tmp_path / 'locale')!r}), Path({str(tmp_path / 'faults')!r})\n"
        f"locale.FAULTS.joinpath('en.toml').symlink_to({str(FAULTS / 'en.toml')!r})\n"
        "from scorecard.cli import main\n"
        f"main(['why', 'SC012', '--lang', {pirate!r}])\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert run.stdout.startswith("SC012 arr (shipwreck)\n") and "say “…”" in run.stdout


def test_what_it_does_not_say_is_said_in_english(pirate: str) -> None:
    assert say(message("warning"), pirate) == "warning"


def test_a_language_without_a_catalogue_says_how_to_get_one(tmp_path: Path) -> None:
    (tmp_path / "qq" / "LC_MESSAGES").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patched, pytest.raises(locale.NoCatalogue, match="pip install"):
        patched.setattr(locale, "CATALOGUES", tmp_path)
        say(message("warning"), "qq")
