"""One document: compiled, its cost taken, its verdicts compared."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from jsonschema import validators
from referencing import Registry
from referencing.jsonschema import DRAFT7
from schemawright import Rejected, compile_validator

from benchmarks.instances import Drawing, spoil
from tests.sweep.documents import Document

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(slots=True)
class Outcome:
    """What became of a document. `seconds` of CPU time, the `peak` of the memory in MiB and by how
    much that has `grown` (0 where the system does not tell) are those of compiling; `rejected`
    says why there is no validator, `refused` why jsonschema-rs has none, in whose place the
    jsonschema library is asked; `unjudged` counts the instances of which the peer says nothing but
    an exception; `differing` are the instances of which somebody thinks otherwise,
    with who thinks what."""

    document: Document
    seconds: float = 0.0
    peak: float = 0.0
    grown: float = 0.0
    rejected: str = ""
    refused: str = ""
    judged: Counter[str] = field(default_factory=Counter)
    unjudged: int = 0
    differing: list[tuple[Any, dict[str, str]]] = field(default_factory=list)


def tried(document: Document, drawn: int) -> Outcome:
    """Compile `document` and judge its own instances and `drawn` drawn ones, half of them
    spoiled."""
    outcome = Outcome(document)
    before, started = _peak_from_now(), time.process_time()
    try:
        ours = compile_validator(
            document.schema, dialect=document.dialect, resources=document.resources
        )
    except Rejected as rejected:
        outcome.rejected = str(rejected)
        return outcome
    finally:
        outcome.seconds = time.process_time() - started
        outcome.peak = _peak()
        outcome.grown = outcome.peak - before
    try:
        peer, name = _rust(document), "jsonschema-rs"
    except Exception as refused:  # noqa: BLE001 (the peer's, whatever it is)
        outcome.refused = f"{type(refused).__name__}: {str(refused).splitlines()[0][:120]}"
        peer, name = _plain(document), "jsonschema"
    for kind, value, stated in _instances(document, drawn):
        said = {"ours": _told(ours.is_valid, value)}
        explained = not list(ours.iter_errors(value))
        said["ours, explaining"] = "valid" if explained else "invalid"
        said[name] = _told(peer, value)
        said |= {"its source": stated} if stated else {}
        outcome.judged[f"{kind}, {said['ours']}"] += 1
        outcome.unjudged += said[name] not in {"valid", "invalid"}
        if len({"valid", "invalid"} & set(said.values())) > 1:
            said["jsonschema"] = _told(_plain(document), value)
            outcome.differing.append((value, said))
    return outcome


def _instances(document: Document, drawn: int) -> Iterator[tuple[str, Any, str]]:
    """(where from, value, what its source says of it)"""
    for each in document.instances:
        stated = "" if each.valid is None else "valid" if each.valid else "invalid"
        yield "real", each.value, stated
    chance = random.Random(document.name)
    drawing = Drawing(document.schema, chance)
    for _ in range(drawn // 2):
        value = drawing.instance()
        yield "drawn", value, ""
        if isinstance(value, (dict, list)) and value:
            yield "spoiled", spoil(value, chance), ""


def _rust(document: Document) -> Callable[[Any], bool]:
    """The verdicts of jsonschema-rs. Formats are annotations."""
    library = import_module("jsonschema_rs")
    options: dict[str, Any] = {"validate_formats": False, "offline": True}
    if document.resources:
        pairs = list(document.resources.items())
        options["registry"] = library.Registry(pairs, draft=library.Draft7)
    judge: Callable[[Any], bool] = library.validator_for(document.plain, **options).is_valid
    return judge


def _plain(document: Document) -> Callable[[Any], bool]:
    """The verdicts of the jsonschema library, which is slow: asked only where others differ."""
    found = [(uri, DRAFT7.create_resource(each)) for uri, each in document.resources.items()]
    registry: Any = Registry().with_resources(found)
    judge: Callable[[Any], bool] = validators.validator_for(document.plain)(
        document.plain, registry=registry
    ).is_valid
    return judge


def _told(verdict: Callable[[Any], bool], value: Any) -> str:
    try:
        return "valid" if verdict(value) else "invalid"
    except Exception as trouble:  # noqa: BLE001 (a judge's own, whatever it is)
        return f"{type(trouble).__name__}: {str(trouble)[:60]}"


def _peak_from_now() -> float:
    """Forget the peak memory so far; the MiB in use now."""
    if _RESET.exists():
        _RESET.write_text("5")
    return _peak()


def _peak() -> float:
    if not _STATUS.exists():
        return 0.0
    status = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024
