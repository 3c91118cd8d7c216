"""The review: verdicts on two versions of a schema.

`cases/` has one JSON file a keyword: pairs of schemas and what is said of each direction. The other
tests attack: every *compatible* by instances, every witness by the validators of both versions.
``make review`` (``python -m tests.review --help``) does so for as many random pairs as it is told,
of random schemas and of parts of real ones.
"""
