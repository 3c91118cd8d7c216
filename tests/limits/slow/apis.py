"""API documents that are slow to describe."""

from __future__ import annotations

from typing import Any

from tests.limits.slow.documents import Make, api, operation

_A = {"$ref": "#/components/schemas/A"}


def _swagger(n: int) -> Any:
    return {
        "swagger": "2.0",
        "info": {"title": "A", "version": "1"},
        "paths": {
            f"/a{i}": {
                "post": {
                    "operationId": f"o{i}",
                    "parameters": [
                        {"name": "b", "in": "body", "schema": {"$ref": f"#/definitions/D{i}"}}
                    ],
                    "responses": {"200": {"description": "x"}},
                }
            }
            for i in range(n // 10)
        },
        "definitions": {
            f"D{i}": {"type": "object", "properties": {"a": {"type": "string"}}}
            for i in range(n // 10)
        },
    }


def _callbacks(n: int) -> Any:
    called = {"post": {"responses": {"200": {"description": "x"}}}}
    return {f"c{i}": {"{$request.body#/u}": called} for i in range(n // 6)}


def _composed(count: int, base: Any) -> Any:
    return {
        "Base": base,
        **{
            f"C{i}": {
                "allOf": [
                    {"$ref": "#/components/schemas/Base"},
                    {"type": "object", "properties": {f"p{i}": {"type": "string"}}},
                ]
            }
            for i in range(count)
        },
    }


KINDS: dict[str, Make] = {
    "operations with one name": lambda n: api(
        {f"/a{i}": {"get": {**operation(0, {}), "operationId": "same"}} for i in range(n // 12)}
    ),
    "operations without a name": lambda n: api(
        {
            f"/a/{{b}}/c{i}": {
                "get": {
                    "parameters": [
                        {"name": "b", "in": "path", "required": True, "schema": {"type": "string"}}
                    ],
                    "responses": {"200": {"description": "x"}},
                }
            }
            for i in range(n // 10)
        }
    ),
    "tags of operations": lambda n: api(
        {f"/a{i}": {"get": operation(i, {}, tags=[f"t{i}"])} for i in range(n // 12)}
    ),
    "one tag": lambda n: api(
        {f"/a{i}": {"get": operation(i, {}, tags=["t"])} for i in range(n // 12)}
    ),
    "answers": lambda n: api(
        {
            f"/a{i}": {
                "get": {
                    "operationId": f"o{i}",
                    "responses": {
                        str(200 + j): {
                            "description": "x",
                            "content": {"application/json": {"schema": _A}},
                        }
                        for j in range(20)
                    },
                }
            }
            for i in range(max(1, n // 60))
        },
        {"A": {"type": "object"}},
    ),
    "media types": lambda n: api(
        {
            "/a": {
                "post": {
                    "operationId": "o",
                    "requestBody": {
                        "content": {
                            f"application/x{i}+json": {"schema": {"minLength": i}}
                            for i in range(n // 4)
                        }
                    },
                    "responses": {"200": {"description": "x"}},
                }
            }
        }
    ),
    "header parameters": lambda n: api(
        {
            "/a": {
                "get": {
                    "operationId": "o",
                    "parameters": [
                        {"name": f"X-{i}", "in": "header", "schema": {"enum": [f"a{i}", "b"]}}
                        for i in range(n // 5)
                    ],
                    "responses": {"200": {"description": "x"}},
                }
            }
        }
    ),
    "parameters by reference": lambda n: {
        **api(
            {
                f"/a{i}": {
                    "get": {
                        "operationId": f"o{i}",
                        "parameters": [{"$ref": "#/components/parameters/P"}],
                        "responses": {"200": {"description": "x"}},
                    }
                }
                for i in range(n // 8)
            }
        ),
        "components": {
            "parameters": {"P": {"name": "p", "in": "query", "schema": {"type": "string"}}}
        },
    },
    "variables of a path": lambda n: api(
        {
            "/" + "/".join(f"{{v{i}}}" for i in range(n // 6)): {
                "get": {
                    "operationId": "o",
                    "parameters": [
                        {
                            "name": f"v{i}",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                        for i in range(n // 6)
                    ],
                    "responses": {"200": {"description": "x"}},
                }
            }
        }
    ),
    "variables that are not there": lambda n: api(
        {
            f"/a{i}/{{x}}": {
                "get": {"operationId": f"o{i}", "responses": {"200": {"description": "x"}}}
            }
            for i in range(n // 8)
        }
    ),
    "callbacks": lambda n: api({"/a": {"post": operation(0, {}, callbacks=_callbacks(n))}}),
    "webhooks": lambda n: api(
        {}, webhooks={f"w{i}": {"post": operation(i, {})} for i in range(n // 12)}
    ),
    "security schemes": lambda n: {
        **api({"/a": {"get": operation(0, {}, security=[{f"s{i}": []} for i in range(n // 6)])}}),
        "components": {
            "securitySchemes": {
                f"s{i}": {"type": "apiKey", "in": "header", "name": f"X-{i}"} for i in range(n // 6)
            }
        },
    },
    "servers": lambda n: api(
        {"/a": {"get": operation(0, {})}},
        servers=[
            {"url": f"https://a{i}.b/{{v}}", "variables": {"v": {"default": "1"}}}
            for i in range(n // 4)
        ],
    ),
    "links": lambda n: api(
        {
            f"/a{i}": {
                "get": {
                    "operationId": f"o{i}",
                    "responses": {
                        "200": {
                            "description": "x",
                            "links": {f"l{j}": {"operationId": f"o{j}"} for j in range(5)},
                        }
                    },
                }
            }
            for i in range(max(5, n // 20))
        }
    ),
    "a discriminator": lambda n: api(
        {},
        {
            "U": {
                "oneOf": [{"$ref": f"#/components/schemas/C{i}"} for i in range(n // 8)],
                "discriminator": {"propertyName": "t"},
            },
            **{
                f"C{i}": {
                    "type": "object",
                    "properties": {"t": {"type": "string"}},
                    "required": ["t"],
                }
                for i in range(n // 8)
            },
        },
    ),
    "children of a discriminator": lambda n: api(
        {},
        _composed(
            n // 10,
            {
                "type": "object",
                "properties": {"t": {"type": "string"}},
                "required": ["t"],
                "discriminator": {"propertyName": "t"},
            },
        ),
    ),
    "a mapping": lambda n: api(
        {},
        {
            "U": {
                "oneOf": [{"$ref": "#/components/schemas/C"}],
                "discriminator": {
                    "propertyName": "t",
                    "mapping": {f"t{i}": "#/components/schemas/C" for i in range(n)},
                },
            },
            "C": {"type": "object", "properties": {"t": {"type": "string"}}, "required": ["t"]},
        },
    ),
    "read only": lambda n: api(
        {"/a": {"post": operation(0, {"$ref": "#/components/schemas/A0"})}},
        {
            f"A{i}": {
                "type": "object",
                "properties": {
                    "id": {"type": "string", "readOnly": True},
                    "next": {"$ref": f"#/components/schemas/A{i + 1}"} if i < n // 8 - 1 else {},
                },
                "required": ["id"],
            }
            for i in range(n // 8)
        },
    ),
    "read only, sent": lambda n: api(
        {
            "/a": {
                "post": {
                    "operationId": "o",
                    "requestBody": {
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/A0"}}
                        }
                    },
                    "responses": {"200": {"description": "x"}},
                }
            }
        },
        {
            f"A{i}": {
                "type": "object",
                "properties": {
                    "id": {"type": "string", "readOnly": True},
                    "a": {"$ref": f"#/components/schemas/A{min(i + 1, n // 8 - 1)}"},
                    "b": {"$ref": f"#/components/schemas/A{min(i + 1, n // 8 - 1)}"},
                },
                "required": ["id"],
            }
            for i in range(n // 8)
        },
    ),
    "nullable": lambda n: {
        **api({}, {f"A{i}": {"type": "string", "nullable": True} for i in range(n // 2)}),
        "openapi": "3.0.3",
    },
    "a swagger document": _swagger,
    "paths by reference": lambda n: {
        **api({f"/a{i}": {"$ref": "#/components/pathItems/P"} for i in range(n // 4)}),
        "components": {"pathItems": {"P": {"get": operation(0, {})}}},
    },
    "forms": lambda n: api(
        {
            "/a": {
                "post": {
                    "operationId": "o",
                    "requestBody": {
                        "content": {
                            "multipart/form-data": {
                                "schema": {
                                    "type": "object",
                                    "properties": {
                                        f"p{i}": {"type": "string"} for i in range(n // 2)
                                    },
                                }
                            }
                        }
                    },
                    "responses": {"200": {"description": "x"}},
                }
            }
        }
    ),
    "deep objects in a query": lambda n: api(
        {
            "/a": {
                "get": {
                    "operationId": "o",
                    "parameters": [
                        {
                            "name": f"p{i}",
                            "in": "query",
                            "style": "deepObject",
                            "explode": True,
                            "schema": {"type": "object", "properties": {"a": {"type": "string"}}},
                        }
                        for i in range(n // 8)
                    ],
                    "responses": {"200": {"description": "x"}},
                }
            }
        }
    ),
    "pages": lambda n: api(
        {
            f"/a{i}": {
                "get": operation(
                    i,
                    {
                        "type": "object",
                        "properties": {
                            "results": {"type": "array", "items": {"type": "string"}},
                            "next_page_token": {"type": "string"},
                        },
                    },
                )
            }
            for i in range(n // 16)
        }
    ),
    "descriptions of operations": lambda n: api(
        {
            f"/a{i}": {"get": operation(i, {}, description="Some *words* here. " * 20)}
            for i in range(n // 20)
        }
    ),
}
