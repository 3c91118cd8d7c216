"""Writes ``validators/checks.py`` in C.

The committed text stays as it is; what is compiled decides the same about everything that
`json.loads` gives, and asks the Python functions about anything else.

before:

    def valid_order(value: Json) -> bool:
        if not isinstance(value, dict):
            return False
        if "id" in value:
            id_ = value["id"]
            if not isinstance(id_, str):
                return False
        return True

after:

    static int decide_order(PyObject *v_value, Context *context) {
    ...
    if ((verdict = is_dict(v_value)) != VALID) return verdict;
    if ((verdict = look_up(v_value, K0, &v_id_)) < 0) return verdict;
    if (!verdict) goto L5;
    if ((verdict = is_str(v_id_)) != VALID) return verdict;
    L5: ;
    return VALID;
    }

Functions that call themselves, however indirectly, mind the interpreter's recursion limit and
the size of the C stack. A function with something that is not known here is left to Python.
"""

from __future__ import annotations

import ast
from pathlib import Path

from schemawright.native.function import FunctionWriter, asking
from schemawright.native.module import Module, Unknown, decider
from schemawright.native.switches import quoted

_PRELUDE = Path(__file__).with_name("prelude.h")


def lower(text: str, plain: str) -> str:
    """The C for the module `text`. `plain` is the name, within the package's folder of
    validators, of the module that holds the same text for Python."""
    module = Module.of(ast.parse(text))
    written: dict[str, FunctionWriter | None] = {}
    for name, function in module.functions.items():
        written[name] = _written(module, function)
    calls = {name: set(w.calls) if w else set() for name, w in written.items()}
    asks = {name for name, w in written.items() if w is None or w.asks}
    guarded = {name for name in calls if name in _reached(name, calls)}
    bodies = []
    for name, function in module.functions.items():
        writer = written[name]
        if writer is None:
            bodies.append(asking(function))
            continue
        pins = bool(asks & (_reached(name, calls) | {name}))
        bodies.append(writer.text(function, pins, name in guarded))
        if _is_remembering(function):
            bodies[-1] = _remembering(bodies[-1], name)
    parts = [
        _PRELUDE.read_text(encoding="utf-8"),
        *(f"static PyObject *{variable} = NULL;" for variable in module.constants.values()),
        *(f"static PyObject *{variable} = NULL;" for variable in module.asked.values()),
        *module.above,
        *(_declared(function) for function in module.functions.values()),
        *(_table(module, name) for name in module.tables),
        *module.arrays,
        *bodies,
        *(_public(f) for f in module.functions.values() if _is_public(f)),
        _module(module, plain),
    ]
    return "\n\n".join(parts) + "\n"


def _written(module: Module, function: ast.FunctionDef) -> FunctionWriter | None:
    if any(ast.unparse(each) != "remembered" for each in function.decorator_list):
        return None
    writer = FunctionWriter(module)
    try:
        writer.write(function)
    except (Unknown, LookupError, AttributeError, ValueError):
        # A shape that nobody thought of may be no call, or a call without arguments.
        return None
    return writer


def _reached(start: str, calls: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    pending = [*calls[start]]
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending += calls[name]
    return seen


def _is_remembering(function: ast.FunctionDef) -> bool:
    return bool(function.decorator_list)


def _remembering(text: str, name: str) -> str:
    """The function under another name, and in its place one that remembers its verdicts."""
    own = decider(name)
    return (
        f"#define {own} anew_{own}\n"
        f"static int {own}(PyObject *, Context *);\n{text}\n#undef {own}\n"
        f"static int {own}(PyObject *value, Context *context) {{\n"
        f"return remembered(anew_{own}, value, context);\n}}"
    )


def _declared(function: ast.FunctionDef) -> str:
    seen = "PyObject *, " if len(function.args.args) == 2 else ""
    return f"static int {decider(function.name)}(PyObject *, {seen}Context *);"


def _table(module: Module, name: str) -> str:
    """A table's functions, in the order of its keys."""
    functions = [ast.unparse(each) for each in module.tables[name].values]
    if not functions or not all(each in module.functions for each in functions):
        return f"/* {name} holds other things. */"
    return f"static const Decide TABLE_{name}[] = {{{', '.join(map(decider, functions))}}};"


def _is_public(function: ast.FunctionDef) -> bool:
    return len(function.args.args) == 1


def _public(function: ast.FunctionDef) -> str:
    """What Python calls."""
    return (
        f"static PyObject *py_{function.name}(PyObject *self, PyObject *value) {{\n"
        f"Context context; start(&context);\n"
        f"int verdict = {decider(function.name)}(value, &context);\n"
        f"finish(&context);\n"
        f"return decided(verdict, {quoted(function.name)}, value, NULL);\n}}"
    )


def _module(module: Module, plain: str) -> str:
    """The module itself: its methods, its constants. What it lacks, the Python module has."""
    methods = [
        f"{{{quoted(f.name)}, py_{f.name}, METH_O, NULL}},"
        for f in module.functions.values()
        if _is_public(f)
    ]
    constants = [
        f"if (!({variable} = literal({_c_string(text)}, globals))) return -1;"
        for text, variable in module.constants.items()
    ]
    return _MODULE.format(
        methods="\n    ".join(methods), constants="\n    ".join(constants), plain=plain
    )


def _c_string(text: str) -> str:
    """A literal of C; long ones in pieces."""
    pieces = [text[at : at + 1000] for at in range(0, len(text), 1000)] or [""]
    return "\n".join(map(quoted, pieces))


_MODULE = """\
static PyObject *module_name = NULL;

static const char *plain_name(void) {{
    static PyObject *name = NULL;
    if (name == NULL) {{
        Py_ssize_t size = PyUnicode_GET_LENGTH(module_name);
        Py_ssize_t end = PyUnicode_FindChar(module_name, '.', 0, size, -1);
        PyObject *package = PyUnicode_Substring(module_name, 0, end < 0 ? 0 : end + 1);
        if (package) name = PyUnicode_FromFormat("%U{plain}", package);
        Py_XDECREF(package);
    }}
    const char *text = name ? PyUnicode_AsUTF8(name) : NULL;
    return text ? text : "";
}}

static PyObject *missing(PyObject *self, PyObject *name) {{
    const char *text = PyUnicode_Check(name) ? PyUnicode_AsUTF8(name) : NULL;
    if (text == NULL || text[0] == '_') {{
        if (!PyErr_Occurred()) PyErr_SetObject(PyExc_AttributeError, name);
        return NULL;
    }}
    return plain(text);
}}

static PyMethodDef methods[] = {{
    {methods}
    {{"__getattr__", missing, METH_O, NULL}},
    {{NULL, NULL, 0, NULL}},
}};

static int execute(PyObject *module) {{
    PyObject *globals = PyModule_GetDict(module);
    module_name = PyModule_GetNameObject(module);
    if (module_name == NULL) return -1;
    if (PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()) < 0) return -1;
    {constants}
    return quicken(module_name);
}}

static PyModuleDef_Slot slots[] = {{
    {{Py_mod_exec, execute}},
#if PY_VERSION_HEX >= 0x030C0000
    {{Py_mod_multiple_interpreters, Py_MOD_MULTIPLE_INTERPRETERS_NOT_SUPPORTED}},
#endif
    {{0, NULL}},
}};

static PyModuleDef definition = {{
    PyModuleDef_HEAD_INIT, "checks", NULL, 0, methods, slots, NULL, NULL, NULL,
}};

PyMODINIT_FUNC PyInit_checks(void) {{
    return PyModuleDef_Init(&definition);
}}
"""
