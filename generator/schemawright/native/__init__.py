"""native: a package that is up to date -> the same package with its checks compiled, in another
folder.

The package itself stays as it is, pure and checkable; its native twin holds the very same files,
but for the checks: these are an extension module, and what they were lies beside it. Where the
extension does not fit the interpreter, that is what Python takes, so a twin works everywhere,
only not everywhere as fast. What is built needs nothing.

The checks are written in C (`lower`) from the program that they are printed from in Python, check
by check (`checks_in_c`, `leaves`), but for an object's members, which are looked at in one walk
(`walk`, `members`) that tells names apart by length and letters (`switches`), and patterns, which
are automata (`automata`). The C decides what `json.loads` can give. Of subclasses and other types
it says that it does not know, and the same functions in Python are asked. So the verdicts are
the same, and no code of whoever made the value runs meanwhile.

Building needs setuptools and a C compiler; and Cython, where formats are asserted, whose helpers
it compiles as they are.

| code | problem |
|---|---|
| SW0821 | the package is not what its documents give now |
| SW0822 | Cython or setuptools is missing |
| SW0823 | the output holds something that is no native twin |
| SW0824 | the compiler failed |
"""

from __future__ import annotations

from schemawright.native.build import MARKER, Original, build
from schemawright.native.compiled_schemas import compile_validator, compiled
from schemawright.native.twin import build_package

__all__ = ["MARKER", "Original", "build", "build_package", "compile_validator", "compiled"]
