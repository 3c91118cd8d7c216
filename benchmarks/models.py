"""``python -m benchmarks.models``: parsing into our models, which check everything, beside plain
pydantic models of datamodel-code-generator, which check what types say.

                       documents    plain us     ours us       ratio    check us  ratio JSON
    cloudbuild                 3        4.78        6.89        1.44        1.96        1.62

In one run, interleaved, on the same documents: those that both accept, by `model_validate` and
`model_validate_json`. `check` is the validator alone.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemawright import Rejected, generate

from benchmarks.cases import Case
from benchmarks.fetch import Unavailable
from benchmarks.real import aws, schema_store
from benchmarks.run import geometric_mean
from benchmarks.shapes import shapes
from benchmarks.timing import measure

_QUICK = (5, 1_000_000)
_USUAL = (15, 4_000_000)


@dataclass(frozen=True)
class Parsers:
    """The ways from a document to a model: ours, the validator's share in it, and the peer's."""

    ours: Callable[[Any], Any]
    ours_json: Callable[[Any], Any]
    check: Callable[[Any], Any]
    plain: Callable[[Any], Any]
    plain_json: Callable[[Any], Any]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.models", description=__doc__)
    parser.add_argument("--only", default="", help="cases named like this")
    parser.add_argument("--quick", action="store_true", help="a fifth of the time, more noise")
    arguments = parser.parse_args()
    try:
        cases = list(_cases(arguments.only))
    except Unavailable as missing:
        print(missing, file=sys.stderr)
        return 2
    heads = ("documents", "plain us", "ours us", "ratio", "check us", "ratio JSON")
    print(f"{'':34}" + "".join(f"{head:>12}" for head in heads))
    ratios: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        sys.path.insert(0, folder)
        for number, case in enumerate(cases):
            try:
                parsers = _parsers(case, Path(folder), number)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is shown in the table
                print(f"{case.name:34}  {type(error).__name__}: {error}"[:120], flush=True)
                continue
            found = _timed(case, parsers, *(_QUICK if arguments.quick else _USUAL))
            if found is not None:
                ratios.setdefault(case.group, []).append(found)
    for group, pairs in ratios.items():
        python, from_json = (geometric_mean(each) for each in zip(*pairs, strict=True))
        print(f"geometric mean of {len(pairs):3}, {group:18} {python:.2f}   JSON {from_json:.2f}")
    return 0


def _cases(only: str) -> Iterator[Case]:
    def asked(name: str) -> bool:
        return only.lower() in name.lower()

    yield from (case for case in shapes() if asked(case.name))
    yield from schema_store(8, asked)
    yield from aws(8, asked)


def _parsers(case: Case, folder: Path, number: int) -> Parsers:
    """Raises whatever either of the generators, or the import of what it wrote, does."""
    source = folder / f"case{number}.json"
    source.write_text(json.dumps(case.schema), encoding="utf-8")
    ours, check = _ours(source, folder / f"ours{number}")
    plain = _plain(source, folder / f"plain{number}.py")
    return Parsers(*_doors(ours), check, *plain)


def _doors(model: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    """What reads Python values and texts as `model`: a class, or the alias of a type."""
    from pydantic import TypeAdapter

    if isinstance(model, type):
        return model.model_validate, model.model_validate_json
    adapter: Any = TypeAdapter(model)
    return adapter.validate_python, adapter.validate_json


def _ours(source: Path, package: Path) -> tuple[Any, Callable[[Any], Any]]:
    try:
        generate(source, package, formats="annotate")
    except Rejected as refused:
        raise ValueError(refused.problems.errors[0].message) from refused
    (entry,) = json.loads((package / "manifest.json").read_text(encoding="utf-8"))["schemas"]
    models = importlib.import_module(f"{package.name}.models")
    validators = importlib.import_module(f"{package.name}.validators")
    model = getattr(models, entry["model"].removeprefix("models."))
    validator = getattr(validators, entry["validator"].removeprefix("validators."))
    return model, validator.is_valid


def _plain(source: Path, module: Path) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:
    from datamodel_code_generator import DataModelType, InputFileType, generate
    from pydantic import TypeAdapter

    generate(
        source,
        input_file_type=InputFileType.JsonSchema,
        output=module,
        output_model_type=DataModelType.PydanticV2BaseModel,
        class_name="Root",
        disable_timestamp=True,
        formatters=[],
    )
    root: Any = importlib.import_module(module.stem).Root
    if hasattr(root, "model_validate"):
        return root.model_validate, root.model_validate_json
    adapter: Any = TypeAdapter(root)
    return adapter.validate_python, adapter.validate_json


def _timed(case: Case, parsers: Parsers, rounds: int, batch: int) -> tuple[float, float] | None:
    both = (parsers.ours, parsers.plain)
    values = [each.value for each in case.instances if all(_takes(one, each.value) for one in both)]
    if not values:
        print(f"{case.name:34}  no document that both accept", flush=True)
        return None
    texts = [json.dumps(value) for value in values]
    found = measure(
        {"ours": parsers.ours, "check": parsers.check, "plain": parsers.plain},
        values,
        rounds=rounds,
        batch=batch,
    )
    of_json = measure(
        {"ours": parsers.ours_json, "plain": parsers.plain_json}, texts, rounds=rounds, batch=batch
    )
    ours, check, plain = (found[name].best / 1000 for name in ("ours", "check", "plain"))
    ratio, ratio_json = ours / plain, of_json["ours"].best / of_json["plain"].best
    row = f"{len(values):12}{plain:12.2f}{ours:12.2f}{ratio:12.2f}{check:12.2f}{ratio_json:12.2f}"
    print(f"{case.name:34}{row}", flush=True)
    return ratio, ratio_json


def _takes(parse: Callable[[Any], Any], value: Any) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
