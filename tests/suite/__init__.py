"""The official JSON Schema test suite, run over `schemawright.compile_validator`.

``python -m tests.suite`` prints the results as a table; the tests here hold them to what
`shortfalls.yaml` says.
"""
