"""The window: a thin Qt shell over the evidence store."""
