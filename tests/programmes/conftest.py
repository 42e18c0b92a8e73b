import pytest

from kimchinam.accounts.models import User
from tests.conftest import Office
from tests.programmes.planning import planner_of


@pytest.fixture
def planner(office: Office) -> User:
    """Builds and issues programmes of the finance department."""
    return planner_of(office.finance, "kehoach")
