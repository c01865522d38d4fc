from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from sqlalchemy import select

from consult.db import db
from consult.notifications import smtp, work
from consult.notifications.actions import send
from consult.notifications.models import Mail
from consult.votes.models import Elector
from consult.votes.work import letters
from tests import make


class Box:
    """Keeps what it receives; answers ``says`` to what it does not."""

    def __init__(self) -> None:
        self.received: list[Any] = []
        self.says = ""
        self.says_to_sender = ""

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, _o: Any):
        if self.says_to_sender:
            return self.says_to_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _o: Any):
        if self.says:
            return self.says
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:
        envelope.encrypted = session.ssl is not None
        self.received.append(envelope)
        return "250 OK"


def listen(box: Box, **options: Any) -> Iterator[Controller]:
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    yield controller
    controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(app: Any, session: Any, box: Box, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for controller in listen(box):
        monkeypatch.setitem(app.config, "SMTP_URL", f"smtp://127.0.0.1:{controller.port}")
        yield controller


def write(**more: Any) -> Mail:
    fields = {
        "to": "lea@exemple.fr",
        "subject": "Votre contribution est en ligne",
        "body": "Bonjour,\n\nElle est à l’adresse\u00a0: https://exemple.fr/é\n",
        "kind": "receipt",
        **more,
    }
    return send(**fields)


def test_a_mail_is_delivered_after_the_answer_with_its_accents(
    server: Any, box: Box, run_jobs: Callable[[], int]
) -> None:
    mail = write()
    assert box.received == []
    assert run_jobs() == 1
    sent = message_from_bytes(box.received[0].content, policy=policy.default)
    assert sent["To"] == "lea@exemple.fr"
    assert sent["Subject"] == "Votre contribution est en ligne"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert "l’adresse\u00a0: https://exemple.fr/é" in sent.get_content()
    assert mail.sent_at is not None


def test_a_job_run_twice_delivers_once(server: Any, box: Box, run_jobs: Any) -> None:
    mail = write()
    run_jobs()
    work.deliver.work(mail_id=mail.id)
    assert len(box.received) == 1


def test_a_line_break_in_a_subject_adds_no_header(server: Any, box: Box, run_jobs: Any) -> None:
    write(subject="Bonjour\u2028\r\nBcc: tous@exemple.fr")
    run_jobs()
    sent = message_from_bytes(box.received[0].content, policy=policy.default)
    assert sent["Bcc"] is None
    assert sent["Subject"] == "Bonjour Bcc: tous@exemple.fr"


def test_a_refused_address_is_noted_and_not_tried_again(
    server: Any, box: Box, run_jobs: Any
) -> None:
    box.says = "550 No such user"
    mail = write()
    run_jobs()
    assert mail.sent_at is None
    assert mail.error == "recipient refused: 550"


def test_a_busy_server_is_tried_again(
    server: Any, box: Box, run_jobs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.says = "451 Try later"
    mail = write()
    with pytest.raises(smtp.smtplib.SMTPRecipientsRefused):
        run_jobs()
    assert mail.error == "SMTPRecipientsRefused"
    box.says = ""
    work.deliver.work(mail_id=mail.id)
    assert mail.sent_at is not None and mail.error == ""


def test_a_refused_sender_is_no_fault_of_the_address_and_is_tried_again(
    server: Any, box: Box, run_jobs: Any
) -> None:
    box.says_to_sender = "550 Daily sending quota exceeded"
    mail = write()
    with pytest.raises(smtp.smtplib.SMTPSenderRefused):
        run_jobs()
    vote = make.vote(listed=2)
    letters.tend.work()
    listed = select(Elector.refused, Elector.written).where(Elector.vote_id == vote.id)
    assert db.session.execute(listed).all() == [(False, False)] * 2
    box.says_to_sender = ""
    work.deliver.work(mail_id=mail.id)
    letters.tend.work()
    assert mail.sent_at is not None and len(box.received) == 3
    assert db.session.execute(listed).all() == [(False, True)] * 2


def test_an_absent_server_is_tried_again(app: Any, session: Any, monkeypatch: Any) -> None:
    monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:9")
    mail = write()
    with pytest.raises(OSError):
        work.deliver.work(mail_id=mail.id)
    assert mail.sent_at is None
    failure = ConnectionRefusedError()
    waits = [work.TRIES.get_retry_decision(exception=failure, job=_attempt(n)) for n in range(8)]
    assert waits[0] is not None and waits[7] is None


def _attempt(number: int) -> Any:
    from procrastinate.jobs import Job

    return Job(id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=number)


def test_without_a_server_the_mail_waits_in_its_row(session: Any, run_jobs: Any) -> None:
    mail = write()
    assert run_jobs() == 0
    assert db.session.get(Mail, mail.id).sent_at is None


def test_a_rollback_takes_the_mail_away(server: Any, box: Box, run_jobs: Any) -> None:
    write()
    db.session.rollback()
    assert run_jobs() == 0
    assert box.received == []


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    pem = tmp_path / "server.pem"
    certificate = tmp_path / "certificate.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        "-addext subjectAltName=DNS:localhost,IP:127.0.0.1"
    )
    subprocess.run(
        [*command.split(), "-keyout", str(pem), "-out", str(certificate)],
        check=True,
        capture_output=True,
    )
    both = tmp_path / "both.pem"
    both.write_text(pem.read_text() + certificate.read_text())
    return both


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_the_way_to_the_server_is_encrypted_and_signed_in(
    scheme: str,
    certificate: Path,
    session: Any,
    app: Any,
    box: Box,
    run_jobs: Any,
    monkeypatch: Any,
) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    seen: list[Any] = []

    def authenticator(_server: Any, _s: Any, _e: Any, mechanism: str, data: Any) -> AuthResult:
        seen.append((data.login, data.password))
        return AuthResult(success=True)

    options: dict[str, Any] = {"authenticator": authenticator}
    options |= (
        {"ssl_context": context, "auth_require_tls": False}
        if scheme == "smtps"
        else {"tls_context": context, "require_starttls": True}
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    for controller in listen(box, **options):
        address = f"{scheme}://consult:s%40cret@127.0.0.1:{controller.port}"
        monkeypatch.setitem(app.config, "SMTP_URL", address)
        write()
        run_jobs()
    assert seen == [(b"consult", b"s@cret")]
    assert box.received[0].encrypted or scheme == "smtps"
