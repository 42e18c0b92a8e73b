"""What people send: files, pasted text, the facts of a document and its relations."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.base.refusals import RefusedError
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import Received, describe_document, receive_file, relate
from kimchinam.documents.models import Document
from kimchinam.documents.queries import visible_to
from kimchinam.documents.rules import TOP_SECRET_REFUSED
from kimchinam.documents.states import RelationKind
from vanban import MAX_BYTES, fold

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of uploaded files; empty ones are let through, for the reader says better what is wrong with them."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        return list(data) if data else []


@dataclass(frozen=True, slots=True)
class Refusal:
    file_name: str
    sentence: str


class UploadForm(forms.Form):
    originals = ManyFilesField(label=gettext_lazy("Tệp"), required=False)
    pasted = forms.CharField(
        label=gettext_lazy("Hoặc dán văn bản"), required=False, widget=forms.Textarea(attrs={"rows": 8}), strip=False
    )
    pasted_name = forms.CharField(label=gettext_lazy("Tên của văn bản dán"), required=False, max_length=200)
    secrecy = forms.TypedChoiceField(
        label=gettext_lazy("Độ mật"), choices=Secrecy.choices, coerce=int, initial=Secrecy.OPEN
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("originals") and not (data.get("pasted") or "").strip():
            raise forms.ValidationError(_("Hãy chọn ít nhất một tệp hoặc dán văn bản."))
        if data.get("secrecy") == Secrecy.TOP_SECRET:
            self.add_error("secrecy", TOP_SECRET_REFUSED)
        return data

    def receive(self, *, by: User) -> tuple[list[Received], list[Refusal]]:
        """Enter each file by itself: one that is refused does not take the others with it."""
        received: list[Received] = []
        refused: list[Refusal] = []
        for name, stream, too_large in self._streams():
            if too_large:
                refused.append(Refusal(name, _too_large()))
                continue
            try:
                received.append(
                    receive_file(by=by, stream=stream, file_name=name, secrecy=self.cleaned_data["secrecy"])
                )
            except RefusedError as refusal:
                refused.append(Refusal(name, str(refusal)))
        return received, refused

    def _streams(self) -> Iterator[tuple[str, IO[bytes], bool]]:
        for file in self.cleaned_data["originals"]:
            yield file.name, file, getattr(file, "too_large", False)
        if pasted := self.cleaned_data["pasted"].strip():
            name = self.cleaned_data["pasted_name"].strip() or pasted.splitlines()[0][:80]
            yield f"{name}.txt", BytesIO(pasted.encode()), False


def _too_large() -> str:
    return _("Tệp lớn hơn %(limit)d MB nên không được giữ lại. Hãy tách tệp thành nhiều phần.") % {
        "limit": MAX_BYTES // 2**20
    }


class DescribeForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Document
        fields = ["title", "kind", "number", "issuer", "issued_on", "signer", "secrecy", "urgency"]
        widgets = {"title": forms.Textarea(attrs={"rows": 3}), "issued_on": DAY}
        labels = {"issued_on": gettext_lazy("Ngày ban hành")}

    def clean_secrecy(self) -> int:
        """Said here, for the database would refuse it in words of its own."""
        secrecy: int = self.cleaned_data["secrecy"]
        if secrecy >= Secrecy.TOP_SECRET:
            raise forms.ValidationError(TOP_SECRET_REFUSED)
        return secrecy

    def describe(self, document: Document, *, by: User) -> None:
        """The row is read again so that the action sees the facts as they were."""
        describe_document(Document.objects.get(pk=document.pk), by=by, **self.cleaned_data)


class RelationForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Quan hệ"), choices=RelationKind.choices)
    other = forms.ModelChoiceField(
        label=gettext_lazy("Văn bản đã đăng ký"), queryset=Document.objects.none(), required=False
    )
    other_name = forms.CharField(label=gettext_lazy("Hoặc ghi tên văn bản"), required=False, max_length=300)

    def __init__(self, *args: Any, user: User, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = visible_to(user).exclude(pk=document.pk)
        self.fields["other"].queryset = others  # type: ignore[attr-defined]

    def relate(self, document: Document, *, by: User) -> None:
        relate(document, by=by, **self.cleaned_data)


class FilterForm(forms.Form):
    """Filters of the register, all in the URL."""

    q = forms.CharField(label=gettext_lazy("Tìm trong sổ văn bản"), required=False)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def words(self) -> list[str]:
        return fold(self.cleaned_data.get("q") or "").split() if self.is_valid() else []
