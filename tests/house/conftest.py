from pathlib import Path

import pytest

from tests.house.tree import Copy, copy_to


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return copy_to(tmp_path)
