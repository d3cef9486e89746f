"""Seen at a glance: how far the evidence has climbed, and when it was found."""

from PySide6.QtWidgets import QWidget

from db.model.page import DrugPage
from desktop.charts.ladder_drawing import LadderPicture
from desktop.charts.picture import Picture, notes_of
from desktop.charts.timeline_drawing import TimelinePicture
from desktop.html import ladder, timeline
from desktop.page.frame import GAP, Card, label
from desktop.page.picture_copies import Origin
from desktop.page.picture_view import PictureView
from desktop.page.sideways import Sideways
from desktop.page.texts import Texts
from desktop.theme import Theme

_SIDEWAYS = 720


class PictureCard(Card):
    """A picture with its title, the quiet words that take it out, and its notes."""

    def __init__(self, texts: Texts, title: str) -> None:
        """Begin empty."""
        super().__init__(title)
        self.view = PictureView(texts)
        self.put_beside_heading(self.view.note)
        self._notes = label("note")
        self.body.addWidget(self.view)
        self.body.addWidget(self._notes)
        self.body.addStretch()

    def show_picture(self, picture: Picture, origin: Origin) -> None:
        """Show another picture."""
        self.view.show_picture(picture, origin)
        self._notes.setText(notes_of(picture))
        self._notes.setVisible(bool(picture.notes))


class GlanceRow(Sideways):
    """The ladder and the timeline, side by side where there is room."""

    def __init__(self, texts: Texts) -> None:
        """Begin empty."""
        super().__init__(across=GAP, down=GAP)
        self.ladder = PictureCard(texts, ladder.TITLE)
        self.timeline = PictureCard(texts, timeline.TITLE)
        self.set_parts(self.ladder, self.timeline)
        self.set_theme(texts.theme)

    def show_page(self, page: DrugPage) -> None:
        """Show the pictures of another question."""
        origin = Origin.of(page)
        self.ladder.show_picture(LadderPicture(ladder.ladder(page)), origin)
        self.timeline.show_picture(TimelinePicture(timeline.timeline(page)), origin)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another look."""
        for card in (self.ladder, self.timeline):
            card.view.set_theme(theme)
        self.set_least(theme.px(_SIDEWAYS))

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """The cards from where reading begins."""
        return self.ladder, self.timeline
