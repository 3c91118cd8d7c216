"""What OpenAPI adds to a Schema Object: the discriminator (OpenAPI 3.1, section 4.8.25)."""

from __future__ import annotations

from schemawright.describe.openapi.reader import Node, Reader
from schemawright.resolve import Schema


def check_discriminators(reader: Reader) -> None:
    """Each mapping of a discriminator must lead to a schema of the folder (SW0512)."""
    documents = {d.source.path: d for d in reader.library.documents if d.api is not None}
    for schema in reader.library.schemas:
        document = documents.get(schema.source.path)
        if document is None or not schema.has("discriminator"):
            continue
        node = Node(document, schema.tokens, schema.value).below("discriminator")
        if not reader.expect(node, dict):
            continue
        if not reader.text(node, "propertyName"):
            reader.error(
                "SW0512", "the discriminator names no property", 'add "propertyName"', node
            )
        _check_mapping(reader, schema, node)


def _check_mapping(reader: Reader, schema: Schema, discriminator: Node) -> None:
    mapping = reader.child(discriminator, "mapping")
    for member in reader.members(mapping):
        assert mapping is not None
        if not reader.expect(member, str) or _leads_somewhere(reader, schema, str(member.value)):
            continue
        reader.error(
            "SW0512",
            f"the mapping of {member.key!r} leads to {member.value!r}, which is no schema here",
            "a mapping names a component, or refers to a schema of the input folder",
            mapping,
        )


def _leads_somewhere(reader: Reader, schema: Schema, target: str) -> bool:
    """By name first, then as a reference: both look alike (section 4.8.25.2)."""
    contents = schema.source.document
    components = contents.get("components") if isinstance(contents, dict) else None
    named = components.get("schemas") if isinstance(components, dict) else None
    if isinstance(named, dict) and target in named:
        return True
    return reader.library.reference(schema, target) is not None
