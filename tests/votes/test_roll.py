"""An electoral list: made until the opening, fixed by it, written to, and forgotten with the keys."""

from __future__ import annotations

import io
import re
import threading
import time
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select, text

from consult import jobs, journal
from consult.db import commit, db, now
from consult.notifications import smtp
from consult.notifications.models import Mail
from consult.votes import actions, custody, electoral_list, electors, queries
from consult.votes import work as votes_work
from consult.votes.models import Elector, Incident, RollEntry, Vote
from consult.votes.work import letters
from tests import make
from tests.conftest import visible_text

LINK = re.compile(r"http://127\.0\.0\.1:8000(/concertations/\S+/lien/[A-Za-z0-9_-]{43})")


@pytest.fixture
def vote(session):
    of = make.consultation(phases=[make.phase("vote", 1, 5)])
    return make.vote(of, electorate="roll", opened=False)


@pytest.fixture
def lab(browse, vote):
    return browse(make.member(vote.consultation.lab, "facilitator"))


def path(vote, end=""):
    return f"/concertations/{vote.consultation.slug}/scrutins/{vote.id}{end}"


def emails(vote):
    asked = select(Elector.email).where(Elector.vote_id == vote.id).order_by(Elector.email)
    return list(db.session.scalars(asked))


def mails():
    found = db.session.scalars(select(Mail).where(Mail.kind == letters.KIND).order_by(Mail.id))
    return [(mail.to, LINK.search(mail.body)[1], mail) for mail in found]


def write():
    letters.tend.work()


# Making the list -----------------------------------------------------------------------------------


def test_a_list_is_read_then_confirmed_and_the_same_list_adds_nobody(lab, vote):
    said = "courriel;nom\nlea@exemple.fr;Léa\nfaux;Paul\nLEA@exemple.fr;Léa\nyao@exemple.fr;Yao\n"
    page = lab.post(path(vote, "/liste"), data={"pasted": said})
    words = visible_text(page)
    assert page.status_code == 200 and emails(vote) == []
    assert "2 personnes à ajouter" in words
    assert "1 ligne en double, laissée de côté" in words and "1 ligne illisible" in words
    assert "même boîte aux lettres qu’à la ligne 2" in words
    for _time in range(2):
        lab.post(path(vote, "/liste"), data={"pasted": said, "then": "add"})
        assert emails(vote) == ["lea@exemple.fr", "yao@exemple.fr"]
    more = lab.post(path(vote, "/liste"), data={"pasted": said + "z@exemple.fr\n"})
    assert "1 personne à ajouter" in visible_text(more)
    assert "2 déjà sur la liste" in visible_text(more)


def test_a_file_is_read_and_comes_back_as_text_to_be_confirmed(lab, vote):
    file = (io.BytesIO("Courriel;Nom\nlea@exemple.fr;Léa\n".encode("cp1252")), "liste.csv")
    page = lab.post(path(vote, "/liste"), data={"file": file}, content_type="multipart/form-data")
    assert "lea@exemple.fr;Léa" in page.get_data(as_text=True)
    assert "1 personne à ajouter" in visible_text(page)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04x", "CSV"), (b"x" * 1_600_000, "trop longue"), (b"", "Collez la liste")],
)
def test_a_file_that_cannot_be_a_list_is_refused_with_what_to_do(lab, vote, content, said):
    file = (io.BytesIO(content), "liste.xlsx")
    page = lab.post(path(vote, "/liste"), data={"file": file}, content_type="multipart/form-data")
    assert page.status_code == 422 and said in visible_text(page)


def test_people_are_taken_off_until_the_opening(lab, vote):
    one, _two = (make.enlist(vote, f"{n}@exemple.fr").id for n in "ab")
    assert lab.post(path(vote, f"/liste/{one}/retirer")).status_code == 303
    assert emails(vote) == ["b@exemple.fr"]
    assert lab.post(path(vote, f"/liste/{one}/retirer")).status_code == 404
    assert lab.post(path(vote, "/liste/vider")).status_code == 303
    assert emails(vote) == []


