"""What all operations of an API have in common, and what requests and answers say differently."""

from __future__ import annotations

from typing import Any

from tests.limits.slow.documents import Make, api, operation


def component(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _both_ways(schemas: dict[str, Any], *used: str) -> Any:
    """An API that takes and gives what is called `used`."""
    paths = {}
    for i, name in enumerate(used):
        content = {"content": {"application/json": {"schema": component(name)}}}
        paths[f"/u{i}"] = {"post": operation(i, component(name), requestBody=content)}
    return api(paths, schemas)


def _chain_of_parts(n: int) -> Any:
    count = n // 12
    schemas: dict[str, Any] = {
        f"C{i}": {"allOf": [component(f"C{i + 1}")], "required": ["id"]} for i in range(count)
    }
    end = {"type": "object", "properties": {"id": {"type": "string", "readOnly": True}}}
    return _both_ways({**schemas, f"C{count}": end}, "C0")


def _chain_of_kinds(n: int) -> Any:
    count = n // 24
    told = {"propertyName": "t"}
    schemas: dict[str, Any] = {
        f"C{i}": {
            "allOf": [component(f"C{i + 1}")],
            "discriminator": told,
            "required": ["t"],
            "properties": {"t": {"type": "string"}},
        }
        for i in range(count)
    }
    end = {
        "type": "object",
        "properties": {"t": {"type": "string"}, "id": {"readOnly": True}},
        "required": ["t", "id"],
    }
    return _both_ways({**schemas, f"C{count}": end}, "C0")


def _members_of_a_chain(n: int) -> Any:
    count = n // 20
    schemas: dict[str, Any] = {f"C{i}": {"allOf": [component(f"C{i + 1}")]} for i in range(count)}
    user = {
        "type": "object",
        "properties": {f"p{i}": component("C0") for i in range(count)},
        "required": [f"p{i}" for i in range(count)],
    }
    end = {"type": "string", "readOnly": True}
    return _both_ways({"U": user, **schemas, f"C{count}": end}, "U")


def _security_of_all(n: int) -> Any:
    count = n // 24
    document = api(
        {f"/a{i}": {"get": operation(i, {})} for i in range(count)},
        security=[{f"s{i}": []} for i in range(count)],
    )
    schemes = {f"s{i}": {"type": "apiKey", "in": "header", "name": f"X-{i}"} for i in range(count)}
    return {**document, "components": {"securitySchemes": schemes}}


def _scopes(n: int) -> Any:
    flow = {"tokenUrl": "https://a.b/t", "scopes": {f"c{i}": "x" for i in range(n)}}
    scheme = {"type": "oauth2", "flows": {"clientCredentials": flow}}
    document = api({"/a": {"get": operation(0, {}, security=[{"o": [f"c{i}" for i in range(n)]}])}})
    return {**document, "components": {"securitySchemes": {"o": scheme}}}


def _headers(n: int) -> Any:
    headers = {f"X-{i}": {"schema": {"type": "integer"}} for i in range(n // 4)}
    answer = {"description": "x", "headers": headers}
    return api({"/a": {"get": {"operationId": "o", "responses": {"200": answer}}}})


def _one_base(n: int) -> Any:
    """Many unions of the kinds of one base."""
    count = max(2, int(n**0.5) // 2)
    kinds = [f"K{i}" for i in range(count)]
    schemas: dict[str, Any] = {
        name: {
            "type": "object",
            "properties": {"t": {"enum": [name]}, name: {"type": "string"}},
            "required": ["t"],
        }
        for name in kinds
    }
    unions = {
        f"U{i}": {
            "oneOf": [component(name) for name in kinds],
            "discriminator": {"propertyName": "t"},
            "title": f"Union {i}",
        }
        for i in range(count)
    }
    return api({}, {**schemas, **unions})


KINDS: dict[str, Make] = {
    "read only at the end of a chain": _chain_of_parts,
    "read only behind kinds of kinds": _chain_of_kinds,
    "members that are read only far away": _members_of_a_chain,
    "security of all operations": _security_of_all,
    "scopes": _scopes,
    "headers of answers": _headers,
    "unions of one base": _one_base,
    "parameters of a path for all": lambda n: api(
        {
            f"/a{j}": {
                "parameters": [
                    {"name": f"p{i}", "in": "query", "schema": {"type": "string"}}
                    for i in range(max(1, n // 40))
                ],
                **{m: {"responses": {"200": {"description": "x"}}} for m in ("get", "put", "post")},
            }
            for j in range(8)
        }
    ),
    "paths that differ in a variable": lambda n: api(
        {
            f"/a/{{v{i}}}": {
                "get": {
                    "operationId": "get it",
                    "parameters": [{"name": f"v{i}", "in": "path", "required": True, "schema": {}}],
                    "responses": {"200": {"description": "x"}},
                }
            }
            for i in range(n // 12)
        }
    ),
    "operations that are called alike": lambda n: api(
        {
            f"/a{i}": {"get": {**operation(i, {}), "operationId": "get" + "_-. "[i % 4] * (i // 4)}}
            for i in range(n // 24)
        }
    ),
    "a mapping that leads nowhere": lambda n: api(
        {},
        {
            "U": {
                "oneOf": [component("C")],
                "discriminator": {
                    "propertyName": "t",
                    "mapping": {f"t{i}": f"#/components/schemas/D{i}" for i in range(n // 2)},
                },
            },
            "C": {"type": "object", "properties": {"t": {"type": "string"}}, "required": ["t"]},
        },
    ),
    "answers of one schema": lambda n: api(
        {
            f"/a{i}": {"get": operation(i, {"type": "array", "items": component("A")})}
            for i in range(n // 12)
        },
        {"A": {"type": "object", "properties": {f"p{i}": {} for i in range(20)}}},
    ),
    "callbacks in callbacks": lambda n: api(
        {
            f"/a{i}": {
                "post": operation(
                    i,
                    {},
                    callbacks={
                        "c": {"{$request.body#/u}": {"post": operation(n + i, {}, callbacks={})}}
                    },
                )
            }
            for i in range(n // 24)
        }
    ),
}
