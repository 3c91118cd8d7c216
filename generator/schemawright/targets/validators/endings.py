"""The end of a deciding function, as one would write it in Python.

job = value.get("job")        →    return valid_job(value.get("job"))
if not valid_job(job):
    return False
return True
"""

from __future__ import annotations

from schemawright.code.expressions import Boolean, Unary
from schemawright.code.json_tests import Accepts, negated
from schemawright.code.json_walks import ACCEPT, REFUSE
from schemawright.code.printer import collapsed
from schemawright.code.statements import Assign, Block, If, Return, Statement, Step


def concise(body: Block) -> Block:
    """`body`, which ends by accepting or refusing, with the last test as what it returns."""
    if len(body) < 2 or body[-1] != ACCEPT:
        return body
    before = _spelled(body[:-1])
    last = collapsed(before[-1]) if isinstance(before[-1], If) else before[-1]
    if not isinstance(last, If) or last.then != (REFUSE,) or last.otherwise:
        return (*before, ACCEPT)
    if isinstance(last.test, Boolean) and last.test.operator == "and":
        # What must not come together stays together.
        return (*before[:-1], Return(Unary("not", last.test)))
    test = negated(last.test)
    above = before[-2] if len(before) > 1 else None
    if isinstance(above, Assign) and isinstance(test, Accepts) and test.value == above.target:
        return (*before[:-2], Return(Accepts(test.function, above.value, test.seen)))
    return (*before[:-1], Return(test))


def _spelled(body: Block) -> Block:
    """`body` with its last step as the statements that it consists of."""
    last: Statement = body[-1]
    while isinstance(last, Step):
        body = (*body[:-1], *last.python())
        last = body[-1]
    return body
