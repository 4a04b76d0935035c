"""The names by which units sign: those of their government or office, sealed or not."""

from __future__ import annotations

from scorecard.base.names import fold_name
from scorecard.base.pattern import pattern

_SEALED = pattern(r"\((?:盖章|公章|章|盖公章|印章)\)$")
_OFFICE = pattern(r"(?:人民政府|政府|办事处|管委会|管理委员会)$")
_OF_TOWNS = pattern(r"(?:[镇鎮乡鄉]|街道)$")


def plain_names(name: str) -> tuple[str, str]:
    """A name (folded) without a seal, and without the office, too.

    >>> plain_names("春江镇人民政府（盖章）"), plain_names("高新区管委会")
    (('春江镇人民政府', '春江镇'), ('高新区管委会', '高新区'))
    """
    sealed = _SEALED.sub("", fold_name(name))
    return sealed, _OFFICE.sub("", sealed)


def is_town(name: str) -> bool:
    """Whether a plain name is that of a town or a street."""
    return _OF_TOWNS.search(name) is not None
