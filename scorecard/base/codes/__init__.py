"""The catalogue of faults: one entry per code, by what the fault is found in."""

from scorecard.base.codes import actuals, project, scheme, scheme_rules, seal, sheet, yaml
from scorecard.base.codes.code import Code

CATALOGUE: dict[str, Code] = {
    code.id: code
    for codes in (
        yaml.CODES,
        scheme.CODES,
        scheme_rules.CODES,
        sheet.CODES,
        actuals.CODES,
        project.CODES,
        seal.CODES,
    )
    for code in codes
}

__all__ = ["CATALOGUE", "Code"]
