"""A real catalogue, as it is published: all of it becomes packages, with every reference a type.

It is not part of this repository. The folder with `fullstory/documents` and `fullstory/openapi`
is looked for in the environment variable ``SCHEMAWRIGHT_SHARED``, else in ``../shared``.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from schemawright import generate

from tests.conftest import REPOSITORY
from tests.package.environment import HERE, run

SHARED = Path(os.environ.get("SCHEMAWRIGHT_SHARED") or REPOSITORY.parent / "shared")
CATALOGUE = SHARED / "fullstory"
EXPECTED: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("catalogue.yaml").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.skipif(
    not (CATALOGUE / "documents").is_dir(),
    reason="no FullStory catalogue: put it beside the repository, as ../shared/fullstory",
)

#: Imports every module, and says of each field of each model what it is annotated with.
ANNOTATIONS = """
import importlib, json, pathlib, sys
folder = pathlib.Path(sys.argv[1])
for file in sorted(folder.rglob("*.py")):
    parts = (folder.name, *file.relative_to(folder).with_suffix("").parts)
    importlib.import_module(".".join(parts).removesuffix(".__init__"))
models = importlib.import_module(folder.name + ".models")
package = importlib.import_module(folder.name)
for name in package.__all__:
    getattr(package, name)
print(json.dumps({
    f"{name}.{field}": str(told.annotation)
    for name, model in vars(models).items() if hasattr(model, "model_fields")
    for field, told in model.model_fields.items()
}))
"""


@pytest.mark.parametrize("name", EXPECTED["inputs"])
def test_input(name: str, tmp_path: Path) -> None:
    wanted = EXPECTED["inputs"][name]
    (tmp_path / "source").mkdir()
    for pattern in wanted["from"]:
        found = sorted(CATALOGUE.glob(pattern))
        assert found, pattern
        for path in found:
            shutil.copy(path, tmp_path / "source")
    report = generate(tmp_path / "source", tmp_path / f"{name}_api")
    assert (report.schemas, report.operations) == (wanted["schemas"], wanted["operations"])
    assert Counter(each.code for each in report.warnings) == wanted.get("warnings", {})
    _check_places(report.warnings)
    arguments = ("-W", "error", "-c", ANNOTATIONS, str(report.output))
    done = run(HERE, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    if name in {"documents", "everything"}:
        _check_references(json.loads(done.stdout), f"{name}_api")


def _check_places(warnings: Any) -> None:
    """A warning names the file and the line."""
    for warning in warnings:
        assert warning.place.path.endswith((".json", ".yml"))
        assert warning.place.line


def _check_references(fields: dict[str, str], package: str) -> None:
    for field, model in EXPECTED["references"].items():
        assert f"list[{package}.models.{model}]" in fields[field], f"{field}: {fields[field]}"
