"""reference: contract → ``reference/``, a page of Markdown for each public schema, and an index.

Off by default (``reference = true``). What is nested in a schema has a section of its page; what
is named in a type is a link. The words of a schema are shown as text, whatever they look like.
"""

from __future__ import annotations

from collections.abc import Iterator

from schemawright.contract import Contract
from schemawright.files import File
from schemawright.render import render
from schemawright.targets.reference.pages import pages
from schemawright.targets.reference.type_words import Links

__all__ = ["emit"]


def emit(contract: Contract) -> Iterator[File]:
    """A page for each public schema, and ``reference/README.md``, which lists them."""
    links = Links.of(contract)
    listed = tuple(pages(contract))
    for page in listed:
        text = render("reference/page.md.jinja", page=page, links=links)
        yield File(f"reference/{links.page_of(page.name)}", str(text))
    index = render("reference/README.md.jinja", pages=listed, links=links)
    yield File("reference/README.md", str(index))
