"""Where the next message of a case goes: the page of its way, if that is on the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from makegood.ui.wizard.outside import leads_to_ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from makegood.domain.marketplace import Channel
    from makegood.services.case_reading import CaseView


def trusted_page(view: CaseView, channel: Channel, own: Callable[[str], bool]) -> str | None:
    """The address of a way's page on a host of the marketplace or of the body that answers there.

    None where there is no page, or one that is not on our list; `own` tells what a person's own
    file brought in.
    """
    url = None if channel.target is None else channel.target.url
    hosts = () if view.book.marketplace is None else view.book.marketplace.hosts
    body = view.book.bodies.get(view.book.channel_bodies.get(channel.id, ""))
    trusted = (*hosts, *(() if body is None else body.hosts))
    return url if url is not None and leads_to_ours(url, trusted, own) else None
