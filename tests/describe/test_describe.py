"""Contracts, printed: what a folder of documents is taken to promise.

A case is a folder here: `input/` holds documents, `expected.txt` the contract. To add one, make
`input/`, run ``make golden``, and read the `expected.txt` it wrote. Inputs that are rejected
are cases of ../diagnostics.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from schemawright.contract import Api, Contract, Media, Operation, Parameter
from schemawright.describe import describe
from schemawright.diagnostics import Problems, Rejected
from schemawright.overlay import overlay
from schemawright.read import read
from schemawright.read.source import Source
from schemawright.resolve import resolve
from schemawright.values import Json, at, pointer, walk

from tests.conftest import Golden

HERE = Path(__file__).resolve().parent
CASES = sorted(folder.parent.name for folder in HERE.glob("*/input"))


def contract_of(folder: Path, problems: Problems) -> Contract:
    sources = overlay(read(folder, problems), problems)
    contract = describe(resolve(sources, problems), "package", "assert", problems)
    problems.stop_on_errors()
    return contract


@pytest.mark.parametrize("case", CASES)
def test_contract(case: str, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE / case)
    problems = Problems()
    contract = contract_of(Path("input"), problems)
    golden(HERE / case / "expected.txt", "\n".join(printed(contract, problems)) + "\n")


def test_fullstory(golden: Golden, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first package: its schemas are the project's own."""
    monkeypatch.chdir(repository)
    problems = Problems()
    contract = contract_of(Path("schemas/fullstory"), problems)
    golden(HERE / "fullstory.txt", "\n".join(printed(contract, problems)) + "\n")


def printed(contract: Contract, problems: Problems) -> Iterator[str]:
    for named in contract.schemas:
        place = f"{named.schema.source.path}#{pointer(named.schema.tokens)}"
        inside = f" in {named.owner}" if named.owner else ""
        yield f"{named.role} {named.name}, {named.variable}: {place}{inside}"
    for (path, tokens), name in sorted(contract.merged.items()):
        yield f"merged {name}: {path}#{pointer(tokens)}"
    if contract.api is not None:
        yield from ("", *printed_api(contract.api))
    for webhook in contract.webhooks:
        sent = printed_media(webhook.body.media) if webhook.body is not None else "nothing"
        answered = "; ".join(
            f"{r.status} {printed_media(r.media)}".rstrip() for r in webhook.responses
        )
        yield from ("", f"calls {webhook.name} ({webhook.method}): {sent}", f"  {answered}")
    for signature in contract.signatures:
        yield from ("", f"signs {signature.content} as {signature.header}: {signature.value}")
    for warning in problems.warnings:
        yield from ("", str(warning))


def printed_api(api: Api) -> Iterator[str]:
    yield f"api {api.title} {api.version}: {api.description}"
    yield from (f"server {url}" for url in api.servers)
    for each in api.credentials:
        yield f"credential {each.name}, {each.variable}: {each.kind} in {each.location} " + repr(
            (each.parameter, each.prefix)
        )
    for operation in api.operations:
        yield ""
        yield from printed_operation(operation)


def printed_operation(operation: Operation) -> Iterator[str]:
    marks = " (deprecated)" if operation.deprecated else ""
    yield f"{operation.method} {operation.path}{marks}"
    yield f"  {operation.id}, {operation.call}: {operation.summary}".rstrip(": ")
    if operation.tags:
        yield f"  tags {', '.join(operation.tags)}"
    if operation.server is not None:
        yield f"  at {operation.server}"
    yield from (f"  {printed_parameter(each)}" for each in operation.parameters)
    if operation.idempotency_header:
        yield f"  idempotent by {operation.idempotency_header}"
    if operation.body is not None:
        must = " (required)" if operation.body.required else ""
        yield f"  body{must} {printed_media(operation.body.media)}"
    for response in operation.responses:
        yield f"  {response.status} {printed_media(response.media)}".rstrip()
    if operation.security:
        yield "  needs " + " or ".join(" and ".join(s) or "nothing" for s in operation.security)


def printed_parameter(parameter: Parameter) -> str:
    marks = [parameter.style]
    marks += ["explode"] if parameter.explode else []
    marks += ["required"] if parameter.required else []
    marks += ["deprecated"] if parameter.deprecated else []
    marks += [parameter.content] if parameter.content else []
    return (
        f"{parameter.location} {parameter.name}, {parameter.variable}: "
        f"{parameter.schema} ({', '.join(marks)})"
    )


def printed_media(media: tuple[Media, ...]) -> str:
    return ", ".join(f"{each.type}: {each.schema or 'anything'}" for each in media)


