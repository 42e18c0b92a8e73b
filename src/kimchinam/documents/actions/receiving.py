"""Bytes in: kept once by their hash, entered into the register of a unit."""

import hashlib
from dataclasses import dataclass
from typing import IO

from django.core.files.base import File as DjangoFile
from django.core.files.storage import default_storage
from django.db import transaction

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.base.clock import now
from kimchinam.base.states import Secrecy, Urgency
from kimchinam.documents.models import Document, File, Version
from kimchinam.documents.queries import is_kept, visible_to
from kimchinam.documents.rules import check_can_register
from kimchinam.documents.states import RECEIVED
from kimchinam.organisations.models import Organisation


def keep_bytes(stream: IO[bytes]) -> File:
    """Keep a stream by its SHA-256; bytes that are kept already are not written again.

    To be called before a transaction, which would hold the locks of the database for as long as the copying takes. Bytes
    that no document names in the end do no harm: they wait for the day on which somebody sends them again.
    """
    digest = hashlib.sha256()
    size = 0
    for chunk in iter(lambda: stream.read(1 << 20), b""):
        digest.update(chunk)
        size += len(chunk)
    stream.seek(0)
    file = File(sha256=digest.hexdigest(), size=size)
    if not is_kept(file):
        default_storage.save(file.store_name, DjangoFile(stream))
    return File.objects.get_or_create(sha256=file.sha256, defaults={"size": size})[0]


@dataclass(frozen=True, slots=True)
class Received:
    document: Document
    file_name: str
    """Under which it was sent now; a known document may have come under another."""
    known: bool
    """True when the register already held a document of these bytes; then nothing was added."""


def receive_file(
    *,
    by: User,
    stream: IO[bytes],
    file_name: str,
    organisation: Organisation | None = None,
    secrecy: int = Secrecy.OPEN,
    urgency: int = Urgency.ORDINARY,
) -> Received:
    """Enter a file into the register of a unit (by default the one the person acts for); the worker will read it.

    The same bytes are one file; when a document the person can see already has them, that document is the answer.
    """
    organisation = organisation or by.acting_for
    check_can_register(by, organisation=organisation, secrecy=secrecy)
    assert organisation is not None  # the check refuses its absence
    document = Document(organisation=organisation, title=file_name[:1000], secrecy=secrecy, urgency=urgency)
    return _register(document, keep_bytes(stream), by=by, file_name=file_name)


@transaction.atomic
def _register(document: Document, file: File, *, by: User, file_name: str) -> Received:
    """Locks the file, so that of two who send the same bytes at once the second finds the document of the first."""
    file = File.objects.select_for_update().get(pk=file.pk)
    known = visible_to(by).filter(versions__file=file).first()
    if known:
        return Received(known, file_name, known=True)
    document.save()
    version = Version.objects.create(
        document=document, file=file, file_name=file_name[:255], received_at=now(), received_by=by
    )
    after = {"file_name": version.file_name, "sha256": file.sha256, "secrecy": document.secrecy, "state": version.state}
    record(RECEIVED, document, by=by, after=after)
    return Received(document, file_name, known=False)
