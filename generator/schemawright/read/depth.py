"""How deeply a document may be nested.

Python 3.11 gives up on JSON at about 990 levels, less when the caller is deep itself; 3.12 and
later go further. One limit for all, far above any schema that a person or a tool writes, makes
the answer the same everywhere and leaves later stages room for a recursion of their own.
"""

from __future__ import annotations

from schemawright.diagnostics import Place, Problems

#: Objects and arrays inside each other; a scalar at the top has depth 0.
MAX_DEPTH = 500


def too_deep(place: Place, problems: Problems) -> None:
    """Report a document that is nested too deeply."""
    message = f"this is nested more than {MAX_DEPTH} levels deep"
    hint = "give inner schemas a name under $defs and refer to them"
    problems.error("SW0108", message, hint, place)
