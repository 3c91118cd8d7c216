"""What a style of models is: a value, from which configuration, command line and README follow.

A new style is a room in ``targets/`` with one such value, a folder of templates, a golden case,
and an entry in `schemawright.targets.MODEL_STYLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from schemawright.data_classes import frozen

if TYPE_CHECKING:
    from schemawright.diagnostics import Problems
    from schemawright.files import File
    from schemawright.types import ContractTypes

#: What a field reads as that is not set and has no default: ``None``, or the style's own word.
Optional: TypeAlias = Literal["none", "missing"]
OPTIONALS: tuple[Optional, ...] = ("none", "missing")
#: What an enumeration that has a name is: a type of its values, or a class with members.
Enums: TypeAlias = Literal["literal", "enum"]
ENUMS: tuple[Enums, ...] = ("literal", "enum")


@frozen
class ModelOptions:
    """What a package's configuration says of its classes: `optional` is what fields that are not
    set read as, `settings` what stands in the table that only the style reads, `base` a class that
    they derive from, ``package.module:Class``, `enums` what named enumerations are."""

    optional: Optional = "none"
    settings: Mapping[str, object] = field(default_factory=dict)
    base: str = ""
    enums: Enums = "literal"


#: The classes of a contract, by its types, and the helpers that they call.
EmitModels: TypeAlias = "Callable[[ContractTypes, ModelOptions, Problems], Iterator[File]]"


@frozen
class Absence:
    """What a field has that is not set: its name, and the module that it comes from. `always`:
    also where such fields read as None, for there are some that may be null."""

    name: str
    module: str
    always: bool = False


@frozen
class ModelStyle:
    """One way for a package to have classes.

    `name` is the word for it in configuration and on the command line. `needs` are the libraries
    that its packages import, as their README names them. `has_codecs`: documents are read and
    written by ``codecs``. `serves_client`: a client can read and write
    through the classes. `readme` is the template of its part of the README. `table` is the name of
    the table of a package's configuration that only this style reads, `project_table` that of
    another tool's. `has_enums`: enumerations can be classes. `common_values` are the modules of the
    run time with values that all packages must share whose classes hold each other's instances.
    `options` are what a package's configuration says.
    """

    name: str
    emit: EmitModels
    readme: str
    needs: tuple[str, ...] = ()
    absence: Absence | None = None
    has_codecs: bool = False
    serves_client: bool = False
    table: str | None = None
    project_table: str | None = None
    has_enums: bool = False
    common_values: tuple[str, ...] = ()
    options: ModelOptions = field(default_factory=ModelOptions)

    def configured(self, options: ModelOptions) -> ModelStyle:
        """The style with what the configuration says to it."""
        return replace(self, options=options)

    @property
    def public_absence(self) -> Absence | None:
        """The value of what is not set, where people meet it."""
        if self.absence and (self.absence.always or self.options.optional == "missing"):
            return self.absence
        return None

    def files(self, types: ContractTypes, problems: Problems) -> Iterator[File]:
        """The classes of a contract that has these `types`, and the helpers that they call."""
        return self.emit(types, self.options, problems)
