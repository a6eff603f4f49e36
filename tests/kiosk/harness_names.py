"""What dialogs there are, by name: the robot knows no Qt."""

from __future__ import annotations

DIALOGS = {
    "QFileDialog": "A dialog for files",
    "QMessageBox": "A message",
    "QColorDialog": "A dialog for colours",
    "QFontDialog": "A dialog for fonts",
    "QInputDialog": "A dialog that asks for a text",
    "QPrintDialog": "A dialog for printing",
    "QPageSetupDialog": "A dialog for pages to print",
    "QPrintPreviewDialog": "A preview of printing",
}
ASKED = ("open", "save", "folder", "question", "about", "text", "colour", "font")
