"""A file that is called ``.json`` and holds YAML: worth a sentence of its own."""

from __future__ import annotations

from schemawright.diagnostics import Problems
from schemawright.read.text import DecodedText


def is_yaml(text: DecodedText) -> bool:
    """Whether a text that is no JSON is a YAML document whose file has a name that misleads."""
    from schemawright.read.yaml_reader import read_yaml  # folders of JSON never load PyYAML

    if text.characters.lstrip()[:1] in {"{", "[", '"'}:
        return False
    source = read_yaml(text, Problems())
    return source is not None and isinstance(source.document, dict)
