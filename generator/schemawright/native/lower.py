"""Writes the check language in C: what the checks in Python decide, from the same program.

    Function("order", When("object", PropertyAt("id", OneOfTypes(("string",)))))

becomes

    static int decide_order(PyObject *value, Context *context) {
        int verdict;
        if ((verdict = is_of(value, OBJECT)) != VALID) { if (verdict < 0) return verdict; goto L1; }
        PyObject *part2;
        if ((verdict = look_up(value, K0, &part2)) < 0) return verdict;
        if (part2 != NULL) {
            if ((verdict = is_of(part2, STRING)) != VALID) return verdict;
        }
        L1: ;
        return VALID;
    }

The C decides about everything that `json.loads` gives, and asks the functions in Python about
anything else. Functions that call themselves, however indirectly, mind the interpreter's
recursion limit and the size of the C stack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from schemawright.data_classes import mutable
from schemawright.ir.checks import Program
from schemawright.native.function_writer import FunctionWriter, head
from schemawright.native.module import CFile
from schemawright.native.switches import quoted

#: The package's folder, within that of the validators, with the same functions in Python.
TWIN = "plain_checks"
#: The extension module, beside it.
EXTENSION = "_native"

_RUNTIME = Path(__file__).with_name("runtime")
_HEADERS = ("verdicts", "types", "members", "strings", "numbers", "equality", "context", "memo",
            "evaluated", "automaton", "python", "module")  # fmt: skip
#: Characters of C from which on a new file is begun.
_LARGE = 400_000


@mutable
class _File:
    """One file of C: functions of the program, each with the module of the package it is in."""

    functions: dict[str, str] = field(default_factory=dict)
    module: CFile = field(default_factory=CFile)
    bodies: list[str] = field(default_factory=list)
    size: int = 0


def lower(program: Program, placed: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The files of C for the extension module. `placed` has the functions of each module of
    ``validators/checks``, or of ``""`` if that is one."""
    writer = FunctionWriter.of(program)
    files = [_File()]
    for module, names in placed.items():
        for name in names:
            if files[-1].size > _LARGE:
                files.append(_File())
            body = writer.write(name, files[-1].module)
            files[-1].functions[name] = f"checks.{module}" if module else "checks"
            files[-1].bodies.append(body)
            files[-1].size += len(body)
    return tuple(_text(program, files, number) for number in range(len(files)))


def _text(program: Program, files: list[_File], number: int) -> str:
    file, is_last = files[number], number == len(files) - 1
    functions = [program.functions[name] for name in file.module.called | file.functions]
    publics = {n: m for n, m in file.functions.items() if not program.functions[n].marks}
    parts = [
        *map(_header, _HEADERS),
        f"#define SHARED {'static' if len(files) == 1 else 'HIDDEN'}",
        *file.module.declarations(),
        *(f"SHARED {head(function, f'decide_{function.name}')};" for function in functions),
        *file.bodies,
        *(f"PUBLIC({name}, {quoted(_twin(module))})" for name, module in publics.items()),
        _ending(number, publics, file.module),
        *(_main(len(files)) if is_last else ()),
    ]
    return "\n\n".join(parts) + "\n"


def _header(name: str) -> str:
    return (_RUNTIME / f"{name}.h").read_text(encoding="utf-8")


def _twin(module: str) -> str:
    """``checks.order`` is ``plain_checks.order`` in Python."""
    return TWIN + module.removeprefix("checks")


def _ending(number: int, publics: Mapping[str, str], module: CFile) -> str:
    """The table of what Python calls, and the function that makes constants."""
    rows = [
        f'    {{{quoted(module)}, {{"valid_{name}", py_{name}, METH_O, NULL}}}},'
        for name, module in publics.items()
    ]
    return "\n".join(
        [
            f"SHARED const Public publics_{number}[] = {{",
            *rows,
            "    {NULL, {NULL, NULL, 0, NULL}},",
            "};",
            "",
            f"SHARED int start_{number}(PyObject *name) {{",
            "    package = name;",
            *(f"    {line}" for line in module.initialisations()),
            "    return VALID;",
            "}",
        ]
    )


def _main(count: int) -> Iterator[str]:
    """The module itself, in the last file."""
    for number in range(count - 1):
        yield f"SHARED int start_{number}(PyObject *);"
        yield f"extern SHARED const Public publics_{number}[];"
    starts = " || ".join(f"start_{number}(name) < 0" for number in range(count))
    fills = " || ".join(f"fill(publics_{number}, globals) < 0" for number in range(count))
    yield f"#define START(name) ({starts})"
    yield f"#define FILL(globals) ({fills})"
    yield from map(_header, ("guard", "main"))
