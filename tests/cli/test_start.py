"""What a run loads that has nothing to do, which is what its time goes into."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_RUN = """
import sys
from schemawright.cli import main
assert main([sys.argv[1]]) == 0
print(*sys.modules)
"""
#: The rooms that have something to say before anything is generated.
_ROOMS = {
    "cli",
    "config",
    "data_classes",
    "diagnostics",
    "extension_vocabularies",
    "limits",
    "regular_files",
    "manifest",
    "pipeline",
    "publish",
    "read",
    "review",
    "steps",
    "targets",
    "text_types",
}
_MODULES = 49


@pytest.mark.program
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_run_without_changes_loads_little(command: str, tmp_path: Path) -> None:
    document = tmp_path / "schemas" / "shop" / "order.yaml"
    document.parent.mkdir(parents=True)
    document.write_text('{"type": "object"}')
    for name in ("generate", command):
        ran = subprocess.run(
            [sys.executable, "-P", "-c", _RUN, name],
            cwd=tmp_path,
            env=os.environ,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
    said, loaded = ran.stdout.splitlines()
    assert said.endswith(("unchanged", "up to date"))
    ours = [name for name in loaded.split() if name.startswith("schemawright.")]
    assert {name.split(".")[1] for name in ours} <= {*_ROOMS, "version"}
    assert len(ours) < _MODULES
    others = {name.split(".")[0] for name in loaded.split()} - {*sys.stdlib_module_names}
    installed = {"__main__", "_distutils_hack", "_virtualenv", "sitecustomize", "usercustomize"}
    assert others <= {"schemawright", *installed}
