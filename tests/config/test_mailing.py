"""Promise: one address in the environment names the mail server; a wrong one is told at the start."""

import pytest

from kimchinam.config.mailing import Server, server_of


@pytest.mark.parametrize(
    ("address", "server"),
    [
        ("", Server()),
        ("smtp://thu.example.vn", Server("thu.example.vn", 25)),
        ("smtp://thu.example.vn:587?starttls=1", Server("thu.example.vn", 587, starttls=True)),
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
