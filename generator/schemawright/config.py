"""What to generate: the packages of a project, or one named on the command line.

A project says it in `pyproject.toml`::

    [tool.schemawright.packages.shop]
    source = "schemas/shop"       # a document or a folder; this is the default
    output = "generated/shop"     # the folder that becomes the package; this is the default
    formats = "assert"            # or "annotate": is `format` checked?
    models = "pydantic"           # or "dataclass", "typeddict", "msgspec", "plain"
    dialect = "draft7"            # of documents whose own $schema is missing or unknown
    vocabularies = ["ajv"]        # keywords that extend every dialect (none)
    client = true                 # a client, when there are operations
    reference = false             # a page of Markdown for each schema
    templates = "codegen"         # a folder of templates that are found before ours
    formatter = "printer"         # or "black": run black itself over everything

    [tool.schemawright.packages.shop.datamodel-code-generator]
    snake-case-field = true       # its own options, for models = "plain", before those of
                                  # [tool.datamodel-codegen]

Lines are as long as ``[tool.black]`` says. With no such table, every folder directly in
``schemas/`` becomes ``generated/<folder>/``. The name of a package is a Python identifier, and so
never a path.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from schemawright.diagnostics import Place, Problems
from schemawright.targets import MODEL_STYLES, style_named

if TYPE_CHECKING:
    from schemawright.lint.rules import Level
    from schemawright.targets.model_styles import ModelStyle

FILE = "pyproject.toml"
#: What the classes of a package can be.
MODELS = tuple(style.name for style in MODEL_STYLES)
_TABLE = ("tool", "schemawright", "packages")
_NO_NAME = "{!r} cannot be the name of a package: it is no Python identifier"
_KEYS = (
    *("source", "output", "formats", "models", "dialect", "vocabularies", "client"),
    *("reference", "templates", "formatter"),
)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Options:
    """How a package is made."""

    #: Whether ``format`` is an assertion, which typed values need, or only an annotation.
    formats: Literal["assert", "annotate"] = "assert"
    #: What the classes of the package are; only those of pydantic serve a client.
    models: str = MODELS[0]
    #: The dialect of documents that state none, or one that nobody knows; ``stated`` makes the
    #: former 2020-12 and the latter an error.
    dialect: str = "stated"
    #: The vocabularies that extend every dialect: ``("ajv",)``.
    vocabularies: Sequence[str] = ()
    #: Whether there is a client when the documents have operations.
    client: bool = True
    #: Whether there is a page of Markdown for each public schema.
    reference: bool = False
    #: Who formats: the printer, whose text is what black would make of it, or black itself.
    formatter: Literal["printer", "black"] = "printer"
    #: A folder of the project's own templates, which are found before those that come with us.
    templates: Path | None = None
    #: The length of lines, of ``[tool.black]`` where a project has one.
    line_length: int = 88
    #: The rules of lint whose level is not the usual one, by their names.
    lint: Mapping[str, Level] = field(default_factory=dict)
    #: Whether lint tells every place of what it finds, and not only the first.
    every_place: bool = False
    #: What the configuration says to the style of models alone, in the table that it names.
    model_settings: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Job:
    """One package to make: from `source`, a document or a folder, into the folder `output`.
    `name` is for people. `force` overwrites files that were edited by hand. `root` is the folder
    of the project, None for a one-off. `cache` says whether this run may use what earlier ones
    noted, and note something itself; one-offs do neither."""

    name: str
    source: Path
    output: Path
    options: Options = Options()
    force: bool = False
    root: Path | None = None
    cache: bool = False


def root_of(folder: Path) -> Path:
    """The project that `folder` belongs to: the nearest folder from there upwards that has a
    `pyproject.toml` or a ``schemas/``, or `folder` itself."""
    for candidate in (folder, *folder.parents):
        if (candidate / FILE).is_file() or (candidate / "schemas").is_dir():
            return candidate
    return folder


def one_off(source: Path, output: Path, options: Options | None = None) -> Job:
    """The job that a command line spells out, with no configuration."""
    name = Path(os.path.abspath(output)).name or "package"
    return Job(name, source, output, options or Options())


def jobs(root: Path, packages: Sequence[str], problems: Problems) -> tuple[Job, ...]:
    """The project's packages in order of name, or those of them that `packages` names.

    Whatever is wrong with the configuration is reported as SW0901 (it cannot be read), SW0902
    (a key or a value), SW0903 (a path), SW0904 (no such package) or SW0905 (no packages);
    then what is returned is of no use.
    """
    settings = _settings(root, problems)
    found = _configured(root, settings) if settings else None
    if found is None and problems.errors:
        return ()
    if found is None:
        found = _by_folder(root, packages, problems)
    if not found and not problems.errors:
        message = f"there is nothing to generate: no [{'.'.join(_TABLE)}] and no folder in schemas/"
        hint = "put the documents into schemas/<package>/, or use --source and --output"
        problems.error("SW0905", message, hint)
    for job in found:
        _stay_inside(root, job, problems)
    _keep_apart(found, problems)
    length, levels = _line_length(root), _lint_levels(settings)
    options = [replace(job.options, line_length=length, lint=levels) for job in found]
    rooted = tuple(
        replace(job, root=root, cache=True, options=own)
        for job, own in zip(found, options, strict=True)
    )
    return _chosen(rooted, packages, problems)


def _settings(root: Path, problems: Problems) -> _Table | None:
    """The table ``[tool.schemawright]``; None if there is none, or it cannot be read."""
    if not (root / FILE).is_file():
        return None
    try:
        text = (root / FILE).read_bytes().decode()
        project: dict[str, Any] = tomllib.loads(text)
    except (OSError, ValueError) as error:
        line = re.search(r"at line (\d+), column (\d+)", str(error))
        place = Place(FILE, None, int(line[1]), int(line[2])) if line else Place(FILE)
        problems.error("SW0901", f"the file cannot be read: {error}", "correct it", place)
        return None
    tool = _Table((), text, project, problems).below("tool")
    settings = tool.below("schemawright") if tool else None
    if settings is None or not settings.is_table():
        return None
    settings.allow_only(("packages", "lint"))
    return settings


def _configured(root: Path, settings: _Table) -> tuple[Job, ...] | None:
    """The packages that the project lists; None if it has no table of them."""
    packages = settings.below("packages")
    if packages is None:
        return None
    if not packages.is_table():
        return ()
    return tuple(_job(root, name, packages) for name in packages.names)


def _lint_levels(settings: _Table | None) -> Mapping[str, Level]:
    """The levels of the rules that ``[tool.schemawright.lint]`` names."""
    table = settings.below("lint") if settings else None
    if table is None or not table.is_table():
        return {}
    from schemawright.lint.rules import LEVELS, RULES

    table.allow_only(tuple(rule.name for rule in RULES))
    named = [rule for rule in RULES if table.has(rule.name)]
    return {rule.name: table.choose(rule.name, LEVELS, rule.level) for rule in named}


def _job(root: Path, name: str, packages: _Table) -> Job:
    table = packages.below(name)
    assert table is not None
    problems = packages.problems
    if not name.isidentifier():
        hint = f"call it {_identifier(name)}; its `source` and `output` can be any folders"
        problems.error("SW0902", _NO_NAME.format(name), hint, table.place(None))
    if not name.isidentifier() or not table.is_table():
        return Job("package", root / "schemas" / "package", root / "generated" / "package")
    style = style_named(table.choose("models", MODELS, Options().models))
    table.allow_only((*_KEYS, *([style.table] if style.table else [])))
    source = table.take("source", f"schemas/{name}")
    output = table.take("output", f"generated/{name}")
    options = Options(
        formats=table.choose("formats", ("assert", "annotate"), Options().formats),
        models=style.name,
        dialect=_dialect(table),
        vocabularies=_vocabularies(table),
        client=table.take("client", True),
        reference=table.take("reference", False),
        formatter=table.choose("formatter", ("printer", "black"), Options().formatter),
        templates=_templates(root, table),
        model_settings=_model_settings(root, table, style),
    )
    if not (root / source).exists():
        problems.error(
            "SW0903",
            f"package {name!r} is made from {source!r}, which does not exist",
            "correct `source`; paths are relative to pyproject.toml",
            table.place("source"),
        )
    return Job(name, root / source, root / output, options)


def _dialect(table: _Table) -> str:
    if not table.has("dialect"):
        return Options().dialect
    from schemawright.dialects import DIALECTS

    names = ("stated", *dict.fromkeys(dialect.name for dialect in DIALECTS))
    return table.choose("dialect", names, Options().dialect)


def _vocabularies(table: _Table) -> tuple[str, ...]:
    if not table.has("vocabularies"):
        return ()
    from schemawright.keywords import EXTENSIONS

    return table.choose_some("vocabularies", EXTENSIONS)


def _templates(root: Path, table: _Table) -> Path | None:
    """The folder of the project's own templates; None without one."""
    if not table.has("templates"):
        return None
    named = table.take("templates", "templates")
    if not (root / named).is_dir():
        table.problems.error(
            "SW0903",
            f"the folder of templates {named!r} does not exist",
            "correct `templates`; paths are relative to pyproject.toml",
            table.place("templates"),
        )
    return root / named


