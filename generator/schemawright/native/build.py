"""Makes the native twin of a package: copied, lowered, compiled beside the output, then moved."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

from schemawright.diagnostics import Diagnostic, Rejected
from schemawright.native.lower import lower
from schemawright.version import VERSION

#: The file that tells a native twin from anything else: nothing else is ever replaced.
MARKER = "native.json"

#: Beside the compiled checks: the same in Python, for what they leave to it.
PLAIN = "plain_checks"


def build(package: str | os.PathLike[str], output: str | os.PathLike[str] | None = None) -> Path:
    """Compile the checks of the generated package in the folder `package`; the twin becomes
    `output`, by default ``build/native/<name>``, and is imported by that name. Returns its
    folder. Raises `Rejected`.
    """
    source = Path(package)
    target = Path(output or Path("build", "native", source.resolve().name))
    build_all({source: target.name}, target.parent)
    return target


def build_all(packages: Mapping[Path, str], folder: Path) -> None:
    """The twins of `packages`, each by its name in `folder`, in one run of the compiler.
    Raises `Rejected`."""
    for source, name in packages.items():
        _refuse_early(source, folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".native-", dir=folder) as scratch:
        work, built = Path(scratch, "work"), Path(scratch, "built")
        ignored = shutil.ignore_patterns("__pycache__")
        for number, source in enumerate(packages):
            twin = built / f"p{number}"
            shutil.copytree(source, twin, ignore=ignored)
            modules = _prepare(twin, work / twin.name)
            about = {"schemawright": VERSION, "modules": modules}
            (twin / MARKER).write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")
        _compile(work, built)
        for number, name in enumerate(packages.values()):
            _move(built / f"p{number}", folder / name, Path(scratch, f"before{number}"))


def _refuse_early(source: Path, target: Path) -> None:
    if (source / "validators" / "checks").is_dir():
        hint = "generate the documents that are to be compiled as a package of their own"
        _refuse("SW0825", f"{source} is so large that its checks are in many modules", hint)
    if not (source / "validators" / "checks.py").is_file():
        hint = "name the folder of a package that schemawright generated"
        _refuse("SW0821", f"{source} has no validators/checks.py", hint)
    if target.exists() and not (target / MARKER).is_file():
        _refuse("SW0823", f"{target} is there and is no native twin", "choose another --output")
    checks = (source / "validators" / "checks.py").read_text(encoding="utf-8")
    needed = ["setuptools", "Cython"] if _formats(checks) else ["setuptools"]
    missing = [name for name in needed if not importlib.util.find_spec(name)]
    if missing:
        hint = "run make native, or pip install 'schemawright[native]'"
        _refuse("SW0822", f"{' and '.join(missing)} cannot be imported", hint)


def _prepare(twin: Path, work: Path) -> list[str]:
    """Write what is to be compiled into `work`, in the folders of the package; its modules."""
    checks = (twin / "validators" / "checks.py").read_text(encoding="utf-8")
    (twin / "validators" / f"{PLAIN}.py").write_text(checks, encoding="utf-8")
    texts = {"validators/checks.c": lower(checks, PLAIN)}
    for name in sorted(_formats(checks)):
        text = (twin / "_runtime" / f"{name}.py").read_text(encoding="utf-8")
        texts[f"_runtime/{name}.py"] = text
    work.mkdir(parents=True)
    (work / "__init__.py").touch()
    for path, text in texts.items():
        file = work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(text, encoding="utf-8")
    return sorted(path.rpartition(".")[0] for path in texts)


def _formats(checks: str) -> set[str]:
    """The helpers that decide formats: Cython compiles them. The others are written in C, or
    are rarely called."""
    return set(re.findall(r"^from \.\._runtime\.(format_\w+) import", checks, re.MULTILINE))


def _compile(work: Path, output: Path) -> None:
    """In a process of its own: setuptools changes the one it runs in."""
    script = Path(__file__).with_name("extensions.py").resolve()
    command = [sys.executable, str(script), str(output.resolve())]
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode != 0:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-20:])
        _refuse("SW0824", f"the compiler failed:\n{said}", "is there a C compiler, with headers?")


def _move(twin: Path, target: Path, before: Path) -> None:
    """Put the twin in place of an older one."""
    if target.exists():
        target.rename(before)
    twin.rename(target)


def _refuse(code: str, message: str, hint: str) -> NoReturn:
    raise Rejected((Diagnostic("error", code, message, hint),))
