"""What an operation answers: the types that calls return, and the errors of the API."""

from __future__ import annotations

from schemawright.code import NONE, Binary, Expression, Imported, Subscript, union
from schemawright.contract import Operation, Response
from schemawright.data_classes import frozen
from schemawright.names import constant_name
from schemawright.targets.client.answer_types import received_type
from schemawright.targets.client.argument_types import BYTES, OBJECT, STRING, ClientContract
from schemawright.targets.client.media import Medium, medium
from schemawright.targets.client.statuses import covers, success_name

#: Statuses whose answers have no content, whatever a document says (RFC 9110, section 15).
_SILENT = ("204", "205", "304")


@frozen
class AnswerView:
    """An answer: the `wrap` class of a success that is not the first, else None."""

    statuses: tuple[str, ...]
    media: tuple[Medium, ...]
    wrap: str | None

    @property
    def labels(self) -> tuple[str, ...]:
        """Names for a constant of this answer, the best first."""
        schemas = [medium.schema for medium in self.media if medium.schema] or ["empty"]
        name = "_" + "_".join(constant_name(text) for text in schemas)
        return (name, f"{name}_{self.statuses[0].upper()}")


def is_success(statuses: tuple[str, ...]) -> bool:
    """Is it a success that is declared as one?"""
    return statuses[0].startswith("2")


def answers(contract: ClientContract, operation: Operation) -> tuple[AnswerView, ...]:
    """The answers, those with the same media together; the first success is the plain one. If
    no success is declared, ``default`` describes it."""
    declared = sorted(operation.responses, key=_rank)
    views: list[AnswerView] = []
    plain = False
    for response in declared:
        silent = operation.method == "HEAD" or response.status in _SILENT
        content = () if silent else response.media
        media = tuple(medium(contract, declared, sent=False) for declared in content)
        success = response.status.startswith("2")
        last = views[-1] if views else None
        if last and last.media == media and not success and not is_success(last.statuses):
            views[-1] = AnswerView((*last.statuses, response.status), media, None)
        else:
            wrap = success_name(response.status) if success and plain else None
            views.append(AnswerView((response.status,), media, wrap))
        plain = plain or success
    return tuple(views)


def _rank(response: Response) -> tuple[bool, bool, str]:
    """Successes first, statuses before ranges, ``default`` last."""
    status = response.status
    return (not status.startswith("2"), not status.isdecimal(), status)


def result(contract: ClientContract, declared: tuple[AnswerView, ...]) -> Expression:
    """The type that a call returns."""
    successes = [answer for answer in declared if is_success(answer.statuses)]
    if not successes:
        successes = [answer for answer in declared if "default" in answer.statuses]
    kinds: list[Expression] = []
    for answer in successes:
        inner = [_received(contract, medium) for medium in answer.media] or [NONE]
        if answer.wrap:
            wrap = Imported(answer.wrap, "._runtime.results")
            kinds.append(Subscript(wrap, union(*dict.fromkeys(inner))))
        else:
            kinds += inner
    return union(*dict.fromkeys(kinds or [NONE]))


def _received(contract: ClientContract, medium: Medium) -> Expression:
    """The type of the content: an object is an instance of its class, anything else what it is."""
    if medium.schema is not None:
        return received_type(contract, medium.schema)
    return {"Text": STRING, "Media": BYTES}.get(medium.kind, OBJECT)


def error_types(contract: ClientContract) -> dict[str, Expression | None]:
    """For each status that is declared as an error anywhere: the type of its content, None if it
    can be anything."""
    operations = contract.api.operations
    statuses = {r.status: None for o in operations for r in o.responses if r.status[0] not in "12"}
    ordered = sorted(statuses, key=lambda s: (s == "default", not s.isdecimal(), s))
    types: dict[str, Expression | None] = {}
    for status in ordered:
        kinds: dict[Expression, None] = {}
        for operation in operations:
            fitting = [r for r in operation.responses if covers(r.status, status)]
            best = min(fitting, key=_vagueness, default=None)
            for declared in best.media if best else ():
                received = _received(contract, medium(contract, declared, sent=False))
                kinds |= dict.fromkeys(_alternatives(received))
        types[status] = None if OBJECT in kinds else union(*kinds, NONE)
    return types


def _alternatives(type_: Expression) -> tuple[Expression, ...]:
    """Those of ``a | b``, so that one which several operations have is named once."""
    if isinstance(type_, Binary) and type_.operator == "|":
        return (*_alternatives(type_.left), *_alternatives(type_.right))
    return (type_,)


def _vagueness(response: Response) -> tuple[bool, bool]:
    return (response.status == "default", not response.status.isdecimal())
