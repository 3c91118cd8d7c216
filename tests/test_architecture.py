"""Who may know whom: the floors, and one door for each library.

A failure names the file and says what to do. The picture is in the design notes; this is what
holds it up.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache

import pytest
from schemawright.graphs import components

from tests.source_modules import (
    MODULES,
    ROOT,
    at,
    imports,
    imports_of,
    is_in,
    room_of,
    tree_of,
)

#: The floor of each room. A room is a module or a folder of the generator; it may import what is
#: on its own floor or below.
FLOORS = {
    # words: the standard library only
    "values": 0,
    "data_classes": 0,
    "diagnostics": 0,
    "dialects": 0,
    "files": 0,
    "regular_files": 0,
    "left_out": 0,
    "names": 0,
    "one_of_several": 0,
    "openapi_objects": 0,
    "graphs": 0,
    "literals": 0,
    "ir": 0,
    "keywords": 0,
    "escape": 0,
    "extension_vocabularies": 0,
    "line_length": 0,
    "format_checks": 0,
    "text_types": 0,
    "regex": 0,
    "version": 0,
    "limits": 0,
    "steps": 0,
    "place_tree": 0,
    # documents
    "read": 1,
    "overlay": 1,
    "recognise": 1,
    "resolve": 1,
    "directions": 1,
    "conform": 1,
    "lint": 1,
    # meaning
    "contract": 2,
    "describe": 2,
    "select": 2,
    "compile": 2,
    # thinking
    "passes": 3,
    "containment": 3,
    # words of Python
    "types": 4,
    "code": 4,
    "render": 4,
    # output
    "targets": 5,
    "review": 5,
    "reports": 5,
    "native": 6,
    "style": 5,
    "manifest": 5,
    "publish": 5,
    # shell
    "callers": 6,
    "config": 6,
    "defaults": 6,
    "own_metaschemas": 6,
    "api": 6,
    "comparison": 6,
    "inprocess": 6,
    "lazy_validators": 6,
    "pipeline": 6,
    "cli": 6,
    "__main__": 6,
    "__init__": 6,
}

#: The one room through which each library comes in.
DOORS = {
    "black": "style",
    "datamodel_code_generator": "targets/plain",
    "jinja2": "render",
    "markupsafe": "render",
    "jsonpath_rfc9535": "overlay",
    "jsonschema_specifications": "resolve",
    "referencing": "resolve",
    "rich": "cli",
    "yaml": "read",
}

#: The same for libraries that an extra of the project installs.
OPTIONAL_DOORS = {"Cython": "native", "setuptools": "native"}

#: The only rooms that write files (packages, and compiled copies of packages), and the only one
#: that prints or exits.
WRITERS, SPEAKER = ("publish", "native"), "cli"

#: What changes the file system: methods of a path, and functions of these modules.
WRITING_METHODS = set(
    "chmod hardlink_to mkdir rename rmdir symlink_to touch unlink write_bytes write_text".split()
)
WRITING_FUNCTIONS = {
    "os": set(
        "chmod link makedirs mkdir open remove removedirs rename renames replace rmdir symlink "
        "truncate unlink".split()
    ),
    "shutil": set("copy copy2 copyfile copytree move rmtree".split()),
    "tempfile": set("NamedTemporaryFile TemporaryDirectory TemporaryFile mkdtemp mkstemp".split()),
}


def test_there_is_something_to_look_at() -> None:
    assert {"values", "cli/__init__", "publish/__init__"} <= set(MODULES)


def test_imports_go_down() -> None:
    assert not [complaint for module in MODULES for complaint in upward_imports(module)]


def upward_imports(module: str) -> Iterator[str]:
    room = room_of(module)
    if room not in FLOORS:
        yield f"{module}.py: give the new room {room!r} a floor in FLOORS"
        return
    for line, name in imports_of(module):
        if name.startswith("."):
            yield f"{at(module, line)}: write the import in full"
        if name.split(".")[0] != "schemawright":
            continue
        other = name.split(".")[1] if "." in name else "__init__"
        floor = FLOORS.get(other, FLOORS["__init__"])
        if floor > FLOORS[room]:
            yield (
                f"{at(module, line)}: {room} (floor {FLOORS[room]}) imports {name} (floor {floor});"
                " move the code down, or hand the value in as an argument"
            )


def test_no_circles() -> None:
    """Not even one that is hidden by an import in a function."""

    def imported(module: str) -> list[str]:
        homes = [modules_of(name)[-1:] for _, name in imports_of(module)]
        return [home for found in homes for home in found if home != module]

    circles = [circle for circle in components(MODULES, imported) if len(circle) > 1]
    assert circles == [], "move what they share into a module of its own"


def test_libraries_come_in_through_their_door() -> None:
    assert not [complaint for module in MODULES for complaint in back_doors(module)]


def back_doors(module: str) -> Iterator[str]:
    doors = DOORS | OPTIONAL_DOORS
    for line, name in imports_of(module):
        library = name.split(".")[0]
        if library in sys.stdlib_module_names or library == "schemawright":
            continue
        if library not in doors:
            yield (
                f"{at(module, line)}: {library} has no door; name the one room that may import it "
                "in DOORS, and the dependency in pyproject.toml"
            )
        elif not is_in(module, doors[library]):
            yield (
                f"{at(module, line)}: {library} comes in through {doors[library]} only; "
                "call that room instead"
            )


def test_few_rooms_write() -> None:
    others = [module for module in MODULES if not any(is_in(module, room) for room in WRITERS)]
    wrong = [
        at(module, call.lineno) for module in others for call in calls_in(module) if writes(call)
    ]
    assert not wrong, f"only {WRITERS} write files; return a File"


@cache
def calls_in(module: str) -> tuple[ast.Call, ...]:
    return tuple(node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call))


def dotted(node: ast.expr) -> str:
    """``os.path`` as it is written; empty for what is no name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def writes(call: ast.Call) -> bool:
    """Whether a call looks like one that changes the file system."""
    function = call.func
    if isinstance(function, ast.Name):
        return function.id == "open" and opens_for_writing(call, 1)
    if not isinstance(function, ast.Attribute):
        return False
    module = dotted(function.value)
    if module in WRITING_FUNCTIONS:
        is_harmless = reads_the_null_device(call) or opens_for_reading(call)
        return function.attr in WRITING_FUNCTIONS[module] and not is_harmless
    if function.attr == "open":
        return opens_for_writing(call, 0)
    return function.attr in WRITING_METHODS


