from __future__ import annotations

from zlib import crc32

from makegood.narrowing.features import IDEA_COUNTS, Feature, features, word_key


def key(name: str) -> int:
    return crc32(name.encode())


def test_a_word_gives_itself_its_place_and_its_pieces():
    found = {feature.key for feature in features(["late"], [()])}
    names = ["w late", "b ^ late", "b late $"]
    pieces = ["_la", "lat", "ate", "te_", "_lat", "late", "ate_", "_late", "late_"]
    assert found == {key(name) for name in [*names, *(f"c {piece}" for piece in pieces)]}


def test_words_share_a_stem():
    assert word_key("delivered") == word_key("deliveries") == key("w delive")


def test_neighbours_and_the_word_after_next():
    found = {feature.key: feature for feature in features(["box", "was", "empty"], [(), (), ()])}
    assert found[key("b box was")] == Feature(key("b box was"), 1, 0, 1)
    assert found[key("b box empty")] == Feature(key("b box empty"), 1, 0, 2)


def test_a_denial_colours_the_words_around_it():
    asked = features(["has", "not", "arrived"], [(), (), ()])
    told = features(["has", "now", "arrived"], [(), (), ()])
    assert key("n arrive") in {feature.key for feature in asked}
    assert key("n arrive") not in {feature.key for feature in told}


def test_ideas_count_more_and_pair_in_any_order():
    found = {feature.key: feature for feature in features(["a", "b"], [("money",), ("back",)])}
    turned = {feature.key for feature in features(["b", "a"], [("back",), ("money",)])}
    assert found[key("i money")] == Feature(key("i money"), IDEA_COUNTS, 0, 0)
    assert found[key("j back money")] == Feature(key("j back money"), IDEA_COUNTS, 0, 1)
    assert key("j back money") in turned


def test_ideas_far_apart_are_no_pair():
    far = [("money",), *[()] * 8, ("back",)]
    found = {feature.key for feature in features(["x"] * 10, far)}
    assert key("j back money") not in found


def test_a_repeated_word_is_told_each_time():
    places = [one.first for one in features(["no", "no"], [(), ()]) if one.key == key("w no")]
    assert places == [0, 1]


def test_nothing_gives_nothing():
    assert features([], []) == []
