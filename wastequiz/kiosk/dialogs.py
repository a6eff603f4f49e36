"""No second window comes up: dialogs cannot be made, links cannot be opened, and what shows itself all the same is not seen."""

from __future__ import annotations

import contextlib
import logging
import webbrowser
from collections.abc import Callable, Generator
from typing import Any, NoReturn

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QColorDialog,
    QErrorMessage,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMessageBox,
    QProgressDialog,
    QWidget,
    QWizard,
)

from wastequiz.i18n import N_
from wastequiz.kiosk.lock import Guarded, Lock

DIALOGS: tuple[type, ...] = (
    *(QFileDialog, QMessageBox, QColorDialog, QFontDialog, QInputDialog, QErrorMessage, QProgressDialog, QWizard),
    *(QPrintDialog, QPageSetupDialog, QPrintPreviewDialog),
)
ASKING: tuple[tuple[type, str], ...] = (
    *((QFileDialog, name) for name in ("getOpenFileName", "getOpenFileNames", "getOpenFileUrl", "getOpenFileUrls")),
    *((QFileDialog, name) for name in ("getSaveFileName", "getSaveFileUrl", "getExistingDirectory", "getExistingDirectoryUrl")),
    *((QMessageBox, name) for name in ("question", "information", "warning", "critical", "about", "aboutQt")),
    *((QInputDialog, name) for name in ("getText", "getMultiLineText", "getInt", "getDouble", "getItem")),
    *((QColorDialog, "getColor"), (QFontDialog, "getFont")),
)
"""What makes and shows a dialog in one call."""


class NotInKiosk(RuntimeError):
    """A page of a kiosk wanted to open a window of its own: a bug, since no page that a kiosk shows does."""


@contextlib.contextmanager
def _engage(guarded: Guarded) -> Generator[None]:
    def unseen(watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWidget) and watched.isWindow() and not guarded.is_ours(watched):
            logging.getLogger(__name__).warning("a %s wanted to show itself", type(watched).__name__)
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            QMetaObject.invokeMethod(watched, "hide", Qt.ConnectionType.QueuedConnection)
        return False

    with contextlib.ExitStack() as stack:
        for kind in DIALOGS:
            stack.enter_context(_instead(kind, "__init__", _refuse))
        for kind, name in ASKING:
            stack.enter_context(_instead(kind, name, staticmethod(_refuse)))
        stack.enter_context(_instead(QDesktopServices, "openUrl", staticmethod(_no_link)))
        stack.enter_context(_instead(webbrowser, "open", _no_link))
        stack.enter_context(guarded.sieve.on((QEvent.Type.Show,), unseen))
        yield


@contextlib.contextmanager
def _instead(owner: Any, name: str, other: object) -> Generator[None]:
    """`owner.name` is `other` till it is left."""
    before: Callable[..., Any] = owner.__dict__[name]
    setattr(owner, name, other)
    try:
        yield
    finally:
        setattr(owner, name, before)


def _refuse(*_given: object, **_named: object) -> NoReturn:
    raise NotInKiosk


def _no_link(*_given: object, **_named: object) -> bool:
    return False


LOCK = Lock("dialogs", N_("No second window"), _engage)
