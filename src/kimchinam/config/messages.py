"""Message catalogues without GNU gettext: `python -m kimchinam.config.messages update|check|compile`.

Vietnamese is the language the interface is written in. `locale/en` translates all of it; `locale/vi` holds only what Django
itself says in English where it has no Vietnamese.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import CONTEXT_SEPARATOR

PACKAGE = Path(__file__).resolve().parent.parent
ENGLISH = PACKAGE / "locale/en/LC_MESSAGES/django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_IN_CONTEXT = frozenset({"pgettext", "pgettext_lazy", "npgettext"})
_PLURAL = frozenset({"ngettext", "ngettext_lazy", "npgettext"})
_PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")

Key = str | tuple[str, str]
"""A message as Django looks it up: its context, if it has one, and CONTEXT_SEPARATOR before the text; a plural one is a pair."""


def sources() -> Iterator[tuple[Path, str]]:
    """Every file that may hold messages, as Python text."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts and "demo" not in path.parts:
            yield path, path.read_text()
    for path in sorted(PACKAGE.rglob("*.html")):
        if "templates" in path.parts:
            yield path, _flush_left(templatize(path.read_text(), origin=str(path)))


def _flush_left(text: str) -> str:
    """Without indentation, which means nothing in a template and a mistake to Python's tokenizer."""
    return "\n".join(line.strip() for line in text.splitlines())


def extracted() -> dict[Key, list[str]]:
    """Each message of the interface with the files that use it."""
    found: dict[Key, list[str]] = {}
    for path, text in sources():
        where = str(path.relative_to(PACKAGE))
        for _line, function, message, _comments in extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {}):
            key = _key(str(function), message)
            if key and where not in found.setdefault(key, []):
                found[key].append(where)
    return found


def _key(function: str, message: object) -> Key | None:
    """None for a call whose words are not written out where it stands."""
    parts = list(message) if isinstance(message, tuple) else [message]
    context = str(parts.pop(0) or "") + CONTEXT_SEPARATOR if function in _IN_CONTEXT else ""
    if not parts or not isinstance(parts[0], str) or not parts[0]:
        return None
    text = context + parts[0]
    if function not in _PLURAL:
        return text
    return (text, parts[1]) if len(parts) > 1 and isinstance(parts[1], str) else None


def catalogue(path: Path = ENGLISH) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def complaints(path: Path = ENGLISH) -> list[str]:
    """What is missing, fuzzy, unused or has lost a placeholder in a catalogue; empty when it is complete."""
    wanted = extracted()
    known = {_id(message): message for message in catalogue(path) if message.id}
    said = [f"missing: {key!r} ({', '.join(where)})" for key, where in wanted.items() if key not in known]
    said += [f"unused: {key!r}" for key in known if key not in wanted]
    for key, message in known.items():
        said += _faults(key, message)
    return said


def _id(message: Message) -> Key:
    context = message.context + CONTEXT_SEPARATOR if message.context else ""
    if isinstance(message.id, str):
        return context + message.id
    return (context + message.id[0], message.id[1])


def _faults(key: Key, message: Message) -> Iterator[str]:
    strings = [
        text or "" for text in (message.string if isinstance(message.string, list | tuple) else (message.string,))
    ]
    if message.fuzzy:
        yield f"fuzzy: {key!r}"
    if not all(strings):
        yield f"untranslated: {key!r}"
        return
    places = set(_PLACE.findall(key if isinstance(key, str) else key[1]))
    if any(set(_PLACE.findall(string)) - places for string in strings) or places - set(_PLACE.findall(strings[-1])):
        yield f"placeholders differ: {key!r}"


def update(translations: dict[Key, str | tuple[str, str]] | None = None, *, path: Path = ENGLISH) -> None:
    """Rewrite the English catalogue: messages in use, with the translations known before and those given."""
    before = {_id(message): message.string for message in catalogue(path) if message.id} if path.exists() else {}
    known = before | (translations or {})
    fresh = Catalog(locale="en", domain="django", project="kimchinam", version="1", fuzzy=False)
    for key, where in sorted(extracted().items(), key=lambda one: (one[1][0], str(one[0]))):
        words = known.get(key, ("", "") if isinstance(key, tuple) else "")
        _add(fresh, key, words, locations=[(name, 0) for name in where])
    with path.open("wb") as file:
        write_po(file, fresh, include_lineno=False, omit_header=False, width=118)


def _add(into: Catalog, key: Key, words: Any, *, locations: list[tuple[str, int]]) -> None:
    text, *plural = (key,) if isinstance(key, str) else key
    context, _, text = text.rpartition(CONTEXT_SEPARATOR)
    into.add((text, *plural) if plural else text, words, locations=locations, context=context or None)


def compile_all(folder: Path = PACKAGE) -> None:
    """Every catalogue below a folder, beside itself."""
    for path in folder.glob("locale/*/LC_MESSAGES/*.po"):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue(path))


def main(act: str) -> int:
    settings.configure(USE_I18N=False)
    if act == "update":
        update()
    if act == "compile":
        compile_all()
        return 0
    said = complaints()
    sys.stderr.writelines(f"{line}\n" for line in said)
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
