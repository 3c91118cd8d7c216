"""An operation whose parameter, body or answer has another schema than before.

old: 200: Order     new: 200: Receipt        is every Receipt an Order?
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from schemawright.contract import Header, Media, Operation, Whereabouts
from schemawright.data_classes import frozen
from schemawright.resolve import Schema
from schemawright.review.change_findings import COMPATIBLE, Effect, Way


@frozen
class OperationEdit:
    """A change of an operation: does it break what is sent, or what is received? Each is a reason
    why it does, or an effect, or nothing. `old` and `new` are where it is said, None in a version
    that does not say it."""

    rule: str
    says: str
    send: str | Effect = ""
    receive: str | Effect = ""
    #: What callers of the client's methods have to change, if anything.
    callers: str = ""
    #: The argument that they have to change, if it is one.
    argument: str = ""
    old: Whereabouts | None = None
    new: Whereabouts | None = None

    def at(self, old: Whereabouts | None, new: Whereabouts | None) -> OperationEdit:
        """The same, said there."""
        return replace(self, old=old, new=new)

    def effect(self, way: Way) -> Effect:
        """What it does in one direction."""
        told = self.send if way == "send" else self.receive
        if isinstance(told, str):
            return Effect("breaking", reason=told) if told else COMPATIBLE
        return told


@frozen
class SchemaEffects:
    """What having another schema does, by the names of both: in a direction (`between`), whether
    that is told of the schema already, because it is the same one in both versions or has been
    renamed (`is_told`), and whether Python has one type for both (`is_one_type`). `old_name` and
    `new_name` are of schemas in each version."""

    between: Callable[[str, str, Way], Effect]
    is_told: Callable[[str, str], bool]
    is_one_type: Callable[[str, str], bool]
    old_name: Callable[[Schema], str | None]
    new_name: Callable[[Schema], str | None]

    def says_something(self, old: str | None, new: str | None) -> bool:
        """Is there anything to say of `new` where `old` was?"""
        if old is None or new is None:
            return old is not new
        return not self.is_told(old, new)

    def header_names(self, old: Header, new: Header) -> tuple[str | None, str | None]:
        """The names of the schemas of a header in both versions; None where it has none."""
        return (
            self.old_name(old.schema) if old.schema is not None else None,
            self.new_name(new.schema) if new.schema is not None else None,
        )

    def replaced(self, old: str | None, new: str | None, way: Way) -> Effect:
        """What having another schema, or none, does in one direction."""
        if old and new:
            return self.between(old, new, way)
        # What is not described may be anything.
        limited = new if way == "send" else old
        return (
            Effect("breaking", reason=f"it may be anything but {limited}")
            if limited
            else COMPATIBLE
        )

    def of_callers(self, says: str, old: str | None, new: str | None) -> str:
        """`says`, if callers see another type."""
        return "" if old and new and self.is_one_type(old, new) else f"{says} has another type"


def schema_edits_of(
    old: Operation, new: Operation, schemas: SchemaEffects
) -> Iterator[OperationEdit]:
    """Each part of an operation that is in both versions, with another schema in each."""
    parameters = {(p.location, p.name): p for p in new.parameters}
    for parameter in old.parameters:
        again = parameters.get((parameter.location, parameter.name))
        if again and schemas.says_something(parameter.schema, again.schema):
            about = f"the {parameter.location} parameter {parameter.name!r}"
            says = f"{about} is {again.schema} and was {parameter.schema}"
            effect = schemas.between(parameter.schema, again.schema, "send")
            argument = f"the argument {again.variable}"
            callers = schemas.of_callers(argument, parameter.schema, again.schema)
            edit = OperationEdit("parameter-schema-changed", says, effect, "", callers)
            edit = replace(edit, argument=again.variable)
            yield edit.at(parameter.said_at, again.said_at)
    if old.body and new.body:
        for one, other in shared_media(old.body.media, new.body.media, schemas):
            callers = schemas.of_callers(f"the body of {new.call}", one.schema, other.schema)
            says = f"the request body is {media_name(other)} and was {media_name(one)}"
            effect = schemas.replaced(one.schema, other.schema, "send")
            edit = OperationEdit("body-schema-changed", says, send=effect, callers=callers)
            yield edit.at(one.said_at, other.said_at)
    responses = {response.status: response for response in new.responses}
    for response in old.responses:
        media = responses[response.status].media if response.status in responses else ()
        gives = f"what {new.call} gives for {response.status}"
        for one, other in shared_media(response.media, media, schemas):
            callers = schemas.of_callers(gives, one.schema, other.schema)
            says = f"the answer {response.status} is {media_name(other)} and was {media_name(one)}"
            effect = schemas.replaced(one.schema, other.schema, "receive")
            edit = OperationEdit("answer-schema-changed", says, receive=effect, callers=callers)
            yield edit.at(one.said_at, other.said_at)


def shared_media(
    old: tuple[Media, ...], new: tuple[Media, ...], schemas: SchemaEffects
) -> Iterator[tuple[Media, Media]]:
    """What has one media type in both versions, and another schema, of which there is something to
    say."""
    after = {media.type: media for media in new}
    for media in old:
        again = after.get(media.type)
        if again and schemas.says_something(media.schema, again.schema):
            yield media, again


def media_name(media: Media) -> str:
    """What its schema is called."""
    return media.schema or "not described"
