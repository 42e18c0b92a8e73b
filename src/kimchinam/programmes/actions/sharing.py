"""Whoever has to do something under a programme reads what it rests on."""

from collections.abc import Iterable

from kimchinam.accounts.models import User
from kimchinam.documents.actions import share_document
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models import Programme


def bring_document(programme: Programme, units: Iterable[Organisation], *, by: User) -> None:
    """Let these units read the paper of a programme. Nothing is said anew to those who have it, nor where there is none."""
    if programme.document is None:
        return
    asked = set(units)
    having = programme.document.shared_with.filter(pk__in=[unit.pk for unit in asked])
    if new := sorted(asked - set(having), key=str):
        share_document(programme.document, by=by, organisations=new)