def test_only_the_team_that_facilitates_reads_the_list(browse, vote):
    make.enlist(vote, "lea@exemple.fr")
    lab = vote.consultation.lab
    for who in (None, make.user(), make.member(lab, "moderator"), make.user(steward=True)):
        for end in ("/liste", "/liste/belenios"):
            assert browse(who).get(path(vote, end)).status_code == 403
        assert browse(who).post(path(vote, "/liste"), data={"pasted": "x@y.fr"}).status_code == 403


def test_the_journal_says_how_many_and_never_who(lab, vote):
    said = {"pasted": "lea@exemple.fr\nyao@exemple.fr", "then": "add"}
    lab.post(path(vote, "/liste"), data=said)
    act = db.session.scalars(select(journal.Act).where(journal.Act.verb == "vote.enroll")).one()
    assert act.details == {"added": 2, "size": 2}


def test_of_two_teams_who_add_the_same_people_at_once_one_row_is_kept_for_each(app, committed):
    with app.app_context():
        of = make.consultation(phases=[make.phase("vote", 1, 2)])
        vote = make.vote(of, electorate="roll", opened=False)
        commit()
        vote_id = vote.id
    said = electoral_list.read("\n".join(f"p{n}@exemple.fr" for n in range(50)).encode(), [])
    added, start = [], threading.Barrier(4)

    def add():
        with app.app_context():
            start.wait()
            added.append(actions.enroll(db.session.get(type(vote), vote_id), said.people, 1))
            commit()
            db.session.remove()

    threads = [threading.Thread(target=add) for _n in range(4)]
    [one.start() for one in threads]
    [one.join() for one in threads]
    with app.app_context():
        assert sorted(added) == [0, 0, 0, 50] and electors.size(vote_id) == 50


# The opening ---------------------------------------------------------------------------------------


def test_without_a_list_the_box_does_not_open_and_the_page_says_so(lab, vote):
    with time_machine.travel(vote.phase.opens_at + timedelta(minutes=1)):
        custody.tend(vote, now())
        assert vote.manifest is None
        assert "La liste électorale est vide" in visible_text(lab.get(path(vote, "/urne")))
        assert "Elle attend sa liste électorale" in visible_text(lab.get(path(vote)))
        with pytest.raises(electors.EmptyRoll):
            custody.open_box(vote)


def test_a_list_that_comes_once_the_phase_has_begun_is_fixed_at_once_and_its_page_says_so(
    browse, session, vote
):
    warning = "toute la liste en une fois"
    lab = browse(make.member(vote.consultation.lab, "facilitator"))
    assert warning not in visible_text(lab.get(path(vote, "/liste")))
    late = make.vote(electorate="roll", opened=False)
    lab = browse(make.member(late.consultation.lab, "facilitator"))
    assert warning in visible_text(lab.get(path(late, "/liste")))
    lab.post(path(late, "/liste"), data={"pasted": "lea@exemple.fr", "then": "add"})
    votes_work.tend.work()
    assert late.manifest["roll"]["size"] == 1
    assert warning not in visible_text(lab.get(path(late, "/liste")))


def test_the_opening_fixes_how_many_people_and_a_hash_that_no_address_can_be_guessed_from(session):
    vote, twin = make.vote(listed=2), make.vote(listed=2)
    fixed = vote.manifest["roll"]
    assert fixed["size"] == 2 and len(fixed["hash"]) == 64
    assert fixed["hash"] != twin.manifest["roll"]["hash"]
    assert "exemple.fr" not in str(vote.manifest)


def test_nobody_is_added_nor_taken_off_once_the_box_is_open(browse, session):
    vote = make.vote(listed=1)
    lab = browse(make.member(vote.consultation.lab, "facilitator"))
    one = db.session.scalars(select(Elector)).one()
    for end, fields in (
        ("/liste", {"pasted": "autre@exemple.fr", "then": "add"}),
        (f"/liste/{one.id}/retirer", {}),
        ("/liste/vider", {}),
    ):
        assert lab.post(path(vote, end), data=fields).status_code in (409, 422)
        assert emails(vote) == ["inscrit1@exemple.fr"]


