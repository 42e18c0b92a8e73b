"""Promise: no test reaches another machine."""

import socket

import pytest

from tests.network import OutsideError

OUTSIDE = [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 80)]


@pytest.mark.parametrize("address", OUTSIDE)
@pytest.mark.parametrize("act", ["connect", "connect_ex"])
def test_another_machine_is_out_of_reach(act: str, address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as ours, pytest.raises(OutsideError, match=address[0]):
        getattr(ours, act)(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_within_reach(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as ours:
        ours.connect((host, server.getsockname()[1]))

        assert ours.getpeername() == server.getsockname()