def _model_settings(root: Path, table: _Table, style: ModelStyle) -> Mapping[str, object]:
    """What the package's own table says to `style`, and what that of another tool says besides."""
    said = dict(_tool(root, style.project_table)) if style.project_table else {}
    own = table.below(style.table) if style.table else None
    if own is not None and own.is_table():
        said |= own.settings
    return said


def _tool(root: Path, name: str) -> Mapping[str, object]:
    """The table of another tool in the same file; nothing if there is none."""
    try:
        text = (root / FILE).read_bytes().decode()
        # Most say nothing of it, and reading the file twice would take time for nothing.
        tool = tomllib.loads(text).get("tool") if name in text else None
    except (OSError, ValueError):  # No file, or one that has been reported.
        return {}
    table = tool.get(name) if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else {}


def _line_length(root: Path) -> int:
    """What ``[tool.black]`` says of the length of lines; black's own default where it says
    nothing that black would take."""
    black = _tool(root, "black")
    told = black.get("line-length", black.get("line_length"))
    return told if type(told) is int and told > 0 else Options().line_length


def _by_folder(root: Path, packages: Sequence[str], problems: Problems) -> tuple[Job, ...]:
    schemas = root / "schemas"
    if not schemas.is_dir():
        return ()
    folders = sorted(entry.name for entry in schemas.iterdir() if entry.is_dir())
    names = [name for name in folders if not name.startswith((".", "__"))]
    for name in names:
        if not name.isidentifier() and (not packages or name in packages):
            table = ".".join((*_TABLE, _identifier(name)))
            hint = f'rename the folder, or say [{table}] with source = "schemas/{name}"'
            problems.error("SW0903", _NO_NAME.format(name), hint, Place(f"schemas/{name}"))
    return tuple(Job(name, schemas / name, root / "generated" / name) for name in names)


