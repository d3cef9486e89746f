"""Paint functions for screen, print and export alike."""
