"""Helpers that the generated modules call. Not an interface: use the package's own names."""
