"""What a reader can do: one row a command, from which menu, shortcuts and help are made."""

from dataclasses import dataclass
from enum import StrEnum


class Menu(StrEnum):
    """The parts of the menu, in order; the last is of the keyboard alone."""

    GO = "Go"
    PAGE = "Page"
    VIEW = "View"
    DATA = "Your data"
    PROGRAM = "Dispensatory"
    KEYS = "By keyboard"


@dataclass(frozen=True, slots=True)
class Action:
    """One command: the first shortcut is the one that menus and help show."""

    id: str
    menu: Menu
    text: str
    shortcuts: tuple[str, ...]
    help: str


ACTIONS = (
    Action(
        "search",
        Menu.GO,
        "Search",
        ("Ctrl+K", "/"),
        "Puts the cursor in the search box. Type a drug, a brand name or a question.",
    ),
    Action(
        "recent",
        Menu.GO,
        "Recent searches",
        ("Ctrl+H",),
        "Lists what you searched for lately; so does the Up key in the empty search box.",
    ),
    Action("back", Menu.GO, "Back", ("Alt+Left",), "Shows the page you read before."),
    Action(
        "forward",
        Menu.GO,
        "Forward",
        ("Alt+Right",),
        "Shows the page you came back from.",
    ),
    Action("start", Menu.GO, "Start page", ("Alt+Home",), "Shows the start page."),
    Action(
        "bookmarks",
        Menu.GO,
        "Bookmarks…",
        ("Ctrl+B",),
        "Lists your bookmarks: type to filter, Enter opens, Delete removes, Ctrl+Z undoes.",
    ),
    Action(
        "history",
        Menu.GO,
        "History…",
        ("Ctrl+Shift+H",),
        "Lists the pages you read, the last first; it works as the bookmarks do.",
    ),
    Action(
        "compare",
        Menu.GO,
        "Compare drugs…",
        ("Ctrl+Shift+D",),
        "Sets two to four drugs side by side, panel by panel.",
    ),
    Action(
        "bookmark",
        Menu.PAGE,
        "Bookmark this page",
        ("Ctrl+D",),
        "Keeps the page among your bookmarks, or removes it if it is there.",
    ),
    Action(
        "find",
        Menu.PAGE,
        "Find in page…",
        ("Ctrl+F",),
        "Looks for words on the page you read; Enter goes to the next place, Esc closes it.",
    ),
    Action(
        "copy_page",
        Menu.PAGE,
        "Copy page as text",
        ("Ctrl+Shift+C",),
        "Copies the whole page as text, with its citations and numbered sources.",
    ),
    Action(
        "print",
        Menu.PAGE,
        "Print…",
        ("Ctrl+P",),
        "Prints the page with all its panels and sources.",
    ),
    Action(
        "save_pdf",
        Menu.PAGE,
        "Save as PDF…",
        ("Ctrl+S",),
        "Saves the page with all its panels and sources as a PDF file.",
    ),
    Action(
        "export",
        Menu.PAGE,
        "Export…",
        ("Ctrl+E",),
        "Saves or copies the page’s sources, or those that the selected text cites, as BibTeX, "
        "RIS, CSL-JSON or references in Vancouver, APA or AMA style; or its findings as CSV.",
    ),
    Action("zoom_in", Menu.VIEW, "Larger text", ("Ctrl++", "Ctrl+="), "Makes the text larger."),
    Action("zoom_out", Menu.VIEW, "Smaller text", ("Ctrl+-",), "Makes the text smaller."),
    Action("zoom_reset", Menu.VIEW, "Normal text", ("Ctrl+0",), "Shows the text at 100%."),
    Action(
        "theme_system",
        Menu.VIEW,
        "Colours of the system",
        (),
        "Follows the system between light and dark.",
    ),
    Action("theme_light", Menu.VIEW, "Light colours", (), "Stays light."),
    Action("theme_dark", Menu.VIEW, "Dark colours", (), "Stays dark."),
    Action(
        "keep_history",
        Menu.DATA,
        "Keep a history",
        (),
        "Keeps the last 1,000 pages you read. What is kept stays until you clear it.",
    ),
    Action(
        "clear_recent",
        Menu.DATA,
        "Clear recent searches",
        (),
        "Forgets what you searched for lately.",
    ),
    Action("clear_history", Menu.DATA, "Clear history", (), "Forgets the pages you read."),
    Action(
        "export_data",
        Menu.DATA,
        "Export my data…",
        (),
        "Saves your bookmarks and history as a JSON file.",
    ),
    Action(
        "import_data",
        Menu.DATA,
        "Import my data…",
        (),
        "Adds the bookmarks and history of such a file to yours; nothing of yours is lost.",
    ),
    Action(
        "review",
        Menu.PROGRAM,
        "Old pages…",
        (),
        "Sets how many months after its last review a page says how old it is.",
    ),
    Action("help", Menu.PROGRAM, "Help", ("F1",), "Opens this help."),
    Action(
        "packs",
        Menu.PROGRAM,
        "Packs…",
        (),
        "Lists the evidence packs; installs, verifies, disables, rolls back and removes them.",
    ),
    Action(
        "about",
        Menu.PROGRAM,
        "About Dispensatory",
        (),
        "Says what the program is and is not, its version and licences, and its evidence pack.",
    ),
    Action("quit", Menu.PROGRAM, "Quit", ("Ctrl+Q",), "Closes the program."),
    Action(
        "next_pane",
        Menu.KEYS,
        "Next pane",
        ("F6",),
        "Moves between the search box, the list and the page.",
    ),
    Action("menu", Menu.KEYS, "Menu", ("F10",), "Opens the menu."),
    Action(
        "escape",
        Menu.KEYS,
        "Step back",
        ("Esc",),
        "Closes what is open, empties the search box, or goes back to the page.",
    ),
)
"""Every command; adding one adds a row here and a method to the window."""
