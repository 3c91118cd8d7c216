"""What a command returns to the shell."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The codes that scripts rely on; 64 and above as in sysexits.h and as shells have them."""

    DONE = 0
    #: `check` found differences, or `diff` what breaks.
    DIFFERENT = 1
    #: The input or the call is wrong; nothing was written.
    WRONG = 2
    #: A bug in Schemawright (EX_SOFTWARE).
    BUG = 70
    #: Standard output cannot be written: its disk is full (EX_IOERR).
    OUTPUT_LOST = 74
    #: SIGINT, which is what Ctrl-C sends.
    INTERRUPTED = 130
    #: SIGPIPE: whoever read standard output has gone.
    NOBODY_READS = 141
