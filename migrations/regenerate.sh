#!/usr/bin/env bash
# Writes 0001 again from the models, on a scratch database. Only while nothing has been released.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
forget() {
    .venv/bin/python -c "import sys, pathlib, consult.postgres as p; p.discard(pathlib.Path(sys.argv[1]))" \
        "$scratch/instance" || true
    mv "$scratch"/0002_*.py migrations/versions/ 2>/dev/null || true  # whatever failed
    rm -rf "$scratch"
}
trap forget EXIT
rm -f migrations/versions/0001_*.py
mv migrations/versions/0002_*.py "$scratch/"
export CONSULT_INSTANCE="$scratch/instance"
chmod 755 "$scratch"
.venv/bin/flask --app wsgi db upgrade
.venv/bin/flask --app wsgi db migrate --rev-id 0001 -m "Create the tables"
mv "$scratch"/0002_*.py migrations/versions/
mv migrations/versions/*create_the_tables.py migrations/versions/0001_create_the_tables.py 2>/dev/null || true
.venv/bin/flask --app wsgi db upgrade