def _identifier(name: str) -> str:
    """The nearest name that a package can have."""
    words = re.sub(r"\W", "_", name)
    return words if words.isidentifier() else f"_{words}"


def _stay_inside(root: Path, job: Job, problems: Problems) -> None:
    real = Path(os.path.realpath(root))
    for key, path in (("source", job.source), ("output", job.output)):
        as_written = Path(os.path.abspath(path)).is_relative_to(os.path.abspath(root))
        if not as_written or not Path(os.path.realpath(path)).is_relative_to(real):
            message = f"the {key} of package {job.name!r} lies outside the project: {path}"
            hint = "name a folder inside the project, that no symbolic link leads out of"
            problems.error("SW0903", message, hint, Place(FILE))


def _keep_apart(found: tuple[Job, ...], problems: Problems) -> None:
    """Two packages must not write into one folder, nor one into the other's."""
    outputs = [(job.name, Path(os.path.abspath(job.output))) for job in found]
    for i, (name, output) in enumerate(outputs):
        for other, folder in outputs[:i]:
            if output.is_relative_to(folder) or folder.is_relative_to(output):
                message = f"packages {other!r} and {name!r} would be written into each other"
                problems.error("SW0903", message, "give each an output of its own", Place(FILE))


def _chosen(found: tuple[Job, ...], packages: Sequence[str], problems: Problems) -> tuple[Job, ...]:
    names = [job.name for job in found]
    for package in packages:
        if package not in names and found:
            message = f"there is no package {package!r}"
            problems.error("SW0904", message, f"the packages are: {', '.join(names)}")
    return tuple(job for job in found if not packages or job.name in packages)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of the file, with what is needed to say where a key of it stands."""

    path: tuple[str, ...]
    text: str
    values: object
    problems: Problems

    def is_table(self) -> bool:
        if isinstance(self.values, dict):
            return True
        self._error(f"`{'.'.join(self.path)}` must be a table", "write it as [table]", None)
        return False

    @property
    def names(self) -> tuple[str, ...]:
        """Its keys, sorted."""
        return tuple(sorted(self.values)) if isinstance(self.values, dict) else ()

    @property
    def settings(self) -> dict[str, object]:
        """Its keys with their values."""
        return dict(self.values) if isinstance(self.values, dict) else {}

    def below(self, key: str) -> _Table | None:
        """The table that is the value of `key`; None if there is no such key."""
        if not isinstance(self.values, dict) or key not in self.values:
            return None
        return _Table((*self.path, key), self.text, self.values[key], self.problems)

    def allow_only(self, keys: tuple[str, ...]) -> None:
        assert isinstance(self.values, dict)
        for key in sorted(self.values.keys() - set(keys)):
            hint = f"the keys are: {', '.join(keys)}"
            self._error(f"`{'.'.join(self.path)}` has no key {key!r}", hint, key)

    def has(self, key: str) -> bool:
        """Whether the table says anything of `key`."""
        return isinstance(self.values, dict) and key in self.values

    def take(self, key: str, default: _Value) -> _Value:
        """The value of `key`, which must have the type of `default`."""
        assert isinstance(self.values, dict)
        value = self.values.get(key, default)
        if type(value) is type(default) and value != "":
            return value
        kinds = {bool: "true or false", list: "a list of strings"}
        kind = kinds.get(type(default), "a string")
        self._error(f"`{key}` must be {kind}", f"the default is {default!r}", key)
        return default

    def choose(self, key: str, choices: tuple[_Value, ...], default: _Value) -> _Value:
        """The value of `key`, which must be one of `choices`."""
        value = self.take(key, default)
        if value in choices:
            return value
        listed = " or ".join(f'"{choice}"' for choice in choices)
        self._error(f"`{key}` must be {listed}, not {value!r}", f"the default is {default!r}", key)
        return default

    def choose_some(self, key: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """The value of `key`, which must be a list of some of `choices`."""
        chosen = self.take(key, [""])
        if all(choice in choices for choice in chosen):
            return tuple(chosen)
        listed = ", ".join(f'"{choice}"' for choice in choices)
        self._error(f"`{key}` must be a list of some of: {listed}", "remove the others", key)
        return ()

    def place(self, key: str | None) -> Place:
        line = _line_of(self.text, self.path, key)
        shown = self.text.splitlines()[line - 1] if line else None
        return Place(FILE, None, line, None, shown)

    def _error(self, message: str, hint: str, key: str | None) -> None:
        self.problems.error("SW0902", message, hint, self.place(key))


def _line_of(text: str, table: tuple[str, ...], key: str | None) -> int | None:
    """The line of a key in its table, or of the table's header. The TOML parser keeps no
    positions; this finds the usual spellings, and None for the others."""
    inside, header = False, None
    for number, line in enumerate(text.splitlines(), 1):
        if match := re.match(r"\s*\[([^\[\]]+)\]", line):
            parts = [part.strip().strip("\"'") for part in match[1].split(".")]
            inside = tuple(parts) == table
            header = number if inside else header
            if key is not None and tuple(parts) == (*table, key):
                return number
        elif inside and key is not None and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return header
