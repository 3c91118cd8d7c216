"""The compiler for use in a process, native: a schema in, a compiled validator out.

The twin lies in a folder, since extension modules are files; it is named after its content and
found again by the next process.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemawright.native.build import MARKER, PLAIN, build_all
from schemawright.native.lower import lower
from schemawright.values import Json

if TYPE_CHECKING:
    from schemawright.inprocess import Validator


def compile_validator(
    schema: Json,
    *,
    resources: Mapping[str, Json] | None = None,
    dialect: str | None = None,
    formats: Literal["annotate", "assert"] = "annotate",
    folder: str | Path = Path("build", "native", "schemas"),
) -> Validator:
    """`schemawright.compile_validator`, and its checks compiled in `folder`. Raises `Rejected`."""
    from schemawright import inprocess

    pure = inprocess.compile_validator(
        schema, resources=resources, dialect=dialect, formats=formats
    )
    return compiled([pure], folder)[0]


def compiled(validators: Sequence[Validator], folder: str | Path) -> list[Validator]:
    """Native validators that decide as `validators` do; those that are not in `folder` yet are
    compiled together. Raises `Rejected`."""
    from schemawright import inprocess

    place = Path(folder).resolve()
    names = [_name(each) for each in validators]
    twins = dict(zip(names, validators, strict=True))
    missing = {name: each for name, each in twins.items() if not (place / name / MARKER).is_file()}
    if missing:
        _build(missing, place)
    if str(place) not in sys.path:
        sys.path.append(str(place))
    invalidate_caches()
    modules = [import_module(f"{name}.validators") for name in names]
    pairs = zip(modules, validators, strict=True)
    return [inprocess.Validator(module.schema, each.files) for module, each in pairs]


def _name(validator: Validator) -> str:
    """The same for what is compiled in the same way from the same text."""
    texts = sorted((file.path, str(file.text)) for file in validator.files)
    written = lower(dict(texts)["validators/checks.py"], PLAIN)
    tool = Path(__file__).with_name("extensions.py").read_text(encoding="utf-8")
    known = repr((texts, written, tool, sys.implementation.cache_tag))
    return f"v{hashlib.sha256(known.encode(errors='backslashreplace')).hexdigest()[:16]}"


def _build(validators: Mapping[str, Validator], place: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        packages = {Path(scratch, name): name for name in validators}
        for package, name in packages.items():
            texts = {file.path: file.text for file in validators[name].files}
            for path, text in {"__init__.py": "", "_runtime/__init__.py": "", **texts}.items():
                file = package / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
        build_all(packages, place)
