"""Packages of real schemas: they import without a warning, type checkers have nothing to say of
them, and each model accepts what its validator accepts and gives back what it took.

``make models``, or ``python -m tests.real [GROUP…]``; a sample of it is in ``make test``.
"""
