"""The page of a consultation."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from consult.db import now
from tests import make
from tests.conftest import visible_text


def page_of(client, consultation):
    return client.get(f"/concertations/{consultation.slug}")


def test_a_draft_does_not_exist_but_for_the_facilitators_of_its_lab(browse):
    draft = make.consultation(published=False, phases=[])
    assert page_of(browse(make.member(draft.lab, "facilitator")), draft).status_code == 200
    for role in ("moderator", None):
        who = make.member(draft.lab, role) if role else None
        assert page_of(browse(who), draft).status_code == 404
    other = make.member(make.lab(), "manager")
    assert page_of(browse(other), draft).status_code == 404


@pytest.mark.parametrize(
    ("start", "end", "concluded", "expected"),
    [
        (1, 5, False, "Ouverture"),
        (-1, 5, False, "Proposer une idée"),
        (-5, -1, False, "La participation est terminée"),
        (-5, -1, True, "Lire la synthèse"),
    ],
)
def test_the_page_says_what_can_be_done_now(browse, start, end, concluded, expected):
    made = make.consultation(
        phases=[make.phase(start=start, end=end)],
        synthesis_published_at=now() if concluded else None,
    )
    assert expected in visible_text(page_of(browse(), made))


def test_overlapping_phases_are_all_offered(browse):
    made = make.consultation(phases=[make.phase(), make.phase("vote"), make.phase("reading")])
    make.vote(made, title="Quelles mesures\u202f?")
    said = visible_text(page_of(browse(), made))
    assert "Proposer une idée" in said
    assert "Voter : Quelles mesures" in said


def test_only_agents_are_invited_to_a_consultation_of_agents(browse):
    made = make.consultation(who_may="agents")
    for who, invited in ((None, False), (make.user(), False), (make.agent(), True)):
        said = visible_text(page_of(browse(who), made))
        assert ("Proposer une idée" in said) == invited


def test_a_synthesis_overdue_is_said_to_be_late(browse):
    due = (now() - timedelta(days=2)).date()
    made = make.consultation(phases=[make.phase(start=-5, end=-3)], synthesis_due=due)
    assert "Synthèse en retard" in visible_text(page_of(browse(), made))


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        (
            "Europe/Paris",
            "1er juillet 2026 à 12 h au mardi 1er décembre 2026 à 11 h (heure de Paris)",
        ),
        (
            "Indian/Reunion",
            "1er juillet 2026 à 14 h au mardi 1er décembre 2026 à 14 h (heure de La Réunion)",
        ),
        (
            "America/Cayenne",
            "1er juillet 2026 à 7 h au mardi 1er décembre 2026 à 7 h (heure de la Guyane)",
        ),
    ],
)
def test_dates_are_said_at_the_time_of_the_lab(browse, zone, expected):
    span = {
        "opens_at": datetime(2026, 7, 1, 10, tzinfo=UTC),
        "closes_at": datetime(2026, 12, 1, 10, tzinfo=UTC),
    }
    made = make.consultation(lab=make.lab(zone=zone), phases=[make.phase(**span)])
    said = visible_text(page_of(browse(), made)).replace("\u00a0", " ")
    assert expected in said


def test_openings_and_closings_happen_by_themselves_at_the_minute(browse):
    opening = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
    with time_machine.travel(opening - timedelta(seconds=1), tick=False):
        made = make.consultation(
            phases=[make.phase(opens_at=opening, closes_at=opening + timedelta(days=1))]
        )
        assert "Proposer une idée" not in visible_text(page_of(browse(), made))
    with time_machine.travel(opening, tick=False):
        assert "Proposer une idée" in visible_text(page_of(browse(), made))
    with time_machine.travel(opening + timedelta(days=1), tick=False):
        assert "Proposer une idée" not in visible_text(page_of(browse(), made))


def test_hidden_contributions_are_not_on_the_page(browse):
    made = make.consultation()
    make.contribution(made, title="Visible de tous")
    make.contribution(made, title="Texte retenu", state="held", supports=9)
    for who in (None, make.member(made.lab)):
        said = visible_text(page_of(browse(who), made))
        assert "Visible de tous" in said
        assert "Texte retenu" not in said


def test_what_the_lab_writes_never_becomes_markup(browse):
    made = make.consultation(
        title="<b>Gras</b>",
        essential=["<script>x</script>"],
        open_to_change="<img src=x onerror=y>",
    )
    page = page_of(browse(), made).text
    assert "<b>Gras" not in page
    assert "<script>x" not in page
    assert "<img src=x" not in page


def test_figures_are_written_as_in_french(browse):
    made = make.consultation(contributions_citizen=1204, contributions_agent=87)
    said = visible_text(page_of(browse(), made))
    assert "1 204 contributions citoyennes" in said.replace("\u202f", " ")
    assert "les 1 291 contributions" in said.replace("\u202f", " ")


def test_the_page_asks_the_database_as_much_for_many_as_for_few(browse, statements):
    def asked(address):
        statements.clear()
        assert browse().get(address).status_code == 200
        return len([s for s in statements if s.startswith("SELECT")])

    quiet = make.consultation()
    busy = make.consultation(phases=[make.phase(), make.phase("vote"), make.phase("vote", 1, 2)])
    for n in range(12):
        make.contribution(busy, supports=n)
        make.theme(busy, f"Thème {n}")
    for _ in range(4):
        make.vote(busy)
    addresses = [f"/concertations/{made.slug}" for made in (busy, quiet)]
    many, few = map(asked, addresses)
    assert many == few <= 7
