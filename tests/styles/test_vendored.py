"""A package of another style needs nothing that it does not say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import schemawright

from tests.conftest import REPOSITORY
from tests.package.environment import HERE, run

INPUT = REPOSITORY / "tests" / "golden" / "orders" / "input"

#: Reads and writes a document, and tells which modules come from elsewhere, but for those that
#: the named ones load.
PROGRAM = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
for needed in sys.argv[3:]:
    importlib.import_module(needed)
before = set(sys.modules)
package = importlib.import_module(sys.argv[2])
after_root = sorted(name for name in sys.modules if name.startswith(sys.argv[2] + "."))
from {name} import codecs
for name in package.__all__:
    getattr(package, name)
document = {{"name": "A", "born": "2024-01-01T00:00:00Z", "more": [1]}}
assert codecs.person.dump(codecs.person.load(document)) == document
known = {{*sys.stdlib_module_names, "__main__", sys.argv[2]}}
others = {{n.split(".")[0] for n in set(sys.modules) - before}}
print(json.dumps([after_root, sorted(others - known)]))
"""


@pytest.mark.parametrize(
    ("style", "needs"), [("dataclass", []), ("typeddict", []), ("msgspec", ["msgspec"])]
)
def test_needs(style: str, needs: list[str], tmp_path: Path) -> None:
    name = f"vendored_{style}"
    schemawright.generate(INPUT, tmp_path / name, models=style)
    program = PROGRAM.format(name=name)
    bare = () if needs else ("-I", "-S")
    arguments = ("-B", "-W", "error", "-c", program, str(tmp_path), name, *needs)
    done = run(HERE, *bare, *arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    after_root, others = json.loads(done.stdout)
    watch = [f"{name}._runtime", f"{name}._runtime.replaced"]
    assert after_root == watch, "importing the package alone must be quick"
    assert others == []


def test_the_style_is_part_of_what_is_checked(tmp_path: Path) -> None:
    """Another style is another package: `check` sees it, `generate` replaces it."""
    schemawright.generate(INPUT, tmp_path / "orders", models="dataclass")
    report = schemawright.generate(INPUT, tmp_path / "orders", models="typeddict")
    assert "_runtime/records.py" in report.removed
    assert {"models.py", "codecs.py"} <= set(report.changed)
    again = schemawright.generate(INPUT, tmp_path / "orders", models="typeddict")
    assert not again.touched
