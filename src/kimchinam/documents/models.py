import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.folding import fold
from kimchinam.base.models import PublishableRow, RevocableRow, Row, ended_together, published_together
from kimchinam.base.states import Secrecy, Urgency
from kimchinam.documents.states import Reading, RelationKind
from kimchinam.organisations.models import Organisation


class File(Row):
    """Kept bytes. The same bytes are one file, whoever sends them and under whatever name."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.sha256[:12]

    @property
    def store_name(self) -> str:
        """Where the store keeps it; derived from the hash alone."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Document(PublishableRow):
    """A work: a resolution, a programme, a plan, a report. Its texts are its versions."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    """The unit that registered it and to which it belongs."""
    shared_with = models.ManyToManyField(Organisation, related_name="documents_shared", blank=True)
    title = models.CharField(_("trích yếu"), max_length=1000)
    kind = models.CharField(_("loại văn bản"), max_length=60, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, editable=False, db_index=True)
    issuer = models.CharField(_("cơ quan ban hành"), max_length=300, blank=True)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    signer = models.CharField(_("người ký"), max_length=200, blank=True)
    urgency = models.PositiveSmallIntegerField(_("độ khẩn"), choices=Urgency.choices, default=Urgency.ORDINARY)
    described_by_person = models.BooleanField(default=False)
    """A person has set the facts above: reading again no longer fills them."""
    search_key = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            published_together("document_published_together"),
            models.CheckConstraint(condition=Q(secrecy__lt=Secrecy.TOP_SECRET), name="document_not_top_secret"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip() if self.number else self.title

    def save(self, *, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """The keys always follow the facts that they are made of."""
        self.number_key = number_key(self.number)
        self.search_key = fold(f"{self.number} {self.kind} {self.title} {self.issuer}")
        if update_fields is not None:
            update_fields = {*update_fields, "number_key", "search_key"}
        super().save(update_fields=update_fields, **kwargs)

    @property
    def heading(self) -> str:
        """What people call it: "Nghị quyết 05-NQ/TU"; the title when it has no number."""
        return f"{self.kind.capitalize()} {self.number}".strip() if self.number else self.title

    @property
    def full_title(self) -> str:
        """Kind and subject in one line: "Chương trình hành động thực hiện Nghị quyết …"."""
        return f"{self.kind.capitalize()} {self.title}" if self.kind and self.title[:1].islower() else self.title


def number_key(number: str) -> str:
    """Two spellings of one number share a key: `05 - NQ/TU` and `5-NQ/TU`."""
    return "".join(number.split()).lower().replace("–", "-").lstrip("0")


class Version(Row):
    """One file of a document, and how far its reading has come. A waiting version is the reader's work list."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="versions")
    sequence = models.PositiveIntegerField(default=1)
    file_name = models.CharField(max_length=255)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=Reading.choices, default=Reading.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    """Percent."""
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason_code = models.CharField(max_length=40, blank=True)
    reason_vi = models.TextField(blank=True)
    reason_en = models.TextField(blank=True)

    class Meta:
        ordering = ["document", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["document", "sequence"], name="version_sequence"),
            models.CheckConstraint(
                condition=Q(state=Reading.UNREADABLE) ^ Q(reason_code=""), name="unreadable_has_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["state", "claimed_until"], name="version_waiting")]

    def __str__(self) -> str:
        return f"{self.document} ({self.sequence})"

    def reason(self, language: str) -> str:
        return self.reason_en if language.startswith("en") else self.reason_vi


class Text(Row):
    """What was read from a version: clean text, where blocks and tables stand in it, and the way back to the raw text."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="text")
    content = models.TextField()
    layout = models.JSONField(default=dict)
    """{"blocks": [[start, end, kind, bold, page]], "tables": [[start, end, [[start, end, row, column, rowspan, colspan]]]],
    "offsets": [[clean, raw]]} and what is not in the text: {"unread_pages": [page], "hidden": count,
    "comments": [[start, end, text, author, day]]}, missing in a text that was read before it was kept."""
    reader = models.CharField(max_length=40)
    pages = models.PositiveIntegerField(null=True)

    def __str__(self) -> str:
        return self.content[:80]


class Provision(Row):
    """A clause that lasts over versions: tasks and comments point here. Matched by its path of labels."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="provisions")
    path = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "path"], name="provision_once")]

    def __str__(self) -> str:
        return clause_name(self.path)


_STEP = re.compile(r"(?P<kind>PL|VB|D|h)?(?P<name>[^~]*)")
_STEP_WORDS = {"PL": "Phụ lục", "VB": "Văn bản kèm theo", "D": "Điều"}


def clause_name(path: str) -> str:
    """How people cite a provision: `PL1/h2/3` → "Phụ lục 1.3", `D5/2/dd` → "Điều 5.2.đ". Headings without a number go unnamed."""
    words: list[str] = []
    for step in path.split("/"):
        match = _STEP.fullmatch(step.partition("~")[0])
        if match and match["kind"] != "h":
            kind, name = _STEP_WORDS.get(match["kind"], ""), "đ" if match["name"] == "dd" else match["name"]
            if words and name.startswith(f"{words[-1]}."):
                words.pop()  # "3.1" under "3" is cited without its parent
            words.append(f"{kind} {name}".strip())
    return ".".join(words) or path


class Occurrence(Row):
    """A provision in one version: its label, its title and its span in the text."""

    provision = models.ForeignKey(Provision, on_delete=models.CASCADE, related_name="occurrences")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="occurrences")
    order = models.PositiveIntegerField()
    depth = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=30)
    label = models.CharField(max_length=80)
    title = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="occurrence_order"),
            models.UniqueConstraint(fields=["version", "provision"], name="occurrence_once"),
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="occurrence_span"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.title}".strip()


class Citation(Row):
    """Another document named in the text of a version."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    kind = models.CharField(max_length=60, blank=True)
    number = models.CharField(max_length=80, blank=True)
    number_key = models.CharField(max_length=80, blank=True, db_index=True)

    class Meta:
        ordering = ["version", "start"]

    def __str__(self) -> str:
        return self.surface


class Relation(RevocableRow):
    """`document` implements, is based on, or replaces another: one that is registered, or one known only by its name."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=20, choices=RelationKind.choices)
    other = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="inverse_relations"
    )
    other_name = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "other"], condition=Q(ended_at=None), name="relation_once"
            ),
            models.UniqueConstraint(  # apart, for the constraint above lets NULLs be doubled
                fields=["document", "kind", "other_name"],
                condition=Q(other__isnull=True, ended_at=None),
                name="named_relation_once",
            ),
            models.CheckConstraint(condition=Q(other__isnull=False) ^ ~Q(other_name=""), name="relation_names_one"),
            models.CheckConstraint(condition=~Q(document=F("other")), name="relation_to_another"),
            ended_together("relation_ended_together"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.get_kind_display()} {self.other or self.other_name}"
