"""Every link of every page leads somewhere, its anchor included; none leaves for no reason."""

from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from bs4 import BeautifulSoup


@pytest.fixture(scope="module")
def trees(built: Path) -> dict[Path, BeautifulSoup]:
    """Parse every page, those that only send the reader on included."""
    files = [file for file in built.rglob("*.html") if "_static" not in file.parts]
    return {file: BeautifulSoup(file.read_text("utf-8"), "html.parser") for file in files}


def links(tree):
    for node in tree.select("[href], [src]"):
        yield node.get("href") or node.get("src")


def places(tree):
    """Yield the places of a page that a link can name: its ids, and its figures in some state."""
    for node in tree.select("[id]"):
        yield node["id"]
    for figure in tree.select("sc-figure[data-figure]"):
        yield f"live:{figure['data-figure']}"


def place_of(anchor):
    """Return the place that an anchor names; a figure's state follows its name."""
    anchor = unquote(anchor)
    return ":".join(anchor.split(":")[:2]) if anchor.startswith("live:") else anchor


def test_every_internal_link_and_its_anchor_are_alive(built, trees):
    anchors = {file: set(places(tree)) for file, tree in trees.items()}
    dead = []
    for file, tree in trees.items():
        for link in links(tree):
            parts = urlsplit(link)
            if parts.scheme or link.startswith("//"):
                continue
            address, anchor = urldefrag(link)
            path = unquote(urlsplit(address).path)
            target = (file.parent / path).resolve() if path else file
            page = file.relative_to(built)
            if not target.is_file() or not target.is_relative_to(built):
                dead.append(f"{page}: {link}")
            elif anchor and target in anchors and place_of(anchor) not in anchors[target]:
                dead.append(f"{page}: {link} (no such place)")
    assert dead == []


def test_links_out_are_whole_addresses(trees):
    odd = [
        f"{file.name}: {link}"
        for file, tree in trees.items()
        for link in links(tree)
        if urlsplit(link).scheme not in ("", "https", "http", "mailto", "data")
    ]
    assert odd == []


def test_nothing_but_links_points_to_another_host(trees):
    calls = [
        f"{file.name}: {node}"
        for file, tree in trees.items()
        for node in tree.select("script[src], link[href], img[src], iframe, object, embed")
        if "//" in (node.get("src") or node.get("href") or "//")
        and not (node.get("src") or "").startswith("data:")
        and "canonical" not in (node.get("rel") or [])
    ]
    assert calls == []


def test_the_front_door_leads_to_the_start_page(built, trees):
    door = trees[built / "index.html"]
    assert door.html["lang"] == "en"
    assert len(door.select("h1")) == 1
    assert (built / door.a["href"]).is_file()


def test_each_lesson_can_be_taken_along(built, trees):
    lessons = [file for file in trees if file.parent.name == "notebooks"]
    assert lessons
    for lesson in lessons:
        assert trees[lesson].select_one(".sc-links a[download$='.ipynb'], .sc-links a[download]")


def test_while_the_addresses_are_empty_no_online_service_is_linked(trees):
    services = ("mybinder.org", "colab.research", "/edit/", "/issues/new")
    offered = [
        link
        for tree in trees.values()
        for link in links(tree)
        if any(service in link for service in services)
    ]
    assert offered == []


def test_nothing_of_a_kernel_stands_on_a_page(trees):
    left = ("vnd.jupyter.widget", "require.min.js", "sphinx-thebe", "interactive(children=")
    found = [
        f"{file.name}: {word}" for file, tree in trees.items() for word in left if word in str(tree)
    ]
    assert found == []
