"""The look in force: one object that knows colours, fonts, lengths and motion.

Widgets ask `theme()` while they paint and in `restyle()`; none names a colour, a pixel or a font
size of its own. A change of scheme or of text size reaches them as Qt's own palette and font
events, so that a widget needs no connection to the theme.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPixmapCache
from PySide6.QtWidgets import QApplication, QStyle, QToolTip

from makegood.ui.theme.focus import FocusRing
from makegood.ui.theme.palette import make_palette
from makegood.ui.theme.press import PressKeys
from makegood.ui.theme.style import MakegoodStyle
from makegood.ui.theme.tokens import Tokens, load_tokens

Choice = Literal["system", "light", "dark", "high_contrast"]
WidthClass = Literal["wide", "medium", "compact"]

# The lengths of the tokens were drawn for this height of the system font, in pixels.
_DRAWN_FOR_PX = 14.0
_CAPTION_FLOOR_PX = 11.0
_FALLBACK_FAMILIES = ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans")
_TABULAR_ROLES = frozenset({"stub_day", "stub_month", "ticket_day"})


class Theme(QObject):
    """Colours, fonts and lengths for the present scheme, text size and desktop."""

    changed = Signal()

    def __init__(self, tokens: Tokens, base_font: QFont, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._base = QFont(base_font)
        self._base_px = float(max(QFontInfo(base_font).pixelSize(), 1))
        self._choice: Choice = "system"
        self._font_scale = 1.0
        self._less_motion = False
        self._scheme = "light"
        self._applied = False
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._style: MakegoodStyle | None = None
        self._ring: FocusRing | None = None
        self._press: PressKeys | None = None

    # What is in force

    @property
    def tokens(self) -> Tokens:
        """The raw token values."""
        return self._tokens

    @property
    def scheme(self) -> str:
        """`light`, `dark`, `high_contrast_light` or `high_contrast_dark`."""
        return self._scheme

    @property
    def choice(self) -> Choice:
        """What the user chose; `system` follows the desktop."""
        return self._choice

    @property
    def dark(self) -> bool:
        """Light text on a dark ground."""
        return self._scheme.endswith("dark")

    @property
    def high_contrast(self) -> bool:
        """Borders are 2 px and bar tracks outlined."""
        return self._scheme.startswith("high_contrast")

    @property
    def font_scale(self) -> float:
        """The user's text size on top of the desktop's: 1.0 is the desktop's own."""
        return self._font_scale

    @property
    def em(self) -> float:
        """Height of the body font in pixels: the unit of the breakpoints."""
        return self._base_px * self._font_scale

    @property
    def text_factor(self) -> float:
        """Growth of controls. Never under 1, so that targets keep their least size."""
        return max(1.0, self.em / _DRAWN_FOR_PX)

    @property
    def space_factor(self) -> float:
        """Growth of spaces and icons: half that of the text."""
        return 1 + (self.text_factor - 1) / 2

    # Values

    def color(self, token: str) -> QColor:
        """A colour of the present scheme by its token; KeyError when there is none."""
        found = self._colors.get(token)
        if found is None:
            found = QColor(self._tokens.palettes[self._scheme][token])
            self._colors[token] = found
        return found

    def font(self, role: str = "body") -> QFont:
        """The font of a type role, at the present text size."""
        found = self._fonts.get(role)
        if found is None:
            found = self._make_font(role)
            self._fonts[role] = found
        return found

    def line_height(self, role: str) -> float:
        """Height of a line as a multiple of the font's pixel size."""
        return self._tokens.type[role].line_height

    def space(self, token: str) -> int:
        """A space in pixels."""
        return round(self._tokens.space[token] * self.space_factor)

    def px(self, length: float) -> int:
        """A length of the design in pixels, grown as spaces grow."""
        return round(length * self.space_factor)

    def size(self, token: str) -> int:
        """The size of a control in pixels, grown as text grows."""
        return round(self._tokens.size[token] * self.text_factor)

    def fixed(self, token: str) -> int:
        """A size in pixels that text does not change."""
        return round(self._tokens.size[token])

    def icon(self, token: str) -> int:
        """The edge of an icon in pixels."""
        return round(self._tokens.icon[token] * self.space_factor)

    def has_icon(self, token: str) -> bool:
        """Whether there is an icon size of that name."""
        return token in self._tokens.icon

    def radius(self, token: str) -> float:
        """A corner radius in pixels."""
        return float(self._tokens.radius[token])

    @property
    def hairline(self) -> float:
        """Width of an ordinary edge."""
        return float(self._tokens.border["high_contrast" if self.high_contrast else "hairline"])

    @property
    def selected_line(self) -> float:
        """Width of the edge of the chosen thing."""
        return float(self._tokens.border["selected"]) + (1 if self.high_contrast else 0)

    def duration(self, token: str) -> int:
        """A duration in milliseconds; 0 when motion is unwanted."""
        style = QApplication.style()
        desktop = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) if style else 0
        if token != "toast_stay_ms" and (self._less_motion or desktop == 0):
            return 0
        return self._tokens.motion_ms[token]

    def width_class(self, width: int) -> WidthClass:
        """The layout for a window of this many pixels, counted in heights of the font."""
        ems = width / self.em
        if ems >= self._tokens.wide:
            return "wide"
        return "medium" if ems >= self._tokens.medium else "compact"

    def initial_fill(self, name: str) -> QColor:
        """The fill behind a coloured initial: a colour of its own, a name, or stably by any id."""
        if name.startswith("#") and QColor.isValidColorName(name):
            return QColor(name)
        fills = self._tokens.initials
        if name in fills:
            return QColor(fills[name])
        # hash() differs from run to run; the sum of the code points does not.
        names = sorted(fills)
        return QColor(fills[names[sum(map(ord, name)) % len(names)]])

    # Changes

    def set_choice(self, choice: Choice) -> None:
        """Follow the desktop or keep one scheme."""
        if choice != self._choice:
            self._choice = choice
            self._apply()

    def set_font_scale(self, scale: float) -> None:
        """Set the text size on top of the desktop's, 0.8 to 2.0; others are clamped."""
        scale = min(2.0, max(0.8, scale))
        if scale != self._font_scale:
            self._font_scale = scale
            self._apply()

    def set_less_motion(self, less: bool) -> None:
        """Drop every animation, whatever the desktop says."""
        self._less_motion = less

    def install(self, app: QApplication) -> None:
        """Put style, palette and font on the application and follow the desktop from now on."""
        if self._applied:
            return
        self._applied = True
        self._style = MakegoodStyle(self)
        app.setStyle(self._style)
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._ring = FocusRing(self, app)
        self._press = PressKeys(app)
        self._apply()

    def _apply(self) -> None:
        scheme = self._wanted_scheme()
        self._scheme = scheme
        self._colors.clear()
        self._fonts.clear()
        QPixmapCache.clear()
        if self._applied:
            palette = make_palette(self._tokens.palettes[scheme])
            QApplication.setPalette(palette)
            QToolTip.setPalette(palette)
            QApplication.setFont(self.font("body"))
            QToolTip.setFont(self.font("caption"))
            _restyle_all()
        self.changed.emit()

    def _wanted_scheme(self) -> str:
        hints = QGuiApplication.styleHints()
        desktop_dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if self._choice in ("light", "dark"):
            return self._choice
        high = self._choice == "high_contrast"
        if not high:
            accessibility = hints.accessibility()
            high = accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast
        tone = "dark" if desktop_dark else "light"
        return f"high_contrast_{tone}" if high else tone

    def _make_font(self, role: str) -> QFont:
        spec = self._tokens.type[role]
        font = QFont(self._base)
        families = list(self._base.families())
        font.setFamilies(families + [f for f in _FALLBACK_FAMILIES if f not in families])
        pixels = max(self.em * spec.size, _CAPTION_FLOOR_PX)
        font.setPixelSize(round(pixels))
        font.setWeight(QFont.Weight(spec.weight))
        if role in _TABULAR_ROLES:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font


def _restyle_all() -> None:
    """Have every widget of ours take the look anew.

    Qt tells widgets of a new application font only while the event loop runs, and never those
    with a font of their own.
    """
    for widget in QApplication.allWidgets():
        if getattr(widget, "built", False):
            restyle = getattr(widget, "restyle", None)
            if callable(restyle):
                restyle()


class _Current:
    """Holder of the theme in force, so that the module needs no `global`."""

    theme: Theme | None = None


def theme() -> Theme:
    """The theme in force; a plain light one as long as none was installed."""
    if _Current.theme is None:
        _Current.theme = Theme(load_tokens(), QApplication.font())
    return _Current.theme


def install_theme(app: QApplication, choice: Choice = "system", font_scale: float = 1.0) -> Theme:
    """Put the look on the application. Calling it again only changes choice and text size."""
    current = theme()
    current.install(app)
    current.set_choice(choice)
    current.set_font_scale(font_scale)
    return current
