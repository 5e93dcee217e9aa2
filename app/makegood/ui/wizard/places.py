"""Marketplaces and their sites in the order in which a person looks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from makegood.flow.engine import GENERIC

if TYPE_CHECKING:
    from makegood.domain.marketplace import Marketplace
    from makegood.services.wizard import WizardService


def listed(service: WizardService) -> tuple[Marketplace, ...]:
    """The marketplaces the guide data know, the last used first, then by name."""
    recent = service.recent_marketplaces()
    place = {name: at for at, name in enumerate(recent)}
    markets = [m for m in service.engine.guide.pack.marketplaces if m.id != GENERIC]
    return tuple(sorted(markets, key=lambda m: (place.get(m.id, len(recent)), m.name.casefold())))


def usual_site(market: Marketplace, country: str | None) -> str | None:
    """The site on which people of a country usually shop; the only one where there is one."""
    if len(market.sites) == 1:
        return market.sites[0].id
    if country is not None:
        for site in market.sites:
            if country in site.countries:
                return site.id
    return next((site.id for site in market.sites if not site.countries), None)


def window_language() -> str:
    """The language of the window, for names of countries."""
    return QLocale().name().split("_")[0]
