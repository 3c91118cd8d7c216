"""What ``[tool.schemawright.packages.NAME]`` says of one package."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from schemawright.config.options import MODELS, Job, Options
from schemawright.config.package_names import NO_NAME, is_package_name, nearest_identifier
from schemawright.config.project_file import tool_table
from schemawright.extension_vocabularies import EXTENSIONS
from schemawright.targets import MODEL_STYLES, style_named
from schemawright.targets.model_styles import ENUMS, OPTIONALS, Enums

if TYPE_CHECKING:
    from schemawright.config.toml_table import Table
    from schemawright.targets.model_styles import ModelStyle

_KEYS = (
    *(
        "source",
        "output",
        "formats",
        "models",
        "optional",
        "enums",
        "dialect",
        "vocabularies",
        "client",
    ),
    *("reference", "templates", "formatter", "strict", "include", "exclude", "max_errors"),
    *("directions", "names", "types", "base", "uses"),
)


def package_job(root: Path, name: str, packages: Table) -> Job:
    """The job of the package whose table is called `name` in `packages`."""
    table = packages.below(name)
    assert table is not None
    problems = packages.problems
    if not is_package_name(name):
        hint = f"call it {nearest_identifier(name)}; its `source` and `output` can be any folders"
        problems.error("SW0902", NO_NAME.format(name), hint, table.place(None))
    if not is_package_name(name) or not table.is_table():
        return Job("package", root / "schemas" / "package", root / "generated" / "package")
    style = style_named(table.choose("models", MODELS, Options().models))
    table.allow_only((*_KEYS, *([style.table] if style.table else [])))
    sources = table.take_text_or_texts("source", f"schemas/{name}")
    output = table.take("output", f"generated/{name}")
    options = Options(
        formats=table.choose("formats", ("assert", "annotate"), Options().formats),
        models=style.name,
        optional=table.choose("optional", OPTIONALS, Options().optional),
        enums=_enums(table, style),
        dialect=_dialect(table),
        vocabularies=_vocabularies(table),
        include=table.take_texts("include"),
        exclude=table.take_texts("exclude"),
        strict=table.take("strict", False),
        names=_names(table),
        types=_types(table),
        base=_base(table, style.name),
        directions=table.take("directions", True),
        client=table.take("client", True),
        max_errors=table.number("max_errors", Options().max_errors),
        reference=table.take("reference", False),
        formatter=table.choose("formatter", ("printer", "black"), Options().formatter),
        templates=_templates(root, table),
        model_settings=_model_settings(root, table, style),
    )
    for source in sources:
        if not os.path.exists(root / source):
            problems.error(
                "SW0903",
                f"package {name!r} is made from {source!r}, which does not exist",
                "correct `source`; paths are relative to pyproject.toml",
                table.place("source"),
            )
    first, *others = (root / source for source in sources)
    return Job(name, first, root / output, options, more_sources=tuple(others))


def _enums(table: Table, style: ModelStyle) -> Enums:
    enums = table.choose("enums", ENUMS, Options().enums)
    if enums == "literal" or style.has_enums:
        return enums
    able = " or ".join(f'"{one.name}"' for one in MODEL_STYLES if one.has_enums)
    table.problems.error(
        "SW0902",
        f'enumerations are no classes where models = "{style.name}"',
        f"say models = {able}, or leave out `enums`",
        table.place("enums"),
    )
    return Options().enums


def _dialect(table: Table) -> str:
    if not table.has("dialect"):
        return Options().dialect
    from schemawright.dialects import DIALECTS

    names = ("stated", *dict.fromkeys(dialect.name for dialect in DIALECTS))
    return table.choose("dialect", names, Options().dialect)


def _vocabularies(table: Table) -> tuple[str, ...]:
    if not table.has("vocabularies"):
        return ()
    return table.choose_some("vocabularies", EXTENSIONS)


def _names(table: Table) -> Mapping[str, str]:
    """The names that the package gives to schemas by their places."""
    names = table.below("names")
    if names is None or not names.is_table():
        return {}
    return {key: names.take(key, "Name") for key in names.names}


def _types(table: Table) -> Mapping[str, str]:
    """The types of texts by their formats."""
    types = table.below("types")
    if types is None or not types.is_table():
        return {}
    from schemawright.text_types import WORDS, is_class_path  # most packages have none

    told = {format_: types.take(format_, "package.module:Class") for format_ in types.names}
    for format_, type_ in told.items():
        formats = WORDS.get(type_)
        if formats is None and not is_class_path(type_):
            words = ", ".join(f'"{word}"' for word in WORDS)
            hint = f'one of {words}, or a class: "package.module:Class"'
            types.report(f"{type_!r} is no type for the format {format_!r}", hint, format_)
        elif formats and format_ not in formats:
            hint = f"{type_} is for {' or '.join(formats)}"
            types.report(f"texts of the format {format_!r} are no {type_!r}", hint, format_)
    return {key: type_ for key, type_ in told.items() if type_ in WORDS or is_class_path(type_)}


def _base(table: Table, style: str) -> str:
    """The class that the models derive from; empty if there is none."""
    if not table.has("base"):
        return ""
    from schemawright.text_types import is_class_path

    base = table.take("base", "package.module:Class")
    if not is_class_path(base):
        table.report(f"{base!r} is no class", 'write it as "package.module:Class"', "base")
        return ""
    if style != "pydantic":
        table.report("only pydantic models have a base of one's own", "remove `base`", "base")
    return base


def _templates(root: Path, table: Table) -> Path | None:
    """The folder of the project's own templates; None without one."""
    if not table.has("templates"):
        return None
    named = table.take("templates", "templates")
    if not os.path.isdir(root / named):
        table.problems.error(
            "SW0903",
            f"the folder of templates {named!r} does not exist",
            "correct `templates`; paths are relative to pyproject.toml",
            table.place("templates"),
        )
    return root / named


def _model_settings(root: Path, table: Table, style: ModelStyle) -> Mapping[str, object]:
    """What the package's own table says to `style`, and what that of another tool says besides."""
    said = dict(tool_table(root, style.project_table)) if style.project_table else {}
    own = table.below(style.table) if style.table else None
    if own is not None and own.is_table():
        said |= own.settings
    return said