def test_merged_places_have_the_name_of_what_stands_for_them() -> None:
    contract = contract_of(HERE / "merged" / "input", Problems())
    documents = {document.source.path: document.source for document in contract.library.documents}
    for path in ("alike-openapi.yaml", "same-openapi.yaml"):
        place = ("components", "schemas", "Job", "properties", "parts")
        assert contract.name_of(contract.library.at(documents[path], place)) == "JobParts"
    place = ("components", "schemas", "Job", "properties", "error")
    assert contract.name_of(contract.library.at(documents["order.json"], ())) == "Order"
    assert contract.name_of(contract.library.at(documents["same-openapi.yaml"], place)) is None


def source_of(document: Json, path: str = "deep.json") -> Source:
    return Source(path, path, document, "", "", lambda tokens: None)


def test_names_of_deep_schemas_are_bounded_and_unique() -> None:
    document: Json = {"type": "object"}
    for number in range(200):
        side: Json = {"properties": {f"a{number}": True}}
        document = {"properties": {"level": document, "side": side}}
    contract = describe(resolve([source_of(document)], Problems()), "p", "assert", Problems())
    names = [schema.name for schema in contract.schemas]
    variables = {schema.variable for schema in contract.schemas}
    assert len(names) == 1 + 200 - 1 + 200
    assert len(set(names)) == len(variables) == len(names)
    assert max(map(len, names)) < 130


def test_a_chain_of_references_may_have_any_length() -> None:
    defs: dict[str, Json] = {f"a{i}": {"$ref": f"#/$defs/a{i + 1}"} for i in range(5_000)}
    document: Json = {"$ref": "#/$defs/a0", "$defs": {**defs, "a5000": {}}}
    problems = Problems()
    contract = describe(resolve([source_of(document)], problems), "p", "assert", problems)
    problems.stop_on_errors()
    names = [schema.name for schema in contract.schemas]
    assert len(names) == 1 + 5_001


def test_an_unrelated_document_renames_nothing() -> None:
    order = json.loads((HERE / "names" / "input" / "order.json").read_text(encoding="utf-8"))
    library = [source_of(order, "order.json")]
    alone = describe(resolve(library, Problems()), "p", "assert", Problems())
    zebra = {"title": "Zebra", "properties": {"buyer": {"properties": {"age": True}}}}
    library.append(source_of(zebra, "a.json"))
    both = describe(resolve(library, Problems()), "p", "assert", Problems())
    assert {s.name for s in both.schemas} - {s.name for s in alone.schemas} == {
        "Zebra",
        "ZebraBuyer",
    }


def test_what_is_in_the_document_that_a_package_is_about_is_not_called_after_it() -> None:
    address = {"type": "object", "properties": {"street": {"type": "string"}}}
    order = {
        "title": "Order",
        "type": "object",
        "properties": {
            "buyer": {"type": "object", "properties": {"address": address}},
            "lines": {"items": {"type": "object", "properties": {"note": {"title": "Note"}}}},
            "money": {"type": "object", "properties": {"amount": {"type": "number"}}},
            "order": {"type": "object", "properties": {"id": {"type": "string"}}},
            "other": {"$ref": "other.json"},
        },
        "oneOf": [{"required": ["a"], "properties": {"a": True}}, {"properties": {"b": True}}],
        "$defs": {"money": {"type": "object", "properties": {"currency": {"type": "string"}}}},
    }
    other = {"title": "Other", "type": "object", "properties": {"buyer": address}}
    library = resolve([source_of(order, "o.json"), source_of(other, "other.json")], Problems())
    contract = describe(library, "p", "assert", Problems(), subject="o.json")
    assert [schema.name for schema in contract.schemas] == [
        *("Order", "Buyer", "BuyerAddress", "Line", "OrderMoney", "InnerOrder"),
        *("OrderA", "OrderB", "Money", "Other", "OtherBuyer"),
    ]


WRONG: tuple[Json, ...] = ([], {}, None, 5, "", {"$ref": "#/nowhere"}, {"a": None}, ["a"])


@pytest.mark.thorough
def test_no_shape_of_an_openapi_document_is_a_traceback() -> None:
    """Every value of a document in turn is replaced by something else."""
    [source] = (s for s in read(HERE / "operations" / "input", Problems()) if "shop" in s.path)
    others = [s for s in read(HERE / "operations" / "input", Problems()) if "shop" not in s.path]
    reported = 0
    for tokens in [tokens for tokens, _ in walk(source.document) if tokens]:
        for wrong in WRONG[hash_of(tokens) % 4 :: 4]:
            document = json.loads(json.dumps(source.document))
            holder = at(document, tokens[:-1])
            holder[tokens[-1]] = wrong  # type: ignore[index,call-overload]
            problems = Problems()
            try:
                library = resolve([replace(source, document=document), *others], Problems())
            except Rejected:
                continue
            describe(library, "p", "assert", problems)
            reported += bool(problems.reported)
    assert reported > 100


