"""Paragraphs of the pack become a message in two languages, with what is missing or weak in it."""
