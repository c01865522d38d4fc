"""What the tests of consultations share."""

import pytest

from tests.statements import counted


@pytest.fixture
def statements(session):
    """What is asked to the database."""
    with counted() as asked:
        yield asked
