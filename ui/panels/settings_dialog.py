"""All that can be chosen of the window in one place. What is chosen here holds at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ambrota.bank_holidays import NATIONS
from ui.panels.parts import column, label, row
from ui.panels.propose_panel import LEAST_S, MOST_S
from ui.settings import (
    AUTHOR,
    AUTOSAVE,
    CHOSEN,
    FOLDER,
    NATION,
    SECONDS,
    TEXT_SIZE,
    THEME_CHOICE,
    Setting,
    Settings,
)
from ui.theme import CHOICES, SIZES

KEEP = "Keep what is not saved, and offer it afterwards"
HINT = 420
"""Pixels that a hint is wide at least."""
FILES = "Ambrota settings (*.ini)"


class SettingsDialog(QDialog):
    """One row a setting, with what it does under it."""

    looks_changed = Signal()
    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.setWindowTitle("Settings")
        self._make()
        self._lay_out()
        self.show_values()
        self._listen()

    def _make(self) -> None:
        self.theme, self.type_size = QComboBox(), QComboBox()
        for key, words in CHOICES.items():
            self.theme.addItem(words, key)
        for percent in SIZES:
            self.type_size.addItem(f"{percent} %", percent)
        self.seconds = QSpinBox()
        self.seconds.setRange(LEAST_S, MOST_S)
        self.seconds.setSuffix(" seconds")
        self.seconds.lineEdit().setTextMargins(6, 0, 0, 0)
        self.keep = QCheckBox(KEEP)
        self.nation = QComboBox()
        self.nation.addItems(NATIONS)
        self.signer = QLineEdit()
        self.signer.setPlaceholderText("Name and role, such as R Ashe, rota manager")
        self.signer.setMaxLength(80)
        self.said = label("", "muted", wrap=True)
        self.defaults = QPushButton("Back to the defaults")
        self.write = QPushButton("Save to a file…")
        self.read = QPushButton("Take from a file…")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        named = (
            ("LOOKS", "&Colours", self.theme,
             "High contrast follows the system where it is asked for."),
            ("", "Size of &text", self.type_size, "Of all words in the window."),
            ("SEARCH", "&Search for at most", self.seconds,
             "How long a search for better rotas may take."),
            ("ROTAS", "&Bank holidays of", self.nation,
             "For rotas opened from now on; that of an open rota is a rule in its rulebook "
             "(Ctrl+B)."),
            ("YOU", "&Your name", self.signer,
             "Your name and role stand beside what you comment, decide and sign."),
        )  # fmt: skip
        for section, words, widget, hint in named:
            if section:
                form.addRow(label(section, "section"))
            name = words.replace("&", "")
            widget.setAccessibleName(name)
            widget.setAccessibleDescription(hint)
            widget.setMinimumWidth(240)
            if isinstance(widget, QComboBox):
                widget.view().setAccessibleName(name)
            name_label = QLabel(words)
            name_label.setBuddy(widget)
            # Qt counts the mnemonic's sign and cuts the last letter.
            name_label.setMinimumWidth(name_label.sizeHint().width() + 4)
            told = label(hint, "caption", wrap=True)
            told.setMinimumWidth(HINT)
            # A form gives what wraps the height of one line.
            told.setMinimumHeight(told.heightForWidth(HINT))
            form.addRow(name_label, column(widget, told, margin=0, spacing=4))
        form.addRow(label("SAFETY", "section"))
        form.addRow("After a crash", self.keep)
        closes = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        closes.rejected.connect(self.reject)
        # Enter in a field must not go back to the defaults.
        for button in (self.defaults, self.write, self.read):
            button.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 16)
        box.setSpacing(16)
        box.addLayout(form)
        box.addWidget(self.said)
        box.addWidget(row(self.defaults, self.write, self.read, None, closes))

    def show_values(self) -> None:
        """Show what is set now."""
        get = self.settings.get
        self.theme.setCurrentIndex(max(0, self.theme.findData(get(THEME_CHOICE))))
        self.type_size.setCurrentIndex(max(0, self.type_size.findData(get(TEXT_SIZE))))
        self.seconds.setValue(get(SECONDS))
        self.keep.setChecked(get(AUTOSAVE))
        self.signer.setText(get(AUTHOR))
        self.nation.setCurrentIndex(max(0, self.nation.findText(get(NATION))))

    def _listen(self) -> None:
        self.theme.activated.connect(lambda _at: self._put(THEME_CHOICE, self.theme.currentData()))
        self.type_size.activated.connect(
            lambda _at: self._put(TEXT_SIZE, self.type_size.currentData())
        )
        self.seconds.valueChanged.connect(lambda value: self._put(SECONDS, value))
        self.keep.toggled.connect(lambda on: self._put(AUTOSAVE, on))
        self.nation.activated.connect(lambda _at: self._put(NATION, self.nation.currentText()))
        self.signer.textEdited.connect(lambda text: self._put(AUTHOR, text.strip()))
        self.defaults.clicked.connect(self._reset)
        self.write.clicked.connect(self._write)
        self.read.clicked.connect(self._read)

    def _put(self, setting: Setting[Any], value: Any) -> None:
        self.settings.put(setting, value)
        if setting in (THEME_CHOICE, TEXT_SIZE):
            self.looks_changed.emit()
        self.changed.emit()

    def _all_changed(self, words: str) -> None:
        self.blockSignals(True)
        self.show_values()
        self.blockSignals(False)
        self.said.setText(words)
        self.looks_changed.emit()
        self.changed.emit()

    def _reset(self) -> None:
        self.settings.reset(CHOSEN)
        self._all_changed("Everything above is as it was when Ambrota was installed.")

    def _write(self) -> None:
        start = str(Path(self.settings.get(FOLDER)) / "ambrota-settings.ini")
        name, _ = QFileDialog.getSaveFileName(self, "Save the settings", start, FILES)
        if name:
            path = Path(name)
            path = path if path.suffix.lower() == ".ini" else path.with_name(path.name + ".ini")
            well = self.settings.write_to(path, CHOSEN)
            told = f"Saved to {path}." if well else f"{path} cannot be written; try another folder."
            self.said.setText(told)

    def _read(self) -> None:
        start = self.settings.get(FOLDER)
        name, _ = QFileDialog.getOpenFileName(self, "Take settings from a file", start, FILES)
        if name:
            found = self.settings.read_from(Path(name), CHOSEN)
            none = f"{Path(name).name} holds no settings of Ambrota; nothing was changed."
            self._all_changed(f"Taken from {Path(name).name}." if found else none)
