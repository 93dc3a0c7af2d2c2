"""Qt's own file dialog, which stands in where a desktop offers none, in the app's colours."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QLabel,
    QListView,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from mindbody_app.ui.icons import icon
from mindbody_app.ui.theme import RADIUS, TARGET, Palette

_Part = TypeVar("_Part", bound=QWidget)

_FIRST_SIZE = QSize(860, 600)
_ICON = 22
_NO_ICON = QSize(0, 0)
_PLACES_FROM = 700
"""Narrower dialogs have no row of places beside the files."""
_PLACES_WIDTH = 190
_NAME, _SIZE, _KIND, _CHANGED = range(4)
_URL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Under which Qt's list of places has a place's address."""
_BUTTONS = {
    "backButton": "arrow-left",
    "toParentButton": "arrow-up",
    "newFolderButton": "folder-plus",
}
_LEFT_OUT = ("forwardButton", "listModeButton", "detailModeButton")
"""Other ways to look at the same files, and one that Back and a double click make up for."""


class _Signs(QStyledItemDelegate):
    """Draws folders and files with the app's own signs; a provider of them would be asked by
    another thread."""

    def __init__(self, palette: Palette, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = icon("folder", palette.accent, _ICON)
        self._file = icon("file", palette.ink_soft, _ICON)
        self._home = icon("house", palette.accent, _ICON)
        self._machine = icon("monitor", palette.accent, _ICON)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        model, place = index.model(), index.data(_URL_ROLE)
        if index.column() != _NAME:
            return
        if isinstance(model, QFileSystemModel):
            inside = isinstance(index, QModelIndex) and model.isDir(index)
            option.icon = self._folder if inside else self._file
        elif isinstance(place, QUrl):
            home = QUrl.fromLocalFile(_folder(QStandardPaths.StandardLocation.HomeLocation))
            whole = place.path() in ("", "/")
            option.icon = self._machine if whole else self._home if place == home else self._folder


def dress(dialog: QFileDialog, palette: Palette) -> None:
    """Give the dialog colours, signs and sizes; it must be one that Qt draws itself."""
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    dialog.setSidebarUrls(_places())
    signs = _Signs(palette, dialog)
    for view in dialog.findChildren(QAbstractItemView):
        if view.objectName() in ("sidebar", "treeView", "listView"):
            view.setItemDelegate(signs)
            view.setIconSize(QSize(_ICON, _ICON))
    for name, sign in _BUTTONS.items():
        made = _part(dialog, QToolButton, name)
        made.setIcon(icon(sign, palette.ink, _ICON, palette.border))
        made.setIconSize(QSize(_ICON, _ICON))
    for name in _LEFT_OUT:
        _part(dialog, QToolButton, name).hide()
    _part(dialog, QComboBox, "lookInCombo").setIconSize(_NO_ICON)
    box = _part(dialog, QDialogButtonBox, "buttonBox")
    for answer in box.buttons():
        answer.setIcon(QIcon())
        if box.buttonRole(answer) is QDialogButtonBox.ButtonRole.AcceptRole:
            answer.setProperty("variant", "primary")
    if len(dialog.nameFilters()) < 2:
        _part(dialog, QLabel, "fileTypeLabel").hide()
        _part(dialog, QComboBox, "fileTypeCombo").hide()
    # After the buttons know what they are.
    dialog.setStyleSheet(_style_sheet(palette))
    room = dialog.screen().availableGeometry().size()
    dialog.resize(_FIRST_SIZE.boundedTo(room * 0.92))
    _part(dialog, QListView, "sidebar").setVisible(dialog.width() >= _PLACES_FROM)
    _part(dialog, QSplitter, "splitter").setSizes([_PLACES_WIDTH, dialog.width() - _PLACES_WIDTH])
    _set_columns(_part(dialog, QTreeView, "treeView"))


def _set_columns(files: QTreeView) -> None:
    """Names get the room; how large a file is and of which kind don't help to find it."""
    head = files.header()
    for number in (_SIZE, _KIND):
        head.hideSection(number)
    head.setStretchLastSection(False)
    head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    head.setSectionResizeMode(_CHANGED, QHeaderView.ResizeMode.ResizeToContents)
    files.setRootIsDecorated(False)


def _part(dialog: QFileDialog, kind: type[_Part], name: str) -> _Part:
    part = dialog.findChild(kind, name)
    assert part is not None
    return part


def _folder(location: QStandardPaths.StandardLocation) -> str:
    return QStandardPaths.writableLocation(location)


def _places() -> list[QUrl]:
    """Those of the person's own folders that are there, and the whole machine."""
    location = QStandardPaths.StandardLocation
    named = (
        *(location.HomeLocation, location.DesktopLocation, location.DocumentsLocation),
        *(location.DownloadLocation, location.MusicLocation),
    )
    folders = dict.fromkeys(_folder(each) for each in named)
    there = (QUrl.fromLocalFile(each) for each in folders if Path(each).is_dir())
    return [*there, QUrl("file:")]


def _style_sheet(p: Palette) -> str:
    ring = f"border: 2px solid {p.focus};"
    return f"""
QTreeView, QListView {{ background: {p.surface}; alternate-background-color: {p.surface};
    border: 1px solid {p.control}; border-radius: {RADIUS}px; padding: 4px; }}
QTreeView::item, QListView::item {{ color: {p.ink}; min-height: {TARGET - 4}px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {p.accent_soft};
    color: {p.ink}; }}
QHeaderView {{ background: {p.surface}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {RADIUS}px;
    min-width: {TARGET - 2}px; min-height: {TARGET - 2}px; }}
QToolButton:hover {{ background: {p.accent_soft}; }}
QSplitter::handle {{ background: transparent; }}
QMessageBox QLabel#qt_msgboxex_icon_label {{ max-width: 0; max-height: 0; }}
QMessageBox QPushButton {{ icon-size: 0; }}
QTreeView:focus, QListView:focus, QLineEdit:focus, QToolButton:focus, QComboBox:focus,
    QPushButton:focus {{ {ring} }}
"""
