"""The classes of statuses: their names do not depend on the Python that generates."""

from __future__ import annotations

import re

#: Names of errors (RFC 9110, section 15, and the registry of IANA).
_ERRORS = {
    300: "MultipleChoices",
    301: "MovedPermanently",
    302: "Found",
    303: "SeeOther",
    304: "NotModified",
    305: "UseProxy",
    307: "TemporaryRedirect",
    308: "PermanentRedirect",
    400: "BadRequest",
    401: "Unauthorized",
    402: "PaymentRequired",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    406: "NotAcceptable",
    407: "ProxyAuthenticationRequired",
    408: "RequestTimeout",
    409: "Conflict",
    410: "Gone",
    411: "LengthRequired",
    412: "PreconditionFailed",
    413: "ContentTooLarge",
    414: "UriTooLong",
    415: "UnsupportedMediaType",
    416: "RangeNotSatisfiable",
    417: "ExpectationFailed",
    421: "MisdirectedRequest",
    422: "UnprocessableContent",
    423: "Locked",
    424: "FailedDependency",
    425: "TooEarly",
    426: "UpgradeRequired",
    428: "PreconditionRequired",
    429: "TooManyRequests",
    431: "RequestHeaderFieldsTooLarge",
    451: "UnavailableForLegalReasons",
    500: "InternalServerError",
    501: "NotImplementedByServer",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
    505: "HttpVersionNotSupported",
    507: "InsufficientStorage",
    508: "LoopDetected",
    511: "NetworkAuthenticationRequired",
}

#: Classes of `_runtime/results.py`; every other status is a plain ``Success``.
_SUCCESSES = {
    "201": "Created",
    "202": "Accepted",
    "204": "NoContent",
    "206": "PartialContent",
    "207": "MultiStatus",
}


def error_name(status: str) -> str:
    """``404`` is ``NotFound``, ``520`` is ``Status520``, ``4XX`` is ``Status4XX``."""
    if status == "default":
        return "OtherStatus"
    name = _ERRORS.get(int(status)) if status.isdecimal() else None
    return name or f"Status{status}"


def error_text(status: str) -> str:
    """What a class of errors is for, in a few words."""
    if status == "default":
        return "a status that is only described as the default"
    if not status.isdecimal():
        return f"a status from {status[0]}00 to {status[0]}99"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", _ERRORS.get(int(status), ""))
    return f"{status} {words}".strip()


def success_name(status: str) -> str:
    """The class of a success that is not an operation's first."""
    return _SUCCESSES.get(status, "Success")


def covers(declared: str, status: str) -> bool:
    """Does an answer declared for `declared` also describe `status`?"""
    return declared in (status, f"{status[0]}XX", "default")
