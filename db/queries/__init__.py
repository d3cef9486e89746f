"""Every SELECT, by noun: rows in, model objects out."""
