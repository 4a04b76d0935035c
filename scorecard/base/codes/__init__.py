"""The catalogue of faults: one entry per code, by what the fault is found in."""

from scorecard.base.codes import (
    actuals,
    books,
    custom,
    derived,
    files,
    formula,
    judges,
    plausible,
    project,
    scheme,
    scheme_defaults,
    scheme_effects,
    scheme_figures,
    scheme_rows,
    scheme_rules,
    scheme_stated,
    scheme_totals,
    scheme_values,
    scheme_worth,
    seal,
    sheet,
    targets,
    yaml,
)
from scorecard.base.codes.code import Code, Severity

CATALOGUE: dict[str, Code] = {
    code.id: code
    for kind in (
        yaml,
        scheme,
        scheme_rows,
        scheme_worth,
        scheme_rules,
        scheme_effects,
        scheme_totals,
        scheme_figures,
        scheme_stated,
        scheme_defaults,
        scheme_values,
        targets,
        formula,
        derived,
        judges,
        sheet,
        actuals,
        books,
        plausible,
        project,
        files,
        seal,
        custom,
    )
    for code in kind.CODES
}

# The last code each version knew. What was sealed by it is read without the refusals that came later.
_LAST = {"0.1.0": "SC358"}


def came_after(version: str, code: str) -> bool:
    """Whether a version could not yet tell a kind of fault; one that is not listed knew them all.

    >>> came_after("0.1.0", "SC012"), came_after("0.1.0", "SC999")
    (False, True)
    """
    return version in _LAST and code > _LAST[version]


__all__ = ["CATALOGUE", "Code", "Severity", "came_after"]
