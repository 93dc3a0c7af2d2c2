"""The Progress screen: how steady practice is and what was felt, as charts and as tables."""

from mindbody_app.ui.progress.page import ProgressPage

__all__ = ["ProgressPage"]
