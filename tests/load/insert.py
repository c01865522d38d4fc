"""The yardstick of a ballot: the least that Flask can do to keep one row for good."""

import os

from flask import Flask
from psycopg_pool import ConnectionPool

app = Flask(__name__)
pool = ConnectionPool(os.environ["DATABASE_URL"], min_size=4, max_size=8, open=True)


@app.get("/")
def ready() -> str:
    return "ready"


@app.post("/")
def insert() -> str:
    with pool.connection() as connection:
        connection.execute("INSERT INTO bare_row (content) VALUES (%s)", (os.urandom(300),))
    return "kept"
