"""One server on one port: a second listener would take every other request without a word."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager


class PortTakenError(Exception):
    """The site cannot listen here. The message says why, in both languages: it is read in a terminal."""


@contextmanager
def reserved(host: str, port: int) -> Iterator[None]:
    """Nobody else can listen on the port within the block, in which the site is made ready.

    The server itself shares its port with its own threads, so it would also share one that another program listens on.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        holder = socket.create_server((host, port), family=family)
    except OSError as error:
        raise PortTakenError(_sentence(host, port, error)) from error
    with holder:
        yield


def _sentence(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Cổng {port} đang được dùng; hãy dừng chương trình ấy hoặc chọn cổng khác, như PORT={port + 1} "
            f"(port {port} is in use; stop that program or choose another port, such as PORT={port + 1})."
        )
    return f"Không mở được {host}, cổng {port} (cannot listen on {host}, port {port}): {error}"
