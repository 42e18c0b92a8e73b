"""Promise: a room opens no other room's forms, views or templates, links upstream only, and obeys the strict CSP."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import OPEN_TO_ALL, ROOMS, SITE, UPSTREAM, room_of

LONGEST = 130
TEMPLATES = [path for path in sorted(SITE.rglob("*.html")) if "templates" in path.parts]
MODULES = [path for path in sorted(SITE.rglob("*.py")) if "migrations" not in path.parts and room_of(path) in UPSTREAM]
LIBRARIES = {path.stem: room_of(path) for path in SITE.glob("*/templatetags/*.py")}
"""Each library of tags and the room it belongs to."""
PAGES = {
    f"{room}:{name}"
    for room in ROOMS
    if (SITE / room / "urls.py").exists()
    for name in re.findall(r'name="(\w+)"', (SITE / room / "urls.py").read_text())
}
"""What `reverse` knows. An htmx event may look alike and is none."""

INLINE = {
    "style": re.compile(r"\sstyle\s*=|<style"),
    "script": re.compile(r"<script(?![^>]*\ssrc=)|<script[^>]*>\s*[^<\s]"),
    "handler": re.compile(r"\son[a-z]+\s*="),
    "address": re.compile(r"(?:src|href|action)=[\"'](?:https?:)?//|(?:href|src)=[\"']javascript:"),
}
_URL = re.compile(r"""{%\s*url\s+['"](\w+):""")
_OPENED = re.compile(r"""{%\s*(?:include|extends)\s+['"](\w+)/""")
_LOADED = re.compile(r"{%\s*load\s+([^%]+?)\s*%}")


def links_downstream(source: str, room: str) -> list[str]:
    """Rooms downstream whose pages a template of `room` names."""
    return [named for named in _URL.findall(source) if named in ROOMS and named not in (room, *UPSTREAM[room])]


def opens_others(source: str, room: str) -> list[str]:
    """Rooms whose templates or tags a template of `room` uses, though they are neither its own nor open to all."""
    loaded = [LIBRARIES[name] for names in _LOADED.findall(source) for name in names.split() if name in LIBRARIES]
    used = [named for named in _OPENED.findall(source) if named in ROOMS] + loaded
    return [named for named in used if named != room and named not in OPEN_TO_ALL]


def inline(source: str) -> list[str]:
    """What the content security policy would refuse."""
    return [sin for sin, pattern in INLINE.items() if pattern.search(source)]


def names_downstream(source: str, room: str) -> list[str]:
    """Names of pages downstream (`room:page`) anywhere in a module of `room`."""
    named = [text.partition(":")[0] for text in _strings(source) if text in PAGES]
    return [one for one in named if one not in (room, *UPSTREAM[room])]


def renders_others(source: str, room: str) -> list[str]:
    """Templates of other rooms that a module of `room` names."""
    pages = [text for text in _strings(source) if re.match(r"\w+/[\w/]+\.html$", text)]
    return [page for page in pages if page.partition("/")[0] in ROOMS and page.partition("/")[0] != room]


def imports_others(source: str, room: str) -> list[str]:
    """Forms, views and tags of other rooms that a module of `room` imports."""
    found = []
    for name in _imported(ast.parse(source)):
        parts = name.split(".")
        foreign = parts[0] == "kimchinam" and len(parts) > 2 and parts[1] in ROOMS and parts[1] != room
        private = parts[2:3] in (["forms"], ["views"]) or ("templatetags" in parts and parts[1] not in OPEN_TO_ALL)
        if foreign and private:
            found.append(name)
    return found


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _strings(source: str) -> list[str]:
    nodes = ast.walk(ast.parse(source))
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _name(path: Path) -> str:
    return str(path.relative_to(SITE))


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_keeps_the_house_rules(path: Path) -> None:
    source, room = path.read_text(), room_of(path)

    assert links_downstream(source, room) == []
    assert opens_others(source, room) == []
    assert inline(source) == []
    assert len(source.splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_module_opens_no_other_room(path: Path) -> None:
    source, room = path.read_text(), room_of(path)

    assert names_downstream(source, room) == []
    assert renders_others(source, room) == []
    assert imports_others(source, room) == []


@pytest.mark.parametrize(
    ("source", "room", "caught"),
    [
        ("{% url 'programmes:detail' one.pk %}", "documents", ["programmes"]),
        ('{% url "desk:home" %}', "ui", ["desk"]),
        ("{% url 'documents:detail' one.pk %}", "documents", []),
        ("{% url 'accounts:list' %}", "documents", []),
        ("{% url 'login' %}", "ui", []),
    ],
)
def test_link_downstream_is_caught(source: str, room: str, caught: list[str]) -> None:
    assert links_downstream(source, room) == caught


@pytest.mark.parametrize(
    ("source", "room", "caught"),
    [
        ('{% include "documents/_citations.html" %}', "extraction", ["documents"]),
        ("{% extends 'desk/home.html' %}", "documents", ["desk"]),
        ('{% extends "ui/base.html" %}{% load i18n audit ui %}', "documents", []),
        ('{% include "documents/_citations.html" %}', "documents", []),
    ],
)
def test_template_of_another_room_is_caught(source: str, room: str, caught: list[str]) -> None:
    assert opens_others(source, room) == caught


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('<p style="color: red">', ["style"]),
        ("<style>p {}</style>", ["style"]),
        ("<script>go()</script>", ["script"]),
        ('<script src="/static/a.js">go()</script>', ["script"]),
        ('<button onclick="go()">', ["handler"]),
        ('<a href="javascript:go()">', ["address"]),
        ('<script src="https://example.org/a.js"></script>', ["address"]),
        ("<script src=\"{% static 'ui/menu.js' %}\" defer></script>", []),
        ('<a href="/van-ban/" class="button">', []),
    ],
)
def test_inline_code_is_caught(source: str, caught: list[str]) -> None:
    assert inline(source) == caught


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('reverse("monitoring:task", args=[1])', ["monitoring"]),
        ('redirect("documents:detail", pk=pk)', []),
        ('reverse("accounts:list")', []),
        ('"monitoring:happened"', []),
    ],
)
def test_page_downstream_named_in_a_module_is_caught(source: str, caught: list[str]) -> None:
    assert names_downstream(source, "documents") == caught


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ('render(request, "accounts/list.html", {})', ["accounts/list.html"]),
        ('render(request, "documents/list.html", {})', []),
    ],
)
def test_template_of_another_room_rendered_is_caught(source: str, caught: list[str]) -> None:
    assert renders_others(source, "documents") == caught


@pytest.mark.parametrize(
    ("source", "caught"),
    [
        ("from kimchinam.accounts.forms import PostForm", ["kimchinam.accounts.forms.PostForm"]),
        ("from kimchinam.accounts import views", ["kimchinam.accounts.views"]),
        ("import kimchinam.accounts.views", ["kimchinam.accounts.views"]),
        ("from kimchinam.extraction.templatetags.x import y", ["kimchinam.extraction.templatetags.x.y"]),
        ("from kimchinam.ui.templatetags.ui import icon", []),
        ("from kimchinam.documents.forms import UploadForm", []),
        ("from kimchinam.accounts.queries import reach", []),
    ],
)
def test_forms_and_views_of_another_room_are_caught(source: str, caught: list[str]) -> None:
    assert imports_others(source, "documents") == caught
