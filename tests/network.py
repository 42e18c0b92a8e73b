"""While tests run, Python reaches this machine only: what needs the outside is a mistake, or not a test."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any
from unittest.mock import patch


class OutsideError(OSError):
    """A test tried to reach another machine."""


@contextmanager
def only_this_machine() -> Iterator[None]:
    """Within the block, sockets connect to the loopback interface and to files only."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def checked_connect(self: socket.socket, address: Any) -> None:
        check_near(self, address)
        return connect(self, address)

    def checked_connect_ex(self: socket.socket, address: Any) -> int:
        check_near(self, address)
        return connect_ex(self, address)

    with (
        patch.object(socket.socket, "connect", checked_connect),
        patch.object(socket.socket, "connect_ex", checked_connect_ex),
    ):
        yield


def check_near(own: socket.socket, address: Any) -> None:
    """Raise OutsideError for an address on another machine."""
    if own.family == socket.AF_UNIX:
        return
    host = address[0]
    if host != "localhost" and not _is_loopback(host):
        raise OutsideError(f"tests do not reach {host}")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:  # a name, which would have to be asked for outside
        return False