def opens_for_writing(call: ast.Call, position: int) -> bool:
    modes = [k.value for k in call.keywords if k.arg == "mode"] + call.args[position:][:1]
    return any(not isinstance(m, ast.Constant) or set(str(m.value)) & set("wax+") for m in modes)


def opens_for_reading(call: ast.Call) -> bool:
    flags = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute)}
    writing = {"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "O_APPEND"}
    return "O_RDONLY" in flags and not flags & writing


def reads_the_null_device(call: ast.Call) -> bool:
    return bool(call.args) and ast.unparse(call.args[0]) == "os.devnull"


def test_one_room_speaks() -> None:
    speaking = {"print", "input", "exit", "quit", "sys.exit", "os._exit"}
    others = [module for module in MODULES if not is_in(module, SPEAKER)]
    wrong = [
        at(module, call.lineno)
        for module in others
        for call in calls_in(module)
        if dotted(call.func) in speaking
    ]
    assert not wrong, f"only {SPEAKER}/ prints or exits; report to Problems, or raise Rejected"


#: What the command line loads before it knows what it is asked.
LIGHT = {"__main__", "__init__", "cli", "data_classes", "diagnostics", "version"}


def test_the_command_starts_without_heavy_libraries() -> None:
    """What `schemawright --version` loads: no third-party library, and none of the rooms that
    need one, so that it answers at once."""
    seen: set[str] = set()
    pending = ["__main__"]
    while pending:
        module = pending.pop()
        seen.add(module)
        for line, name in loaded_at_import(tree_of(module)):
            library = name.split(".")[0]
            assert library in {"schemawright", *sys.stdlib_module_names}, (
                f"{at(module, line)}: loaded with the command line; import {library} inside the "
                "function that needs it"
            )
            pending += [m for m in modules_of(name) if m not in seen]
    assert {room_of(module) for module in seen} <= LIGHT


def loaded_at_import(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The imports outside of functions and of ``if TYPE_CHECKING``."""
    for node in tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imports(node)
        elif isinstance(node, ast.If) and "TYPE_CHECKING" not in ast.unparse(node.test):
            yield from imports(node)
        elif isinstance(node, ast.Try | ast.With):
            yield from imports(node)


def modules_of(name: str) -> list[str]:
    """The modules in ``generator/schemawright/`` that importing a dotted name loads."""
    parts = name.split(".")
    if parts[0] != "schemawright":
        return []
    found = ["__init__"]
    for end in range(2, len(parts) + 1):
        path = "/".join(parts[1:end])
        found += [m for m in (path, f"{path}/__init__") if m in MODULES]
    return found


def test_every_dependency_has_a_door() -> None:
    """And every door a dependency: nothing is installed that no room uses."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[^\w-]", d)[0] for d in project["dependencies"]}
    called = {"yaml": "pyyaml"}
    assert named == {called.get(d, d.replace("_", "-")) for d in DOORS}


@pytest.mark.parametrize(
    "template",
    sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "templates").rglob("*.py.jinja")),
)
def test_no_template_prints_in_a_comment(template: str) -> None:
    """Text of a schema must not stand in a ``#`` comment, where a line end would end it."""
    lines = (ROOT / template).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        # A "#" of Jinja's own, or one in the middle of a word such as "#/$defs", is no comment.
        outside = re.sub(r"\{#.*?#\}", "", line)
        assert not re.search(r"(^|\s)#\s.*\{\{", outside), (
            f"{template}:{number}: no {{{{ }}}} in a comment; say it in a docstring"
        )


def test_a_wrong_import_would_be_found() -> None:
    """The reader itself: it sees imports in functions, and tells writing from reading."""
    tree = ast.parse("def f():\n    from schemawright.cli import main\n    import yaml.loader\n")
    assert list(imports(tree)) == [(2, "schemawright.cli.main"), (3, "yaml.loader")]
    writing = ("open(p, 'w')", "open(p, m)", "p.open('a')", "os.replace(a, b)", "p.write_text(t)")
    reading = ("open(p)", "open(p, 'rb')", "p.open()", "text.replace(a, b)", "os.getcwd()")
    for text in (*writing, *reading):
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        assert writes(call) == (text in writing), text
