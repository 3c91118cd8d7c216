"""Formats one text; as a program, a list of texts from standard input.

It knows nothing of this package, so that it can be run as a file by itself: a line length and a
list of texts come in as JSON, a list of outcomes goes out.
"""

from __future__ import annotations

import json
import sys
from typing import TypeAlias

#: The formatted text, or None and what is wrong with the text.
Outcome: TypeAlias = "tuple[str | None, str]"


def styled(text: str, line_length: int = 88) -> Outcome:
    """`text` as black formats it for lines of that length and Python 3.11 to 3.14."""
    # Imported here because most runs change nothing, and loading it is slow.
    from black import format_file_contents
    from black.mode import Mode, TargetVersion
    from black.parsing import InvalidInput
    from black.report import NothingChanged

    versions = {TargetVersion[f"PY3{minor}"] for minor in (11, 12, 13, 14)}
    mode = Mode(target_versions=versions, line_length=line_length)
    try:
        return format_file_contents(text, fast=True, mode=mode), ""
    except NothingChanged:
        return text, ""
    except InvalidInput as error:
        return None, str(error)


def main() -> None:
    """Format what standard input lists, until it ends."""
    line_length, texts = json.loads(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps([styled(text, line_length) for text in texts]))


if __name__ == "__main__":
    main()
