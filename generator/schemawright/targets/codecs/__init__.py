"""codecs: what the styles of models without pydantic have in common.

Such a package has plain classes in ``models.py`` and, in ``codecs.py``, an object for each of
them that reads documents and writes them, through the validator of the schema:

    order = codecs.order.load(document)    # a models.Order, or ValidationError
    document = codecs.order.dump(order)

`classes` is what the templates print, `decoders` says how each part of a document becomes what
its type promises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemawright.files import File
from schemawright.targets.codecs.classes import Class, Field, classes
from schemawright.targets.codecs.module import codecs_module
from schemawright.targets.runtime import runtime

__all__ = ["Class", "Field", "classes", "codecs_module", "modules"]

_USED = re.compile(r"^from \._runtime\.(\w+) import", re.MULTILINE)


def modules(models: str, codecs: str, *helpers: str) -> Iterator[File]:
    """The two modules, the helpers of the run time that they import, and `helpers`."""
    yield File("models.py", models)
    yield File("codecs.py", codecs)
    yield from runtime([*_USED.findall(models), *_USED.findall(codecs), *helpers])
