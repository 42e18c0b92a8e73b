"""Promise: one address in the environment names the mail server; a wrong one is told at the start."""

import pytest

from kimchinam.config.mailing import Server, server_of


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", Server()),
        ("smtp://thu.example.vn", Server("thu.example.vn", 25)),
        ("smtp://thu.example.vn:587?starttls=1", Server("thu.example.vn", 587, starttls=True)),
        ("smtp://thu.example.vn:587/?starttls=1", Server("thu.example.vn", 587, starttls=True)),
        ("smtp://thu.example.vn:587?starttls=0", Server("thu.example.vn", 587)),
        ("smtp://may:m%40t@thu.example.vn", Server("thu.example.vn", 25, "may", "m@t")),
        ("smtps://thu.example.vn", Server("thu.example.vn", 465, tls=True)),
        ("smtps://thu.example.vn:2465?starttls=1", Server("thu.example.vn", 2465, tls=True)),
    ],
)
def test_server_is_what_the_address_names(address: str, server: Server) -> None:
    assert server_of(address) == server


@pytest.mark.parametrize("address", ["thu.example.vn:25", "http://thu.example.vn", "smtp://", "smtp:///x"])
def test_address_that_names_no_mail_server_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="KIMCHINAM_SMTP"):
        server_of(address)


@pytest.mark.parametrize(
    "end",
    [
        *("?starttls=true", "?starttls=yes", "?starttls=", "?starttls", "?STARTTLS=1", "?startls=1", "?tls=1"),
        *("?starttls=1&starttls=0", "?starttls=1&x=1", "/starttls=1", "#starttls=1", ":587;starttls=1", ":pass"),
    ],
)
def test_slip_that_would_send_the_password_openly_is_refused(end: str) -> None:
    with pytest.raises(ValueError, match="KIMCHINAM_SMTP") as refused:
        server_of(f"smtp://may:mat-khau@thu.example.vn{end}")
    assert "mat-khau" not in str(refused.value)
