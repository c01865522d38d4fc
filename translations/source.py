"""French is the source: its catalogue says each message as written, and so gets French plurals."""

from pathlib import Path

from babel.messages.pofile import read_po, write_po

path = Path(__file__).parent / "fr" / "LC_MESSAGES" / "messages.po"
with path.open("rb") as file:
    catalogue = read_po(file, locale="fr")
for message in catalogue:
    if message.id:
        message.string = message.id
with path.open("wb") as file:
    write_po(file, catalogue, sort_output=True)
