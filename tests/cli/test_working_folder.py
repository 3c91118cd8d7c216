"""Nothing is imported from the working folder, whatever its files are called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

#: What Python loads for ``-m`` before a module can do anything about it.
_BY_PYTHON = set(
    subprocess.run(
        [sys.executable, "-c", "import runpy, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
)
_LIBRARIES = ("black", "jinja2", "markupsafe", "jsonschema", "referencing", "rich", "yaml", "attr")
_OTHERS = ("schemawright", "generator", "templates", "publish", "sitecustomize", "usercustomize")
_COMMAND = str(Path(sys.executable).with_name("schemawright"))


def _trap(folder: Path, names: set[str]) -> None:
    """Modules, and every other one a package, that say that they were loaded."""
    said = f"import os; os.close(os.open({str(folder / 'sprung')!r}, os.O_CREAT))\n"
    for number, name in enumerate(sorted(names)):
        path = folder / f"{name}.py" if number % 2 else folder / name / "__init__.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")


@pytest.mark.program
@pytest.mark.parametrize(
    ("command", "out_of_reach"),
    [
        ([_COMMAND], set()),
        ([sys.executable, "-m", "schemawright"], {*_BY_PYTHON, "schemawright"}),
        ([sys.executable, "-P", "-m", "schemawright"], set()),
    ],
    ids=["schemawright", "python -m", "python -P -m"],
)
def test_a_module_in_the_working_folder(
    command: list[str], out_of_reach: set[str], tmp_path: Path
) -> None:
    document = tmp_path / "schemas" / "shop" / "order.yaml"
    document.parent.mkdir(parents=True)
    document.write_text('{"type": "object", "properties": {"id": {"pattern": "^a+$"}}}')
    names = {name for name in sys.stdlib_module_names if not name.startswith("_")}
    names |= {"__future__", *_LIBRARIES, *_OTHERS}
    _trap(tmp_path, names - out_of_reach)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        [*command, "generate"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not (tmp_path / "sprung").exists()
    assert (tmp_path / "generated" / "shop" / "models.py").is_file()
