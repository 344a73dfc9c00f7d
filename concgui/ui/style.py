"""The application's palette and style sheet, made from the theme's roles.

Widgets carry their part as the dynamic property `role`; nothing else of the code names a colour of a control.
The sheet's measures are those at scale 1. A frame of 2 pixels is the thick one, of what has the focus or is wrong: the
room that it needs more is taken from padding and height, so that nothing moves.
"""

import re

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from concgui.core.resources import resources
from concgui.ui.fonts import load, text_font
from concgui.ui.theme import SIZES, Sizes, Theme, px

_SHEET = """
QWidget { color: @text; }
QToolTip { color: @text; background: @surface; border: 1px solid @control_border; padding: 6px 8px; font-size: 15px; }
QFrame[role="panel"] { background: @surface; border: 1px solid @border; border-radius: @radius; }
QFrame[role="toolbar"] { background: @surface; border: 0; border-bottom: 1px solid @border; }
QFrame[role="statusbar"] { background: @surface; border: 0; border-top: 1px solid @border; }
QFrame[role="side"] { background: @surface; border: 0; border-right: 1px solid @border; }
QFrame[role="notice"] { background: @notice; border: 1px solid @notice_border; border-radius: @radius; }
QFrame[role="popup"] { background: @surface; border: 1px solid @control_border; }
QFrame[role="banner"] { background: @text; border: 0; border-radius: @radius; }
QFrame[role="banner"] QLabel { color: @text_on_strong; font-size: 16px; }
QLabel[role="preview"] { background: @control; border: 1px solid @border; border-radius: 6px; padding: 8px 12px; }
QLabel[role="drop"] { background: @selection; border: 3px dashed @focus; border-radius: @radius; font-size: 28px;
  font-weight: 700; }
QFrame[role="output"] { background: @output; border: 1px solid @output_edge; border-radius: @radius; }
QFrame[role="output"] QPlainTextEdit { background: @output; border: 0; color: @output_text;
  placeholder-text-color: @output_time;
  selection-background-color: @output_selection; selection-color: @output_text; }
QLabel[role="title"] { font-size: 20px; font-weight: 700; }
QLabel[role="subtitle"] { font-size: 15px; font-weight: 700; }
QLabel[role="lesson"] { font-size: 19px; font-weight: 700; }
QLabel[role="obstacle"] { color: @danger; font-size: 17px; font-weight: 600; }
QLabel[role="question"] { font-size: 21px; font-weight: 600; }
QLabel[role="question"][small="true"] { font-size: 17px; font-weight: 500; color: @text_soft; }
QLabel[role="fact"] { font-size: 20px; font-weight: 700; color: @line_done; }
QLabel[role="fact"][missed="true"] { color: @danger; }
QLabel[role="question"][compact="true"], QLabel[role="fact"][compact="true"] { font-size: 17px; }
QLabel[role="lesson"][compact="true"] { font-size: 17px; }
QLabel[role="summary"][compact="true"], QLabel[role="obstacle"][compact="true"] { font-size: 15px; }
QLabel[role="summary"] { font-size: 17px; }
QLabel[role="soft"] { color: @text_soft; font-size: 16px; }
QLabel[role="status"] { color: @text_soft; font-size: 15px; }
QLabel[role="phase"] { color: @text_soft; font-size: 14px; }
QLabel[role="form"] { color: @text_soft; font-size: 15px; }
QLabel[role="problem"] { color: @danger; font-size: 14px; font-weight: 600; }
QLabel[role="empty"] { color: @text_soft; font-size: 17px; }
QLabel[role="output-title"] { color: @output_text; font-size: 18px; font-weight: 700; }
QLabel[role="program-note"] { background: @notice; color: @text; border: 0; padding: 4px 14px; font-size: 14px; }
QLabel[role="output-note"] { color: @output_time; font-size: 14px; }

QPushButton { background: @surface; border: 1px solid @button_border; border-radius: 7px; padding: 0 8px;
  min-height: 34px; font-size: 15px; font-weight: 600; }
QPushButton:hover { background: @control_hover; }
QPushButton:pressed { background: @control_pressed; }
QPushButton:focus { border: 2px solid @focus; padding: 0 7px; min-height: 32px; }
QPushButton:disabled { background: @disabled; color: @text_disabled; border: 1px solid @border; }
QPushButton[danger="true"]:enabled { color: @danger; }
QPushButton[danger="true"]:enabled:hover { background: @danger_soft; }
QPushButton[role="tool"] { border: 1px solid @control_border; border-radius: 8px; padding: 0 13px; min-height: 38px;
  font-size: 17px; }
QPushButton[role="tool"]:focus { border: 2px solid @focus; padding: 0 12px; min-height: 36px; }
QPushButton[role="tool"][danger="true"]:enabled { border-color: @danger; }
QPushButton[role="tool"][tight="true"] { padding: 0 8px; }
QPushButton[role="tool"][tight="true"]:focus { padding: 0 7px; }
QPushButton[role="tool"]:disabled { border: 1px solid @border; }
QPushButton[role="primary"] { background: @primary; color: @text_on_strong; border: 1px solid @primary;
  border-radius: 8px; padding: 0 18px; min-height: 38px; font-size: 17px; }
QPushButton[role="primary"]:hover { background: @primary_hover; }
QPushButton[role="primary"]:focus { border: 2px solid @text; padding: 0 17px; min-height: 36px; }
QPushButton[role="primary"]:disabled { background: @disabled; color: @text_disabled; border: 1px solid @border; }
QPushButton[role="present"] { background: @text; color: @text_on_strong; border: 1px solid @text;
  border-radius: 8px; padding: 0 18px; min-height: 38px; font-size: 17px; }
QPushButton[role="present"]:hover { background: @text_soft; }
QPushButton[role="present"]:focus { border: 2px solid @focus; padding: 0 17px; min-height: 36px; }
QPushButton[role="present"][tight="true"] { padding: 0 8px; }
QPushButton[role="present"][tight="true"]:focus { padding: 0 7px; }
QPushButton[role="chooser"] { background: @control; border: 1px solid @control_border; border-radius: 8px;
  padding: 0; min-height: 38px; font-size: 17px; }
QPushButton[role="chooser"]:hover { background: @control_hover; }
QPushButton[role="chooser"]:focus { border: 2px solid @focus; padding: 0; min-height: 36px; }
QPushButton[role="form"] { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 0;
  min-height: 26px; font-size: 15px; font-weight: 400; color: @text_soft; }
QPushButton[role="form"]:hover { border: 1px solid @control_border; }
QPushButton[role="form"]:focus { border: 2px solid @focus; padding: 0; min-height: 24px; }
QPushButton[role="core"] { border-radius: 6px; padding: 0 3px; min-width: 22px; min-height: 30px; font-size: 16px; }
QPushButton[role="core"]:focus { padding: 0 2px; min-height: 28px; }
QPushButton[role="core"]:checked { background: @text; color: @text_on_strong; border-color: @text; }
QPushButton[role="core"]:checked:hover { background: @text_soft; }
QPushButton[role="core"]:checked:focus { border-color: @focus; }
QPushButton[role="core"]:checked:disabled { background: @text_disabled; border-color: @text_disabled; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @link; padding: 0 6px;
  min-height: 28px; font-size: 15px; }
QPushButton[role="link"]:hover { background: @selection; }
QPushButton[role="link"]:focus { border: 2px solid @focus; padding: 0 5px; min-height: 26px; }
QPushButton[role="link"]:disabled { color: @text_disabled; }
QPushButton[role="dark-link"] { background: transparent; border: 1px solid transparent; color: @output_main;
  padding: 0 6px; min-height: 28px; font-size: 15px; }
QPushButton[role="dark-link"]:hover { background: @output_selection; }
QPushButton[role="dark-link"]:focus { border: 2px solid @output_main; padding: 0 5px; min-height: 26px; }
QPushButton[role="dark-link"]:disabled { color: @output_time; }
QPushButton[role="left-half"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
QPushButton[role="right-half"] { border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: 0;
  padding: 0; min-width: 20px; max-width: 20px; }
QPushButton[role="right-half"]:focus { border: 2px solid @focus; padding: 0; min-width: 18px; max-width: 18px; }
QPushButton[role="right-half"]:disabled { border-left: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 7px; padding: 3px; }
QToolButton:hover { background: @control_hover; }
QToolButton:pressed { background: @control_pressed; }
QToolButton:checked { background: @selection; border: 1px solid @focus; }
QToolButton:focus { border: 2px solid @focus; padding: 2px; }
QToolButton::menu-indicator { image: none; }

QLineEdit { background: @control; border: 1px solid @control_border; border-radius: 6px; padding: 0 6px;
  min-height: 30px; font-size: 16px; font-weight: 600; selection-background-color: @focus;
  selection-color: @text_on_strong; placeholder-text-color: @text_faint; }
QLineEdit:focus { border: 2px solid @focus; padding: 0 5px; min-height: 28px; background: @surface; }
QLineEdit:disabled, QLineEdit:read-only { background: @disabled; border: 1px solid @border; color: @text_soft; }
QLineEdit[wrong="true"] { border: 2px solid @danger; padding: 0 5px; min-height: 28px; }
QLineEdit[role="typed"] { background: @output_field; border: 1px solid @output_edge; border-radius: 5px;
  padding: 0 7px; min-height: 28px; font-size: 15px; font-weight: 400; color: @output_text;
  placeholder-text-color: @output_time; selection-background-color: @output_selection;
  selection-color: @output_text; }
QLineEdit[role="typed"]:focus { border: 2px solid @output_main; padding: 0 6px; min-height: 26px;
  background: @output_field; }
QLineEdit[role="typed"]:disabled { border: 1px solid @output_edge; color: @output_time; background: @output; }
QLineEdit[role="name"] { background: transparent; border: 1px solid transparent; padding: 0 3px; font-size: 20px;
  font-weight: 700; min-height: 28px; color: @text; }
QLineEdit[role="name"]:hover:!read-only { border: 1px solid @control_border; }
QLineEdit[role="name"]:focus { border: 2px solid @focus; padding: 0 2px; min-height: 26px; }
QLineEdit[role="name"]:read-only { border: 1px solid transparent; }
QLineEdit[role="name"][wrong="true"] { border: 2px solid @danger; padding: 0 2px; min-height: 26px; }

QComboBox { background: @control; border: 1px solid @control_border; border-radius: 8px; padding: 0 30px 0 13px;
  min-height: 38px; font-size: 17px; font-weight: 600; }
QComboBox:hover { background: @control_hover; }
QComboBox:focus { border: 2px solid @focus; padding: 0 29px 0 12px; min-height: 36px; }
QComboBox:disabled { background: @disabled; color: @text_disabled; border: 1px solid @border; }
QComboBox::drop-down { border: 0; width: 28px; subcontrol-origin: border; subcontrol-position: right center; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @control_border; font-size: 16px;
  selection-background-color: @selection; selection-color: @text; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }
QMenu { background: @surface; border: 1px solid @control_border; padding: 6px; font-size: 16px; menu-scrollable: 1; }
QMenu::item { padding: 7px 28px 7px 14px; border-radius: 5px; }
QMenu[role="programs"]::item { padding: 4px 28px 4px 14px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @text_disabled; }
QMenu::separator { height: 1px; background: @border; margin: 5px 8px; }

QScrollArea, QScrollArea > QWidget, QWidget[role="clear"] { border: 0; background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: @control_border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @button_border; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[role="output"] QScrollBar::handle { background: @output_edge; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: @border; }
QTableView { background: @surface; border: 0; selection-background-color: @selection; selection-color: @text;
  outline: 0; }
QTableView[role="framed"] { border: 1px solid @control_border; border-radius: 6px; font-size: 15px; }
QTableView[role="framed"]:focus { border: 2px solid @focus; }
QTableView[role="framed"] QHeaderView, QTableView[role="framed"] QHeaderView::section { background: transparent; }
QTreeView { selection-background-color: @selection; selection-color: @text; show-decoration-selected: 1; }
QTreeView[role="framed"], QPlainTextEdit[role="framed"] { background: @surface; border: 1px solid @control_border;
  border-radius: 6px; padding: 1px; }
QTreeView[role="framed"]:focus, QPlainTextEdit[role="framed"]:focus { border: 2px solid @focus; padding: 0; }
QTreeView[role="framed"]::item { padding: 3px 2px; }
QTreeView[role="framed"] QHeaderView, QTreeView[role="framed"] QHeaderView::section { background: transparent; }
QHeaderView { background: @surface; }
QHeaderView::section { background: @surface; color: @text_soft; border: 0; padding: 2px 4px; }
QCheckBox { font-size: 16px; }
QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; background: @control;
  border: 1px solid @control_border; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: @focus; border: 1px solid @focus; image: url("@check"); }
QRadioButton::indicator:checked { border: 1px solid @focus; background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0 @focus, stop: 0.55 @focus, stop: 0.65 @control, stop: 1 @control); }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { width: 14px; height: 14px; border: 2px solid @text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @disabled; border: 1px solid @border; }
QCheckBox::indicator:checked:disabled { background: @text_disabled; }
QSlider:horizontal { min-height: 22px; }
QSlider::groove:horizontal { height: 6px; background: @groove; border-radius: 3px; }
QSlider::sub-page:horizontal { background: @focus; border-radius: 3px; }
QSlider::handle:horizontal { width: 12px; margin: -5px 0; background: @surface; border: 2px solid @focus;
  border-radius: 7px; }
QSlider::handle:horizontal:focus { width: 12px; background: @focus; border: 2px solid @text; }
QProgressBar { background: @control; border: 1px solid @control_border; border-radius: 3px; }
QProgressBar::chunk { background: @focus; }
QTabWidget::pane { border: 1px solid @border; }
QTabBar::tab { background: @control; color: @text_soft; border: 1px solid @border; padding: 6px 12px; }
QTabBar::tab:selected { background: @selection; color: @text; }
QTabBar::tab:focus { color: @text; border: 2px solid @focus; padding: 5px 11px; }
QDialog, QMessageBox { background: @surface; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialogButtonBox QPushButton { min-width: 76px; }
"""
#: Pixels by which the thick frame makes less of these.
_TAKEN = {"padding": 1, "min-height": 2, "min-width": 2, "max-width": 2, "width": 2, "height": 2}
#: Qt's own file dialog has icons of its own, all dark.
_DARK_ONLY = "QFileDialog QToolButton { background: @text_soft; }"
#: Compiled when they are needed first: at scale 1 that is never.
_RULE = r"([^{}]*)({[^}]*})"
_VALUES = r"([\w-]+:)([^;}]*)"
_PIXELS = r"(\d+)px"


