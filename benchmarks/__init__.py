"""How fast the generated validators are, beside others: ``python -m benchmarks``."""
