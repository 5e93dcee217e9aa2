"""Text in a role of the type scale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override

from makegood.ui.theme import theme
from makegood.ui.widgets.base import react


class Label(QLabel):
    """Wrapping plain text. `role` is a type role, `tone` a colour token."""

    built = False

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = True,
        selectable: bool = False,
        centred: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._tone = tone
        self._centred = centred
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self.built = True
        self.restyle()

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        self._tone = tone
        self.restyle()

    def set_role(self, role: str) -> None:
        """Change the type role."""
        self._role = role
        self.restyle()

    def set_centred(self) -> None:
        """Stand in the middle instead of at the leading edge."""
        self._centred = True
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def retranslate(self) -> None:
        """The words are the owner's."""

    def restyle(self) -> None:
        """Take font and colour anew."""
        look = theme()
        self.setFont(look.font(self._role))
        # Left alone, a label follows the script of its words and not the window.
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        if not self._centred:
            vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
            self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | vertical)
        palette = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.WindowText, look.color(self._tone))
        disabled = look.color("text_disabled")
        palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, disabled)
        if palette != self.palette():
            self.setPalette(palette)

    @override
    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        # A wrapped label may be as narrow as a dozen letters; Qt's own guess is far wider.
        width = min(round(theme().em * 6), self.sizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        react(self, event)
