"""Files: judged by their bytes, cleaned of what the camera knew."""

import io
import zipfile

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage

from consult import uploads
from consult.storage import storage


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
