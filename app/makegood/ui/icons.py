"""The drawn icons, tinted with the colour of the words beside them.

Each icon is an SVG on a grid of 24 with `currentColor` strokes. It is rendered once per name,
size, device ratio, colour and direction and kept in Qt's pixmap cache, which the theme empties
when the colours change.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from makegood.paths import resources_dir

# Flipped left to right in a right-to-left window.
MIRRORED = frozenset(
    {
        "back",
        "next",
        "chevron",
        "reply-due",
        "list",
        "callback",
        "undo",
        "redo",
        "truck",
        "restore",
        "panel",
    }
)
# Drawings of their own for right-to-left windows.
_RTL_DRAWING = {"help": "help-rtl"}
_APP_ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


@lru_cache(maxsize=128)
def _source(name: str) -> bytes:
    return (resources_dir() / "icons" / f"{name}.svg").read_bytes()


def app_icon_source() -> bytes:
    """The application's icon as SVG, in its own colours."""
    return _source("appicon")


def icon_names() -> tuple[str, ...]:
    """Every icon there is, the application's own included."""
    return tuple(sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg")))


def icon_pixmap(
    name: str, edge: float, color: QColor, ratio: float = 1.0, *, rtl: bool = False
) -> QPixmap:
    """A square pixmap of `edge` device-independent pixels.

    Raises FileNotFoundError when there is no icon of that name.
    """
    drawing = _RTL_DRAWING.get(name, name) if rtl else name
    flip = rtl and name in MIRRORED
    key = f"mg:{drawing}:{edge:.1f}:{ratio:.2f}:{color.rgba()}:{int(flip)}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixels = max(1, round(edge * ratio))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    # QtSvg paints currentColor black whatever the pen is, so the word is replaced.
    svg = _source(drawing).replace(b"currentColor", color.name().encode())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if flip:
        painter.translate(pixels, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(pixels / edge if edge else 1.0)
    QPixmapCache.insert(key, pixmap)
    return pixmap


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor) -> None:
    """Draw an icon into `rect`, mirrored as the painter's layout direction asks."""
    device = painter.device()
    ratio = device.devicePixelRatio() if device is not None else 1.0
    rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    pixmap = icon_pixmap(name, rect.width(), color, ratio, rtl=rtl)
    painter.drawPixmap(rect.topLeft(), pixmap)


def app_icon() -> QIcon:
    """The application's icon in the sizes desktops ask for."""
    icon = QIcon()
    renderer = QSvgRenderer(QByteArray(app_icon_source()))
    for edge in _APP_ICON_SIZES:
        pixmap = QPixmap(QSize(edge, edge))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
