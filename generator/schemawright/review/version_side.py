"""One of two versions of a package's documents, with the schemas around edits compiled apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol, TypeAlias

from schemawright.compile import compile_schemas
from schemawright.contract import Contract, NamedSchema
from schemawright.diagnostics import Problems
from schemawright.ir.call_graph import calls_in
from schemawright.ir.checks import Program
from schemawright.limits import limited, limits
from schemawright.resolve import Schema
from schemawright.review.change_findings import Way
from schemawright.values import Json, Tokens


class SchemaValidator(Protocol):
    """What judges values by a schema, with the methods of a generated package's validators."""

    @property
    def is_valid(self) -> Callable[[object], bool]:
        """Does the schema accept a value?"""

    @property
    def validate(self) -> Callable[..., None]:
        """Raises a ValueError with `json_path` and `message` for a value that is not accepted."""


#: A contract and its program → the validator of a schema, by its variable.
ValidatorLoader: TypeAlias = Callable[[Contract, Program], Callable[[str], SchemaValidator]]
#: The roles of schemas that a package is asked for by name.
PUBLIC = frozenset({"document", "component", "body", "parameter", "header"})


@dataclass(frozen=True)
class VersionSide:
    """A version: its contract, in which the schemas around edits are named, too, and its program.
    `around` has the variable of the schema at each path and place around an edit."""

    contract: Contract
    program: Program
    around: Mapping[tuple[str, Tokens], str]
    validator: Callable[[str], SchemaValidator]
    _used: dict[str, tuple[Way, ...]] = field(default_factory=dict)
    _holders: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(
        contract: Contract, places: Iterable[tuple[NamedSchema, Tokens]], load: ValidatorLoader
    ) -> VersionSide:
        """The side of `contract`; each of `places` is in the document of its schema. Raises
        `Rejected` where a schema cannot be checked."""
        variables = {named.schema.place: named.variable for named in contract.schemas}
        around: dict[tuple[str, Tokens], str] = {}
        extra: list[NamedSchema] = []
        for named, tokens in places:
            key = (named.schema.source.path, tokens)
            if key in around:
                continue
            schema = schema_inside(contract, named, tokens)
            variable = variables.get(schema.place) if isinstance(schema.value, dict) else None
            around[key] = variable or f"edited_{len(extra)}"
            if variable is None:
                extra.append(NamedSchema(f"Edited{len(extra)}", around[key], schema, "nested"))
        whole = replace(contract, schemas=contract.schemas + tuple(extra))
        problems, current = Problems(), limits()
        # Each of them may be as much work as the whole.
        steps = current.compile_steps * (1 + len(extra))
        with limited(replace(current, compile_steps=steps)):
            program = compile_schemas(whole, problems)
        problems.stop_on_errors()
        return VersionSide(contract, program, around, load(whole, program))

    def variable(self, named: NamedSchema, tokens: Tokens) -> str:
        """The variable of the schema at `tokens` in the document of `named`."""
        return self.around[(named.schema.source.path, tokens)]

    def accepts(self, variable: str, value: Json) -> bool:
        """Does the schema of `variable` accept `value`?"""
        return self.validator(variable).is_valid(value)

    def refusal(self, variable: str, value: Json) -> str:
        """What the schema's validator says against `value`: ``$.id: '' is too short``; empty if it
        accepts it."""
        try:
            self.validator(variable).validate(value)
        except ValueError as error:
            path, message = getattr(error, "json_path", "$"), getattr(error, "message", str(error))
            return f"{path}: {message}"
        return ""

    def used(self, named: NamedSchema) -> tuple[Way, ...]:
        """The directions in which operations use a schema; both if none does."""
        if named.name not in self._used:
            self._used[named.name] = self._find_used(named)
        return self._used[named.name]

    def _find_used(self, named: NamedSchema) -> tuple[Way, ...]:
        target = self.program.entries[named.variable]
        ways = tuple(way for way, functions in self._exchanged.items() if target in functions)
        return ways or ("send", "receive")

    @cached_property
    def _exchanged(self) -> Mapping[Way, set[str]]:
        """The functions of all that operations send, and of all that they receive."""
        sent = [schema for _, schemas, _ in self._operations for schema in schemas]
        received = [schema for _, _, schemas in self._operations for schema in schemas]
        return {
            "send": _led_to(self._calls, map(self._function, sent)),
            "receive": _led_to(self._calls, map(self._function, received)),
        }

    def reaches(self, named: NamedSchema) -> tuple[str, ...]:
        """The other public schemas, and the operations, that hold a schema."""
        if named.name not in self._holders:
            self._holders[named.name] = self._find_holders(named)
        return self._holders[named.name]

    def _find_holders(self, named: NamedSchema) -> tuple[str, ...]:
        leading = _led_to(self._callers, [self.program.entries[named.variable]])
        holders = (name for name, own in self._holding if not leading.isdisjoint(own))
        return tuple(holder for holder in holders if holder != named.name)

    @cached_property
    def _holding(self) -> list[tuple[str, tuple[str, ...]]]:
        """The public schemas, then the operations, each with the functions of its schemas."""
        schemas = [other.name for other in self.contract.schemas if other.role in PUBLIC]
        holding: list[tuple[str, tuple[str, ...]]] = [(name, (name,)) for name in schemas]
        holding += [(title, (*sent, *received)) for title, sent, received in self._operations]
        return [(holder, tuple(map(self._function, own))) for holder, own in holding]

    @cached_property
    def _operations(self) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
        """Each operation, and each webhook, with the names of the schemas that are sent, and that
        are received."""
        api = self.contract.api
        listed = []
        for operation in api.operations if api else ():
            media = operation.body.media if operation.body else ()
            sent = [m.schema for m in media] + [p.schema for p in operation.parameters]
            received = [m.schema for answer in operation.responses for m in answer.media]
            headers = (header for answer in operation.responses for header in answer.headers)
            received += [self.contract.name_of(h.schema) for h in headers if h.schema is not None]
            title = f"{operation.method.upper()} {operation.path}"
            listed.append((title, tuple(filter(None, sent)), tuple(filter(None, received))))
        for webhook in self.contract.webhooks:
            # The API calls these: what they bring is received, what they are answered is sent.
            brought = [m.schema for m in (webhook.body.media if webhook.body else ())]
            answered = [m.schema for answer in webhook.responses for m in answer.media]
            title = f"webhook {webhook.name}"
            listed.append((title, tuple(filter(None, answered)), tuple(filter(None, brought))))
        return listed

    def _function(self, name: str) -> str:
        """The function of the schema of that name."""
        return self.program.entries[self.contract.named(name).variable]

    @cached_property
    def _calls(self) -> Mapping[str, set[str]]:
        return {n: set(calls_in(f.check)) for n, f in self.program.functions.items()}

    @cached_property
    def _callers(self) -> Mapping[str, set[str]]:
        callers: dict[str, set[str]] = {}
        for caller, called in self._calls.items():
            for function in called:
                callers.setdefault(function, set()).add(caller)
        return callers


def _led_to(edges: Mapping[str, set[str]], starts: Iterable[str]) -> set[str]:
    """What `edges` lead to from `starts`, themselves among it."""
    reached = {*starts}
    pending = [*reached]
    while pending:
        more = edges.get(pending.pop(), set()) - reached
        reached |= more
        pending += more
    return reached


def schema_inside(contract: Contract, named: NamedSchema, tokens: Tokens) -> Schema:
    """The schema at `tokens` in the document of `named`, somewhere inside of it. Raises KeyError,
    TypeError or IndexError where there is none."""
    return contract.library.child(named.schema, *tokens[len(named.schema.tokens) :])
