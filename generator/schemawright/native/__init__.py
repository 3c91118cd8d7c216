"""native: a generated package -> the same package with its checks compiled, in another folder.

The package itself stays as it is, pure and checkable; its native twin holds the very same files
and, beside ``validators/checks.py``, an extension module of it, which Python prefers. Where an
extension does not fit the interpreter, Python takes the file beside it, so a twin works
everywhere, only not everywhere as fast. What is built needs nothing.

The text of the checks is all that is needed. It is written anew in C (`lower`): statement by
statement (`function`, `loops`, `conditions`, `calls`), with members that are looked up one after
the other as one walk over the object (`walks`), names told apart by length and letters
(`switches`) and patterns as automata (`automata`). The C decides what `json.loads` can give. Of
subclasses and other types it says that it does not know, and the same functions in Python are
asked; a function with a statement that is not known here is left to Python altogether. So the
verdicts are the same by construction, and no code of whoever made the value runs meanwhile.

Building needs setuptools and a C compiler; and Cython, where formats are asserted, whose helpers
it compiles as they are.

| code | problem |
|---|---|
| SW0821 | no generated package there |
| SW0822 | Cython or setuptools is missing |
| SW0823 | the output holds something that is no native twin |
| SW0824 | the compiler failed |
| SW0825 | a large package, whose checks are in many modules: these are not compiled |
"""

from __future__ import annotations

from schemawright.native.build import MARKER, build
from schemawright.native.inprocess import compile_validator, compiled

__all__ = ["MARKER", "build", "compile_validator", "compiled"]
