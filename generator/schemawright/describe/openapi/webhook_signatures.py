"""How an API signs what it sends: the extension ``x-webhook-signature`` of a whole document, for
which OpenAPI has no words (docs/webhooks.md).

x-webhook-signature:
  header: Stripe-Signature
  value: t={timestamp},v1={signature}
  content: "{timestamp}.{body}"
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemawright.contract import WebhookSignature
from schemawright.describe.openapi.http import NAME
from schemawright.describe.openapi.reader import Node, Reader

KEY = "x-webhook-signature"

_VARIABLE = re.compile(r"\{([A-Za-z][A-Za-z0-9_-]*)\}")
_ALGORITHMS = ("hmac-sha256", "hmac-sha512", "hmac-sha384", "hmac-sha1")
_CHOICES = {
    "algorithm": _ALGORITHMS,
    "encoding": ("hex", "base64", "base64url"),
    "timestampUnit": ("seconds", "milliseconds"),
    "secretEncoding": ("text", "base64"),
}
_TEXTS = ("header", "value", "separator", "content", "secretPrefix", "description", *_CHOICES)
_MEMBERS = (*_TEXTS, "headers", "tolerance")
_LONGEST_TOLERANCE = 7 * 24 * 3600
_HINT = "docs/webhooks.md says what belongs here"


def read_signature(reader: Reader, root: Node) -> WebhookSignature | None:
    """How a document says that its webhooks are signed, if it does. What is wrong with that is
    SW0517: a check that is understood by half is none, so it is left out then."""
    apart = reader.apart()
    node = apart.child(root, KEY)
    signature = _signature(apart, node) if node is not None else None
    for fault in (*apart.problems.warnings, *apart.problems.errors):
        reader.problems.blemish(
            "SW0517",
            f"{KEY}: {fault.message}",
            "so the package does not check signatures",
            fault.hint or _HINT,
            fault.place,
        )
    return None if apart.problems.errors else signature


def _signature(reader: Reader, node: Node) -> WebhookSignature | None:
    if not reader.expect(node, dict) or not isinstance(node.value, dict):
        return None
    for key in node.value:
        if key not in _MEMBERS and not key.startswith("x-"):
            _fault(reader, f"there is no {key!r}", node.below(key), f"one of {', '.join(_MEMBERS)}")
    text = {key: reader.text(node, key) for key in _TEXTS if key in node.value}
    for key, choices in _CHOICES.items():
        if text.get(key, choices[0]) not in choices:
            what = f"{text[key]!r} is no {key}"
            _fault(reader, what, node.below(key), f"one of {', '.join(choices)}")
    signature = WebhookSignature(
        header=text.get("header", ""),
        value=text.get("value", "{signature}"),
        separator=text.get("separator", ","),
        headers=tuple(_headers(reader, node)),
        content=text.get("content", "{body}"),
        algorithm=text.get("algorithm", _ALGORITHMS[0]).removeprefix("hmac-"),
        encoding=text.get("encoding", "hex"),
        tolerance=_tolerance(reader, node),
        milliseconds=text.get("timestampUnit") == "milliseconds",
        secret_prefix=text.get("secretPrefix", ""),
        secret_is_base64=text.get("secretEncoding") == "base64",
        description=text.get("description", ""),
    )
    for message, key in _faults(signature):
        _fault(reader, message, node.below(key) if key in node.value else node)
    return signature


def _headers(reader: Reader, node: Node) -> Iterator[tuple[str, str]]:
    """The variables that other headers hold, with the names of these."""
    for member in reader.members(reader.child(node, "headers")):
        if not isinstance(member.value, str) or not NAME.fullmatch(member.value):
            _fault(reader, f"{member.value!r} is no name of a header", member)
        elif not _VARIABLE.fullmatch(f"{{{member.key}}}"):
            _fault(reader, f"{member.key!r} is no name of a variable", member)
        else:
            yield member.key, member.value


def _tolerance(reader: Reader, node: Node) -> int:
    member = reader.child(node, "tolerance")
    if member is None:
        return 300
    if type(member.value) is int and 0 < member.value <= _LONGEST_TOLERANCE:
        return member.value
    what = f"the tolerance is a number of seconds, 1 to {_LONGEST_TOLERANCE}"
    _fault(reader, what, member)
    return 300


def _faults(signature: WebhookSignature) -> Iterator[tuple[str, str]]:
    """What is wrong with the two templates, and the member that has it."""
    if not NAME.fullmatch(signature.header):
        yield "the header that has the signature is not named", "header"
    parts = signature.value.split(signature.separator) if signature.separator else [signature.value]
    matches = [re.fullmatch(rf"([^{{}}]*){_VARIABLE.pattern}", part) for part in parts]
    leads = [match[1].strip() for match in matches if match]
    names = [match[2] for match in matches if match]
    if len(names) < len(parts) or "signature" not in names:
        yield "a value has parts like t={timestamp}, and one of them has {signature}", "value"
    elif any(a != b and b.startswith(a) for a in leads for b in leads) or _twice(leads):
        yield "what stands before each variable of the value does not tell them apart", "value"
    others = [name for name, _ in signature.headers]
    if _twice([*names, *others, "body"]):
        yield "a variable has two places", "value"
    used = _VARIABLE.findall(signature.content)
    strange = [name for name in used if name not in (*names, *others, "body")]
    if strange or re.search(r"[{}]", _VARIABLE.sub("", signature.content)):
        yield f"{strange[0] if strange else 'a brace'} of the content is no variable", "content"
    elif used.count("body") != 1 or "signature" in used:
        yield "what is signed has {body} once, and not {signature}", "content"
    elif "timestamp" in (*names, *others) and "timestamp" not in used:
        yield "a timestamp that is not signed says nothing", "content"


def _twice(names: list[str]) -> bool:
    return len(set(names)) < len(names)


def _fault(reader: Reader, message: str, node: Node, hint: str = "") -> None:
    reader.error("SW0517", message, hint, node)
