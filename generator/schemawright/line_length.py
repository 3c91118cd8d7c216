"""How long lines of generated text may be: 88 columns as black has them, or what a project says.

It is a setting of the run, which the printer and the encoder of docstrings read, so that nothing
between the configuration and them has to hand it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

#: Black's own; what templates and the helpers of the run time are laid out for.
DEFAULT = 88
_columns: ContextVar[int] = ContextVar("line length", default=DEFAULT)


def line_length() -> int:
    """The columns of a line."""
    return _columns.get()


@contextmanager
def with_line_length(columns: int) -> Iterator[None]:
    """Within it, lines have so many columns."""
    token = _columns.set(columns)
    try:
        yield
    finally:
        _columns.reset(token)
