"""Words under the pointer: Qt reads some texts as HTML and loads what that names, unless told."""

from desktop.html.markup import escape


def tip(words: str) -> str:
    """What shows just these words as a tip, whatever a pack wrote into them."""
    if "<" not in words:
        return words
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>'
