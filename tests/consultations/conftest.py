"""What the tests of consultations share."""

import pytest
from sqlalchemy import event

from consult.db import db


@pytest.fixture
def statements(session):
    """What is asked to the database."""
    asked = []

    def listen(_connection, _cursor, statement, *_):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", listen)
    yield asked
    event.remove(db.engine, "before_cursor_execute", listen)
