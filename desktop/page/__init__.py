"""What is read: the start page, a drug, a source."""