@pytest.mark.parametrize("act", ["add", "remove", "mailbox", "email", "college", "external_id"])
def test_a_list_changed_behind_the_site_is_an_incident_told_to_everyone(session, act):
    vote = make.vote(listed=3)
    if act == "add":
        make.enlist(vote, "intrus@exemple.fr")
    one = db.session.scalars(select(Elector).where(Elector.vote_id == vote.id)).first()
    if act == "remove":
        db.session.delete(one)
    if act in ("mailbox", "email", "external_id"):
        setattr(one, act, "intrus@exemple.fr")
    if act == "college":
        one.college = "agent"
    db.session.flush()
    custody.close(vote)
    assert [i.kind for i in db.session.scalars(select(Incident))] == ["roll"]


def test_a_list_left_as_it_was_is_no_incident(session):
    vote = make.vote(listed=3)
    custody.close(vote)
    assert list(db.session.scalars(select(Incident))) == []


def test_a_list_written_for_a_vote_that_chose_another_public_goes_at_the_opening(session):
    vote = make.vote(listed=2, electorate="everyone")
    assert emails(vote) == [] and "roll" not in vote.manifest


@pytest.mark.parametrize("first", ["open", "add"])
def test_a_list_that_grows_as_the_box_opens_is_whole_in_the_manifest_or_refused(
    app, committed, first
):
    with app.app_context():
        vote_id = make.vote(listed=1, opened=False).id
        commit()
    said = electoral_list.read("\n".join(f"p{n}@exemple.fr" for n in range(500)).encode(), [])
    refused, start = [], threading.Barrier(2)

    def run(act, late):
        with app.app_context():
            vote = db.session.get(Vote, vote_id)
            start.wait()
            time.sleep(0.05 * late)
            try:
                act(vote)
                commit()
            except actions.Frozen:
                refused.append(act)
            db.session.remove()

    def add(vote):
        actions.enroll(vote, said.people, 1)

    acts = [(custody.open_box, first == "add"), (add, first == "open")]
    threads = [threading.Thread(target=run, args=one) for one in acts]
    [one.start() for one in threads]
    [one.join() for one in threads]
    with app.app_context():
        vote = db.session.get(Vote, vote_id)
        assert not electors.changed(vote, custody.secrets_of(vote_id).roll)
        assert vote.manifest["roll"]["size"] == (1 if refused else 501)


# Letters -------------------------------------------------------------------------------------------


def test_each_person_gets_a_link_of_their_own_once_and_only_its_hash_is_kept(session):
    vote = make.vote(listed=12)
    write()
    write()
    sent = mails()
    assert sorted(to for to, _link, _mail in sent) == emails(vote)
    assert len({link for _to, link, _mail in sent}) == 12
    kept = " ".join(str(vars(one)) for one in db.session.scalars(select(Elector)))
    assert not any(link.rpartition("/")[2] in kept for _to, link, _mail in sent)


def test_no_letter_leaves_before_the_opening_nor_after_the_close(session, vote):
    make.enlist(vote, "lea@exemple.fr")
    write()
    over = make.vote(listed=1)
    custody.close(over)
    write()
    assert mails() == []


def test_with_a_mail_server_no_link_enters_the_base(session, app, monkeypatch):
    sent = []
    monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setattr(smtp, "hand_over", lambda _url, made: sent.append(made))
    make.vote(listed=3)
    write()
    assert len(sent) == 3 and len({made["Message-ID"] for made in sent}) == 3
    assert mails() == []


def test_a_mail_server_that_is_away_is_tried_again_and_a_refused_address_is_counted(
    session, app, monkeypatch
):
    answers, sent = {"inscrit2@exemple.fr": smtp.Undeliverable("550")}, []

    def hand_over(_url, made):
        if made["To"] in answers:
            raise answers[made["To"]]
        sent.append(made["To"])

    monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:1")
    monkeypatch.setattr(smtp, "hand_over", hand_over)
    vote = make.vote(listed=3)
    answers["inscrit3@exemple.fr"] = ConnectionRefusedError()
    write()
    assert sent == ["inscrit1@exemple.fr"]
    del answers["inscrit3@exemple.fr"]
    write()
    assert sent == ["inscrit1@exemple.fr", "inscrit3@exemple.fr"]
    rows = db.session.execute(
        select(Elector.email, Elector.refused).where(Elector.vote_id == vote.id)
    ).all()
    assert dict(map(tuple, rows)) == {f"inscrit{n}@exemple.fr": n == 2 for n in (1, 2, 3)}
    told = queries.roll_counts(vote.id)
    assert (told.size, told.written, told.refused) == (3, 2, 1)


