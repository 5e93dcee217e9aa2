"""An address leads where a browser would go, and what is odd about it is noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makegood.domain.web_address import web_address, without_www


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("https://www.shop.example/a?b#c", "www.shop.example"),
        ("shop.example", "shop.example"),
        ("HTTPS://SHOP.Example./", "shop.example"),
        ("shop.example:443/x", "shop.example"),
        ("https:shop.example", "shop.example"),
        ("http:///shop.example/", "shop.example"),
        ("//shop.example/x", "shop.example"),
        ("https://shop.example?x=@evil.io", "shop.example"),
        ("https://shop.example#@evil.io", "shop.example"),
    ],
)
def test_a_plain_address(text: str, host: str) -> None:
    address = web_address(text)
    assert (address.host, address.odd) == (host, frozenset())


@pytest.mark.parametrize(
    ("text", "host", "oddity"),
    [
        ("https://shop.example@evil.io/", "evil.io", "userinfo"),
        ("https://a:b@c@evil.io/", "evil.io", "userinfo"),
        ("https://shop.example\\@evil.io", "shop.example", "signs"),
        ("https://shop%2eexample/", "shop.example", "signs"),
        ("https://shop.example:8443/", "shop.example", "port"),
        ("https://192.168.0.1/shop", "192.168.0.1", "number_host"),
        ("https://3232235521/", "3232235521", "number_host"),
        ("https://0x7f.0.0.1/", "0x7f.0.0.1", "number_host"),
        ("https://[::1]:443/", "[::1]", "number_host"),
        ("ftp://shop.example/", "shop.example", "not_web"),
        ("javascript://shop.example/%0a", "shop.example", "not_web"),
        ("https://shop\u200b.example/", "shop.example", "hidden"),
        ("https://shop。example/", "shop.example", "signs"),
        ("https://shop.example../", "shop.example.", "signs"),
        ("https://shöp.example/", "shöp.example", "letters"),
        ("https://xn--shp-tna.example/", "xn--shp-tna.example", "letters"),
        ("https://shop_help.example/", "shop_help.example", "signs"),
        ("https://" + "a." * 127 + "example/", "a." * 127 + "example", "signs"),
        ("", "", "signs"),
    ],
)
def test_an_odd_address(text: str, host: str, oddity: str) -> None:
    address = web_address(text)
    assert address.host == host
    assert oddity in address.odd


def test_punycode_is_shown_as_the_letters_it_stands_for() -> None:
    assert web_address("https://xn--shp-tna.example/").shown == "shöp.example"
    assert web_address("https://xn--\ud800.example/").shown == "xn--\ud800.example"


@given(st.text(max_size=200))
def test_never_fails(text: str) -> None:
    assert isinstance(web_address(text).host, str)


@pytest.mark.parametrize(
    ("host", "bare"),
    [
        ("www.shop.example", "shop.example"),
        ("shop.example", "shop.example"),
        ("www", "www"),
        ("wwwshop.example", "wwwshop.example"),
    ],
)
def test_the_usual_first_label_says_nothing(host: str, bare: str) -> None:
    assert without_www(host) == bare
