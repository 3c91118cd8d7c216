"""Back ends: each turns a contract into files and touches no disk.

A new kind of output is one module here, one folder of templates, one line in `TARGETS`
of `generator.targets.all`.
"""