def test_letters_stop_at_the_close_however_many_are_left(session, monkeypatch):
    vote = make.vote(listed=3 * letters.AT_ONCE)
    with time_machine.travel(vote.closes_at - timedelta(minutes=12), tick=False) as clock:
        deliver = letters._deliver

        def slow(*said):
            clock.shift(timedelta(minutes=1))
            deliver(*said)

        monkeypatch.setattr(letters, "_deliver", slow)
        write()
    assert len(mails()) == 2 * letters.AT_ONCE


def test_letters_take_one_place_of_the_worker_however_many_ask(session):
    jobs.defer(letters.write_owed)
    jobs.defer(letters.write_owed)
    jobs.defer(letters.tend, timestamp=0)
    jobs.defer(votes_work.tend, timestamp=0)
    worker = "INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id"
    asked = {"worker": db.session.execute(text(worker)).scalar()}
    fetch = text("SELECT task_name FROM procrastinate_fetch_job_v2(NULL, :worker)")
    begun = [db.session.execute(fetch, asked).scalar() for _place in range(4)]
    assert begun == ["votes.write_owed", "votes.tend", None, None]


def test_letters_go_on_when_the_worker_that_wrote_them_is_killed_and_others_wait(session):
    worker = text("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
    fetch = text("SELECT id FROM procrastinate_fetch_job_v2(NULL, :worker)")

    def begun():
        return db.session.execute(fetch, {"worker": db.session.execute(worker).scalar()}).scalar()

    jobs.defer(letters.tend, timestamp=0)
    killed = begun()
    jobs.defer(letters.tend, timestamp=60)
    assert begun() is None
    for table, column in (("events", "at"), ("workers", "last_heartbeat")):
        past = f"UPDATE procrastinate_{table} SET {column} = {column} - interval '20 minutes'"
        db.session.execute(text(past))
    jobs.retry_stalled.work()
    assert begun() not in (None, killed)


def test_a_link_is_sent_again_as_it_was_or_replaced_and_the_former_dies_at_once(
    browse, session, run_jobs
):
    vote = make.vote(listed=1)
    lab = browse(make.member(vote.consultation.lab, "facilitator"))
    one = db.session.scalars(select(Elector)).one()
    write()
    assert lab.post(path(vote, f"/liste/{one.id}/renvoyer")).status_code == 303
    run_jobs()
    (_to, first, _m), (_to2, again, _m2) = mails()
    assert first == again and browse().get(first).status_code == 200
    assert lab.post(path(vote, f"/liste/{one.id}/remplacer")).status_code == 303
    assert browse().get(first).status_code == 410
    run_jobs()
    (_to3, other, mail) = mails()[-1]
    assert other != first and "l’ancien ne marche plus" in mail.body
    assert browse().get(other).status_code == 200


def test_one_reminder_leaves_before_the_close_to_those_who_have_not_voted(session):
    of = make.consultation(phases=[make.phase("vote", -1, 3)])
    vote = make.vote(of, listed=25)
    write()
    people = list(db.session.scalars(select(Elector).order_by(Elector.id)))
    voted = [people[0], people[13]]
    for one in voted:
        make.ballot(vote, electors.Holder(one.id, vote.id, one.college, one.email, ""), ["1"])
    with time_machine.travel(vote.closes_at - timedelta(hours=25)):
        write()
        assert len(mails()) == 25
    with time_machine.travel(vote.closes_at - timedelta(hours=23)):
        write()
        write()
    late = mails()[25:]
    assert sorted(to for to, _l, _m in late) == sorted(
        one.email for one in people if one not in voted
    )
    assert all(mail.subject.startswith("Dernier jour") for _to, _link, mail in late)
    # What is kept of the reminder says nothing of anyone.
    assert vote.reminded == people[-1].id
    assert {one.owed for one in people} == {""}


@pytest.mark.parametrize("start", [-1, -9])  # a box may open long after its phase
def test_a_short_vote_has_no_reminder(session, start):
    vote = make.vote(listed=1, start=start)
    write()
    with time_machine.travel(vote.closes_at - timedelta(hours=1)):
        write()
    assert len(mails()) == 1


# A lost link ---------------------------------------------------------------------------------------


def test_a_lost_link_comes_back_to_the_address_and_the_answer_tells_nobody_who_is_listed(
    browse, session, run_jobs
):
    vote = make.vote(listed=1)
    write()
    visitor = browse()
    assert "Recevoir mon lien" in visible_text(visitor.get(path(vote)))
    answers = []
    for email in ("inscrit1@exemple.fr", "personne@exemple.fr"):
        page = visitor.post(path(vote, "/lien"), data={"email": email})
        assert page.status_code == 200
        answers.append(page.get_data(as_text=True).replace(email, "…"))
    assert answers[0] == answers[1]
    run_jobs()
    assert [to for to, _link, _mail in mails()] == ["inscrit1@exemple.fr"] * 2


def test_a_lost_link_is_asked_with_an_address_while_the_vote_runs(browse, session, vote):
    running = make.vote(listed=1)
    page = browse().post(path(running, "/lien"), data={"email": "sans arobase"})
    assert page.status_code == 422 and "sans arobase" in page.get_data(as_text=True)
    for other in (vote, make.vote()):
        assert browse().get(path(other, "/lien")).status_code == 409


# The end -------------------------------------------------------------------------------------------


def test_names_and_addresses_go_with_the_keys(browse, session):
    vote = make.vote(listed=2)
    make.counted(vote)
    custody.destroy(vote)
    assert emails(vote) == []
    lab = browse(make.member(vote.consultation.lab, "facilitator"))
    assert "La liste électorale est effacée" in visible_text(lab.get(path(vote, "/liste")))


def test_a_list_whose_box_never_opened_is_forgotten_after_a_month(session, vote):
    make.enlist(vote, "lea@exemple.fr")
    with time_machine.travel(vote.phase.closes_at + timedelta(days=29)):
        letters.forget.work()
        assert emails(vote)
    with time_machine.travel(vote.phase.closes_at + timedelta(days=31)):
        letters.forget.work()
        assert not emails(vote)


def test_a_vote_that_is_deleted_takes_its_list_away(lab, vote):
    make.enlist(vote, "lea@exemple.fr")
    assert lab.post(path(vote, "/supprimer")).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Elector)) == 0


