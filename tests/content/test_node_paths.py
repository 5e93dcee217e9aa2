"""Ways through a tree of nodes."""

from __future__ import annotations

import pytest

from makegood.content.node_paths import around, at, nested, without
from makegood.content.nodes import Node
from makegood.content.writing import node_of, yaml_of

TREE = {
    "name": "Shop",
    "channels": [
        {"id": "form", "target": {"url": "https://shop.example"}, "speed": "days"},
        {"id": "call", "speed": "hours"},
    ],
}


def shown(node: Node | None) -> str:
    assert node is not None
    return yaml_of(node)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        (("name",), "Shop"),
        (("channels", "#call"), {"id": "call", "speed": "hours"}),
        (("channels", "#form", "target", "url"), "https://shop.example"),
    ],
)
def test_what_stands_at_the_end_of_a_way(path: tuple[str, ...], found: object) -> None:
    assert shown(at(node_of(TREE), path)) == yaml_of(node_of(found))


@pytest.mark.parametrize("path", [("names",), ("channels", "#mail"), ("name", "x"), ("#call",)])
def test_a_way_that_leads_nowhere(path: tuple[str, ...]) -> None:
    assert at(node_of(TREE), path) is None
    assert shown(without(node_of({"name": "Shop"}), ("other",))) == "name: Shop\n"


@pytest.mark.parametrize(
    ("path", "left"),
    [
        (("name",), {"channels": TREE["channels"]}),
        (("channels",), {"name": "Shop"}),
        (("channels", "#call"), {"name": "Shop", "channels": [TREE["channels"][0]]}),
        (
            ("channels", "#form", "target", "url"),
            {
                "name": "Shop",
                "channels": [{"id": "form", "speed": "days"}, TREE["channels"][1]],
            },
        ),
    ],
)
def test_without_what_stands_there_nothing_else_is_lost(
    path: tuple[str, ...], left: object
) -> None:
    assert shown(without(node_of(TREE), path)) == yaml_of(node_of(left))


def test_nothing_is_left_of_what_held_that_alone() -> None:
    alone = node_of({"channels": [{"id": "form"}]})
    assert without(alone, ("channels", "#form")) is None
    assert without(node_of({"a": {"b": "c"}}), ("a", "b")) is None


def test_a_value_and_a_node_inside_what_leads_to_them() -> None:
    assert nested(("target", "url"), "x") == {"target": {"url": "x"}}
    record = node_of({"id": "call"})
    assert shown(around(("channels", "#call"), record)) == "channels:\n- id: call\n"
