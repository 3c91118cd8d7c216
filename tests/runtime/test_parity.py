"""Every helper of the run time is part of some package."""

from __future__ import annotations

import re
from pathlib import Path

from schemawright.format_checks import FORMATS
from schemawright.targets.runtime import runtime

#: Trees name what they import: ``Imported("is_integer", "numbers")``.
_IN_TREES = re.compile(r'Imported\("\w+", "(\w+)"\)')
_FROM_RUNTIME = re.compile(r"^from \.+_runtime\.(\w+) import", re.MULTILINE)

#: What `schemawright.targets` ask for by name where no template does.
ASKED = {
    *("model", "uuids", "validator", "values"),
    *("codec", "identifiers", "instants", "reading", "records", "structs"),
}


def test_every_runtime_template_is_reachable(repository: Path) -> None:
    """From the formats, the names in trees, and the imports of the other templates."""
    templates = repository / "templates"
    wanted = ASKED | {rule.module for rule in FORMATS}
    for path in (repository / "generator" / "schemawright").rglob("*.py"):
        wanted |= set(_IN_TREES.findall(path.read_text(encoding="utf-8")))
    for path in templates.rglob("*.py.jinja"):
        wanted |= set(_FROM_RUNTIME.findall(path.read_text(encoding="utf-8")))
    emitted = {Path(file.path).stem for file in runtime(wanted)}
    present = {path.name.removesuffix(".py.jinja") for path in (templates / "runtime").iterdir()}
    idle = sorted(present - emitted)
    assert not idle, f"no target emits templates/runtime/: {idle}"
