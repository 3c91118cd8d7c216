"""What `model_json_schema` says is what the documents say, whoever asks for it."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from pydantic import Field, TypeAdapter, create_model
from pydantic.json_schema import GenerateJsonSchema

from tests.models.conftest import Make

PERSON = {
    "type": "object",
    "properties": {"name": {"type": "string"}, "parent": {"$ref": "#/$defs/person"}},
    "required": ["name"],
}
ORDER = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://example.com/order",
    "title": "Order",
    "description": "What a customer buys.",
    "type": "object",
    "required": ["id"],
    "x-team": "shop",
    "properties": {
        "id": {"type": "string", "minLength": 1, "examples": ["A-1"]},
        "schema": {"type": "integer", "default": 1},
        "buyer": {"$ref": "#/$defs/person"},
        "again": {"$ref": "order#/$defs/person"},
        "next": {"$ref": "#"},
    },
    "$defs": {"person": PERSON},
}


def test_a_document_alone_is_what_it_was(make: Make) -> None:
    order = make({"order.json": ORDER}).models.Order
    assert order.model_json_schema() == ORDER
    assert order.model_json_schema(mode="serialization") == ORDER


def test_what_is_given_can_be_changed(make: Make) -> None:
    order = make({"order.json": ORDER}).models.Order
    order.model_json_schema()["properties"].clear()
    assert order.model_json_schema() == ORDER


def test_a_definition_of_a_document(make: Make) -> None:
    """Within it, it is the whole."""
    person = make({"order.json": ORDER}).models.Person
    assert person.model_json_schema() == {
        **PERSON,
        "properties": {"name": {"type": "string"}, "parent": {"$ref": "#"}},
    }


def test_what_is_one_of_several_is_all_of_them(make: Make) -> None:
    """What stands around an alternative is said of it, too; and of a member, by each place."""
    payment = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}, "by": {"properties": {"who": {"type": "string"}}}},
        "oneOf": [
            {"required": ["card"], "properties": {"card": {"type": "string"}}},
            {"required": ["iban"], "properties": {"iban": {}, "by": {"properties": {"at": {}}}}},
        ],
    }
    models = make({"payment.json": payment}).models
    assert models.PaymentCard.model_json_schema() == {
        "allOf": [{"$ref": "#/$defs/Payment"}, payment["oneOf"][0]],  # type: ignore[index]
        "$defs": {"Payment": payment},
    }
    for schema in (
        models.PaymentIbanBy.model_json_schema(),
        TypeAdapter(models.PaymentIbanBy).json_schema(),
    ):
        valid = Draft202012Validator(schema).is_valid
        assert valid({"who": "x", "at": 1})
        assert not valid({"who": 1})


PRICE = {"$id": "https://example.com/price.json", "type": "object", "properties": {"a": True}}
CART = {
    "type": "object",
    "properties": {"price": {"$ref": "price.json"}, "old": {"$ref": "#/$defs/Price"}},
    "$defs": {"Price": {"type": "integer"}},
}


def test_what_is_in_other_documents_is_carried_along(make: Make) -> None:
    """Without the identifier that would change what references in it mean, and under a name
    that the document does not use itself."""
    made = make({"cart.json": CART, "price.json": PRICE})
    assert made.models.Cart.model_json_schema() == {
        "type": "object",
        "properties": {"price": {"$ref": "#/$defs/Price_"}, "old": {"$ref": "#/$defs/Price"}},
        "$defs": {
            "Price": {"type": "integer"},
            "Price_": {"type": "object", "properties": {"a": True}},
        },
    }
    assert made.models.Price.model_json_schema() == PRICE


DRAFT7 = {
    "a.json": {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {"b": {"$ref": "b.json"}, "own": {"$ref": "#/definitions/small~1part"}},
        "definitions": {"small/part": {"type": "string", "maxLength": 1}},
    },
    "b.json": {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {
            "a": {"$ref": "a.json"},
            "own": {"$ref": "a.json#/definitions/small~1part"},
            "list": {"type": "array", "items": [{"$ref": "#/definitions/other"}]},
        },
        "definitions": {"other": {"enum": [1, None]}},
    },
}
VALID = [
    {},
    {"b": {}},
    {"b": {"a": {"b": {"list": [1, 2]}}}},
    {"own": "x", "b": {"own": "y", "list": [None]}},
]
INVALID = [
    {"b": 1},
    {"own": "xx"},
    {"b": {"own": "yy"}},
    {"b": {"a": {"b": {"list": [2]}}}},
    {"b": {"a": {"own": "xx"}}},
]


def test_documents_that_refer_to_one_another(make: Make) -> None:
    """Both ways say the same as the documents, pydantic's in words of 2020-12: what another
    validator accepts shows it."""
    a = make(DRAFT7).models.A
    by_itself = a.model_json_schema()
    as_pydantic = a.model_json_schema(ref_template="#/$defs/{model}")
    assert set(by_itself["$defs"]) == {"B", "SmallPart", "Other"}
    assert set(as_pydantic["$defs"]) >= {"B", "SmallPart", "Other"}
    for judge in (Draft7Validator(by_itself), Draft202012Validator(as_pydantic)):
        assert all(judge.is_valid(each) for each in VALID)
        assert not any(judge.is_valid(each) for each in INVALID)


def test_in_a_model_of_the_users(make: Make) -> None:
    """References lead to one definition for each model, recursive ones included."""
    models = make({"order.json": ORDER}).models
    around = create_model(
        "Around",
        one=(models.Order, ...),
        several=(list[models.Order], ...),
        person=(models.Person | None, None),
    )
    for mode in ("validation", "serialization"):
        schema = around.model_json_schema(mode=mode)
        assert schema["properties"]["one"] == {"$ref": "#/$defs/Order"}
        assert schema["properties"]["several"]["items"] == {"$ref": "#/$defs/Order"}
        assert set(schema["$defs"]) == {"Order", "Person"}
        properties = schema["$defs"]["Order"]["properties"]
        assert properties == {
            **ORDER["properties"],  # type: ignore[dict-item]
            "buyer": {"$ref": "#/$defs/Person"},
            "again": {"$ref": "#/$defs/Person"},
            "next": {"$ref": "#/$defs/Order"},
        }
        Draft202012Validator.check_schema(schema)


def test_what_is_said_of_one_place_is_said_of_no_other(make: Make) -> None:
    """A default, a title: neither of other fields of the type nor of the type itself."""
    state = {"enum": ["open", "sent"]}
    order = {"type": "object", "properties": {"state": {"$ref": "state.json"}}}
    models = make({"order.json": order, "state.json": state}).models
    fields: dict[str, Any] = {
        "first": (models.State, "open"),
        "second": (Annotated[models.State, Field(title="So far")], ...),
        "others": (list[models.State], ...),
        "order": (models.Order, ...),
    }
    schema = create_model("Form", **fields).model_json_schema()
    assert schema["properties"] == {
        "first": {**state, "title": "First", "default": "open"},
        "second": {**state, "title": "So far"},
        "others": {"type": "array", "items": state, "title": "Others"},
        "order": {"$ref": "#/$defs/Order"},
    }
    assert schema["$defs"]["State"] == state


def test_discriminators_name_what_the_alternatives_do(make: Make) -> None:
    """Under the names that these have where a schema is shown, as references or as components."""
    kinds = {
        name: {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": [name[0]]}}}
        for name in ("Cat", "Dog", "Cow")
    }
    mapping = {"C": "#/components/schemas/Cat", "D": "Dog"}
    pet = {
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in kinds],
        "discriminator": {"propertyName": "kind", "mapping": mapping},
    }
    api = {"openapi": "3.0.3", "info": {"title": "", "version": ""}, "paths": {}}
    models = make({"api.json": {**api, "components": {"schemas": {"Pet": pet, **kinds}}}}).models
    shown = TypeAdapter(models.Pet).json_schema()
    assert shown["discriminator"]["mapping"] == {"C": "#/$defs/Cat", "D": "#/$defs/Dog"}
    # Another class of a name has both named in full.
    other = create_model("Cat", name=(str, ...))
    around = create_model("Around", pet=(models.Pet, ...), other=(other, ...)).model_json_schema()
    written = around["properties"]["pet"]
    tags = written["discriminator"]["mapping"].values()
    assert [*tags] == [option["$ref"] for option in written["oneOf"]][:2]


def test_a_template_for_references_is_honoured(make: Make) -> None:
    models = make({"order.json": ORDER}).models
    template = "#/components/schemas/{model}"
    generator = GenerateJsonSchema(ref_template=template)
    adapter: Any = TypeAdapter(models.Order)
    found, definitions = generator.generate_definitions(
        [("one", "validation", adapter.core_schema), ("other", "validation", adapter.core_schema)]
    )
    assert list(found.values()) == [{"$ref": "#/components/schemas/Order"}] * 2
    assert set(definitions) == {"Order", "Person"}
    parent = definitions["Person"]["properties"]["parent"]
    assert parent == {"$ref": "#/components/schemas/Person"}


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        (True, {}),
        (False, {"not": {}}),
        ({"type": "array", "items": {"type": "string"}}, None),
        ({"type": ["object", "null"], "properties": {"a": {"type": "integer"}}}, None),
        ({"type": "object", "properties": {"$ref": {"type": "string"}, "a": True}}, None),
        ({"$dynamicAnchor": "x", "type": "array", "items": {"$dynamicRef": "#x"}}, None),
        ({"type": "object", "properties": {"a": {"const": {"$ref": "#/nowhere"}}}}, None),
        ({"type": "object", "properties": {"a": {"$ref": "#/x-parts/0"}}, "x-parts": [True]}, None),
    ],
)
def test_odd_documents(make: Make, schema: Any, shown: Any) -> None:
    thing = make({"thing.json": schema}).models.Thing
    alone = thing if isinstance(thing, type) else TypeAdapter(thing)
    described = alone.model_json_schema if alone is thing else alone.json_schema  # type: ignore[attr-defined]
    if "$dynamicRef" in str(schema):  # What pydantic says of it.
        assert "array" in str(described())
        return
    assert described() == (schema if shown is None else shown)
    around = create_model("Around", a=(thing, ...), b=(thing, ...))
    assert set(around.model_json_schema()["properties"]) == {"a", "b"}


def test_a_chain_of_models_may_be_long(make: Make) -> None:
    chain = {
        f"c{i}": {"type": "object", "properties": {"next": {"$ref": f"#/$defs/c{i + 1}"}}}
        for i in range(300)
    }
    document = {"type": "object", "properties": {"first": {"$ref": "#/$defs/c0"}}}
    first = make({"first.json": {**document, "$defs": {**chain, "c300": True}}}).models.First
    assert len(first.model_json_schema(ref_template="#/x/{model}")["$defs"]) == 301


def test_a_class_of_the_users_own_describes_its_fields(make: Make) -> None:
    models = make({"order.json": ORDER}).models

    class Mine(models.Order):  # type: ignore[name-defined,misc]
        extra: models.Person  # type: ignore[name-defined]

    schema = Mine.model_json_schema()
    assert schema["title"] == "Mine"
    assert schema["properties"]["extra"] == {"$ref": "#/$defs/Person"}
    assert schema["required"] == ["id", "extra"]
