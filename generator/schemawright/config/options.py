"""How a package is made, and the job of making it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from schemawright.data_classes import frozen
from schemawright.extension_vocabularies import EXTENSIONS
from schemawright.limits import USUAL, Limits
from schemawright.read.input_files import NamedSource
from schemawright.review.policy import USUAL_POLICY, ReviewPolicy
from schemawright.targets import MODEL_STYLES, style_named
from schemawright.targets.model_styles import ENUMS, OPTIONALS

if TYPE_CHECKING:
    from schemawright.lint.rules import Level

#: What the classes of a package can be.
MODELS = tuple(style.name for style in MODEL_STYLES)
#: Options whose value is one of a few words.
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "formats": ("assert", "annotate"),
    "models": MODELS,
    "optional": OPTIONALS,
    "enums": ENUMS,
    "formatter": ("printer", "black"),
}


@frozen
class Options:
    """How a package is made. Raises ValueError for a word that an option does not know."""

    #: Whether ``format`` is an assertion, which typed values need, or only an annotation.
    formats: Literal["assert", "annotate"] = "assert"
    #: What the classes of the package are; only those of pydantic serve a client.
    models: str = MODELS[0]
    #: What a field reads as that is not set and has no default: None, or a word of its own.
    optional: Literal["none", "missing"] = "none"
    #: The dialect of documents that state none, or one that nobody knows; ``stated`` makes the
    #: former 2020-12 and the latter an error.
    dialect: str = "stated"
    #: The vocabularies that extend every dialect: ``("ajv",)``.
    vocabularies: Sequence[str] = ()
    #: What is wanted, as selectors (`schemawright.select.selectors`); nothing: everything.
    include: Sequence[str] = ()
    #: What is not.
    exclude: Sequence[str] = ()
    #: Whether blemishes of the documents, which else cost no more than they touch, are errors.
    strict: bool = False
    #: Names of classes by the paths of documents and JSON pointers into them.
    names: Mapping[str, str] = field(default_factory=dict)
    #: Types for texts, by their formats: words of `schemawright.text_types` or classes,
    #: ``package.module:Class``.
    types: Mapping[str, str] = field(default_factory=dict)
    #: A class that pydantic models derive from, ``package.module:Class``; empty for none.
    base: str = ""
    #: Whether in OpenAPI 3.1 and later, too, a required property that is ``readOnly`` is not
    #: asked for in requests, nor a ``writeOnly`` one in answers.
    directions: bool = True
    #: Whether there is a client when the documents have operations.
    client: bool = True
    #: How many errors a failed validation looks for, where a call does not say.
    max_errors: int = 1000
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
    #: How much of everything is taken on.
    limits: Limits = USUAL
    #: What `diff` makes of what it finds.
    review: ReviewPolicy = USUAL_POLICY
    #: What the configuration says to the style of models alone, in the table that it names.
    model_settings: Mapping[str, object] = field(default_factory=dict)
    #: What a named enumeration is: a type of its values, or a class, which pydantic models have.
    enums: Literal["literal", "enum"] = "literal"

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                raise ValueError(f"{name} is one of {choices}, not {getattr(self, name)!r}")
        if self.enums == "enum" and not style_named(self.models).has_enums:
            able = [style.name for style in MODEL_STYLES if style.has_enums]
            raise ValueError(f"enums = 'enum' is for models of {able}, not of {self.models!r}")
        if self.dialect != "stated" and not _is_dialect(self.dialect):
            raise ValueError(f"there is no dialect {self.dialect!r}")
        for path in (*self.types.values(), *([self.base] if self.base else [])):
            if not _is_type(path):
                raise ValueError(f"{path!r} is no type, nor package.module:Class")
        unknown = [name for name in self.vocabularies if name not in EXTENSIONS]
        if unknown:
            raise ValueError(f"there is no vocabulary {unknown[0]!r}; there are {EXTENSIONS}")


def _is_type(path: str) -> bool:
    """Is it a word for a type, or the path of a class? Loaded only where one is named."""
    from schemawright.text_types import WORDS, is_class_path

    return path in WORDS or is_class_path(path)


def _is_dialect(name: str) -> bool:
    """Is there a dialect of that name, or with that URI? Loaded only where one is named."""
    from schemawright.dialects import dialect_named

    return dialect_named(name) is not None


@frozen
class Job:
    """One package to make: from `source`, a document or a folder, and those of `more_sources`, into
    the folder `output`.
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
    more_sources: tuple[Path, ...] = ()
    #: The packages whose schemas are imported from there, instead of being made again.
    uses: tuple[Job, ...] = ()

    @property
    def all_uses(self) -> tuple[Job, ...]:
        """The packages that it uses, and those that these use, each once."""
        by_name: dict[str, Job] = {}
        for job in self.uses:
            for used in (job, *job.all_uses):
                by_name.setdefault(used.name, used)
        return tuple(by_name.values())

    @property
    def subject(self) -> str:
        """The path of the document that the package is about; empty if it is made of a folder, or
        of several sources."""
        if self.more_sources or not os.path.isfile(self.source):
            return ""
        return self.sources[0].prefix + self.source.name

    @property
    def sources(self) -> tuple[NamedSource, ...]:
        """All sources, with what the paths of their documents begin with."""
        jobs = (self, *self.all_uses)
        paths = [path for job in jobs for path in (job.source, *job.more_sources)]
        if not paths[1:]:
            return (NamedSource(self.source),)
        from schemawright.config.source_paths import named_sources  # most have but one

        return named_sources(paths, self.root)
