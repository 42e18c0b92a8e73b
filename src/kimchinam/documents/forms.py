"""What people send: files, pasted text, the facts of a document and its relations."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.base.refusals import RefusedError
from kimchinam.base.stamps import Stamped
from kimchinam.base.states import Secrecy
from kimchinam.documents.actions import Received, describe_document, receive_file, relate
from kimchinam.documents.models import Document, Relation, number_key
from kimchinam.documents.queries import called, facts_of, visible_to, words_of
from kimchinam.documents.rules import TOP_SECRET_REFUSED
from kimchinam.documents.states import RelationKind
from kimchinam.ui.inputs import DayInput
from vanban import MAX_BYTES

MOST_FILES = 100
"""In one upload."""
NEWEST_OFFERED = 50
"""Documents of the register that a browser offers while one types."""
TOO_MANY_FILES = format_lazy(
    gettext_lazy("Mỗi lần gửi được nhiều nhất {most} tệp. Hãy chia thành nhiều lần gửi."), most=MOST_FILES
)


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """A list of uploaded files; empty ones are let through, for the reader says better what is wrong with them."""

    widget = ManyFilesInput

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The script of the page says the same before anything is sent."""
        return {"data-most": MOST_FILES, "data-too-many": TOO_MANY_FILES}

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        files = list(data) if data else []
        if len(files) > MOST_FILES:
            raise forms.ValidationError(str(TOO_MANY_FILES))
        return files


@dataclass(frozen=True, slots=True)
class Refusal:
    file_name: str
    sentence: str


class SecrecyField(forms.TypedChoiceField):
    """The levels that a person may handle. The highest is not offered, and refused in words to who sends it all the same."""

    default_error_messages = {"invalid_choice": gettext_lazy("Bạn chưa được phép xử lý văn bản ở độ mật này.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=gettext_lazy("Độ mật"), help_text=TOP_SECRET_REFUSED, choices=Secrecy.choices, coerce=int, **options
        )

    def narrow(self, *, clearance: int) -> None:
        self.choices = [
            (level, label) for level, label in Secrecy.choices if level <= clearance and level < Secrecy.TOP_SECRET
        ]

    def clean(self, value: Any) -> int:
        if str(value) == str(int(Secrecy.TOP_SECRET)):
            raise forms.ValidationError(TOP_SECRET_REFUSED)
        secrecy: int = super().clean(value)
        return secrecy


class UploadForm(forms.Form):
    originals = ManyFilesField(label=gettext_lazy("Tệp"), required=False)
    pasted = forms.CharField(
        label=gettext_lazy("Hoặc dán văn bản"), required=False, widget=forms.Textarea(attrs={"rows": 8}), strip=False
    )
    pasted_name = forms.CharField(label=gettext_lazy("Tên của văn bản dán"), required=False, max_length=200)
    secrecy = SecrecyField(initial=Secrecy.OPEN)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["secrecy"].narrow(clearance=reach(user).clearance)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not data.get("originals") and not (data.get("pasted") or "").strip():
            raise forms.ValidationError(_("Hãy chọn ít nhất một tệp hoặc dán văn bản."))
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


class DescribeForm(Stamped, forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    secrecy = SecrecyField()

    class Meta:
        model = Document
        fields = ["title", "kind", "number", "issuer", "issued_on", "signer", "secrecy", "urgency"]
        widgets = {"title": forms.Textarea(attrs={"rows": 3}), "issued_on": DayInput}
        labels = {"issued_on": gettext_lazy("Ngày ban hành")}

    def __init__(self, *args: Any, user: User, instance: Document, **kwargs: Any) -> None:
        super().__init__(*args, instance=instance, facts=facts_of(instance), **kwargs)
        self.fields["secrecy"].narrow(clearance=reach(user).clearance)  # type: ignore[attr-defined]

    def describe(self, document: Document, *, by: User) -> None:
        describe_document(document, by=by, **self.cleaned_data)


class RelationForm(forms.Form):
    """Names the other document by its number or title. The register is asked first: what is registered shall be linked."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại quan hệ"), choices=RelationKind.choices)
    other_name = forms.CharField(
        label=gettext_lazy("Văn bản kia"),
        help_text=gettext_lazy("Số, ký hiệu hoặc tên. Văn bản đã có trong sổ sẽ được nối tới."),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"list": "registered-documents", "autocomplete": "off"}),
    )
    other = forms.ModelChoiceField(
        queryset=Document.objects.none(), required=False, empty_label=None, widget=forms.HiddenInput
    )
    unregistered = forms.BooleanField(required=False, widget=forms.HiddenInput)
    """Said after the register was asked: none of these, keep the name alone."""

    def __init__(self, *args: Any, user: User, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered: list[Document] = []
        """Registered documents that may be meant; the page asks which."""
        self._others = visible_to(user).exclude(pk=document.pk)
        self.fields["other"].queryset = self._others  # type: ignore[attr-defined]
        self.fields["other_name"].required = not self.data.get("other")

    @property
    def newest(self) -> "QuerySet[Document]":
        """Offered while typing; any other is found by what was typed."""
        return self._others[:NEWEST_OFFERED]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        name = (data.get("other_name") or "").strip()
        if data.get("other") or data.get("unregistered") or not name:
            return data
        self.offered = called(name, self._others)
        meant = [one for one in self.offered if name in (one.number, one.title) or one.number_key == number_key(name)]
        if len(meant) == 1:
            return data | {"other": meant[0]}
        if self.offered:
            raise forms.ValidationError(_("Trong sổ có văn bản khớp với tên này. Hãy chọn một, hoặc chỉ ghi tên."))
        return data

    def relate(self, document: Document, *, by: User) -> Relation:
        facts = {name: self.cleaned_data[name] for name in ("kind", "other", "other_name")}
        return relate(document, by=by, **facts)


class FilterForm(forms.Form):
    """Filters of the register, all in the URL."""

    q = forms.CharField(label=gettext_lazy("Tìm trong sổ văn bản"), required=False)
    state = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def words(self) -> list[str]:
        return words_of(self.cleaned_data.get("q") or "") if self.is_valid() else []
