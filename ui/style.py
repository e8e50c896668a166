"""The style sheet of the window’s own parts, by their property `look`; filled in by the theme."""

SHEET = """
QToolTip {{ color: {t.text}; background: {t.ground}; border: 1px solid {t.edge}; padding: 4px; }}
QMainWindow::separator {{ background: {t.panel}; width: 4px; height: 4px; }}
QDockWidget::title {{ background: {t.panel}; padding: 6px 8px; }}
QLabel[look="muted"], QLabel[look="caption"] {{ color: {t.muted}; }}
QLabel[look="caption"] {{ font-size: {caption}px; }}
QLabel[look="heading"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[look="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[figure="large"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[figure="small"] {{ font-size: {body}px; font-weight: 600; }}
QLabel[look="section"] {{ font-size: {caption}px; font-weight: 700; color: {t.muted}; }}
QLabel[look="good"] {{ color: {t.better}; font-weight: 600; }}
QLabel[look="strong"] {{ font-weight: 600; }}
QLabel[look="bad"] {{ color: {t.worse}; font-weight: 600; }}
QLabel[look="notice"] {{ color: {t.notice}; font-weight: 600; }}
QFrame[look="card"] {{ background: {t.ground}; border: 1px solid {t.edge}; border-radius: 4px; }}
QFrame[look="note"] {{ background: {t.hover}; border: none; border-radius: 4px; }}
QPushButton {{ padding: 5px 12px; border: 1px solid {t.edge}; border-radius: 4px;
  background: {t.ground}; color: {t.text}; min-height: {line}px; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; padding: 4px 11px; }}
QPushButton:disabled {{ color: {t.muted}; background: {t.panel}; }}
QPushButton[look="accent"] {{ background: {t.accent}; color: {t.accent_text};
  border-color: {t.accent}; font-weight: 600; }}
QPushButton[look="accent"]:hover {{ background: {t.accent}; border-color: {t.text}; }}
QPushButton[look="accent"]:focus {{ border: 2px solid {t.text}; }}
QPushButton[look="accent"]:disabled {{ background: {t.edge}; color: {t.muted};
  border-color: {t.edge}; }}
QPushButton[look="next"] {{ color: {t.accent}; border-color: {t.accent}; font-weight: 600; }}
QPushButton[look="next"]:disabled {{ color: {t.muted}; border-color: {t.edge}; }}
QPushButton[look="link"] {{ border: none; background: transparent; color: {t.accent};
  padding: 1px 0; text-align: left; min-height: {link}px; text-decoration: {under}; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="link"]:focus {{ border: 1px solid {t.accent}; padding: 0; }}
QPushButton[look="sample"] {{ text-align: left; padding: 4px 14px; border-radius: 4px;
  min-height: {sample}px; }}
QTreeView, QListView, QTableView, QScrollArea {{ border: none; background: {t.ground}; }}
QTreeView::item {{ padding: 3px 2px; }}
QTreeView::item:selected, QListView::item:selected {{ background: {t.hover}; color: {t.text};
  border: none; }}
QTreeView::item:hover, QListView::item:hover {{ background: {t.panel}; }}
QListView[look="lines"]::item {{ padding: 5px 4px; }}
QTableView[look="list"]::item {{ padding: 0 4px; }}
QTableView[look="list"]::item:selected, QTableView[look="list"]::item:focus {{
  background: {t.hover}; color: {t.text}; border: none; }}
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox {{ border: 1px solid {t.control};
  border-radius: 4px; padding: 3px 6px; background: {t.ground}; color: {t.text};
  min-height: {line}px; }}
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus {{
  border: 2px solid {t.accent}; padding: 2px 5px; }}
QLineEdit {{ placeholder-text-color: {t.muted}; }}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {{
  color: {t.muted}; background: {t.panel}; }}
QComboBox::drop-down {{ border: none; width: 20px; }}
QComboBox::down-arrow {{ image: url({arrow}); width: {small}px; height: {small}px; }}
QTableCornerButton::section {{ background: {t.panel}; border: none; }}
QToolBar {{ background: {t.panel}; border: none; spacing: 0; }}
QToolButton {{ padding: 5px 8px; border: 1px solid transparent; border-radius: 4px; }}
QToolButton[look="framed"] {{ border-color: {t.edge}; background: {t.ground}; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:checked, QToolButton[look="framed"]:checked {{
  background: {t.hover}; border-color: {t.accent}; color: {t.accent}; }}
QToolButton:focus {{ border-color: {t.accent}; }}
QPushButton[look="tab"] {{ border: none; border-radius: 0; background: transparent;
  color: {t.muted}; border-bottom: 2px solid transparent; padding: 5px 4px; }}
QPushButton[look="tab"]:checked {{ color: {t.text}; font-weight: 600;
  border-bottom: 2px solid {t.accent}; }}
QPushButton[look="tab"]:hover {{ color: {t.text}; }}
QPushButton[look="tab"]:focus {{ border: 1px solid {t.accent}; }}
QLabel[look="sum"] {{ background: {t.hover}; padding: 6px 8px; border-radius: 4px; }}
QFrame[look="chosen"] {{ background: {t.hover}; border: 2px solid {t.accent};
  border-radius: 4px; }}
QStatusBar {{ background: {t.panel}; border-top: 1px solid {t.edge}; color: {t.muted}; }}
QStatusBar QLabel {{ color: {t.muted}; padding: 0 8px; }}
QMenuBar {{ background: {t.panel}; }}
QHeaderView::section {{ background: {t.panel}; color: {t.muted}; border: none;
  border-bottom: 1px solid {t.edge}; padding: 4px 6px; }}
QCheckBox, QRadioButton {{ min-height: {target}px; }}
QCheckBox::indicator, QTreeView::indicator {{ width: {box}px; height: {box}px;
  border: 1px solid {t.muted}; border-radius: 3px; background: {t.ground}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked {{ background: {t.accent};
  border-color: {t.accent}; image: url({tick}); }}
QTreeView::indicator:indeterminate {{ background: {t.muted}; }}
QCheckBox::indicator:checked:disabled {{ background: {t.muted}; border-color: {t.muted}; }}
QCheckBox::indicator:focus {{ border: 2px solid {t.accent}; }}
QCheckBox::indicator:checked:focus {{ border: 2px solid {t.text}; }}
QRadioButton {{ spacing: 8px; padding: 1px 3px 1px 0; border: 1px solid transparent;
  border-radius: 4px; }}
QRadioButton::indicator {{ width: {box}px; height: {box}px; border: 1px solid {t.muted};
  border-radius: {round}px; background: {t.ground}; }}
QRadioButton::indicator:checked {{ border: {dot}px solid {t.accent};
  width: {inner}px; height: {inner}px; }}
QRadioButton::indicator:focus {{ border-color: {t.accent}; }}
QRadioButton:focus {{ border-color: {t.accent}; }}
QPushButton[look="fold"] {{ border: none; background: transparent; text-align: left;
  font-size: {caption}px; font-weight: 700; color: {t.muted}; padding: 2px 0; }}
QPushButton[look="fold"]:focus {{ border: 1px solid {t.accent}; padding: 1px 0; }}
QPushButton[look="pick"] {{ text-align: left; padding: 8px 12px; }}
QPushButton[look="pick"]:checked {{ background: {t.hover}; border: 2px solid {t.accent}; }}
QDateEdit {{ border: 1px solid {t.control}; border-radius: 4px; padding: 3px 6px;
  background: {t.ground}; color: {t.text}; min-height: {line}px; }}
QDateEdit:focus {{ border: 2px solid {t.accent}; padding: 2px 5px; }}
QDateEdit::drop-down {{ border: none; width: 20px; }}
QDateEdit::down-arrow {{ image: url({arrow}); width: {small}px; height: {small}px; }}
QScrollBar {{ background: {t.panel}; border: none; }}
QScrollBar:vertical {{ width: {scroll}px; }}
QScrollBar:horizontal {{ height: {scroll}px; }}
QScrollBar::handle {{ background: {t.control}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: {grip}px; }}
QScrollBar::handle:horizontal {{ min-width: {grip}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ padding: 6px 10px; border: none; color: {t.muted}; background: {t.panel}; }}
QTabBar::scroller {{ width: 56px; }}
QTabBar QToolButton {{ padding: 0; background: {t.ground}; border: 1px solid {t.edge}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent};
  font-weight: 600; }}
"""
