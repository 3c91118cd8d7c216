"""What does not pass, and why: `shortfalls.yaml`."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.suite.run import Outcome

TABLE = Path(__file__).with_name("shortfalls.yaml")
#: {file: {"group / test": reason}}
SHORTFALLS: dict[str, dict[str, str]] = yaml.safe_load(TABLE.read_text(encoding="utf-8")) or {}


def reason(outcome: Outcome) -> str | None:
    """Why a test that failed may; None if it is not listed."""
    return SHORTFALLS.get(str(outcome.file), {}).get(outcome.name)
