"""Model objects as HTML, text, Markdown and data: pure, for screen, clipboard, paper and files."""
