"""Makes native twins of packages: written and compiled beside the output, then moved."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from schemawright.data_classes import frozen
from schemawright.diagnostics import Diagnostic, Rejected
from schemawright.files import File
from schemawright.ir.checks import AnyCheck, HasFormat, Program
from schemawright.ir.traversal import parts
from schemawright.native.lower import EXTENSION, TWIN, lower
from schemawright.version import VERSION

#: The file that tells a native twin from anything else: nothing else is ever replaced.
MARKER = "native.json"


@frozen
class Original:
    """A package: its name, its files, the program that its checks are printed from, and which
    functions of it each module of its ``validators/checks`` has (``""`` where that is one)."""

    name: str
    files: tuple[File, ...]
    program: Program
    placed: Mapping[str, Sequence[str]]

    @property
    def c_files(self) -> dict[str, str]:
        """The C of its checks, by path."""
        texts = lower(self.program, self.placed)
        return {f"validators/{EXTENSION}_{n}.c": text for n, text in enumerate(texts)}

    @property
    def formats(self) -> dict[str, str]:
        """The helpers that decide formats, by path: Cython compiles them as they are."""
        functions = (
            self.program.functions[name] for names in self.placed.values() for name in names
        )
        modules = {module for function in functions for module in _formats(function.check)}
        paths = {f"_runtime/{module}.py" for module in modules if module.startswith("format_")}
        return {file.path: file.text for file in self.files if file.path in paths}


def _formats(check: AnyCheck) -> Iterator[str]:
    if isinstance(check, HasFormat):
        yield check.module
    for part in parts(check):
        yield from _formats(part)


def build(originals: Sequence[Original], folder: Path) -> list[Path]:
    """The twins of packages, each by its name in `folder`, in one run of the compiler.
    Raises `Rejected`: SW0822 to SW0824."""
    targets = [folder / other.name for other in originals]
    _refuse_early(originals, targets)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".native-", dir=folder) as scratch:
        work, built = Path(scratch, "work"), Path(scratch, "built")
        for number, original in enumerate(originals):
            sources = original.c_files | original.formats
            about = {"schemawright": VERSION, "modules": sorted(sources)}
            texts = {file.path: file.text for file in _twin(original)}
            _write(built / f"p{number}", texts | {MARKER: json.dumps(about, indent=2) + "\n"})
            folders = {path.partition("/")[0] for path in sources}
            _write(work / f"p{number}", sources | {f"{path}/__init__.py": "" for path in folders})
            (work / f"p{number}" / "__init__.py").touch()
        _compile(work, built)
        for number, target in enumerate(targets):
            _move(built / f"p{number}", target, Path(scratch, f"before{number}"))
    return targets


def _refuse_early(originals: Iterable[Original], targets: Iterable[Path]) -> None:
    for target in targets:
        if target.exists() and not (target / MARKER).is_file():
            _refuse("SW0823", f"{target} is there and is no native twin", "move it out of the way")
    needed = [
        "setuptools",
        *(["Cython"] if any(original.formats for original in originals) else []),
    ]
    missing = [name for name in needed if not importlib.util.find_spec(name)]
    if missing:
        hint = "run make native, or pip install 'schemawright[native]'"
        _refuse("SW0822", f"{' and '.join(missing)} cannot be imported", hint)


# --- what a twin consists of -----------------------------------------------------------------

_SHIM = '''\
"""These checks are compiled; where that does not fit the interpreter, they are those in Python."""

from __future__ import annotations

from typing import Any

try:
    from {up} import _native
except ImportError:
    from {twin} import *
else:
    _native.fill(globals())


def __getattr__(name: str) -> Any:
    """What is not compiled."""
    if name.startswith("__"):
        raise AttributeError(name)
    from {home} import {module}

    return getattr({module}, name)
'''


def _twin(original: Original) -> Iterator[File]:
    """The files of the package; what is in ``validators/checks`` is in `TWIN` as well, and each
    module there has its compiled functions."""
    for file in original.files:
        rest = file.path.removeprefix("validators/checks")
        if rest == ".py" or (rest != file.path and rest.startswith("/")):
            yield File(f"validators/{TWIN}{rest}", file.text)
            is_module = rest.endswith(".py") and rest != "/__init__.py"
            yield File(file.path, _shim(rest[1:-3])) if is_module else file
        else:
            yield file


def _shim(module: str) -> str:
    """The module of compiled checks: ``checks.py``, or `module` in ``checks/``."""
    if module:
        home = f"..{TWIN}"
        return _SHIM.format(up="..", twin=f"{home}.{module}", home=home, module=module)
    return _SHIM.format(up=".", twin=f".{TWIN}", home=".", module=TWIN)


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


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
