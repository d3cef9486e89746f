"""The nouns of drug evidence: frozen values that need nothing but the standard library."""
