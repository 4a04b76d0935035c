"""The catalogue of faults: one entry per code, by what the fault is found in."""

from scorecard.base.codes import (
    actuals,
    custom,
    derived,
    formula,
    project,
    scheme,
    scheme_figures,
    scheme_rules,
    scheme_stated,
    scheme_worth,
    seal,
    sheet,
    targets,
    yaml,
)
from scorecard.base.codes.code import Code

CATALOGUE: dict[str, Code] = {
    code.id: code
    for kind in (
        yaml,
        scheme,
        scheme_worth,
        scheme_rules,
        scheme_figures,
        scheme_stated,
        targets,
        formula,
        derived,
        sheet,
        actuals,
        project,
        seal,
        custom,
    )
    for code in kind.CODES
}

__all__ = ["CATALOGUE", "Code"]
