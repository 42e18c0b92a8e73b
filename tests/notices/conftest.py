"""A mail server for every test that asks for one."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.letterbox import Letterbox, mail_server


@pytest.fixture
def letterbox(settings: Settings) -> Iterator[Letterbox]:
    with mail_server(settings) as box:
        yield box
