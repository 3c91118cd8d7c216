"""The end of a deciding function, as one would write it in Python.

job = value.get("job")        →    return valid_job(value.get("job"))
if not valid_job(job):
    return False
return True

if isinstance(value, str):    →    if isinstance(value, str):
    if not valid_name(value):          return valid_name(value)
        return False               if isinstance(value, list):
elif isinstance(value, list):          return all_strings(value)
    if not all_strings(value):     return False
        return False
else:
    return False
return True
"""

from __future__ import annotations

from schemawright.code.expressions import Boolean, Unary, joined
from schemawright.code.json_tests import Accepts, negated
from schemawright.code.json_walks import ACCEPT, REFUSE
from schemawright.code.printer import collapsed
from schemawright.code.statements import Assign, Block, If, Pass, Return, Statement, Step


def concise(body: Block) -> Block:
    """`body`, which ends by accepting or refusing, with the last test as what it returns."""
    if len(body) < 2 or body[-1] != ACCEPT:
        return body
    before = _spelled(body[:-1])
    last = collapsed(before[-1]) if isinstance(before[-1], If) else before[-1]
    if isinstance(last, If) and last.otherwise:
        return (*before[:-1], *_by_turns(last))
    if not isinstance(last, If) or last.then != (REFUSE,):
        return (*before, ACCEPT)
    test = negated(last.test)
    if isinstance(last.test, Boolean) and last.test.operator == "and":
        # What must not come together stays together, unless each of it is what must not be.
        turned = tuple(map(negated, last.test.operands))
        if any(isinstance(one, Unary) and one.operator == "not" for one in turned):
            return (*before[:-1], Return(test))
        return (*before[:-1], Return(joined("or", turned)))
    above = before[-2] if len(before) > 1 else None
    if isinstance(above, Assign) and isinstance(test, Accepts) and test.value == above.target:
        return (*before[:-2], Return(Accepts(test.function, above.value, test.seen)))
    return (*before[:-1], Return(test))


def _by_turns(chain: If) -> Block:
    """A chain of ``elif`` as conditions each of which ends in a return."""
    otherwise = chain.otherwise
    then = () if chain.then == (Pass(),) else chain.then
    return (If(chain.test, _ended(then)), *_ended(otherwise))


def _ended(body: Block) -> Block:
    """`body`, and that what it does not refuse is accepted."""
    return body if body[-1:] == (REFUSE,) else concise((*body, ACCEPT))


def _spelled(body: Block) -> Block:
    """`body` with its last step as the statements that it consists of."""
    last: Statement = body[-1]
    while isinstance(last, Step):
        body = (*body[:-1], *last.python())
        last = body[-1]
    return body
