"""The doors of the package's classes: the check around what pydantic does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema, from_json

from .building import harvesting, serializer_of, validator_of
from .checking import Build, Door, door, reader
from .discriminator import Discriminator, door_by_kind
from .missing import DUMPS_UNBUILT
from .refusals import no_json
from .replaced import ensure_not_replaced
from .resolved_fields import ResolvedFields, stop_if_resolving, unread
from .shared_annotations import defer_annotations, restore_annotations
from .usual_documents import validating
from .validator import Validator

__all__ = ["CheckedModel"]

#: By class, what its documents go through: of those that are built. Not an attribute of the class,
#: which its subclasses would have, and which takes longer to get at.
_doors: dict[type, Door] = {}
#: By class that is built, what it has as ``model_validate`` itself.
_own: dict[type, Any] = {}


class CheckedModel:
    """What `Model` and `RootModel` have in common."""

    if TYPE_CHECKING:
        model_config: ClassVar[ConfigDict]

    #: The validator of the schema, from the class keyword ``check``.
    __check__: ClassVar[Validator | None] = None
    #: The classes made of it that documents name, from the class keyword ``kinds``.
    __discriminator__: ClassVar[Discriminator | None] = None

    def __init_subclass__(
        cls,
        *,
        check: Validator | None = None,
        kinds: tuple[str, Mapping[str, str]] | None = None,
        **config: Any,
    ) -> None:
        ensure_not_replaced()
        super().__init_subclass__(**config)
        if check is None:
            cls._complete_bases()
        else:
            cls.__check__ = check
            defer_annotations(cast("type[BaseModel]", cls))
            cls.__discriminator__ = Discriminator(*kinds) if kinds else None
            # pydantic asks for it next: such a class is built when it is first used.
            cls.model_config["defer_build"] = True

    @classmethod
    def _complete_bases(cls) -> None:
        """Build the classes of this package that one of your own adds to: what their annotations
        name is in their modules, and pydantic looks for it in yours."""
        for base in cls.__mro__[1:]:
            if base.__dict__.get("__check__") is not None:
                cast("type[BaseModel]", base).model_rebuild()

    @classmethod
    def __pydantic_init_subclass__(
        cls, check: Validator | None = None, **others: Any
    ) -> None:
        """`check` has been taken by `__init_subclass__`; fields are known only now."""
        if check is not None:
            restore_annotations(cast("type[BaseModel]", cls))
            # It has been left unbuilt; what is made of it by others need not be.
            config = cls.model_config.copy()
            config["defer_build"] = False
            cls.model_config = config
            if not DUMPS_UNBUILT:
                from .unbuilt import UNBUILT

                cast("type[BaseModel]", cls).__pydantic_serializer__ = UNBUILT
        others.pop("kinds", None)
        with unread(cls):
            cast(Any, super()).__pydantic_init_subclass__(**others)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler, /
    ) -> CoreSchema:
        stop_if_resolving(cls)
        model, harvest = cast("type[BaseModel]", cls), harvesting.get()
        if "__check__" not in cls.__dict__:
            # A subclass of your own: what it adds, our check does not know.
            schema = handler(source)
            if cls.__check__ is None:
                return schema
            from .described import as_alternative

            cls._adapt(handler.resolve_ref_schema(schema))
            read: Any = reader(model, cls._subclass_check(cls.__check__))
            read.__name__ = model.__name__
            return core_schema.no_info_wrap_validator_function(
                read, schema, metadata=as_alternative(model.__name__)
            )
        if harvest is None:
            from .described import checked_schema, named

            return checked_schema(model.__name__, named(cls._checked, model.__name__))
        if harvest.subject is not model or harvest.begun:
            return harvest.refer(model)
        harvest.begun = True
        with harvest.describing(model):
            schema = handler(source)
        inner = handler.resolve_ref_schema(schema)
        cls._adapt(inner)
        _trust_the_check(inner)
        return harvest.take(schema, handler)

    @classmethod
    def _subclass_check(cls, check: Validator) -> Validator:
        """`check` as it is for a subclass of your own."""
        return check

    @classmethod
    def _adopt(cls) -> None:
        """Make a class ours again that pydantic has made."""

    @classmethod
    def _adapt(cls, schema: CoreSchema) -> None:
        """Make of pydantic's `schema` of the class what we need of it."""

    @classmethod
    def _checked(cls, value: Any, _: Build) -> Any:
        """For whoever is not of this package."""
        model = cast("type[BaseModel]", cls)
        if cls not in _doors:
            model.model_rebuild()
        return model.model_validate(value)

    if not TYPE_CHECKING:
        # pydantic would ask it of the check as well, and write out what is in a field instead
        # of referring to it: `_describe` adds the question where it belongs.
        __get_pydantic_json_schema__ = None

        model_fields = ResolvedFields()

        @classmethod
        def model_json_schema(cls, *args: Any, **options: Any) -> dict[str, Any]:
            """The schema as its document has it. What it refers to in other documents is
            in its ``$defs``; with options (a `ref_template`), all that it refers to."""
            if args or options.keys() - {"mode"} or "__check__" not in cls.__dict__:
                return super().model_json_schema(*args, **options)
            from .described import document

            return document(cls.__name__)

        @classmethod
        def model_rebuild(cls, *, force: bool = False, **options: Any) -> bool | None:
            """As in pydantic. It is called when the class is first used."""
            if "__check__" not in cls.__dict__:
                # pydantic looks for names in the frame so far above its own, and this is one more.
                if depth := options.get("_parent_namespace_depth", 2):
                    options["_parent_namespace_depth"] = depth + 1
                done = super().model_rebuild(force=force, **options)
                cls._adopt()
                return done
            if cls.__pydantic_complete__ and not force:
                return None
            serializer = serializer_of(cls)
            way = door(cls, cls.__check__)
            if cls.__discriminator__ is not None:
                way = door_by_kind(cls.__discriminator__, way)
            _doors[cls] = way
            super().model_rebuild(force=True)
            cls.__pydantic_serializer__ = serializer
            cls._adopt()
            if _is_ours(cls):
                _own[cls] = cls.model_validate = validating(cls, way)
            return True

        @classmethod
        def model_validate(cls, obj: Any, **options: Any) -> Any:
            """As in pydantic."""
            own = _own.get(cls)
            if own is None:
                return cls._parse(obj, **options)
            return own.__func__(cls, obj, **options)

        @classmethod
        def _parse(cls, value: Any, **options: Any) -> Any:
            way = _doors.get(cls)
            if way is None or options:
                return super().model_validate(value, **options)
            return way.parse(value)

        @classmethod
        def _fill(cls, instance: Any, document: Any) -> None:
            """Make `instance` what `document` says."""
            if "__check__" in cls.__dict__:
                build = partial(
                    validator_of(cls).validate_python, self_instance=instance
                )
                reader(cls, cls.__check__)(document, build)
            else:
                validator = cls.__pydantic_validator__
                validator.validate_python(document, self_instance=instance)

        @classmethod
        def model_validate_json(cls, json_data: Any, **options: Any) -> Any:
            """As in pydantic, but the text becomes a document first, for the check needs one;
            ``NaN`` is no JSON."""
            if options or not isinstance(json_data, (str, bytes, bytearray)):
                return super().model_validate_json(json_data, **options)
            try:
                # Names come again and again, values seldom.
                document = from_json(
                    json_data, allow_inf_nan=False, cache_strings="keys"
                )
            except ValueError as error:
                raise no_json(cls, json_data, str(error)) from None
            return cls.model_validate(document)


def _is_ours(model: Any) -> bool:
    """Has nobody given `model`, or what it is made of, a ``model_validate`` of their own?"""
    owner = next(kind for kind in model.__mro__ if "model_validate" in vars(kind))
    return owner is CheckedModel or vars(owner)["model_validate"] is _own.get(owner)


def _trust_the_check(schema: Any) -> None:
    """Have pydantic not look for members that the check refuses, in a core schema of a class."""
    config = schema.get("config", {})
    if config.get("extra_fields_behavior") == "forbid":
        schema["config"] = {**config, "extra_fields_behavior": "ignore"}
