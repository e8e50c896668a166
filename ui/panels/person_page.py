"""One person's page before it is printed: a preview that can be printed or saved as a PDF."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.panels.parts import label
from ui.person_sheet import Sheet, page_of

POINTS, MARGIN = 9, 15.0


class PersonPage(QDialog):
    """What will stand on the paper, and where it goes."""

    def __init__(self, sheet: Sheet, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.setWindowTitle(f"Print {sheet.name}")
        self.resize(760, 760)
        self.html = page_of(sheet, title)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setHtml(self.html)
        self.text.setAccessibleName(f"The page of {sheet.name}")
        self.said = label("", "muted", wrap=True)
        self.pdf, self.go, self.out = (
            QPushButton("Save as PDF…"), QPushButton("Print…"), QPushButton("Close")
        )  # fmt: skip
        self.pdf.setProperty("look", "accent")
        if not QPrinterInfo.availablePrinterNames():
            self.go.setEnabled(False)
            self.said.setText("No printer is set up on this computer. Save a PDF instead.")
        buttons = QHBoxLayout()
        buttons.addWidget(self.said, 1)
        for button in (self.pdf, self.go, self.out):
            buttons.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.addWidget(self.text, 1)
        box.addLayout(buttons)
        self.pdf.clicked.connect(self.save_pdf)
        self.go.clicked.connect(self.print_out)
        self.out.clicked.connect(self.reject)

    def _document(self) -> QTextDocument:
        made = QTextDocument()
        font = QFont(self.font())
        font.setPointSize(POINTS)
        made.setDefaultFont(font)
        made.setHtml(self.html)
        return made

    def write_pdf(self, path: str) -> None:
        """Write the page to a file."""
        writer = QPdfWriter(path)
        margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
        size, upright = QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(size, upright, margins, QPageLayout.Unit.Millimeter))
        writer.setTitle(self.sheet.name)
        self._document().print_(writer)
        self.said.setText(f"Saved: {path}")

    def save_pdf(self) -> None:
        """Ask for a name and write the page there."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Save as PDF", f"{self.sheet.name}.pdf", "PDF (*.pdf)"
        )
        if name:
            self.write_pdf(name if name.lower().endswith(".pdf") else f"{name}.pdf")

    def print_out(self) -> None:
        """Ask for a printer and print the page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.sheet.name)
        if QPrintDialog(printer, self).exec():
            self._document().print_(printer)
