"""Packs: built from content, and verified before they are trusted."""
