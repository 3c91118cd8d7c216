"""Imports and uses everything in generated packages.

Reads a list of jobs from the JSON file named by the first argument: {"package" (its folder),
"folder" (to be in), "document" (path or null), "instances" (path or null), "make" (Python that
sets `d`, or null), "valid" (of `d`; or null)}. Writes one line of JSON for each to standard
output: {oracle: [what is wrong]}, and under "seconds" how much of the
processor the answer about `d` took.
"""

import importlib
import json
import os
import pkgutil
import sys
import time
import traceback
from pathlib import Path
from typing import Any

import properties  # beside this file
from pydantic import TypeAdapter
from pydantic import ValidationError as Invalid


class Made:
    """A generated package, imported: its public schemas, the whole document's first."""

    def __init__(self, folder: Path) -> None:
        sys.path.insert(0, str(folder.parent))
        self.name = folder.name
        self.package = importlib.import_module(folder.name)
        self.modules = [
            importlib.import_module(found.name)
            for found in pkgutil.walk_packages(self.package.__path__, folder.name + ".")
        ]
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.schemas = sorted(self.manifest["schemas"], key=lambda s: s["pointer"] != "")

    def find(self, name: str) -> Any:
        """What the manifest calls `name`: dotted, from the package."""
        found: Any = self.package
        for part in name.replace(":", ".").split("."):
            if not hasattr(found, part):
                importlib.import_module(f"{found.__name__}.{part}")
            found = getattr(found, part)
        return found

    def validators(self) -> list[Any]:
        return [self.find(s["validator"]) for s in self.schemas if s["validator"]]

    def models(self) -> list[Any]:
        return [TypeAdapter(self.find(s["model"])) for s in self.schemas if s["model"]]

    def documented(self, error: BaseException) -> bool:
        """Is it an error that the package or pydantic says it raises?"""
        return type(error).__module__.split(".")[0] in (self.name, "pydantic_core")


def use_everything(made: Made) -> list[str]:
    wrong = []
    for validator in made.validators():
        try:
            validator.is_valid({})
            list(validator.iter_errors({}))
            validator.validate({})
        except Exception as error:  # noqa: BLE001
            wrong += _unless(made.documented(error), validator, error)
    for model in made.models():
        for value in ({}, "", []):
            try:
                model.dump_python(model.validate_python(value))
            except Exception as error:  # noqa: BLE001
                wrong += _unless(made.documented(error), model, error)
    for name in ("Client", "AsyncClient"):
        if hasattr(made.package, name):
            getattr(made.package, name)(base_url="http://127.0.0.1:9")
    return wrong


def _unless(fine: bool, thing: object, error: BaseException) -> list[str]:
    return [] if fine else [f"{thing!r}: {type(error).__name__}: {error}"[:300]]


def verdicts(made: Made, path: Path) -> list[str]:
    validator, model = made.validators()[0], made.models()[0]
    wrong = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        value = json.loads(entry["raw"])
        said = {
            "is_valid": validator.is_valid(value),
            "iter_errors": not list(validator.iter_errors(value)),
            "model": properties.accepts(model.validate_python, value, Invalid),
            "model from JSON": properties.accepts(model.validate_json, entry["raw"], Invalid),
        }
        for door, answer in said.items():
            if answer is not entry["valid"]:
                wrong.append(f"{door} said {answer} of {entry['raw'][:80]}")
    return wrong


def answer(made: Made, make: str, valid: bool | None) -> tuple[list[str], float]:
    names: dict[str, Any] = {}
    exec(make, names)
    wrong, slowest = [], 0.0
    doors = [v.is_valid for v in made.validators()[:1]]
    doors += [_door(model) for model in made.models()[:1]]
    for door in doors:
        started = time.process_time()
        try:
            said = door(names["d"])
            if valid is not None and said is not valid:
                wrong.append(f"{door!r} said {said}")
        except Exception as error:  # noqa: BLE001
            wrong += _unless(made.documented(error), door, error)
        slowest = max(slowest, time.process_time() - started)
    return wrong, slowest


def _door(model: Any) -> Any:
    return lambda value: properties.accepts(model.validate_python, value, Invalid)


def run(job: dict[str, Any]) -> dict[str, Any]:
    os.chdir(job["folder"])
    found: dict[str, Any] = {"use": [], "seconds": 0.0}
    try:
        made = Made(Path(job["package"]))
        found["use"] = use_everything(made)
        if job["instances"]:
            found["verdicts"] = verdicts(made, Path(job["instances"]))
        if job["make"]:
            found["nocrash"], found["seconds"] = answer(made, job["make"], job["valid"])
        if job["document"]:
            document = json.loads(Path(job["document"]).read_text(encoding="utf-8-sig"))
            found["faithful"] = properties.unfaithful(made, document)
            found["distinct"] = properties.merged(made, document)
    except Exception:  # noqa: BLE001 (it is reported)
        found["use"].append(traceback.format_exc(limit=-3))
    return found


if __name__ == "__main__":
    for each in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")):
        print(json.dumps(run(each)), flush=True)
