"""The project's `pyproject.toml`: our own table in it, and those of others that matter to us."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemawright.config.options import Options
from schemawright.config.toml_table import FILE, Table
from schemawright.diagnostics import Place, Problems
from schemawright.limits import NAMES, Limits
from schemawright.regular_files import content

if TYPE_CHECKING:
    from schemawright.lint.rules import Level

#: No project says more.
_MOST_BYTES = 10_000_000


def project_settings(root: Path, problems: Problems) -> Table | None:
    """The table ``[tool.schemawright]``; None if there is none, or it cannot be read (SW0901)."""
    if not os.path.lexists(root / FILE):
        return None
    try:
        text = _text(root)
        project: dict[str, Any] = tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        _unreadable(error, problems)
        return None
    tool = Table((), text, project, problems).below("tool")
    settings = tool.below("schemawright") if tool else None
    if settings is None or not settings.is_table():
        return None
    settings.allow_only(("packages", "lint", "limits", "review"))
    return settings


def _text(root: Path) -> str:
    """What the file says. OSError if it cannot be read, ValueError if it is no text."""
    return content(root / FILE, _MOST_BYTES).decode()


def _unreadable(error: Exception, problems: Problems) -> None:
    line = re.search(r"at line (\d+), column (\d+)", str(error))
    place = Place(FILE, None, int(line[1]), int(line[2])) if line else Place(FILE)
    told = str(error)
    if isinstance(error, OSError):
        told = error.strerror or told
    elif isinstance(error, RecursionError):
        told = "it is nested too deeply"
    problems.error("SW0901", f"the file cannot be read: {told}", "correct it", place)


def lint_levels(settings: Table | None) -> Mapping[str, Level]:
    """The levels of the rules that ``[tool.schemawright.lint]`` names."""
    table = settings.below("lint") if settings else None
    if table is None or not table.is_table():
        return {}
    from schemawright.lint.rules import LEVELS, RULES

    table.allow_only(tuple(rule.name for rule in RULES))
    named = [rule for rule in RULES if table.has(rule.name)]
    return {rule.name: table.choose(rule.name, LEVELS, rule.level) for rule in named}


def project_limits(settings: Table | None) -> Limits:
    """What ``[tool.schemawright.limits]`` says: whole numbers, from 0."""
    table = settings.below("limits") if settings else None
    if table is None or not table.is_table():
        return Limits()
    table.allow_only(tuple(NAMES))
    usual = Limits()
    told = {
        field: table.number(name, getattr(usual, field), least=0)
        for name, field in NAMES.items()
        if table.has(name)
    }
    return replace(usual, **told)


def tool_table(root: Path, name: str) -> Mapping[str, object]:
    """The table of another tool in the same file; nothing if there is none."""
    try:
        text = _text(root)
        # Most say nothing of it, and reading the file twice would take time for nothing.
        tool = tomllib.loads(text).get("tool") if name in text else None
    except (OSError, ValueError, RecursionError):  # No file, or one that has been reported.
        return {}
    table = tool.get(name) if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else {}


def configured_line_length(root: Path) -> int:
    """What ``[tool.black]`` says of the length of lines; black's own default where it says
    nothing that black would take."""
    black = tool_table(root, "black")
    told = black.get("line-length", black.get("line_length"))
    return told if type(told) is int and told > 0 else Options().line_length
