"""The vocabularies of keywords that a package can switch on, by name.

Their keywords are in `schemawright.keywords`; here are only the names, which the command line and
the configuration know before anything is loaded.
"""

from __future__ import annotations

EXTENSIONS = ("ajv",)
