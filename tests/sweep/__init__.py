"""Real schemas, all of them: the 27 documents of SchemaStore that `check-jsonschema` carries and
the 1,898 schemas of AWS resources that `cfn-lint` carries.

``make sweep`` (or ``python -m tests.sweep --help``) compiles each, tells what that costs, and
compares verdicts with the peers' on real instances and on instances drawn for each schema, valid
and spoiled. ``--packages`` generates packages from them and imports these.

documents → trial (compile, judge) → report
"""
