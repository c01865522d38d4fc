"""Received = read + set aside, item by item."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as some

from consult.synthesis import certificate as certificates
from consult.synthesis.certificate import issue, sealed, unaccounted, verify
from consult.synthesis.document import Contribution, Document, Received
from tests.synthesis import material

TRUE = material.read(material.HALVES[0]).document
AT = "2026-07-01T09:00:00+00:00"
ISSUED = issue(TRUE, AT)


def swapped(changed: Contribution) -> Document:
    texts = tuple(changed if one.id == changed.id else one for one in TRUE.contributions)
    return replace(TRUE, contributions=texts)


def removed(one: Contribution) -> Document:
    return replace(TRUE, contributions=tuple(c for c in TRUE.contributions if c.id != one.id))


def added(one: Contribution) -> Document:
    late = replace(one, id="c-late", read=None, received_at="2026-08-01T00:00:00+00:00")
    return replace(
        TRUE,
        contributions=(*TRUE.contributions, late),
        received=(*TRUE.received, Received(late.id, late.received_at)),
    )


def slipped_in(one: Contribution) -> Document:
    return replace(TRUE, contributions=(*TRUE.contributions, replace(one, id="c-new")))


BREAKS = {
    "remove": removed,
    "add": added,
    "slip in": slipped_in,
    "hide": lambda one: swapped(replace(one, state="hidden")),
    "erase": lambda one: swapped(replace(one, state="erased", text="", title="")),
    "merge": lambda one: swapped(replace(one, read=None, merged_into="c-nowhere")),
    "merge in itself": lambda one: swapped(replace(one, merged_into=one.id)),
    "unread": lambda one: swapped(replace(one, read=None)),
    "edit": lambda one: swapped(replace(one, version=one.version + 1)),
    "aside without a reason": lambda one: swapped(replace(one, read=None, aside=" ")),
    "redate": lambda one: swapped(replace(one, received_at="2020-01-01T00:00:00+00:00")),
}
MENDS = {
    "hide": lambda one: swapped(replace(one, state="hidden", aside="Propos injurieux.")),
    "erase": lambda one: swapped(
        replace(one, state="erased", text="", aside="À la demande de son auteur.")
    ),
    "merge": lambda one: swapped(
        replace(
            one, read=None, merged_into=next(c.id for c in TRUE.contributions if c.id != one.id)
        )
    ),
    "unread": lambda one: swapped(replace(one, read=None, aside="Hors sujet.")),
    "edit": lambda one: swapped(
        replace(one, version=one.version + 1, read_version=one.version + 1)
    ),
}
contributions = some.sampled_from(TRUE.contributions)


def test_a_whole_reading_is_green_sealed_and_says_where_each_item_went():
    assert ISSUED.green and ISSUED.received == ISSUED.read == len(TRUE.contributions)
    assert verify(ISSUED) == verify(ISSUED, TRUE) == []
    assert next(one for one in ISSUED.items if one.id == "c1").findings == ("f1",)
    assert certificates.loads(certificates.dump(ISSUED)) == ISSUED
    assert issue(TRUE, AT) == ISSUED


@settings(max_examples=40, deadline=None)
@given(contributions, some.sampled_from(sorted(BREAKS)))
def test_whatever_is_removed_added_hidden_erased_or_merged_is_red_until_accounted(one, how):
    broken = BREAKS[how](one)
    made = issue(broken, AT)
    assert not made.green and made.unaccounted == 1
    assert unaccounted(made)[0].reason
    assert verify(made) == []  # red, and honest about it
    assert verify(ISSUED, broken)  # what was green does not hold any more
    if how in MENDS:
        mended = issue(MENDS[how](one), AT)
        assert mended.green and mended.received == ISSUED.received


@settings(max_examples=40, deadline=None)
@given(
    some.integers(0, len(ISSUED.items) - 1),
    some.sampled_from(["drop", "double", "aside", "green", "total"]),
)
def test_a_certificate_retouched_by_hand_does_not_verify_even_sealed_again(place, how):
    items = list(ISSUED.items)
    if how == "drop":
        del items[place]
    elif how == "double":
        items.append(items[place])
    elif how == "aside":
        items[place] = replace(items[place], account="aside", reason="")
    made = replace(ISSUED, items=tuple(items))
    if how == "green":
        made = replace(made, green=False)
    elif how == "total":
        made = replace(made, read=made.read - 1, aside=made.aside + 1)
    assert verify(made)
    assert verify(replace(made, digest=sealed(made)))


def test_a_merge_is_followed_to_one_that_is_read_and_a_circle_leads_nowhere():
    first, second, third = TRUE.contributions[:3]

    def with_these(*changed: Contribution) -> Document:
        known = {one.id: one for one in changed}
        return replace(TRUE, contributions=tuple(known.get(c.id, c) for c in TRUE.contributions))

    chain = with_these(
        replace(first, merged_into=second.id, read=None),
        replace(second, merged_into=third.id, read=None),
    )
    assert issue(chain, AT).green
    circle = with_these(
        replace(first, merged_into=second.id), replace(second, merged_into=first.id)
    )
    assert issue(circle, AT).unaccounted == 2
    hidden = with_these(
        replace(first, merged_into=second.id), replace(second, state="hidden", aside="Doublon.")
    )
    assert [one.id for one in unaccounted(issue(hidden, AT))] == [first.id]


def test_a_word_changed_without_its_version_is_seen_by_the_digest_of_the_document():
    changed = swapped(replace(TRUE.contributions[0], text="Autre chose."))
    assert verify(ISSUED, changed)