def hash_of(tokens: tuple[str | int, ...]) -> int:
    """The same on every run, unlike `hash`."""
    return sum(map(ord, pointer(tokens)))


def test_every_code_has_a_case(repository: Path) -> None:
    table = (repository / "generator" / "schemawright" / "describe" / "__init__.py").read_text(
        encoding="utf-8"
    )
    cases = [
        *HERE.glob("*.yaml"),
        *HERE.glob("*/expected.txt"),
        *HERE.parent.glob("diagnostics/*/stderr.txt"),
        HERE.parent / "limits" / "cases.yaml",
    ]
    shown = "".join(path.read_text(encoding="utf-8") for path in cases)
    documented = set(re.findall(r"^\| (SW\d{4})", table, re.MULTILINE))
    missing = documented - set(re.findall(r"SW05\d\d", shown))
    assert len(documented) > 10
    assert not missing, f"no case shows {sorted(missing)}"


def test_moving_a_document_renames_and_reorders_nothing() -> None:
    order = json.loads((HERE / "names" / "input" / "order.json").read_text(encoding="utf-8"))
    receipt = json.loads((HERE / "names" / "input" / "receipt.json").read_text(encoding="utf-8"))
    names = []
    for folder in ("", "zoo/", "a/b/"):
        library = [source_of(order, f"{folder}order.json"), source_of(receipt, "receipt.json")]
        contract = describe(resolve(library, Problems()), "p", "assert", Problems())
        names.append([schema.name for schema in contract.schemas])
    assert names[0] == names[1] == names[2]


def test_moving_a_document_changes_nothing_about_definitions() -> None:
    """Folders decide neither who has a name that two definitions could have, nor which of two
    equal ones stands for both, nor what comes first."""
    note: Json = {"type": "object", "properties": {"text": {"type": "string"}}}
    customer: Json = {"title": "Customer", "$defs": {"note": note, "order_status": {"enum": ["a"]}}}
    order: Json = {"title": "Order", "$defs": {"note": note, "status": {"enum": ["b"]}}}
    refund: Json = {"title": "Refund", "$defs": {"status": {"enum": ["c"]}}}
    names = set()
    for folders in (("", "", ""), ("zoo/", "", ""), ("", "a/b/", ""), ("c/", "b/", "a/")):
        paths = map(str.__add__, folders, ("customer.json", "order.json", "refund.json"))
        sources = [*map(source_of, (customer, order, refund), paths)]
        library = resolve(sorted(sources, key=lambda source: source.path), Problems())
        contract = describe(library, "p", "assert", Problems())
        places = (
            f"{s.schema.source.path.split('/')[-1]}{s.schema.tokens}" for s in contract.schemas
        )
        names.add(tuple(zip(places, (s.name for s in contract.schemas), strict=True)))
    assert len(names) == 1


def test_moving_a_document_reorders_no_operations() -> None:
    operations = set()
    for folder in ("", "zoo/"):
        sources = [
            source_of(
                {
                    "openapi": "3.1.0",
                    "info": {"title": name, "version": "1"},
                    "paths": {f"/{name}": {"get": {"operationId": name, "responses": {}}}},
                },
                path,
            )
            for name, path in (("pets", f"{folder}pets.yaml"), ("shops", "shops.yaml"))
        ]
        library = resolve(sorted(sources, key=lambda source: source.path), Problems())
        api = describe(library, "p", "assert", Problems()).api
        assert api is not None
        operations.add((api.title, *(operation.id for operation in api.operations)))
    assert operations == {("pets", "pets", "shops")}


def test_another_alternative_renames_nothing() -> None:
    folder = HERE / "alternatives" / "input"
    order = json.loads((folder / "order.json").read_text(encoding="utf-8"))
    before = describe(
        resolve([source_of(order, "order.json")], Problems()), "p", "assert", Problems()
    )
    more = json.loads((folder / "order.json").read_text(encoding="utf-8"))
    payment = more["properties"]["payment"]["oneOf"]
    payment.append({"properties": {"method": {"const": "cash"}, "till": {"type": "string"}}})
    tracking = more["properties"]["tracking"]["oneOf"]
    tracking.append({"required": ["code"], "properties": {"code": True, "seal": True}})
    after = describe(
        resolve([source_of(more, "order.json")], Problems()), "p", "assert", Problems()
    )
    old = [schema.name for schema in before.schemas]
    new = [schema.name for schema in after.schemas if schema.name in old]
    assert new == old
    assert {s.name for s in after.schemas} - {*old} == {"OrderPaymentCash", "OrderTrackingSeal"}
