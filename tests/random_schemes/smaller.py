"""The smallest part of a scheme on which the tool and the oracle still disagree."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from tests.random_schemes.agreement import Refused, compared


def smaller(scheme, sent, year, month):
    """The scheme with everything left out that the first disagreement does not need, and what is sent in likewise."""
    scheme, sent = deepcopy(scheme), list(sent)
    first = compared(scheme, sent, year, month, Counter())[0].where
    shrunk = True
    while shrunk:
        shrunk = False
        for path in paths(scheme):
            less = without(scheme, path)
            if less is not None and disagree(first, less, sent, year, month):
                scheme, shrunk = less, True
        for one in list(sent):
            less = [other for other in sent if other is not one]
            if disagree(first, scheme, less, year, month):
                sent, shrunk = less, True
    return scheme, sent, year, month


def disagree(where, scheme, sent, year, month) -> bool:
    """Whether the two still disagree there."""
    try:
        return any(apart.where == where for apart in compared(scheme, sent, year, month, Counter()))
    except (Refused, KeyError, NotImplementedError, TypeError, ValueError, IndexError, StopIteration):
        return False


def paths(node, above=()):
    """The ways to everything that may be left out, the largest first."""
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    found = [(*above, key) for key, _ in entries]
    entries = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return found + [path for key, below in entries for path in paths(below, (*above, key))]


def without(scheme, path):
    """A copy without what stands at the end of a path; None where nothing would be left beside it."""
    copy = deepcopy(scheme)
    node = copy
    try:
        for key in path[:-1]:
            node = node[key]
        del node[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return copy if node else None
