"""A package that needs another one."""

import square_roots_of_everything  # noqa: F401
