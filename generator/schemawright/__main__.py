"""``python -m schemawright`` is ``schemawright``."""

from __future__ import annotations

from schemawright.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
