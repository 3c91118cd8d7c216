"""native: a generated package -> the same package with its checks compiled, in another folder.

The package itself stays as it is, pure and checkable; its native twin holds the very same files
and, beside ``validators/checks.py`` and the helpers that it calls, extension modules of them,
which Python prefers. Where an extension does not fit the interpreter, Python takes the file
beside it, so a twin works everywhere, only not everywhere as fast. Needs Cython, setuptools and
a C compiler, in the environment that builds; what is built needs nothing.

| code | problem |
|---|---|
| SW0821 | no generated package there |
| SW0822 | Cython or setuptools is missing |
| SW0823 | the output holds something that is no native twin |
| SW0824 | the compiler failed |
"""

from __future__ import annotations

from generator.native.build import MARKER, build
from generator.native.memory import compile_validator, compiled

__all__ = ["MARKER", "build", "compile_validator", "compiled"]
