"""Files: judged by their bytes, cleaned of what the camera knew."""

import io
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage

from consult import uploads
from consult.contributions.models import Attachment
from consult.db import Base, db, now
from consult.storage import storage
from tests import make
from tests.contributions.writing import FIELDS, hidden, send


def a_pdf():
    return b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF"


def a_jpeg(**options):
    made = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(made, "JPEG", **options)
    return made.getvalue()


def an_image_taken_somewhere():
    exif = Image.Exif()
    exif[0x010E] = "chez moi"
    exif.get_ifd(0x8825)[1] = "N"
    return a_jpeg(exif=exif, comment=b"chez moi")


def a_png(mode="RGBA"):
    made = io.BytesIO()
    Image.new(mode, (10, 10)).save(made, "PNG")
    return made.getvalue()


def an_odt(mimetype="application/vnd.oasis.opendocument.text"):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", "<x/>")
    return made.getvalue()


def keep(content, name="document"):
    return uploads.keep(FileStorage(io.BytesIO(content), filename=name))


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (a_pdf(), "plan.exe", ("application/pdf", "plan.pdf")),
        (an_odt(), "note.odt", ("application/vnd.oasis.opendocument.text", "note.odt")),
        (a_jpeg(), "photo.png", ("image/jpeg", "photo.jpg")),
        (a_png(), "logo", ("image/png", "logo.png")),
        (a_png("P"), "../../etc/pass\r\nwd.png", ("image/png", "pass wd.png")),
        (a_pdf(), "", ("application/pdf", "document.pdf")),
        (a_pdf(), "C:\\Bureau\\«\u00a0été\u00a0».pdf", ("application/pdf", "« été ».pdf")),
    ],
)
def test_the_type_comes_from_the_content(session, content, name, expected):
    kept = keep(content, name)
    assert (kept.media_type, kept.name) == expected
    assert kept.size == len(storage().open(kept.digest).read())


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", uploads.Empty),
        (b"MZ\x90\x00", uploads.UnknownType),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", uploads.UnknownType),
        (b"<html><script>alert(1)</script>", uploads.UnknownType),
        (an_odt("application/zip"), uploads.UnknownType),
        (b"PK\x03\x04 not a zip", uploads.UnknownType),
        (b"\xff\xd8\xff\xe0 not a picture", uploads.BadImage),
        (a_jpeg()[:120], uploads.BadImage),
        (b"%PDF-" + b"x" * uploads.LIMIT, uploads.TooLarge),
    ],
)
def test_anything_else_is_refused(session, content, refusal):
    with pytest.raises(refusal):
        keep(content)


def test_a_picture_too_large_to_open_is_refused(session, monkeypatch):
    monkeypatch.setattr(uploads, "MANY_PIXELS", 100)
    with pytest.raises(uploads.BadImage):
        keep(a_jpeg())


def test_nothing_of_the_camera_survives(session):
    assert b"chez moi" in an_image_taken_somewhere()
    kept = storage().open(keep(an_image_taken_somewhere()).digest).read()
    assert b"chez moi" not in kept
    assert b"Exif" not in kept
    assert not Image.open(io.BytesIO(kept)).getexif()


def test_the_same_content_is_kept_once(session):
    assert keep(a_pdf(), "a.pdf").digest == keep(a_pdf(), "b.pdf").digest


def test_a_form_carries_files_that_it_cannot_forge(session):
    kept = keep(a_pdf(), "a.pdf")
    signed = kept.signed()
    assert uploads.read_back([signed, signed]) == [kept]
    assert uploads.read_back([signed[:-2] + "xx", "", "{}"]) == []


def test_an_odt_whose_type_is_compressed_is_not_one():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    damaged = bytearray(made.getvalue())
    damaged[38:50] = bytes(12)
    for content in (made.getvalue(), bytes(damaged)):
        with pytest.raises(uploads.UnknownType):
            uploads.sniff(content)


# Files that nothing names ------------------------------------------------------------------------


def aged(digest, days=2):
    path = storage()._path(digest)
    then = (now() - timedelta(days=days)).timestamp()
    os.utime(path, (then, then))


def there(digest):
    try:
        storage().open(digest).close()
    except KeyError:
        return False
    return True


def attached(file):
    row = make.contribution()
    make.add(
        Attachment(
            contribution_id=row.id,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            digest=file.digest,
            created_at=now(),
        )
    )


def test_a_file_that_nobody_sent_is_thrown_away_after_a_day(session):
    abandoned, recent, sent = keep(a_pdf() + b"1"), keep(a_pdf() + b"2"), keep(a_pdf() + b"3")
    attached(sent)
    for one in (abandoned, sent):
        aged(one.digest)
    uploads.throw_away.work()
    assert [there(one.digest) for one in (abandoned, recent, sent)] == [False, True, True]


def test_a_file_sent_again_or_carried_to_the_next_screen_is_young_again(session):
    sent_again, carried = keep(a_pdf() + b"4"), keep(a_pdf() + b"5")
    for one in (sent_again, carried):
        aged(one.digest)
    keep(a_pdf() + b"4")
    uploads.renew(carried)
    uploads.throw_away.work()
    assert there(sent_again.digest) and there(carried.digest)


def test_a_file_thrown_away_is_asked_for_again_and_nothing_typed_is_lost(browse):
    consultation = make.consultation()
    browser = browse()
    check = send(browser, consultation, "check", files=(io.BytesIO(a_pdf() + b"6"), "plan.pdf"))
    kept = hidden(check, "kept")
    aged(uploads.read_back([kept])[0].digest)
    uploads.throw_away.work()
    page = send(browser, consultation, kept=kept)
    assert page.status_code == 422
    said = page.get_data(as_text=True)
    assert "plan.pdf" in said and "envoyez-le de nouveau" in said and FIELDS["title"] in said


def test_a_file_attached_meanwhile_stays(app, committed):
    """Whoever names a file waits for the broom, or the broom leaves until later."""
    with app.app_context():
        file = keep(a_pdf() + b"7")
        db.session.commit()
        aged(file.digest)
        uploads.hold([file])
        aged(file.digest)  # as if it had been listed just before
        with ThreadPoolExecutor(1) as pool:
            pool.submit(in_context, app, uploads.throw_away.work).result()
        assert there(file.digest)
        attached(file)
        db.session.commit()
        uploads.throw_away.work()
        assert there(file.digest)
        db.session.rollback()
        storage().delete(file.digest)
        with pytest.raises(uploads.Gone):
            uploads.hold([file])


def in_context(app, work):
    with app.app_context():
        work()


def test_every_column_that_names_a_file_keeps_it():
    for table in Base.metadata.tables.values():
        for column in table.columns:
            if column.name in ("digest", "sha256"):
                assert column.info.get("file"), f"{column}: db.Digest"