def test_belenios_gets_the_list_and_the_journal_notes_it(lab, vote):
    assert "vide" in visible_text(lab.get(path(vote, "/liste/belenios")))
    make.enlist(vote, "lea@exemple.fr", external_id="A12")
    assert "La liste compte 1 personne" in visible_text(lab.get(path(vote, "/liste/belenios")))
    taken = lab.post(path(vote, "/liste/belenios"))
    assert taken.get_data(as_text=True) == "lea@exemple.fr,A12\n"
    assert taken.headers["Content-Disposition"].startswith("attachment")
    assert db.session.scalar(select(func.count()).where(journal.Act.verb == "vote.take_roll"))


def test_the_quadratic_method_is_offered_to_a_list(lab, vote):
    fields = {
        "title": "Combien y tenez-vous ?",
        "phase": vote.phase_id,
        "options": "Un banc\nUn abri",
        "secrecy": "confidential",
        "rule_credits": "100",
        "rule_seats": "1",
    }
    address = f"/concertations/{vote.consultation.slug}/scrutins/nouveau/intensite-quadratique"
    for electorate, status in (("everyone", 422), ("roll", 303)):
        page = lab.post(address, data={**fields, "electorate": electorate})
        assert page.status_code == status, visible_text(page)
    assert db.session.scalar(select(func.count()).select_from(RollEntry)) == 0
