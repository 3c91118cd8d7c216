"""Every helper of the run time is part of some package."""

from __future__ import annotations

import re
from pathlib import Path

from schemawright.format_checks import FORMATS
from schemawright.targets.runtime import runtime
from schemawright.targets.validators.writer import HELPERS

_FROM_RUNTIME = re.compile(r"^from \.+_runtime\.(\w+) import", re.MULTILINE)

_IN_TREES = re.compile(r"\"\._runtime\.(\w+)\"")

#: What `schemawright.targets` ask for by name where no template does.
ASKED = {
    *("model", "uuids", "validator", "values", "pattern", "automaton"),
    *("codec", "identifiers", "instants", "reading", "records", "structs"),
}


def test_every_runtime_template_is_reachable(repository: Path) -> None:
    """From the formats, the helpers that checks call, and the imports of templates and of trees."""
    templates = repository / "templates"
    wanted = ASKED | {rule.module for rule in FORMATS} | set(HELPERS.values())
    for path in templates.rglob("*.py.jinja"):
        wanted |= set(_FROM_RUNTIME.findall(path.read_text(encoding="utf-8")))
    for path in (repository / "generator" / "schemawright" / "targets").rglob("*.py"):
        wanted |= set(_IN_TREES.findall(path.read_text(encoding="utf-8")))
    emitted = {Path(file.path).stem for file in runtime(wanted)}
    present = {path.stem for path in (templates / "runtime").iterdir()}
    idle = sorted(present - emitted)
    assert not idle, f"no target emits templates/runtime/: {idle}"
