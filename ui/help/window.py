"""The window of the help: pages and what was looked for on the left, the words on the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ui.help.pages import DOCS, GLOSSARY, Page, search
from ui.panels.parts import label, row
from ui.theme import THEME

ROLE = Qt.ItemDataRole.UserRole
NOTHING = "Nothing was found. Try one word, or look into the glossary."


class HelpWindow(QDialog):
    """All pages, and a search through them. It stays open beside the work."""

    def __init__(self, pages: Mapping[str, Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self.setWindowTitle("Help")
        self.setModal(False)
        self.resize(68 * THEME.body, 50 * THEME.body)
        self._trail: list[tuple[str, str]] = []
        self._shown = ""
        self._make()
        self._lay_out()
        self._list()
        QShortcut(QKeySequence.StandardKey.Find, self, self.look.setFocus)
        QShortcut(QKeySequence.StandardKey.Back, self, self.go_back)

    def _make(self) -> None:
        self.look = QLineEdit()
        self.look.setPlaceholderText("Look for a word")
        self.look.setAccessibleName("Look for a word in the help")
        self.look.setClearButtonEnabled(True)
        self.look.textChanged.connect(lambda _text: self._list())
        self.list = QListWidget()
        self.list.setAccessibleName("Pages of the help")
        self.list.setWordWrap(True)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self.said = label("", "muted", wrap=True)
        self.back = QPushButton("‹ Back")
        self.back.setAccessibleName("Back to the page before")
        self.back.setEnabled(False)
        self.back.setAutoDefault(False)  # Enter belongs to the list
        self.back.clicked.connect(self.go_back)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Help")
        self.text.setOpenLinks(False)
        self.text.setSearchPaths([str(DOCS)])
        self.text.document().setDocumentMargin(16)
        self.text.anchorClicked.connect(self._follow)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(20 * THEME.body)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        for widget in (self.look, self.said, self.list):
            left.addWidget(widget)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(row(self.back, None))
        right.addWidget(self.text, 1)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(16)
        box.addWidget(side)
        box.addLayout(right, 1)

    # -- what is shown ------------------------------------------------------------------------

    def show_page(self, page: str, section: str = "") -> None:
        """Show a page, at one of its parts."""
        if page not in self.pages:
            return
        self._trail.append((page, section))
        self.back.setEnabled(len(self._trail) > 1)
        if page != self._shown:
            self._shown = page
            self.text.setMarkdown(self.pages[page].text)
            space_out(self.text.document())
        self._come_to(page, section)
        self._mark()
        self.setWindowTitle(f"{self.pages[page].title} – Help")
        self.text.setAccessibleName(f"Help: {section or self.pages[page].title}")

    def go_back(self) -> None:
        """The page before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self.show_page(*self._trail.pop())

    def _come_to(self, page: str, section: str) -> None:
        """Bring a heading, or a term of the glossary, to the top."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        block = self.text.document().begin()
        while section and block.isValid():
            text = block.text().strip()
            term = page == GLOSSARY and text.startswith(f"{section}.")
            if (block.blockFormat().headingLevel() and text == section) or term:
                self.text.setTextCursor(QTextCursor(block))
                layout = self.text.document().documentLayout()
                top = layout.blockBoundingRect(block).top()
                self.text.verticalScrollBar().setValue(int(top) - THEME.body)
                return
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        """A link to another page is shown here; one to the network is left to the browser."""
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        name = link.path().removesuffix(".md").rpartition("/")[2]
        self.show_page(name or self._shown)

    def _mark(self) -> None:
        """Mark the page that is shown in the list; of what was found, the part that was chosen."""
        shown = [self.list.item(at) for at in range(self.list.count())]
        page, section = self._trail[-1] if self._trail else ("", "")
        found = bool(self.look.text().strip())
        own = [one for one in shown if one.data(ROLE) == (page, section if found else "")]
        self.list.setCurrentRow(shown.index(own[0]) if own else -1)
        for item in shown:
            item.setFont(THEME.font(bold=any(item is one for one in own)))

    # -- looking for words --------------------------------------------------------------------

    def _list(self) -> None:
        words = self.look.text()
        self.list.clear()
        if not words.strip():
            self.said.hide()
            for page in self.pages.values():
                self._add(page.title, "", page.id, "")
            self._mark()
            return
        found = search(self.pages.values(), words)
        self.said.setText("" if found else NOTHING)
        self.said.setVisible(not found)
        for one in found:
            self._add(one.title, self.pages[one.page].title, one.page, one.title)

    def _add(self, title: str, of: str, page: str, section: str) -> None:
        item = QListWidgetItem(f"{title}\n{of}" if of else title)
        item.setData(ROLE, (page, section))
        item.setSizeHint(QSize(0, round(THEME.body * (3.4 if of else 2.2))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, in {of}" if of else title)
        self.list.addItem(item)

    def _chosen(self, item: QListWidgetItem) -> None:
        page, section = item.data(ROLE)
        self.show_page(page, section)
        words = self.look.text().split()
        if words:
            self.text.find(words[0], QTextDocument.FindFlag(0))


def space_out(text: QTextDocument) -> None:
    """Give paragraphs and headings room: Markdown is set without any."""
    cursor, block = QTextCursor(text), text.begin()
    while block.isValid():
        form, level = block.blockFormat(), block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        if level or (not block.textList() and cursor.currentTable() is None):
            form.setTopMargin(THEME.body * (1.4 if level > 1 else 0.3))
            form.setBottomMargin(THEME.body * 0.5)
            cursor.setBlockFormat(form)
        block = block.next()
