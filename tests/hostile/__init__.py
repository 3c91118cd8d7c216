"""Hostile documents: whatever a schema says, its text stays text.

A corpus is a folder with documents and a `corpus.json` that says for each what is expected and
by which oracles that is seen. `cases/` is our own; a larger one is used when it is at hand
(``../shared/hostile`` beside the repository, or ``$SCHEMAWRIGHT_SHARED/hostile``).
``python -m tests.hostile`` prints the results as a table.

Generation runs the command line in a fresh, empty folder, with an audit hook that writes down
what it opens and whom it calls; then another process imports and uses everything that it made.
"""
