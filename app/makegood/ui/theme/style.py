"""The widget style: Fusion with the edges, fills and marks of the design.

Style sheets are not used: one on a widget takes focus frames, disabled colours and mirrored
arrows away from it and from everything inside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)
from typing_extensions import override

from makegood.ui.icons import paint_icon
from makegood.ui.theme.focus import RING_ROOM
from makegood.ui.theme.scroll_bar import paint_scroll_bar, scroll_part
from makegood.ui.theme.shapes import paint_rounded

if TYPE_CHECKING:
    from makegood.ui.theme.theme import Theme

_PE = QStyle.PrimitiveElement
_PM = QStyle.PixelMetric
_SH = QStyle.StyleHint
_CE = QStyle.ControlElement
_CC = QStyle.ComplexControl
_SC = QStyle.SubControl
_CT = QStyle.ContentsType
_SE = QStyle.SubElement
_ST = QStyle.StateFlag


class MakegoodStyle(QProxyStyle):
    """Fusion underneath, our own edges on fields, buttons, ticks, radios and scroll bars."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        t = self._theme
        if metric in (_PM.PM_FocusFrameHMargin, _PM.PM_FocusFrameVMargin):
            return RING_ROOM
        if metric in (
            _PM.PM_IndicatorWidth,
            _PM.PM_IndicatorHeight,
            _PM.PM_ExclusiveIndicatorWidth,
            _PM.PM_ExclusiveIndicatorHeight,
        ):
            return t.icon("button")
        if metric in (_PM.PM_CheckBoxLabelSpacing, _PM.PM_RadioButtonLabelSpacing):
            return t.space("s2")
        if metric == _PM.PM_ScrollBarExtent:
            return t.px(14)
        if metric == _PM.PM_ScrollBarSliderMin:
            return t.size("target_min")
        if metric in (_PM.PM_SmallIconSize, _PM.PM_ButtonIconSize):
            return t.icon("button")
        if metric in (_PM.PM_ButtonShiftHorizontal, _PM.PM_ButtonShiftVertical):
            return 0
        return super().pixelMetric(metric, option, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint in (_SH.SH_EtchDisabledText, _SH.SH_DitherDisabledText):
            return 0
        if hint == _SH.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returnData)

    @override
    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        /,
        widget: QWidget | None = None,
    ) -> QSize:
        # Here and below: the stub of QProxyStyle's parent asks for a widget; Qt draws without one.
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        is_field = kind == _CT.CT_LineEdit and _framed(option)
        if is_field or kind in (_CT.CT_PushButton, _CT.CT_ComboBox, _CT.CT_SpinBox):
            found.setHeight(max(found.height(), self._theme.size("control_height")))
        return found

    @override
    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, /, widget: QWidget | None = None
    ) -> QRect:
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if element == _SE.SE_LineEditContents and _framed(option):
            # Fusion leaves two of the twelve pixels of the design itself.
            pad = self._theme.px(10)
            return rect.adjusted(pad, 0, -pad, 0)
        return rect

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _PE.PE_PanelLineEdit:
            if _framed(option):
                self._paint_field(option, painter, widget)
        elif element == _PE.PE_PanelButtonCommand:
            self._paint_button(option, painter)
        elif element == _PE.PE_IndicatorCheckBox:
            self._paint_tick_box(option, painter)
        elif element == _PE.PE_IndicatorRadioButton:
            self._paint_radio(option, painter)
        elif element == _PE.PE_FrameFocusRect:
            # The ring is one overlay for the whole window, see focus.py.
            return
        else:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if (
            element == _CE.CE_PushButtonLabel
            and isinstance(option, QStyleOptionButton)
            and option.features & QStyleOptionButton.ButtonFeature.DefaultButton
        ):
            palette = QPalette(option.palette)
            palette.setColor(QPalette.ColorRole.ButtonText, self._theme.color("accent_text"))
            option.palette = palette
        super().drawControl(element, option, painter, widget)

    @override
    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        subControl: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_part(option, subControl, self.pixelMetric(_PM.PM_ScrollBarSliderMin))
        return super().subControlRect(control, option, subControl, widget)  # type: ignore[arg-type]

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == _CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            least = self.pixelMetric(_PM.PM_ScrollBarSliderMin)
            paint_scroll_bar(option, painter, self._theme.color("border_strong"), least)
            return
        super().drawComplexControl(control, option, painter, widget)

    # Parts

    def _paint_field(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        state = widget.property("state") if widget is not None else None
        self.paint_field_frame(
            painter,
            QRectF(_rect(option)),
            enabled=bool(_state(option) & _ST.State_Enabled),
            error=state == "error",
        )

    def paint_field_frame(
        self, painter: QPainter, rect: QRectF, *, enabled: bool = True, error: bool = False
    ) -> None:
        """The ground and edge of anything one types in."""
        t = self._theme
        width = 2.0 if error else t.hairline
        pen = QPen(t.color("danger" if error else "border_strong"), width)
        if not enabled:
            pen.setStyle(Qt.PenStyle.DashLine)
        paint_rounded(painter, rect, pen, t.color("raised"), t.radius("control"))

    def _paint_button(self, option: QStyleOption, painter: QPainter) -> None:
        t = self._theme
        state = _state(option)
        default = isinstance(option, QStyleOptionButton) and bool(
            option.features & QStyleOptionButton.ButtonFeature.DefaultButton
        )
        enabled = bool(state & _ST.State_Enabled)
        down = bool(state & (_ST.State_Sunken | _ST.State_On))
        hover = bool(state & _ST.State_MouseOver)
        pen = QPen(t.color("border_strong"), t.hairline)
        if default and enabled:
            fill = t.color("accent_pressed" if down else "accent_hover" if hover else "accent")
            pen = QPen(fill, 1)
        else:
            fill = t.color("sunken" if down else "accent_soft" if hover else "raised")
        if not enabled:
            pen.setStyle(Qt.PenStyle.DashLine)
        paint_rounded(painter, QRectF(_rect(option)), pen, fill, t.radius("control"))

    def _paint_tick_box(self, option: QStyleOption, painter: QPainter) -> None:
        state = _state(option)
        self.paint_tick_box(
            painter,
            QRectF(_rect(option)),
            checked=bool(state & (_ST.State_On | _ST.State_NoChange)),
            enabled=bool(state & _ST.State_Enabled),
            hover=bool(state & _ST.State_MouseOver),
        )

    def paint_tick_box(
        self, painter: QPainter, rect: QRectF, *, checked: bool, enabled: bool, hover: bool
    ) -> None:
        """A tick box alone; delegates draw theirs with it too."""
        t = self._theme
        edge = "text_disabled" if not enabled else "accent" if checked else "border_strong"
        fill = edge if checked else "accent_soft" if hover and enabled else "raised"
        pen = QPen(t.color(edge), max(t.hairline, 1.25))
        paint_rounded(painter, rect, pen, t.color(fill), t.radius("mark") + 1)
        if checked:
            inset = rect.width() * 0.14
            inner = rect.adjusted(inset, inset, -inset, -inset)
            paint_icon(painter, inner, "check", t.color("accent_text" if enabled else "raised"))

    def _paint_radio(self, option: QStyleOption, painter: QPainter) -> None:
        state = _state(option)
        self.paint_radio(
            painter,
            QRectF(_rect(option)),
            checked=bool(state & _ST.State_On),
            enabled=bool(state & _ST.State_Enabled),
            hover=bool(state & _ST.State_MouseOver),
        )

    def paint_radio(
        self, painter: QPainter, rect: QRectF, *, checked: bool, enabled: bool, hover: bool
    ) -> None:
        """A radio mark alone; choice cards draw theirs with it too."""
        t = self._theme
        edge = "text_disabled" if not enabled else "accent" if checked else "border_strong"
        fill = t.color("accent_soft" if hover and enabled and not checked else "raised")
        ring = rect.width() * 0.28 if checked else max(t.hairline, 1.25)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.color(edge), ring))
        painter.setBrush(fill)
        half = ring / 2
        painter.drawEllipse(rect.adjusted(half, half, -half, -half))
        painter.restore()


def _framed(option: QStyleOption) -> bool:
    return bool(getattr(option, "lineWidth", 0) > 0)


def _rect(option: QStyleOption) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOption) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
