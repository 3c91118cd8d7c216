"""What is said of a keyword of this vocabulary where it is not switched on."""

from __future__ import annotations

SWITCH_ON = 'it is of the vocabulary "ajv": say vocabularies = ["ajv"] in the package\'s table'
