"""The parameters of a definition: ``(self, *, limit: int = 3) -> None:``"""

from __future__ import annotations

from schemawright.code.invisible import wrapped
from schemawright.code.marks import CLOSE, COLON, COMMA, DEFAULT, EQUALS, OPEN_PARAMETERS, Piece
from schemawright.code.piece_list import Out, end
from schemawright.code.pieces import pieces
from schemawright.code.statements import FormalParameter, Signature

_STAR, _STARS, _ARROW, _END, _STUB = map(Piece.of, ("*", "**", " -> ", ":", ": ..."))


def signature(node: Signature, out: Out, is_stub: bool = False) -> None:
    """Append the parameters in their parentheses, what is returned, and the colon; behind that
    of a stub, its three dots."""
    out.append(OPEN_PARAMETERS)
    for parameter in node.parameters:
        _parameter(parameter, out)
    if node.rest is not None:
        out.append(_STAR)
        _parameter(node.rest, out)
    elif node.keyword_only:
        out += [_STAR, COMMA]
    for parameter in node.keyword_only:
        _parameter(parameter, out)
    if node.others is not None:
        out.append(_STARS)
        _parameter(node.others, out)
    end(out, node.exploded)
    out.append(CLOSE)
    if node.returns is not None:
        out.append(_ARROW)
        wrapped(node.returns, out)
    out.append(_STUB if is_stub else _END)


def _parameter(node: FormalParameter, out: Out) -> None:
    out.append(node.name)
    if node.annotation is not None:
        out.append(COLON)
        wrapped(node.annotation, out)
    if node.default is not None:
        out.append(EQUALS if node.annotation is None else DEFAULT)
        pieces(node.default, out)
    out.append(COMMA)
