"""The catalogue of faults: one entry per code, by what the fault is found in."""

from scorecard.base.codes import (
    actuals,
    custom,
    derived,
    formula,
    judges,
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
from scorecard.base.codes.code import Code

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
        project,
        seal,
        custom,
    )
    for code in kind.CODES
}

__all__ = ["CATALOGUE", "Code"]
