"""How many examples a property is tried on: so many of the hundred that the profile may have more or fewer of."""

from hypothesis import settings


def of_a_hundred(share: int) -> int:
    """The number for a property that is dearer, or dearer to us, than others.

    >>> of_a_hundred(100) == settings.default.max_examples
    True
    """
    return max(1, settings.default.max_examples * share // 100)
