"""What type checkers must accept of the classes of shapes.yaml, and what they must refuse."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

import package.models as m

c = m.Cat(kind="cat", lives=3)
m.Cat(kind="dog", lives=3)  # refused
m.Cat(lives=3)  # refused
d = m.Dog(kind="dog", barks=True)
o = m.Owner(pet=c, pets=[c, d], maybe=c, both=d)
m.Owner(pet=m.Closed())  # refused
m.Owner(maybe=d)  # refused
m.Owner(maybe=None)
m.NullableRefs(both="x", e="red", l=[1])
m.NullableRefs(both=None, e=None)
m.NullableRefs(both=1)  # refused
m.NullableRefs(both="x", e="blue")  # refused
m.NullableRefs(both="x", l=["a"])  # refused
m.NullableRefs()  # refused
df = m.Defaults()
x1: int = df.i
x2: str = df.s
x3: list[str] = df.l
x4: dict[str, int] = df.o
x5: Literal["a", "b"] = df.e
x6: date = df.d
x7: datetime = df.t
x8: int = df.fi
m.Defaults(e="c")  # refused
m.Defaults(i="1")  # refused
m.Patterns(id="1")
m.Patterns(id=1)  # refused
m.Tree(value=1, left=m.Tree(value=2.5), children=[m.Tree(value=1)], by_name={"a": m.Tree(value=1)})
m.Tree(value="1")  # refused
m.Tree(value=1, children=[1])  # refused
m.UsesJson(v={"a": [1, None, {"b": True}]})
m.UsesJson(v={1})  # refused
m.Tuples(p=("a", 1), q=["a", 1, True], r=["x"], pts=[[1, 2.5]])
m.Tuples(p=("a", "b"))  # refused
m.Tuples(q=[None])  # refused
m.Tuples(p=("a", 1, 2))  # refused
m.Consts(v=1, s="x", b=True, o={"a": 1})
m.Consts(v=2)  # refused
m.Consts(v=1, s="y")  # refused
m.Consts(v=1, b=False)  # refused
m.Consts(v=1, o={"a": 2})  # refused
m.Conditional(kind="a", x="1")
m.Conditional(kind="c")  # refused
m.EnumNull(r=None, e="a")
m.EnumNull(r=3)  # refused
m.EnumNull(r=1, e="c")  # refused
m.VarNames(lvl=2)
m.VarNames(lvl=4)  # refused
m.Keywords(class_="x", match="y", self_="z", copy_="c", from_="f", missing="x")
m.Keywords(match=1)  # refused
m.Unicode(größe=1, 名前="x", a_b="1", a_b_="2", a_b_2="3")
m.Unicode(größe="1")  # refused
m.Numbers(i=1, n=1.5, e=2.5, u="x", ib=True)
m.Numbers(i=1.5)  # refused
m.Numbers(u=1.5)  # refused
m.Formats(dt=datetime.now(UTC), d=date(2024, 1, 1), dl=[date(2024, 1, 1)], dn=None)
m.Formats(d="2024-01-01")  # refused
m.Formats(dl=["2024-01-01"])  # refused
m.Composed(x="1", y=2, k="p")
m.Composed(x="1", k="z")  # refused
m.Composed(y=1)  # refused
m.Narrowed(x="one", y=1)
m.Narrowed(x="three", y=1)  # refused
m.Narrowed(x="one")  # refused
e1: m.ExtendedUnion = m.ExtendedUnionCard(base="1", card="2")
m.ExtendedUnionCard(card="2")  # refused
m.ScalarOrObject(port=1, cmd=["a"])
m.ScalarOrObject(port=m.ScalarOrObjectPort(target=1), cmd="a")
m.ScalarOrObject(port=1.5)  # refused
m.ScalarOrObject(cmd=[1])  # refused
m.MapOf(m={"a": m.MapOfMValue(v=1)}, mm={"a": ["b"]}, free={"a": 1}, any=1)
m.MapOf(m={"a": m.Closed()})  # refused
m.MapOf(mm={"a": [1]})  # refused
m.Closed(a="1")
m.Closed(b="1")  # refused
m.Uneval(a="1", b=2)
m.Uneval(b="x")  # refused
m.NamedScalars(id="a", ids=["b"], m={"x": "y"})
m.NamedScalars(id=1)  # refused
m.NamedScalars(id="a", m={"x": 1})  # refused
m.OrderPage(items=[m.Closed(a="1")])
m.OrderPage(items=[d])  # refused
m.OrderEnvelope(page=m.OrderEnvelopePage(items=[m.Closed(a="1")]))
m.OrderEnvelope(page=m.OrderEnvelopePage(items=[d]))  # refused
m.OrderEnvelope(page=m.Page(items=[]))  # refused
m.Envelope(page=m.Page(items=[d, 1]))
m.Holder(page=m.OrderPage(items=[]))
m.MutualA(b=m.MutualB(a=m.MutualA(), l=[]))
m.MutualA(b=m.MutualA())  # refused
ad: m.ArrayDoc = [m.ArrayDocItem(v=1)]
bad: m.ArrayDoc = [1]  # refused
m.RefDesc(a=m.Closed(), c=m.Closed())
m.RefDesc(a=d)  # refused
bt: m.BoolTags = m.BoolTagsOk(ok=True, v=1)
m.BoolTagsOk(ok=False, v=1)  # refused
m.UsesBoolTags(r=bt)
it: m.IntTags = m.IntTagsV1(v=1)
m.IntTagsV2(v=1)  # refused
m.CondProps(kind="a", x="1")
m.CondProps(kind="c")  # refused
m.PatternOnly(env={"A": "b"})
m.PatternOnly(env={"A": 1})  # refused
m.TitledA(x=m.TitledAThing(a="1"))
m.TitledA(y=m.TitledAThing(a="1"))  # refused
m.Switch(state="On", code="ABC", flag="false")
m.Switch(state="on")  # refused
m.Switch(state="On", flag="no")  # refused
