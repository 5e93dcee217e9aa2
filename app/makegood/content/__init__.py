"""The guide data: read strictly, checked, compiled and turned into domain objects."""

from __future__ import annotations
