"""``python -m benchmarks.models``: parsing into our models, which check everything, beside those
that datamodel-code-generator makes of the same schema by its own options.

                       documents    plain us     ours us       ratio    check us  ratio JSON
    cloudbuild                 3        4.78        6.89        1.44        1.96        1.62
    tree                       1       72.57       96.54        1.33       21.12        1.70   1/1

In one run, interleaved, on the same documents: those that both accept, by `model_validate` and
`model_validate_json`. `check` is the validator alone. What a plain model does not check costs it
nothing, so the last columns say how many of the documents that the schema refuses it accepts, and
how many of those that the schema accepts it refuses; the second of the means is over the cases in
which it judges all of them as the schema does.

With ``--native`` the checks of ours are compiled ones, as ``schemawright native`` makes them.

Each case has a process of its own, which may take `_MEMORY` bytes and `_SECONDS`: what was compiled
for one case does not slow down another.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from schemawright import Rejected, pipeline
from schemawright.config import Options, one_off
from schemawright.diagnostics import Problems
from schemawright.native import build_package

from benchmarks.cases import Case
from benchmarks.fetch import Unavailable
from benchmarks.real import aws, schema_store
from benchmarks.run import geometric_mean
from benchmarks.shapes import full_story_event, shapes
from benchmarks.timing import measure

_QUICK = (5, 1_000_000)
_USUAL = (15, 4_000_000)
#: In no mean: it is there with dates read, too, as the peer reads them.
_READS_LESS = ("FullStory event", "annotate")
_MEMORY = 4 << 30
_SECONDS = 300


@dataclass(frozen=True)
class Method:
    """How is measured: by so many `rounds` of `batch` nanoseconds each, and with which checks."""

    rounds: int
    batch: int
    native: bool


@dataclass(frozen=True)
class Parsers:
    """The ways from a document to a model: ours, the validator's share in it, and the peer's."""

    ours: Callable[[Any], Any]
    ours_json: Callable[[Any], Any]
    check: Callable[[Any], Any]
    plain: Callable[[Any], Any]
    plain_json: Callable[[Any], Any]


@dataclass(frozen=True)
class Row:
    """What was measured of a case: microseconds a document, and how often the peer judges
    otherwise than the schema does."""

    documents: int
    plain: float
    ours: float
    check: float
    ratio_json: float
    #: How many documents the schema refuses, and how many of these the peer accepts.
    wrong: int
    accepted: int
    #: How many it accepts, and how many of these the peer refuses.
    right: int
    refused: int

    @property
    def ratio(self) -> float:
        return self.ours / self.plain

    @property
    def judged_alike(self) -> bool:
        return not self.accepted and not self.refused

    def __str__(self) -> str:
        figures = (self.plain, self.ours, self.ratio, self.check, self.ratio_json)
        told = "".join(f"{figure:12.2f}" for figure in figures)
        accepted = f"{self.accepted}/{self.wrong}" if self.accepted else ""
        refused = f"{self.refused}/{self.right}" if self.refused else ""
        return f"{self.documents:12}{told}{accepted:>12}{refused:>12}".rstrip()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.models", description=__doc__)
    parser.add_argument("--only", default="", help="cases named like this")
    parser.add_argument("--quick", action="store_true", help="a fifth of the time, more noise")
    parser.add_argument("--native", action="store_true", help="ours with compiled checks")
    arguments = parser.parse_args()
    method = Method(*(_QUICK if arguments.quick else _USUAL), arguments.native)
    heads = ("documents", "plain us", "ours us", "ratio", "check us", "ratio JSON", "takes wrong")
    print(f"{'':34}" + "".join(f"{head:>12}" for head in (*heads, "refuses")), flush=True)
    rows: dict[str, list[Row]] = {}
    try:
        for case, formats in _cases(arguments.only):
            row = _alone(case, formats, method)
            print(f"{case.name:34}{row}"[:140], flush=True)
            if isinstance(row, Row) and (case.name, formats) != _READS_LESS:
                rows.setdefault(case.group, []).append(row)
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 2
    for group, measured in rows.items():
        _print_mean(group, measured)
    every = [row for measured in rows.values() for row in measured]
    _print_mean("all", every)
    _print_mean("all judged alike", [row for row in every if row.judged_alike])
    return 0


def _print_mean(name: str, rows: Sequence[Row]) -> None:
    if rows:
        python = geometric_mean([row.ratio for row in rows])
        from_json = geometric_mean([row.ratio_json for row in rows])
        print(f"geometric mean of {len(rows):3}, {name:18} {python:.2f}   JSON {from_json:.2f}")


def _cases(only: str) -> Iterator[tuple[Case, str]]:
    """The cases, each with what our package makes of ``format``. Where it is an annotation, ours
    reads less than the peer, which reads dates; so the first one is there once more."""

    def asked(name: str) -> bool:
        return only.lower() in name.lower()

    event = full_story_event()
    dated = Case(f"{event.name}, dates read", event.group, event.schema, event.instances)
    every = [(dated, "assert"), *((case, "annotate") for case in shapes())]
    yield from ((case, formats) for case, formats in every if asked(case.name))
    yield from ((case, "annotate") for case in schema_store(8, asked))
    yield from ((case, "annotate") for case in aws(8, asked))


def _alone(case: Case, formats: str, method: Method) -> Row | str:
    """`_row`, or why there is none, in a process of its own, which says whose models are next."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_send_row, args=(sending, case, formats, method))
    process.start()
    sending.close()
    whose = ""
    row: Row | str | None = None
    try:
        while row is None:
            whose, row = receiving.recv()
    except EOFError:
        row = f"  {whose}: more than {_SECONDS} s or {_MEMORY >> 30} GB"
    process.join()
    return row


