"""The window's screens, one of which may need a moment to be made."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from mindbody_app.ui.theme import Palette
from mindbody_app.ui.widgets.basics import Page, text

PAINTED_MS = 30
"""After which what was shown has been painted; what comes sooner would come before it."""


class OpeningStack(QStackedWidget):
    """Shows a screen's name and one quiet line until the screen stands."""

    def stand_in(self, name: str, palette: Palette, then: Callable[[], object]) -> None:
        """Show the name at once; `then` opens the screen, unless another is wanted by then."""
        from PySide6.QtCore import QTimer

        page = Page(palette)
        page.column.addWidget(text(name, "title"))
        page.column.addWidget(text(self.tr("One moment."), "soft"))
        page.column.addStretch(1)
        self.addWidget(page)
        self.setCurrentWidget(page)
        # At once: what else waits for idle time may hold the window for a while.
        page.repaint()

        def follow() -> None:
            if self.currentWidget() is page:
                then()
            self.removeWidget(page)
            page.deleteLater()

        QTimer.singleShot(PAINTED_MS, page, follow)
