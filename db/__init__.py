"""The evidence store: drugs, questions, findings and sources, read from content and from packs."""
