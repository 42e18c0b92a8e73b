"""Boards that steer programmes (ban chủ nhiệm, ban chỉ đạo): who sits on them, and over what.

Every day here is one of a paper. What holds from `day_from` holds until the day before `day_to`: on the day on which a new chair
begins, the old one no longer sits.
"""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kimchinam.base.models import Row
from kimchinam.organisations.models import Organisation
from kimchinam.programmes.models.programme import Programme
from kimchinam.programmes.states import BoardRole


class Board(Row):
    """A board, founded by the decision of a unit. It steers the programmes of its `scope`."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="boards")
    """The unit that founded it."""
    name = models.CharField(_("tên ban"), max_length=300)
    paper = models.CharField(_("văn bản thành lập"), max_length=300)
    """Number and day of the decision, in words."""
    founded_on = models.DateField(_("ngày thành lập"))
    ended_on = models.DateField(_("giải thể từ ngày"), null=True, blank=True)
    """The first day on which it is no more."""
    programmes = models.ManyToManyField(Programme, through="BoardScope", related_name="boards")

    class Meta:
        ordering = ["founded_on", "created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")), name="board_days_in_order"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(paper=""), name="board_has_a_name_and_a_paper"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def said(self) -> dict[str, object]:
        """What a person says of it on one form."""
        return {name: getattr(self, name) for name in ("name", "paper", "founded_on")}

    def stands_on(self, day: date) -> bool:
        return self.founded_on <= day and (self.ended_on is None or self.ended_on > day)


class HeldRow(Row):
    """Something that holds from a day until the day before another."""

    day_from = models.DateField(_("từ ngày"))
    day_to = models.DateField(_("đến trước ngày"), null=True, blank=True)

    class Meta:
        abstract = True


class BoardScope(HeldRow):
    """A programme that a board steers. Only issued ones are, which nobody deletes."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="scope")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="steered")

    class Meta:
        ordering = ["board", "day_from", "created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "programme"], condition=Q(day_to__isnull=True), name="board_scope_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(day_to__isnull=True) | Q(day_to__gte=F("day_from")), name="board_scope_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.board}: {self.programme}"


class Seat(HeldRow):
    """The place of one member: somebody who signs in here, or a name in writing."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="seats"
    )
    name = models.CharField(_("họ và tên"), max_length=120, blank=True)
    """Of a member without an account."""
    position = models.CharField(_("chức vụ"), max_length=200, blank=True)
    """As it was when he was seated."""
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="seats")
    role = models.CharField(_("vai trò trong ban"), max_length=10, choices=BoardRole.choices, default=BoardRole.MEMBER)
    charge = models.CharField(_("phụ trách"), max_length=500, blank=True)

    class Meta:
        ordering = ["board", "day_from", "created_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, name="") | (Q(person__isnull=True) & ~Q(name="") & ~Q(position="")),
                name="seat_of_one_person",
            ),
            models.CheckConstraint(
                condition=Q(day_to__isnull=True) | Q(day_to__gte=F("day_from")), name="seat_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["board"], condition=Q(day_to__isnull=True, role=BoardRole.CHAIR), name="seat_one_chair"
            ),
            models.UniqueConstraint(
                fields=["board", "person"],
                condition=Q(day_to__isnull=True, person__isnull=False),
                name="seat_person_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["board", "name", "position"],
                condition=Q(day_to__isnull=True, person__isnull=True),
                name="seat_name_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.person.full_name if self.person else self.name

    @property
    def place(self) -> str:
        """Position and unit as people say them: "Phó Chánh Văn phòng Tỉnh ủy" names its unit already."""
        named = self.unit and any(name and name in self.position for name in (self.unit.name, self.unit.short_name))
        return ", ".join(part for part in (self.position, "" if named else str(self.unit or "")) if part)
