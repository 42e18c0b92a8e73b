"""The register, the upload, and the page of a document."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from kimchinam.accounts.models import SignedInRequest
from kimchinam.accounts.rules import check_may
from kimchinam.accounts.states import Permission
from kimchinam.base.refusals import allowed, refusals_in, refusals_said
from kimchinam.documents.actions import Received, read_again, unrelate
from kimchinam.documents.forms import DescribeForm, FilterForm, RelationForm, UploadForm
from kimchinam.documents.models import Document, Version
from kimchinam.documents.queries import (
    citations_of,
    holding,
    inverse_relations_of,
    newest_version,
    open_file,
    register,
    relations_of,
    visible_to,
)
from kimchinam.documents.queries.left_out import left_out_of
from kimchinam.documents.queries.paper import REFERENCE, Mark, lay_out
from kimchinam.documents.rules import check_can_describe
from kimchinam.documents.states import Reading, RelationKind
from kimchinam.ui.lists import chips, pager

PAGE = 50


@require_GET
def document_list(request: SignedInRequest) -> HttpResponse:
    filters = FilterForm(request.GET)
    documents = register(request.user).filter(holding(filters.words))
    counts = dict(documents.order_by().values("state").annotate(n=Count("pk")).values_list("state", "n"))
    if (state := request.GET.get("state")) in Reading.values:
        documents = documents.filter(state=state)
    waiting = counts.get(Reading.WAITING, 0) + counts.get(Reading.READING, 0)
    page = Paginator(documents, PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "chips": chips(request, "state", counts=counts, choices=Reading.choices),
        "page": page,
        "waiting": waiting,
        **pager(request, page),
        "can_register": request.user.may(Permission.REGISTER_DOCUMENT),
    }
    response = render(request, "documents/_register.html" if request.htmx else "documents/list.html", context)
    patch_vary_headers(response, ["HX-Request"])  # one address, two answers: going back must not show the fragment
    return response


def upload(request: SignedInRequest) -> HttpResponse:
    """Files and pasted text in; each is answered for by itself, and what was typed stays when something is refused."""
    check_may(request.user, Permission.REGISTER_DOCUMENT)
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        received, refused = form.receive(by=request.user)
        _say(request, received, chosen=form.cleaned_data["secrecy"])
        if not refused:
            if len(received) == 1:
                return redirect("documents:detail", pk=received[0].document.pk)
            return redirect("documents:list")
        for refusal in refused:
            form.add_error(None, f"{refusal.file_name}: {refusal.sentence}")
    return render(request, "documents/upload.html", {"form": form})


def _say(request: SignedInRequest, received: Sequence[Received], *, chosen: int) -> None:
    """One notice for all that is new. Sending a known file again changes nothing, not even its level: whoever chose
    another must learn that."""
    new = [f"“{one.document.heading}”" for one in received if not one.known]
    same = [_known(one) for one in received if one.known and one.document.secrecy == chosen]
    other = [_known(one) for one in received if one.known and one.document.secrecy != chosen]
    if len(new) == 1:
        messages.success(request, _("Đã nhận %(name)s, đang chờ đọc.") % {"name": new[0]})
    elif new:
        facts = {"count": len(new), "names": " · ".join(new)}
        messages.success(request, _("Đã nhận %(count)d văn bản, đang chờ đọc: %(names)s.") % facts)
    if same:
        messages.info(request, _("Không có gì được thêm: %(files)s.") % {"files": " · ".join(same)})
    if other:
        words = _(
            "Không có gì được thêm, và độ mật trong sổ vẫn như cũ: %(files)s. "
            "Độ mật được đổi ở phần thông tin của văn bản ấy."
        )
        messages.warning(request, words % {"files": " · ".join(other)})


def _known(one: Received) -> str:
    facts = {"file": one.file_name, "name": one.document.heading, "level": one.document.get_secrecy_display()}
    return _("tệp “%(file)s” đã có trong sổ là “%(name)s” (%(level)s)") % facts


@require_GET
def detail(request: SignedInRequest, pk: UUID) -> HttpResponse:
    document = get_object_or_404(visible_to(request.user).select_related("organisation"), pk=pk)
    version = newest_version(document)
    may_describe = allowed(check_can_describe, request.user, document)
    context: dict[str, Any] = {
        "document": document,
        "version": version,
        "can_describe": may_describe,
        "relations": relations_of(document, request.user),
        "inverse_relations": inverse_relations_of(document, request.user),
        "relation_form": RelationForm(user=request.user, document=document) if may_describe else None,
        **_text_of(version, request),
    }
    return render(request, "documents/detail.html", context)


def _text_of(version: Version | None, request: SignedInRequest) -> dict[str, Any]:
    if version is None or version.state != Reading.READ:
        return {}
    citations = citations_of(version, request.user)
    occurrences = list(version.occurrences.select_related("provision"))
    marks = [Mark(one.start, one.end, REFERENCE) for one in version.citations.all()]
    return {
        "pieces": lay_out(version.text, marks=marks, occurrences=occurrences),
        "occurrences": occurrences,
        "left_out": left_out_of(version.text),
        "citations": citations,
        "relation_kinds": RelationKind.choices,
    }


@require_GET
def reading_state(request: SignedInRequest, pk: UUID) -> HttpResponse:
    """Fragment that asks again every second while the text is read, and then turns the page over."""
    document = get_object_or_404(visible_to(request.user), pk=pk)
    version = newest_version(document)
    if version and version.state in (Reading.READ, Reading.UNREADABLE):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "documents/_reading.html", {"document": document, "version": version})


def describe(request: SignedInRequest, pk: UUID) -> HttpResponse:
    document = get_object_or_404(visible_to(request.user), pk=pk)
    check_can_describe(request.user, document)
    form = DescribeForm(request.POST or None, instance=document, user=request.user)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            form.describe(document, by=request.user)
            messages.success(request, _("Đã lưu thông tin văn bản."))
            return redirect("documents:detail", pk=pk)
    return render(request, "documents/describe.html", {"form": form, "document": Document.objects.get(pk=pk)})


@require_POST
def add_relation(request: SignedInRequest, pk: UUID) -> HttpResponse:
    document = get_object_or_404(visible_to(request.user), pk=pk)
    check_can_describe(request.user, document)
    form = RelationForm(request.POST, user=request.user, document=document)
    if form.is_valid():
        with refusals_in(form):
            relation = form.relate(document, by=request.user)
            said = (
                _("Đã ghi quan hệ với văn bản trong sổ.") if relation.other else _("Đã ghi quan hệ theo tên văn bản.")
            )
            messages.success(request, said)
            return redirect("documents:detail", pk=pk)
    return render(request, "documents/relate.html", {"form": form, "document": document})


@require_POST
def remove_relation(request: SignedInRequest, pk: UUID, relation: UUID) -> HttpResponse:
    document = get_object_or_404(visible_to(request.user), pk=pk)
    unrelate(get_object_or_404(relations_of(document, request.user), pk=relation), by=request.user)
    messages.success(request, _("Đã bỏ quan hệ."))
    return redirect("documents:detail", pk=pk)


@require_POST
def read_once_more(request: SignedInRequest, pk: UUID) -> HttpResponse:
    document = get_object_or_404(visible_to(request.user), pk=pk)
    version = newest_version(document)
    with refusals_said(request):
        if version:
            read_again(version, by=request.user)
    return redirect("documents:detail", pk=pk)


@require_GET
def original(request: SignedInRequest, pk: UUID) -> FileResponse:
    """The kept bytes as they came; always offered as a download, never shown inside the site."""
    document = get_object_or_404(visible_to(request.user), pk=pk)
    version = newest_version(document)
    assert version is not None  # a document is received with its first version
    response = FileResponse(open_file(version.file), as_attachment=True, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(version.file_name)}"
    return response