def _send_row(sending: Connection, case: Case, formats: str, method: Method) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    row: Row | str
    try:
        row = _row(case, formats, method, lambda whose: sending.send((whose, None)))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is shown in the table
        row = f"  {type(error).__name__}: {error}".replace("\n", " ")
    sending.send(("both", row))


def _row(case: Case, formats: str, method: Method, tell: Callable[[str], None]) -> Row | str:
    """Raises whatever either of the generators, or the import of what it wrote, does."""
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        source = Path(folder) / "case.json"
        source.write_text(json.dumps(case.schema), encoding="utf-8")
        tell("ours")
        model, check = _ours(source, Path(folder), formats, method.native)
        ours = [_accepts(_doors(model)[0], each.value) for each in case.instances]
        tell("plain models")
        plain_model = _plain(source, Path(folder) / "plain.py")
        plain = [_accepts(_doors(plain_model)[0], each.value) for each in case.instances]
        pairs = list(zip(ours, plain, strict=True))
        values = [each.value for each, both in zip(case.instances, pairs, strict=True) if all(both)]
        if not values:
            return "  no document that both accept"
        parsers = Parsers(*_doors(model), check, *_doors(plain_model))
        times = _times(parsers, values, method)
    accepted, refused = pairs.count((False, True)), pairs.count((True, False))
    wrong, right = ours.count(False), ours.count(True)
    return Row(len(values), *times, wrong, accepted, right, refused)


def _times(
    parsers: Parsers, values: Sequence[Any], method: Method
) -> tuple[float, float, float, float]:
    """Microseconds a document of the peer, of ours, of the check in it; the ratio for texts."""
    of_values = {"ours": parsers.ours, "check": parsers.check, "plain": parsers.plain}
    taken = measure(of_values, values, rounds=method.rounds, batch=method.batch)
    texts = [json.dumps(value) for value in values]
    of_texts = {"ours": parsers.ours_json, "plain": parsers.plain_json}
    of_json = measure(of_texts, texts, rounds=method.rounds, batch=method.batch)
    plain, ours, check = (taken[name].best / 1000 for name in ("plain", "ours", "check"))
    return plain, ours, check, of_json["ours"].best / of_json["plain"].best


def _doors(model: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """What reads Python values and texts as `model`: a class, or the alias of a type."""
    from pydantic import TypeAdapter

    if hasattr(model, "model_validate"):
        return model.model_validate, model.model_validate_json
    adapter: Any = TypeAdapter(model)
    return adapter.validate_python, adapter.validate_json


def _ours(
    source: Path, folder: Path, formats: str, native: bool
) -> tuple[Any, Callable[[Any], Any]]:
    job = one_off([source], folder / "ours", Options(formats=formats))
    try:
        pipeline.generate(job, Problems())
        package = folder / "ours"
        if native:
            package = build_package(job, Problems(), folder / "native")
            sys.path.insert(0, str(folder / "native"))
    except Rejected as refused:
        raise ValueError(refused.problems[0].message) from refused
    (entry,) = json.loads((package / "manifest.json").read_text(encoding="utf-8"))["schemas"]
    models = importlib.import_module(f"{package.name}.models")
    validators = importlib.import_module(f"{package.name}.validators")
    model = getattr(models, entry["model"].removeprefix("models."))
    validator = getattr(validators, entry["validator"].removeprefix("validators."))
    return model, validator.is_valid


def _plain(source: Path, module: Path) -> Any:
    from datamodel_code_generator import DataModelType, InputFileType, generate

    generate(
        source,
        input_file_type=InputFileType.JsonSchema,
        output=module,
        output_model_type=DataModelType.PydanticV2BaseModel,
        class_name="Root",
        disable_timestamp=True,
        formatters=[],
    )
    return importlib.import_module(module.stem).Root


def _accepts(parse: Callable[[Any], Any], value: Any) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
