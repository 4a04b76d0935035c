"""Each renderer prints its golden file, byte for byte."""

from __future__ import annotations

import pytest

from scorecard.base.message import Lang
from tests.render.regenerate import CASES, COLOURED, coloured, coloured_path, golden_path
from tests.render.rendered import render
from tests.render.samples import DOCUMENTS


@pytest.mark.parametrize(("name", "form", "lang"), CASES)
def test_a_document_is_printed_as_its_golden_file(name: str, form: str, lang: Lang) -> None:
    expected = golden_path(name, form, lang).read_bytes().decode("utf-8")
    assert render(DOCUMENTS[name], form, lang) == expected


@pytest.mark.parametrize(("lang", "columns"), COLOURED)
def test_a_page_is_coloured_as_its_golden_file(lang: Lang, columns: int) -> None:
    assert coloured(lang, columns) == coloured_path(lang, columns).read_bytes().decode("utf-8")
