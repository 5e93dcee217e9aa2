"""A way to reach a marketplace or body as a block: steps, address, hours, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt

from makegood.text.names import language_name
from makegood.ui.guides.parts import Block, Named, Steps, host_of, link_button
from makegood.ui.widgets.chip import ChipValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from makegood.domain.marketplace import Channel
    from makegood.services.correctable import Record
    from makegood.ui.guides.guide_part import GuideDesk

translate = QCoreApplication.translate


def channel_block(
    desk: GuideDesk,
    record: Record,
    channel: Channel,
    hosts: Iterable[str],
    more: Iterable[QWidget] = (),
) -> QWidget:
    """A block for a way. `hosts` are those of whoever answers; `more` stands before the source.

    A dead way is only named, and a number that nobody confirmed is not shown.
    """
    key, library = record.stem, desk.library
    chip = None
    if channel.dead:
        chip = ChipValue(translate("ChannelBlock", "No longer works"), "danger", "close")
    elif channel.confidence == "unconfirmed":
        chip = ChipValue(translate("ChannelBlock", "Not confirmed"), "warning", "warn")
    block = Block(library.text(f"{key}.title"), chip)
    block.add_text(library.text(f"{key}.help"), "body", "text_muted")
    if not channel.dead:
        steps = library.lines(f"{key}.steps")
        if steps:
            block.add(Steps(steps))
        block.add(Named(_facts(desk, key, channel)))
        _add_target(desk, block, channel, hosts)
    for widget in more:
        block.add(widget)
    desk.close_block(block, record, channel)
    return block


def _facts(desk: GuideDesk, key: str, channel: Channel) -> list[tuple[str, str]]:
    library, unknown = desk.library, desk.phrases.app("not_known")
    language = desk.services.language
    languages = ", ".join(language_name(code, language) for code in channel.languages)
    found = [
        (translate("ChannelBlock", "Good for"), library.text(f"{key}.good_for")),
        (translate("ChannelBlock", "Cannot"), library.text(f"{key}.cannot")),
        (translate("ChannelBlock", "Save first"), library.text(f"{key}.save_first")),
        (translate("ChannelBlock", "Answer"), library.text(f"{key}.reply") or unknown),
        (translate("ChannelBlock", "They read"), languages or unknown),
    ]
    if channel.live or channel.hours is not None:
        found.append((translate("ChannelBlock", "Hours"), _hours(channel) or unknown))
    signed = unknown
    if channel.sign_in is not None:
        signed = (
            translate("ChannelBlock", "needed")
            if channel.sign_in
            else translate("ChannelBlock", "not needed")
        )
    found.append((translate("ChannelBlock", "Signing in"), signed))
    if channel.public:
        careful = translate("ChannelBlock", "Others can read what you write there.")
        found.append((translate("ChannelBlock", "Careful"), careful))
    return [(name, text) for name, text in found if text]


def _hours(channel: Channel) -> str:
    if channel.hours is None:
        return ""
    locale = QLocale()
    days = [
        f"{locale.dayName(int(day), QLocale.FormatType.ShortFormat)} {', '.join(spans)}"
        for day, spans in sorted(channel.hours.days.items())
        if spans
    ]
    return f"{'; '.join(days)} ({channel.hours.zone})"


def _add_target(desk: GuideDesk, block: Block, channel: Channel, hosts: Iterable[str]) -> None:
    target = channel.target
    if target is None:
        return
    sure = channel.confidence != "unconfirmed"
    own = desk.services.packs.is_own
    shown: list[str] = []
    if target.url is not None:
        host = host_of(target.url)
        trusted = host in hosts and target.url.startswith("https:") and sure
        if trusted and not own(target.url) and not own(host):
            label = translate("ChannelBlock", "Open at {host}")
            button = link_button(target.url, host, label)
            block.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            shown.append(target.url)
    shown += target.address
    values = (target.mail, target.phone if sure else None, target.handle)
    shown += [value for value in values if value is not None]
    block.add_text("\n".join(shown))
    if any(own(line) for line in shown):
        text = translate("ChannelBlock", "From your own file, not on our list.")
        block.add_text(text, "caption", "warning")