def palette(theme: Theme) -> QPalette:
    """Fusion's palette in the theme's colours, for everything the style sheet does not name."""
    colors = QPalette()
    group = QPalette.ColorRole
    for role, name in (
        (group.Window, theme.window),
        (group.WindowText, theme.text),
        (group.Base, theme.surface),
        (group.AlternateBase, theme.control),
        (group.Text, theme.text),
        (group.Button, theme.control),
        (group.ButtonText, theme.text),
        (group.Highlight, theme.focus),
        (group.HighlightedText, theme.text_on_strong),
        (group.ToolTipBase, theme.surface),
        (group.ToolTipText, theme.text),
        (group.Link, theme.link),
        (group.PlaceholderText, theme.text_faint),
    ):
        colors.setColor(role, QColor(name))
    for role in (group.WindowText, group.Text, group.ButtonText):
        colors.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.text_disabled))
    return colors


def sheet(theme: Theme) -> str:
    """The style sheet text, at the present scale."""
    text = _SHEET.replace("@radius", f"{Sizes.radius}px")
    text = text.replace("@check", (resources() / "icons" / f"check-{_check(theme)}.svg").as_posix())
    if (SIZES.scale, SIZES.least, theme.frame) != (1.0, 0, 1):
        text = re.sub(_RULE, lambda found: _scaled_rule(found, theme.frame), text)
    if QColor(theme.surface).lightnessF() < 0.5:
        text += _DARK_ONLY
    # The longest names first: @control is the beginning of @control_border.
    for name in sorted(Theme.__annotations__, key=len, reverse=True):
        value = getattr(theme, name)
        if isinstance(value, str):
            text = text.replace(f"@{name}", value)
    return text


