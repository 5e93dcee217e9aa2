"""What must never leave: found in every language, and only where it really stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from makegood.drafting.secrets import card_numbers, named_secrets

if TYPE_CHECKING:
    from makegood.services.packs import PackService

SECRET = [
    ("en", "my password is hunter2"),
    ("en", "PIN: 1234"),
    ("en", "my PIN for the card is 1234"),
    ("en", "password: swordfish"),
    ("en", 'my password is "swordfish"'),
    ("en", "CVV 123"),
    ("en", "the code from the SMS is 48213"),
    ("en", "my passport number is K1234567"),
    ("en", "password and PIN is 4321"),
    ("et", "minu parool on hunter2"),
    ("et", "PIN on 1234"),
    ("et", "kasutajaparool on abc1"),
    ("et", "minu isikukood on 49403136526"),
    ("el", "ο κωδικός πρόσβασης μου είναι abc123"),
    ("el", "το PIN μου είναι 1234"),
    ("el", "Ο ΚΩΔΙΚΌΣ ΠΡΌΣΒΑΣΗΣ ΕΊΝΑΙ abc123"),
    ("el", "ο αριθμός ταυτότητας μου είναι ΑΒ123456"),
    ("lv", "mana parole ir abc123"),
    ("lv", "mans PIN kods manai kartei ir 1234"),
    ("lv", "personas kods ir 120180-12345"),
    ("ar", "كلمة المرور هي abc123"),
    ("ar", "وكلمة المرور الخاصة بي هي abc123"),
    ("ar", "الرقم السري هو ١٢٣٤"),
    ("ar", "رقم الهوية هو 1023456789"),
    ("ru", "мой пароль это qwerty1"),
    ("ru", "мой пароль — qwerty1"),
    ("ru", "пин-код карты 1234"),
    ("ru", "номер паспорта 4509 123456"),
    ("de", "mein Passwort ist hunter2"),
    ("de", "Die PIN für meine Karte lautet 1234"),
    ("de", "das Kontopasswort ist abc1"),
    ("de", "Meine Ausweisnummer ist L01X00T47"),
]

HARMLESS = [
    ("en", "I forgot my password"),
    ("en", "the pink one, 12345"),
    ("en", "my password is wrong"),
    ("en", "I changed my password on 12.10.2026"),
    ("en", "I asked for my password and order 112233"),
    ("en", "my password and the tracking is 1234567"),
    ("en", "My password stopped 2025"),
    ("en", "my password is A-77"),
    ("et", "parool on vale"),
    ("et", "unustasin parooli"),
    ("el", "ο κωδικός πρόσβασης είναι λάθος"),
    ("lv", "parole ir nepareiza"),
    ("ar", "كلمة المرور غير صحيحة"),
    ("ru", "пароль и заказ 1234567"),
    ("ru", "магазин 1234"),
    ("de", "Das Passwort ist falsch"),
    ("de", "Bestellung 1234567 und Passwort"),
]


@pytest.mark.parametrize(("language", "text"), SECRET)
def test_a_secret_is_found(guide: PackService, language: str, text: str) -> None:
    assert list(named_secrets(text, (guide.words(language),), {"a-77"}))


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_what_only_sounds_like_one_is_let_through(
    guide: PackService, language: str, text: str
) -> None:
    assert not list(named_secrets(text, (guide.words(language),), {"a-77"}))


def test_every_language_is_looked_at(guide: PackService) -> None:
    both = (guide.words("en"), guide.words("el"))
    assert list(named_secrets("το PIN μου είναι 1234", both, ())) == ["1234"]
    assert not list(named_secrets("το PIN μου είναι 1234", both[:1], ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("card 4111 1111-1111 1111 please", ["4111 1111-1111 1111"]),
        ("4111.1111.1111.1111", ["4111.1111.1111.1111"]),
        ("٤١١١ ١١١١ ١١١١ ١١١١", ["٤١١١ ١١١١ ١١١١ ١١١١"]),
        ("4111  1111  1111  1111", ["4111  1111  1111  1111"]),
        ("4111\t1111\t1111\t1111", ["4111\t1111\t1111\t1111"]),
        ("4111 – 1111 – 1111 – 1111", ["4111 – 1111 – 1111 – 1111"]),
        ("3782\u00a0822463\u00a010005", ["3782\u00a0822463\u00a010005"]),
        ("٤١١١  ١١١١  ١١١١  ١١١١", ["٤١١١  ١١١١  ١١١١  ١١١١"]),
        # Passes the check, but no brand of cards has such numbers: two columns of a table.
        ("9111  1111  1111  1110", []),
        ("between 12.10.2026 20.10.2026", []),
        ("order 5555555555554444", []),
        ("4111 1111 1111 1112", []),
    ],
)
def test_card_numbers(text: str, found: list[str]) -> None:
    assert list(card_numbers(text, {"5555555555554444"})) == found
