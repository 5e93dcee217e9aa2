"""Values and pure functions: no files, no clock, no YAML, no Qt.

msgspec is the only import from outside.
"""
