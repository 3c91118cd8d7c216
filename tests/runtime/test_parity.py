"""Every helper of the run time is part of some package."""

from __future__ import annotations

import re
from pathlib import Path

from schemawright.format_checks import FORMATS
from schemawright.targets.runtime import runtime

#: Trees name what they import: ``Helper("is_integer", "numbers")``.
_IN_TREES = re.compile(r'Helper\("\w+", "(\w+)"\)|"\._runtime\.(\w+)"')
_FROM_RUNTIME = re.compile(r"^from \.+_runtime\.(\w+) import", re.MULTILINE)

#: What `schemawright.targets` ask for by name where no template does.
ASKED = {
    *("model", "model_codec", "moment", "uuids", "validator", "values"),
    *("codec", "identifiers", "instants", "reading", "records", "structs"),
    *("deprecation", "discriminated_by", "record_defaults", "struct_defaults"),
    *("format_base64", "format_decimal", "spelled_texts", "text_fields"),
    *("signatures", "webhooks"),
    *("field_marks", "named_by", "root_model", "tagged", "told_by"),
}


def test_every_runtime_template_is_reachable(repository: Path) -> None:
    """From the formats, the names in trees, and the imports of the other templates."""
    templates = repository / "templates"
    present = {path.stem for path in (templates / "runtime").iterdir()}
    wanted = ASKED | {rule.module for rule in FORMATS}
    for path in (repository / "generator" / "schemawright").rglob("*.py"):
        named = _IN_TREES.findall(path.read_text(encoding="utf-8"))
        wanted |= {short or dotted for short, dotted in named} & present
    for path in templates.rglob("*.py.jinja"):
        wanted |= set(_FROM_RUNTIME.findall(path.read_text(encoding="utf-8")))
    emitted = {Path(file.path).stem for file in runtime(wanted)}
    idle = sorted(present - emitted)
    assert not idle, f"no target emits templates/runtime/: {idle}"
