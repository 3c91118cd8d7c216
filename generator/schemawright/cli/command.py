"""A command of the command line as one value."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from schemawright.data_classes import frozen


@frozen
class Command:
    """What is called as ``schemawright NAME``."""

    name: str
    #: For the list of commands: a fragment, as all sentences of the help are.
    about: str
    #: Adds the arguments of the command to its parser; ``--json`` is there already.
    arguments: Callable[[argparse.ArgumentParser], None]
    #: Does it, and returns the exit code. `Rejected` if the input or the call is wrong.
    run: Callable[[argparse.Namespace], int]
    #: For the command's own help, when there is more to tell than `about`.
    description: str | None = None
