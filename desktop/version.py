"""The program's version; a test holds it to the one that is packaged."""

VERSION = "1.0.0"
