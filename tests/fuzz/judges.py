"""Who says whether a value is valid: this project, twice, and its peers."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from schemawright.values import same

from tests.compiling import compiled, unoptimised
from tests.packages import Loaded, package

#: So many packages of models stay loaded: what explains a refusal is imported at the first one.
_KEPT = 50
#: Is this value valid? An exception is an answer as well.
Verdict = Callable[[Any], bool]
#: (schema, draft) -> verdict
Judge = Callable[[Any, str], Verdict]


@dataclass(frozen=True)
class Ours:
    """Our validators for a schema: as it is made for users (`fast`), and without any pass. Each
    is compiled when it is first asked for, which raises `Rejected` for a schema that is wrong."""

    schema: Any
    draft: str

    @property
    def case(self) -> dict[str, Any]:
        return {"schema": self.schema, "dialect": self.draft}

    @cached_property
    def fast(self) -> Any:
        return compiled(self.case)

    @cached_property
    def plain(self) -> Any:
        return compiled(self.case, unoptimised)


def sources(validator: Any) -> dict[str, str]:
    """The text of every file that was made for a validator."""
    return {path: str(file.text) for path, file in validator._files.items()}


def _jsonschema(schema: Any, draft: str) -> Verdict:
    from jsonschema import validators

    kinds = {
        "draft4": validators.Draft4Validator,
        "draft6": validators.Draft6Validator,
        "draft7": validators.Draft7Validator,
        "draft2019-09": validators.Draft201909Validator,
        "draft2020-12": validators.Draft202012Validator,
    }
    verdict: Verdict = kinds[draft](schema).is_valid
    return verdict


def _jsonschema_rs(schema: Any, draft: str) -> Verdict:
    library = import_module("jsonschema_rs")
    kind = getattr(library, f"D{draft[1:].replace('-', '')}Validator")
    verdict: Verdict = kind(schema, validate_formats=False).is_valid
    return verdict


_PEERS: dict[str, tuple[str, Judge]] = {
    "jsonschema": ("jsonschema", _jsonschema),
    "jsonschema-rs": ("jsonschema_rs", _jsonschema_rs),
}


def peers(*, only: frozenset[str] = frozenset(_PEERS)) -> dict[str, Judge]:
    """The peers that are installed, by name."""
    return {n: judge for n, (module, judge) in _PEERS.items() if n in only and find_spec(module)}


def native(folder: Path) -> Judge:
    """Our own checks, compiled in `folder`; it takes a C compiler and the extra `native`."""
    compile_validator = import_module("schemawright.native").compile_validator

    def judge(schema: Any, draft: str) -> Verdict:
        verdict: Verdict = compile_validator(schema, dialect=draft, folder=folder).is_valid
        return verdict

    return judge


def models(style: str) -> Judge:
    """Our models in a `style`, by the codec of the schema: what it loads it dumps as it came. To
    write another document is an answer of its own."""
    recent: deque[Loaded] = deque()

    def judge(schema: Any, draft: str) -> Verdict:
        made_of = package({"schema.json": schema}, dialect=draft, formats="annotate", models=style)
        recent.append(Loaded(made_of.files))
        while len(recent) > _KEPT:
            recent.popleft().forget()
        codec = getattr(recent[-1].module("codecs"), made_of.contract.schemas[0].variable)

        def verdict(value: Any) -> bool:
            try:
                instance = codec.load(value)
            except ValueError:
                return False
            if not same(codec.dump(instance), value):
                raise AssertionError("writes another document than it has read")
            return True

        return verdict

    return judge


def absent() -> list[str]:
    return sorted(_PEERS.keys() - peers().keys())


def answer(judge: Judge, schema: Any, draft: str) -> Verdict:
    """`judge`'s verdict on `schema`; one that cannot even read it raises when it is asked."""
    try:
        return judge(schema, draft)
    except Exception as trouble:  # noqa: BLE001 (the peer's, whatever it is)
        raised = trouble

        def refuse(value: Any) -> bool:
            raise raised

        return refuse


def told(verdict: Verdict, value: Any) -> str:
    """``valid``, ``invalid``, or what was raised, in short."""
    try:
        return "valid" if verdict(value) else "invalid"
    except Exception as trouble:  # noqa: BLE001 (a judge's own, whatever it is)
        return f"{type(trouble).__name__}: {(str(trouble).splitlines() or [''])[0][:80]}"


def copy(value: Any) -> Any:
    """As a reader of JSON would give it: no part of it is the same object as another."""
    return json.loads(json.dumps(value))