def _check(theme: Theme) -> str:
    """The sign in a checked box: "light" on a dark ground, else "dark"."""
    return "light" if QColor(theme.focus).lightnessF() < 0.5 else "dark"


def _scaled_rule(rule: re.Match[str], frame: int) -> str:
    """A rule with its measures at the present scale; frames have whole pixels of their own."""
    selector, body = rule.groups()
    thin = max(1, int(SIZES.scale)) * frame
    thick = ":focus" in selector or "wrong" in selector

    def scaled(found: re.Match[str]) -> str:
        name, values = found.groups()
        if name.startswith("border") and "radius" not in name:
            return name + re.sub(_PIXELS, lambda one: f"{int(one[1]) + thin - 1}px", values)
        if name == "font-size:":
            return name + re.sub(_PIXELS, lambda one: f"{max(px(int(one[1])), SIZES.least)}px", values)
        less = _TAKEN.get(name[:-1], 0) if thick else 0
        return name + re.sub(_PIXELS, lambda one: f"{max(0, px(int(one[1]) + less) - less)}px", values)

    return selector + re.sub(_VALUES, scaled, body)


def apply(app: QApplication, theme: Theme) -> None:
    """Give the application its style, fonts and colours."""
    app.setStyle("Fusion")
    dress(app, theme)


def dress(app: QApplication, theme: Theme) -> None:
    """Give an application that has the style Fusion its fonts and colours."""
    load()
    app.setFont(text_font(SIZES.body))
    app.setPalette(palette(theme))
    app.setStyleSheet(sheet(theme))
