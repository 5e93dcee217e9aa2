from __future__ import annotations

import pytest

from makegood.narrowing import NarrowingIndex, rank, train


def test_the_order_of_phrases_in_other_issues_and_languages_is_not_what_counts(
    small: NarrowingIndex,
):
    assert small.issues == ("late", "refund", "closed", "unsaid")
    assert small.languages == ("de", "en")


def test_the_same_phrases_give_the_same_bytes():
    phrases = {"en": {"a": ["no parcel came", "the parcel is late"], "b": ["money is gone"]}}
    topics = {"all": ["a", "b"]}
    assert train(phrases, topics=topics).to_bytes() == train(phrases, topics=topics).to_bytes()


def test_a_phrase_for_an_unknown_issue_is_refused():
    with pytest.raises(ValueError, match="unknown issue: lost"):
        train({"en": {"lost": ["it is lost"]}}, topics={"delivery": ["late"]})


def test_what_only_one_phrase_says_is_not_kept():
    index = train({"en": {"a": ["parcel", "parcel"], "b": ["zebra"]}}, topics={"t": ["a", "b"]})
    known = {match.issue: match.score for match in rank(index, "zebra").matches}
    assert known["a"] == known["b"]


def test_without_a_phrase_there_is_still_an_order():
    index = train({}, topics={"one": ["b"], "two": ["a"]})
    assert [match.issue for match in rank(index, "anything").matches] == ["b", "a"]
