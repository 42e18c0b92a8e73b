"""Promise: a second server on a port is refused at once, in both languages, before anything is written."""

import socket
from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from kimchinam.config.listening import PortTakenError, reserved
from kimchinam.config.management.commands import serve

HERE = "127.0.0.1"


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another server listens that would share it."""
    with socket.create_server((HERE, 0), reuse_port=True) as other:
        yield other.getsockname()[1]


def free_port() -> int:
    with socket.create_server((HERE, 0)) as passing:
        return int(passing.getsockname()[1])


def test_taken_port_is_refused_in_both_languages_before_anything_is_written(
    taken: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "call_command", lambda *_name, **_more: pytest.fail("something was written"))

    with pytest.raises(CommandError, match=rf"^Cổng {taken} đang được dùng;.+port {taken} is in use") as refused:
        call_command("serve", port=taken)
    assert refused.value.returncode == 1


def test_port_is_nobody_elses_while_the_site_is_made_ready_and_free_after() -> None:
    port = free_port()

    with reserved(HERE, port), pytest.raises(PortTakenError), reserved(HERE, port):
        pass
    with reserved(HERE, port):
        pass


def test_place_where_nobody_can_listen_is_refused_with_its_name() -> None:
    with pytest.raises(PortTakenError, match=r"Không mở được 192\.0\.2\.1, cổng 8000"), reserved("192.0.2.1", 8000):
        pass


@pytest.mark.parametrize("port", ["0", "65536", "-1", "tám"])
def test_number_that_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(CommandError, match="--port"):
        call_command("serve", "--port", port)


def test_command_migrates_only_while_the_port_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    seen: list[str] = []

    def write(name: str, **_more: object) -> None:
        with pytest.raises(OSError, match="in use"):
            socket.create_server((HERE, port))
        seen.append(name)
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "call_command", write)

    with pytest.raises(KeyboardInterrupt):
        call_command("serve", port=port)
    assert seen == ["migrate"]


@pytest.mark.parametrize(
    ("host", "said", "here"),
    [
        ("127.0.0.1", None, "http://localhost:8431"),
        ("0.0.0.0", None, "http://localhost:8431"),
        ("kcn.local", None, "http://kcn.local:8431"),
        ("127.0.0.1", "https://kcn.example.vn", "https://kcn.example.vn"),
    ],
)
def test_links_lead_to_where_the_server_listens_unless_somebody_said_otherwise(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, host: str, said: str | None, here: str
) -> None:
    settings.SITE_URL = ""
    monkeypatch.setattr(serve.os, "environ", {"KIMCHINAM_URL": said} if said else {})

    serve.Command().lead_links_here(host, 8431)

    assert here == settings.SITE_URL
