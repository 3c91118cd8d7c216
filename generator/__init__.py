"""Schemawright: from a folder of JSON Schema documents to one Python package."""
