"""Is the text of generated packages what black would make of it, and clean for ruff?

``make style`` (or ``python -m tests.style --help``) generates the packages of all test data with
black left out, and tells what black would change and what ruff finds under its default rules.

corpora → judge (black, ruff) → shapes → report
"""
