"""Promise: every way to mark a message is found, and a word in a context keeps its own translation."""

from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.utils.translation.template import templatize

from kimchinam.config import messages
from kimchinam.config.messages import Key, complaints, extracted

CALLS: list[tuple[str, Key | None]] = [
    ('gettext("Lưu")', "Lưu"),
    ('gettext_lazy("Lưu")', "Lưu"),
    ('gettext_noop("Lưu")', "Lưu"),
    ('_("Lưu")', "Lưu"),
    ('ngettext("%(count)d việc", "%(count)d việc", count)', ("%(count)d việc", "%(count)d việc")),
    ('pgettext("độ khẩn", "Thường")', "độ khẩn\x04Thường"),
    ('pgettext_lazy("độ mật", "Thường")', "độ mật\x04Thường"),
    ('npgettext("bàn", "%(count)d việc", "%(count)d việc", count)', ("bàn\x04%(count)d việc", "%(count)d việc")),
    ("gettext(words)", None),
    ('pgettext("độ mật", words)', None),
    ('ngettext("%(count)d việc", words, count)', None),
    ('gettext("")', None),
]
TAGS: list[tuple[str, Key]] = [
    ('{% translate "Lưu" %}', "Lưu"),
    ('{% translate "Thường" context "độ mật" %}', "độ mật\x04Thường"),
    ('{% blocktranslate context "bàn" %}{{ n }} việc{% endblocktranslate %}', "bàn\x04%(n)s việc"),
    (
        '{% blocktranslate count n=n context "bàn" %}{{ n }} việc{% plural %}{{ n }} việc{% endblocktranslate %}',
        ("bàn\x04%(n)s việc", "%(n)s việc"),
    ),
]


def _only(monkeypatch: pytest.MonkeyPatch, *texts: str) -> None:
    """The interface is this Python and nothing else."""
    there = [(messages.PACKAGE / f"{number}.py", text) for number, text in enumerate(texts)]
    monkeypatch.setattr(messages, "sources", lambda: iter(there))


@pytest.mark.parametrize(("call", "key"), CALLS)
def test_message_of_a_module_is_found(call: str, key: Key | None, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, call)

    assert list(extracted()) == ([] if key is None else [key])


@pytest.mark.parametrize(("tag", "key"), TAGS)
def test_message_of_a_template_is_found(tag: str, key: Key, monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, templatize(tag))

    assert list(extracted()) == [key]


def test_word_in_two_contexts_keeps_two_translations(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    _only(monkeypatch, 'pgettext("độ mật", "Thường")', 'pgettext("độ khẩn", "Thường")', '_("Thường")')

    messages.update({"độ mật\x04Thường": "Open", "độ khẩn\x04Thường": "Ordinary", "Thường": "Usual"}, path=path)
    messages.update(path=path)
    messages.compile_all(tmp_path)

    assert complaints(path) == []
    with path.with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    said = [compiled.pgettext("độ mật", "Thường"), compiled.pgettext("độ khẩn", "Thường"), compiled.gettext("Thường")]
    assert said == ["Open", "Ordinary", "Usual"]


def test_context_without_its_translation_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "django.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Thường"\nmsgstr "Usual"\n'
    )
    _only(monkeypatch, '_("Thường")', 'pgettext("độ mật", "Thường")')

    assert [line.split(" (")[0] for line in complaints(path)] == [f"missing: {'độ mật' + chr(4) + 'Thường'!r}"]
