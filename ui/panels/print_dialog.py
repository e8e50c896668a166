"""Printing: what, on which paper, and how each page will look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.panels.page_preview import Preview
from ui.panels.parts import label, row
from ui.printing.choose import Choice, material_of, paper_of
from ui.printing.page import PAPERS, Paper
from ui.printing.words import page_words
from ui.session import Session
from ui.theme import THEME
from ui.work import Background

NO_PRINTER = "No printer is set up on this computer. Save a PDF instead."


class PrintDialog(QDialog):
    """Choices on the left, the page on the right; printed or saved in the pool."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.background = session, Background()
        self.paper: Paper | None = None
        self.setWindowTitle("Print")
        self._make()
        self._lay_out()
        self._listen()
        self.renew()

    def _make(self) -> None:
        self.parts = {
            "rota": QCheckBox("The rota"), "findings": QCheckBox("Its findings"),
            "scorecard": QCheckBox("The scorecard"),
        }  # fmt: skip
        self.parts["rota"].setChecked(True)
        self.names = QCheckBox("With people’s names")
        self.names.setToolTip("Without names, lines stand in their place: for a notice board")
        self.papers = QButtonGroup(self)
        for name in PAPERS:
            button = QRadioButton(f"{name}, landscape")
            button.setProperty("paper", name)
            button.setChecked(name == "A4")
            self.papers.addButton(button)
        self.preview, self.place, self.said = Preview(), label("", "muted"), label("", wrap=True)
        self.back, self.on = QPushButton("‹ Back"), QPushButton("Next ›")
        self.back.setAccessibleName("Previous page")
        self.on.setAccessibleName("Next page")
        self.back.setAutoDefault(False)
        self.on.setAutoDefault(False)
        self.pdf, self.go = QPushButton("Save as PDF…"), QPushButton("Print…")
        self.pdf.setProperty("look", "accent")
        self.pdf.setDefault(True)
        self.close_button = QPushButton("Close")
        self.has_printer = bool(QPrinterInfo.availablePrinterNames())

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(label("WHAT", "section"))
        for part in self.parts.values():
            left.addWidget(part)
        left.addSpacing(8)
        left.addWidget(label("PAPER", "section"))
        for button in self.papers.buttons():
            left.addWidget(button)
        left.addSpacing(8)
        left.addWidget(label("WHO", "section"))
        left.addWidget(self.names)
        left.addStretch(1)
        left.addWidget(self.said)
        side = QWidget()
        side.setFixedWidth(17 * THEME.body)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addWidget(row(self.back, self.on, self.place, None))
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(side)
        both.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(16)
        box.addLayout(both, 1)
        box.addWidget(row(None, self.pdf, self.go, self.close_button))
        if not self.has_printer:
            self.said.setText(NO_PRINTER)

    def _listen(self) -> None:
        for box in (*self.parts.values(), self.names):
            box.toggled.connect(lambda _on: self.renew())
        self.papers.buttonToggled.connect(lambda _button, on: self.renew() if on else None)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.preview.turned.connect(self.turn)
        self.pdf.clicked.connect(self.save_pdf)
        self.go.clicked.connect(self.print_out)
        self.close_button.clicked.connect(self.reject)

    @property
    def choice(self) -> Choice:
        """What is ticked."""
        rota, findings, scorecard = (box.isChecked() for box in self.parts.values())
        chosen = self.papers.checkedButton()
        paper = "A4" if chosen is None else str(chosen.property("paper"))
        return Choice(rota, findings, scorecard, self.names.isChecked(), paper)

    def renew(self) -> None:
        """Lay the pages out anew, in the pool."""
        choice = self.choice
        material = material_of(self.session, choice.names)
        self.paper = None
        self.preview.show_page(None, 0)
        self._enable()
        self.background.run("pages", lambda: paper_of(material, choice), self._laid_out, self._fail)

    def turn(self, step: int) -> None:
        """Show the next page, or the one before."""
        if self.paper is not None and self.paper.count:
            number = max(0, min(self.preview.number + step, self.paper.count - 1))
            self.preview.show_page(self.paper, number)
            self._enable()

    def _laid_out(self, paper: Paper) -> None:
        self.paper = paper
        self.preview.show_page(paper, 0)
        self._enable()

    def _enable(self) -> None:
        count, number = (0 if self.paper is None else self.paper.count), self.preview.number
        self.place.setText(page_words(number + 1, count) if count else "")
        self.back.setEnabled(number > 0)
        self.on.setEnabled(number < count - 1)
        self.pdf.setEnabled(bool(count))
        self.go.setEnabled(bool(count) and self.has_printer)

    def save_pdf(self) -> None:
        """Ask for a name and write the pages there."""
        name, _ = QFileDialog.getSaveFileName(
            self, "Save as PDF", f"{self.session.title or 'Rota'}.pdf", "PDF (*.pdf)"
        )
        if name:
            path = Path(name)
            path = path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
            self._in_the_pool(lambda paper: paper.write_pdf(path, self.session.title), str(path))

    def print_out(self) -> None:
        """Ask for a printer and print the pages."""
        assert self.paper is not None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(self.paper.layout)
        printer.setDocName(self.session.title)
        if QPrintDialog(printer, self).exec():
            self._in_the_pool(lambda paper: paper.print_on(printer), printer.printerName())

    def _in_the_pool(self, work: Any, where: str) -> None:
        # Pages of its own: those of the preview go on being drawn by the window.
        choice = self.choice
        material = material_of(self.session, choice.names)
        self.said.setText("Printing …")

        def done(_none: object) -> None:
            self.said.setText(f"Printed: {where}")

        self.background.run("print", lambda: work(paper_of(material, choice)), done, self._fail)

    def _fail(self, error: Any) -> None:
        self.said.setText(str(error))

    def done(self, result: int) -> None:
        self.background.forget()
        super().done(result)
