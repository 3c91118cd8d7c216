"""``python -m benchmarks.first_use``: what models cost before the first document is read, for
schemas of many classes that refer to one another; beside those of datamodel-code-generator.

                             models       class   first use       total          MB
    pydantic, one class       0.032       0.000       0.000       0.104          29
    Figma, ours               0.001       0.205       0.147       0.425          43

Seconds of the processor: to import the module ``models``, to get one class, to put the first
document to it; and all of it, with pydantic itself, as the peak of memory is of the whole process.
The first row is pydantic with a class of one field. Each figure is the median of `_RUNS` processes.
Plain models are built when they are imported; where that takes more than `_SECONDS` or `_MEMORY`
bytes, or fails, the row says so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from schemawright import generate

from benchmarks.api_documents import npm_document
from benchmarks.fetch import REPOSITORY, Unavailable, unpacked

_RUNS = 5
_SECONDS = 120
_MEMORY = 4 << 30

_PROGRAM = """
import resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
sys.path.insert(0, sys.argv[1])
now = time.process_time
started = now()
from pydantic import BaseModel
imported = now()
MODELS
had_models = now()
model = NAME
named = now()
try:
    model.model_validate({})
except ValueError:
    pass
used = now()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(had_models - imported, named - had_models, used - named, used - started, end=" ")
print(int(peak.split()[1]) / 1024)
"""
_ALONE = """
class One(BaseModel):
    member: int | None = None
"""


@dataclass(frozen=True)
class Schema:
    """A document, and the class of it that is used."""

    name: str
    path: Path
    model: str


def main() -> int:
    heads = ("models", "class", "first use", "total", "MB")
    print(f"{'':24}" + "".join(f"{head:>12}" for head in heads), flush=True)
    print(f"{'pydantic, one class':24}{_measured('.', _ALONE, 'One')}", flush=True)
    for schema in _schemas():
        with tempfile.TemporaryDirectory() as folder:
            generate(schema.path, Path(folder) / "ours")
            ours = _measured(folder, "from ours import models", f"models.{schema.model}")
            print(f"{schema.name + ', ours':24}{ours}", flush=True)
            print(f"{schema.name + ', plain':24}{_plain(schema, Path(folder))}", flush=True)
    return 0


def _schemas() -> Iterator[Schema]:
    shared = Path(os.environ.get("SCHEMAWRIGHT_SHARED", REPOSITORY.parent / "shared"))
    folder = shared / "reports" / "import-cost"
    for name, file, model in (
        ("a circle of 100", "cyc100.json", "Top"),
        ("FHIR's skeleton", "fhir_skeleton.json", "Account"),
    ):
        if (folder / file).is_file():
            yield Schema(name, folder / file, model)
    try:
        yield Schema("Figma", npm_document("@figma/rest-api-spec"), "FrameNode")
    except Unavailable as missing:
        print(missing)
    try:
        yield Schema("Vega-Lite", _vega_lite(), "TopLevelUnitSpec")
    except Unavailable as missing:
        print(missing)


def _vega_lite() -> Path:
    path = "altair/vegalite/v6/schema/vega-lite-schema.json"
    requirements = Path(__file__).with_name("vega-lite-requirements.txt")
    return unpacked(requirements, REPOSITORY / ".cache" / "vega-lite", (path,)) / path


def _plain(schema: Schema, folder: Path) -> str:
    from datamodel_code_generator import DataModelType, InputFileType
    from datamodel_code_generator import generate as generate_plain

    openapi = schema.path.suffix == ".yaml"
    try:
        generate_plain(
            schema.path,
            input_file_type=InputFileType.OpenAPI if openapi else InputFileType.JsonSchema,
            output=folder / "plain.py",
            output_model_type=DataModelType.PydanticV2BaseModel,
            disable_timestamp=True,
            formatters=[],
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, it is shown in the table
        return f"  {type(error).__name__}: {error}"[:90]
    return _measured(str(folder), "import plain", f"plain.{schema.model}")


def _measured(folder: str, models: str, name: str) -> str:
    """The figures of a row, or why there are none."""
    program = _PROGRAM.replace("MODELS", models).replace("NAME", name)
    program = program.replace("MEMORY", str(_MEMORY)).replace("SECONDS", str(_SECONDS))
    command = [sys.executable, "-c", program, folder]
    # Byte code is kept: nobody reads the source of a package each time.
    kept = {key: it for key, it in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    runs: list[list[float]] = []
    for _ in range(_RUNS):
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=kept)
        if done.returncode != 0:
            said = done.stderr.strip().splitlines()[-1:]
            return f"  {said[0][:90]}" if said else f"  more than {_SECONDS} s"
        runs.append([float(figure) for figure in done.stdout.split()])
        if runs[0][3] > _SECONDS / 10:
            break  # Once is enough.
    *seconds, peak = map(median, zip(*runs, strict=True))
    return "".join(f"{figure:12.3f}" for figure in seconds) + f"{peak:12.0f}"


if __name__ == "__main__":
    sys.exit(main())
