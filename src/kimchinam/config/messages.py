"""Message catalogues without GNU gettext: `python -m kimchinam.config.messages update|check|compile`.

Vietnamese is the language the interface is written in. `locale/en` translates all of it; `locale/vi` holds only what Django
itself says in English where it has no Vietnamese.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
ENGLISH = PACKAGE / "locale/en/LC_MESSAGES/django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": None,
}
_PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]")

Key = str | tuple[str, str]


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
    """Each message of the interface with the files that use it; a plural message is a pair."""
    found: dict[Key, list[str]] = {}
    for path, text in sources():
        where = str(path.relative_to(PACKAGE))
        for _line, function, message, _comments in extract_python(io.BytesIO(text.encode()), KEYWORDS, [], {}):
            key = _key(function, message)
            if key and where not in found.setdefault(key, []):
                found[key].append(where)
    return found


def _key(function: object, message: object) -> Key | None:
    if isinstance(message, str):
        return message or None
    if isinstance(message, tuple) and function == "ngettext" and all(isinstance(part, str) for part in message[:2]):
        return (message[0], message[1])
    if isinstance(message, tuple) and isinstance(message[0], str):
        return message[0]
    return None


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
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id  # type: ignore[return-value]


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


def update(translations: dict[Key, str | tuple[str, str]] | None = None) -> None:
    """Rewrite the English catalogue: messages in use, with the translations known before and those given."""
    before = {_id(message): message.string for message in catalogue() if message.id} if ENGLISH.exists() else {}
    known = before | (translations or {})
    fresh = Catalog(locale="en", domain="django", project="kimchinam", version="1", fuzzy=False)
    for key, where in sorted(extracted().items(), key=lambda one: (one[1][0], str(one[0]))):
        fresh.add(
            key, known.get(key, ("", "") if isinstance(key, tuple) else ""), locations=[(name, 0) for name in where]
        )
    with ENGLISH.open("wb") as file:
        write_po(file, fresh, include_lineno=False, omit_header=False, width=118)


def compile_all() -> None:
    for path in PACKAGE.glob("locale/*/LC_MESSAGES/*.po"):
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
