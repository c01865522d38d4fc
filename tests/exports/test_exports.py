"""The open data of a consultation: what is public, nothing else, and every row of it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest
import time_machine

from consult import journal
from consult.contributions import tally
from consult.contributions.models import CountedSupport, Support
from consult.db import commit, db, now, touch
from consult.exports import work
from consult.exports.models import ExportFile
from consult.i18n import local
from consult.journal import Act
from consult.storage import storage
from tests import make

SECRET = "marque-secrete"


def rows(page) -> list[dict[str, str]]:
    said = b"".join(page.response).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(said, newline="")))


def get(browse, of, name, who=None):
    page = browse(who).get(f"/concertations/{of.slug}/donnees/{name}")
    assert page.status_code == 200, page.status_code
    return page


def test_contributions_are_exported_with_their_theme_their_college_and_their_counts(browse):
    of = make.consultation()
    theme = make.theme(of, "Guichets")
    row = make.contribution(
        of, theme_id=theme.id, author=make.agent(), title="=1+1", departement="76"
    )
    db.session.add(
        Support(contribution_id=row.id, user_id=make.user().id, college="citizen", created_at=now())
    )
    db.session.flush()
    tally.recount()
    [said] = rows(get(browse, of, "contributions.csv"))
    assert said["numero"] == str(row.id)
    assert (said["theme"], said["college"], said["departement"]) == ("Guichets", "agent", "76")
    assert (said["soutiens"], said["soutiens_citoyens"]) == ("1", "1")
    assert said["titre"] == "'=1+1"
    assert said["publiee_le"] == local(row.published_at).date().isoformat()
    assert said["adresse"].endswith(f"/concertations/{of.slug}/contributions/{row.id}")


@pytest.mark.parametrize("state", ["held", "amend", "refused", "withdrawn"])
@pytest.mark.parametrize("format", sorted(work.FORMATS))
def test_nothing_hidden_is_ever_exported(browse, state, format):
    of = make.consultation()
    shown = make.contribution(of)
    make.contribution(of, state=state, title=SECRET, body=SECRET)
    hidden = make.contribution(of, state=state)
    make.comment(hidden, body=SECRET)
    make.comment(shown, state=state, body=SECRET)
    above = make.comment(shown, state=state)
    make.comment(shown, parent_id=above.id, body=SECRET)
    for dataset in ("contributions", "arguments"):
        sheet = work.queries.DATASETS[dataset].sheet(of)
        out = io.BytesIO()
        work.FORMATS[format].write(out, sheet)
        assert SECRET not in str(list(sheet.rows()))
    assert len(rows(get(browse, of, "contributions.csv"))) == 1
    assert rows(get(browse, of, "arguments.csv")) == []


def test_no_person_can_be_found_in_any_file(browse):
    of = make.consultation()
    author = make.user("jean.secret@exemple.fr", name="Jean Secret")
    row = make.contribution(of, author=author, contact_email="autre@exemple.fr")
    make.comment(row, author=author)
    for dataset in work.queries.DATASETS:
        said = b"".join(get(browse, of, f"{dataset}.csv").response).decode()
        for personal in ("Secret", "@exemple.fr", row.code, row.created_at.strftime("%H:%M:%S")):
            assert personal not in said
        header = said.splitlines()[0].split(",")
        assert not {"auteur", "signature", "author_id", "courriel"} & set(header)


def test_a_commune_is_given_from_eleven_people_of_it(browse):
    of = make.consultation()
    for n in range(11):
        make.contribution(of, author=make.user(), commune="76540", departement="76")
        make.contribution(
            of,
            author=make.user() if n < 10 else None,
            commune="76351" if n < 10 else "",
            departement="76",
        )
    one = make.user()
    for _ in range(12):
        make.contribution(of, author=one, commune="14118", departement="14")
    communes = [r["commune"] for r in rows(get(browse, of, "contributions.csv"))]
    assert communes.count("76540") == 11
    assert {"76351", "14118"}.isdisjoint(communes)


def test_supports_are_counted_by_college_and_by_position(browse):
    of = make.consultation()
    row = make.contribution(of)
    for who in (make.user(), make.user(), make.agent()):
        db.session.add(
            Support(contribution_id=row.id, user_id=who.id, college=who.college, created_at=now())
        )
    db.session.add(
        CountedSupport(contribution_id=row.id, position="against", origin="2015", count=7)
    )
    db.session.flush()
    said = {
        (r["college"], r["position"], r["source"]): r["nombre"]
        for r in rows(get(browse, of, "supports.csv"))
    }
    assert said == {
        ("citoyen", "pour", ""): "2",
        ("agent", "pour", ""): "1",
        ("inconnu", "contre", "2015"): "7",
    }


def test_results_appear_once_the_vote_is_counted_and_unsealed(browse):
    of = make.consultation(phases=[make.phase("vote", -3, 1)])
    vote = make.vote(of)
    make.envelopes(vote, [(["1", "2"], 1), (["2"], 1)])
    assert rows(get(browse, of, "results.csv")) == []
    make.counted(vote)
    with time_machine.travel(vote.closes_at + timedelta(minutes=9), tick=False):
        assert rows(get(browse, of, "results.csv")) == []
    with time_machine.travel(vote.closes_at + timedelta(minutes=11), tick=False):
        said = rows(get(browse, of, "results.csv"))
    assert [
        (r["option"], r["compte"], r["rang"], r["retenue"]) for r in said if r["college"] == "tous"
    ] == [("2", "2", "1", "1"), ("1", "1", "2", "0"), ("3", "0", "3", "0")]


def test_options_that_nothing_separates_share_their_rank(browse):
    vote = make.vote(start=-3, end=-1, method_slug="schulze")
    make.envelopes(vote, [(["3", "1"], 1), (["3", "2"], 1)])
    make.counted(vote)
    said = rows(get(browse, vote.consultation, "results.csv"))
    assert [(r["option"], r["rang"]) for r in said] == [("3", "1"), ("1", "2"), ("2", "2")]


def test_an_option_hides_the_words_of_a_contribution_that_is_hidden(browse):
    vote = make.vote(start=-3, end=-1)
    refused = make.contribution(vote.consultation, title="À ne plus lire", state="refused")
    vote.options[0].label, vote.options[0].contribution_id = refused.title, refused.id
    make.counted(vote)
    page = browse().get(f"/concertations/{vote.consultation.slug}/donnees/results.csv")
    assert "Mesure 2" in page.get_data(as_text=True)
    assert "À ne plus lire" not in page.get_data(as_text=True)


@pytest.mark.parametrize("format", ["csv", "bureautique", "json"])
def test_an_imported_column_keeps_its_name_whatever_signs_are_in_it(browse, format):
    of = make.consultation()
    name = "Que dire de l'eau, de « l'air » ;\net de \"100 %\" :b \\ ?"
    make.contribution(of, extra={"open": {name: "Rien"}})
    made = get(browse, of, f"contributions.{format}")
    text = b"".join(made.response).decode("utf-8-sig")
    separator = ";" if format == "bureautique" else ","
    read = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    [said] = json.loads(text) if format == "json" else read
    assert said[f"source:{name}"] == "Rien"


def test_a_file_is_made_once_for_each_version_of_its_consultation(browse):
    of = make.consultation()
    make.contribution(of)
    for _ in range(2):
        get(browse, of, "contributions.json")
    assert db.session.query(ExportFile).count() == 1
    make.contribution(of)
    touch(of.scope)
    commit()
    page = get(browse, of, "contributions.json")
    assert len(json.loads(b"".join(page.response))) == 2
    assert db.session.query(ExportFile).count() == 2


def test_old_files_are_purged_with_their_content(browse, session):
    of = make.consultation()
    get(browse, of, "contributions.json")
    [old] = db.session.query(ExportFile).all()
    digest = old.sha256
    old.made_at = now() - timedelta(hours=2)
    make.contribution(of)
    touch(of.scope)
    commit()
    get(browse, of, "contributions.json")
    work.purge.work()
    assert db.session.query(ExportFile).count() == 1
    with pytest.raises(KeyError):
        storage().open(digest)


def test_the_archive_holds_every_data_set_and_a_manifest_that_tells_the_truth(browse):
    of = make.consultation()
    make.comment(make.contribution(of))
    made = io.BytesIO(b"".join(get(browse, of, "tout.zip").response))
    with zipfile.ZipFile(made) as archive:
        said = json.loads(archive.read("manifeste.json"))
        assert len(said["fichiers"]) == len(work.queries.DATASETS)
        for file in said["fichiers"]:
            content = archive.read(file["fichier"])
            assert hashlib.sha256(content).hexdigest() == file["sha256"]
            read = list(csv.reader(io.StringIO(content.decode(), newline="")))
            assert len(read) - 1 == file["lignes"]
            assert read[0] == [c["nom"] for c in file["colonnes"]]
    assert said["licence"]["nom"].startswith("Licence Ouverte 2.0")
    assert get(browse, of, "manifeste.json").json["concertation"] == of.slug


def test_files_are_named_by_day_lab_consultation_and_kind(browse):
    of = make.consultation()
    page = get(browse, of, "contributions.xlsx")
    name = f"{of.lab.slug}_{of.slug}_contributions.xlsx"
    assert name in page.headers["Content-Disposition"]


def test_a_draft_has_no_data_for_the_public(browse):
    of = make.consultation(published=False)
    for name in ("", "/contributions.csv", "/tout.zip", "/manifeste.json"):
        assert browse().get(f"/concertations/{of.slug}/donnees{name}").status_code == 404


def test_the_complete_files_are_for_the_facilitators_of_the_lab(browse):
    of = make.consultation()
    make.contribution(of, author=make.user(name="Jean Visible"))
    address = "complet/contributions.csv"
    assert browse().get(f"/concertations/{of.slug}/donnees/{address}").status_code == 403
    for role in ("moderator",):
        who = make.member(of.lab, role)
        assert browse(who).get(f"/concertations/{of.slug}/donnees/{address}").status_code == 403
    [said] = rows(get(browse, of, address, make.member(of.lab, "facilitator")))
    assert said["signature"] == "Jean Visible"


def test_each_complete_file_leaves_one_act_in_the_journal(app, browse, tmp_path):
    of = make.consultation()
    make.contribution(of)
    facilitator = make.member(of.lab, "facilitator")
    get(browse, of, "contributions.csv", facilitator)
    browse(make.user()).get(f"/concertations/{of.slug}/donnees/complet/contributions.csv")
    assert db.session.query(Act).count() == 0
    get(browse, of, "complet/contributions.json", facilitator)
    command = ["exports", "write", of.slug, "arguments", "csv", "--complete"]
    app.test_cli_runner().invoke(args=[*command, "-o", str(tmp_path / "x.csv")])
    said = [(a.verb, a.object_id, a.lab_id, a.actor_id, a.details) for a in journal.chain()]
    first = {"dataset": "contributions", "format": "json", "rows": 1}
    second = {"dataset": "arguments", "format": "csv", "rows": 0}
    assert said == [
        ("export.complete", of.id, of.lab_id, facilitator.id, first),
        ("export.complete", of.id, of.lab_id, None, second),
    ]
    assert journal.verify(journal.chain(), journal.head()) == []


def test_an_unknown_format_is_not_found(browse):
    of = make.consultation()
    assert browse().get(f"/concertations/{of.slug}/donnees/contributions.doc").status_code == 404


def test_the_page_offers_each_data_set_in_each_format(browse):
    of = make.consultation()
    said = browse().get(f"/concertations/{of.slug}/donnees").get_data(as_text=True)
    for dataset in work.queries.DATASETS:
        for format in work.FORMATS:
            assert f"/donnees/{dataset}.{format}" in said


def test_the_command_writes_a_file(app, session, tmp_path):
    of = make.consultation()
    make.contribution(of)
    out = tmp_path / "x.csv"
    made = app.test_cli_runner().invoke(
        args=["exports", "write", of.slug, "contributions", "csv", "-o", str(out)]
    )
    assert made.exit_code == 0, made.output
    assert len(list(csv.reader(out.open(newline="")))) == 2
