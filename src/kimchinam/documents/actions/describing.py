"""The facts of a document as a person read them."""

from datetime import date

from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.stamps import check_unchanged
from kimchinam.documents.models import Document
from kimchinam.documents.queries import facts_of
from kimchinam.documents.rules import check_can_describe, check_can_register
from kimchinam.documents.states import DESCRIBED


@transaction.atomic
def describe_document(
    document: Document,
    *,
    by: User,
    title: str,
    kind: str,
    number: str,
    issuer: str,
    issued_on: date | None,
    signer: str,
    secrecy: int,
    urgency: int,
    seen: str | None = None,
) -> None:
    """Set the facts of a document as a person read them; from now on they are his, not the reader's.

    `seen` is the stamp of the facts that he was shown; refused when they are no longer those.
    """
    document = Document.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=document.pk)
    check_can_describe(by, document)
    check_can_register(by, organisation=document.organisation, secrecy=secrecy)
    before = facts_of(document)
    check_unchanged(before, seen=seen)
    document.title, document.kind, document.number, document.issuer = title, kind, number, issuer
    document.issued_on, document.signer, document.secrecy, document.urgency = issued_on, signer, secrecy, urgency
    document.described_by_person = True
    document.save()
    record(DESCRIBED, document, by=by, before=before, after=facts_of(document))
