"""Run as a program in a folder of sources: compiles each of them, into the folder it is given.

Not imported by the others: it needs Cython and setuptools.
"""

from __future__ import annotations

import sys
from pathlib import Path

#: Annotations are no types here: they say `int` where a subclass may come.
_DIRECTIVES = {"language_level": 3, "annotation_typing": False}


def main(output: str) -> None:
    from Cython.Build import cythonize
    from setuptools import Extension, setup

    options = [] if sys.platform == "win32" else ["-O2", "-g0", "-fno-semantic-interposition", "-w"]
    sources = [p for p in Path().glob("*/*.py*") if p.suffix in {".py", ".pyx"}]
    extensions = [
        Extension(f"{p.parent}.{p.stem}", [str(p)], extra_compile_args=options)
        for p in sorted(sources)
        if p.name != "__init__.py"
    ]
    setup(
        name="native",
        packages=[],
        ext_modules=cythonize(extensions, compiler_directives=_DIRECTIVES, quiet=True),
        script_args=["-q", "build_ext", "--parallel", "2", "--build-lib", output],
    )


if __name__ == "__main__":
    main(sys.argv[1])
