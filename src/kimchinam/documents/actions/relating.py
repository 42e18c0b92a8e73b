"""What a document has to do with others, and who else may see it."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from kimchinam.accounts.models import User
from kimchinam.audit.actions import record
from kimchinam.audit.models import ids, ref
from kimchinam.base.refusals import RefusedError
from kimchinam.documents.models import Document, Relation
from kimchinam.documents.queries import visible_to
from kimchinam.documents.rules import check_can_describe
from kimchinam.documents.states import RELATED, SHARED, UNRELATED
from kimchinam.organisations.models import Organisation


@transaction.atomic
def relate(document: Document, *, by: User, kind: str, other: Document | None = None, other_name: str = "") -> Relation:
    """Say that a document implements, is based on or replaces another, registered or only named. Idempotent."""
    check_can_describe(by, document)
    if other and other.pk == document.pk:
        raise RefusedError(_("Văn bản không thể có quan hệ với chính nó."))
    if other and not visible_to(by).filter(pk=other.pk).exists():
        raise RefusedError(_("Không tìm thấy văn bản kia."))
    name = "" if other else other_name.strip()[:300]
    if not other and not name:
        raise RefusedError(_("Hãy chọn một văn bản đã đăng ký hoặc ghi tên văn bản."))
    kept: tuple[Relation, bool] = Relation.objects.living().get_or_create(
        document=document, kind=kind, other=other, other_name=name, defaults={"by": by}
    )
    relation, new = kept
    if new:
        record(RELATED, document, by=by, after={_fact_of(relation): _told(relation)}, words=_words_of(relation))
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, by: User) -> None:
    """Take a relation back. Idempotent."""
    check_can_describe(by, relation.document)
    fact, words = _fact_of(relation), _words_of(relation)
    if Relation.objects.filter(pk=relation.pk).take_back(by=by):  # else somebody else was faster, and told it
        record(UNRELATED, relation.document, by=by, before={fact: _told(relation)}, after={fact: None}, words=words)


def _fact_of(relation: Relation) -> str:
    return f"relation:{relation.pk}"


def _told(relation: Relation) -> list[str]:
    """Of a registered document only the id: whoever reads the log may not know its title."""
    return [relation.kind, str(relation.other_id or ""), relation.other_name]


def _words_of(relation: Relation) -> dict[str, object]:
    return {"relation": relation.kind, "other": ref(relation.other) if relation.other else relation.other_name}


@transaction.atomic
def share_document(document: Document, *, by: User, organisations: Iterable[Organisation]) -> None:
    """Let these units, too, see the document: what was issued from it brings it to them, and who issued may do that."""
    units = list(organisations)
    document.shared_with.add(*units)
    after = {"shared_with": ids(document.shared_with.all())}
    record(SHARED, document, by=by, after=after, words={"organisations": ", ".join(map(str, units))})
