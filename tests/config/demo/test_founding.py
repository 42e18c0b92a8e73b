"""Promise: every unit of the demo office is of the kind that its name says, in both languages; the office says it is invented."""

import pytest
from django.conf import LazySettings
from django.utils import translation

from kimchinam.audit.queries import history
from kimchinam.config.demo.founding import found_units
from kimchinam.organisations.queries import is_demo

KINDS = [
    ("tinh-uy", "Cấp ủy", "Party committee"),
    ("ban-thuong-vu", "Cấp ủy", "Party committee"),
    ("du-ubnd", "Cấp ủy", "Party committee"),
    ("vp-tinh-uy", "Ban, cơ quan của cấp ủy", "Party commission or body"),
    ("hdnd", "Hội đồng nhân dân", "People’s council"),
    ("ubnd", "Ủy ban nhân dân", "People’s committee"),
    ("so-y-te", "Sở, ngành", "Department"),
    ("xa-con-say", "Xã, phường", "Commune or ward"),
]


@pytest.mark.django_db
def test_units_are_of_the_kind_that_their_name_says() -> None:
    units = found_units()

    for language, place in (("vi", 1), ("en", 2)):
        with translation.override(language):
            shown = [units[kind[0]].get_kind_display() for kind in KINDS]  # type: ignore[attr-defined]
        assert shown == [kind[place] for kind in KINDS]


@pytest.mark.django_db
def test_office_is_known_as_invented_where_it_may_be_shown(settings: LazySettings) -> None:
    settings.DEMO = True
    before = is_demo()
    root = found_units()["tinh-uy"]

    assert (before, is_demo()) == (False, True)
    assert "organisation.invented" in [event.verb for event in history("organisations.organisation", root.pk)]
    settings.DEMO = False
    assert not is_demo()
