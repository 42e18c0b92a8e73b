"""What people say of a board: its founding, its programmes, who comes and who goes."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import people
from kimchinam.base.alphabet import alphabetical
from kimchinam.base.clock import today
from kimchinam.base.stamps import Stamped
from kimchinam.organisations.models import Organisation
from kimchinam.organisations.queries import living_tree
from kimchinam.programmes.actions import (
    SeatFacts,
    change_scope,
    describe_board,
    end_board,
    end_seat,
    found_board,
    seat_member,
)
from kimchinam.programmes.forms.foundations import PaperChoice
from kimchinam.programmes.forms.seeking import SeekingForm, SoughtChoices
from kimchinam.programmes.models import Board, Programme, Seat
from kimchinam.programmes.queries import founders_of_boards, programmes_to_steer, scope_of_board
from kimchinam.programmes.states import BoardRole
from kimchinam.ui.choosing import UnitField
from kimchinam.ui.inputs import DayInput


class BoardForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên ban"), max_length=300)
    paper = forms.CharField(
        label=gettext_lazy("Văn bản thành lập"),
        max_length=300,
        help_text=gettext_lazy("Loại, số và ngày, như trên văn bản."),
    )
    founded_on = forms.DateField(label=gettext_lazy("Thành lập từ ngày"), widget=DayInput())


class NewBoardForm(BoardForm):
    """A board over one programme; the page of the board adds others."""

    organisation = UnitField(label=gettext_lazy("Đơn vị lập ban"), queryset=Organisation.objects.none())

    def __init__(self, *args: Any, programme: Programme, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"organisation": programme.organisation_id}} | kwargs)
        self.programme = programme
        self.fields["organisation"].queryset = founders_of_boards(programme, user)  # type: ignore[attr-defined]
        self.order_fields(["organisation"])

    def found(self, *, by: User) -> Board:
        return found_board(by=by, programmes=[self.programme], **self.cleaned_data)


class DescribeBoardForm(Stamped, BoardForm):
    def describe(self, board: Board, *, by: User) -> None:
        describe_board(board, by=by, **self.cleaned_data)


class ScopeForm(Stamped, SeekingForm):
    programmes = PaperChoice(
        label=gettext_lazy("Chương trình, kế hoạch ban chỉ đạo"), queryset=Programme.objects.none()
    )
    day = forms.DateField(
        label=gettext_lazy("Từ ngày"),
        widget=DayInput(),
        initial=today,
        help_text=gettext_lazy("Trước ngày này phạm vi vẫn như cũ."),
    )

    def __init__(self, *args: Any, board: Board, user: User, **kwargs: Any) -> None:
        held = set(scope_of_board(board, user, today()).values_list("pk", flat=True))
        kwargs |= {"initial": {"programmes": sorted(held)}}
        super().__init__(*args, facts={"programmes": held}, **kwargs)
        self.board = board
        self.offer(programmes=programmes_to_steer(board.organisation, user, also=held))

    def save(self, *, by: User) -> None:
        data = self.cleaned_data
        change_scope(self.board, by=by, programmes=list(data["programmes"]), day=data["day"], seen=data["seen"])


class PersonChoice(SoughtChoices):
    """People to tick, each with the post he holds today: many bear like names."""

    def offer(self, chosen: Collection[UUID], word: str) -> None:
        """In the order of the alphabet, which no database knows."""
        super().offer(chosen, word)
        shown: Any = self.choices
        self.choices = sorted(shown, key=lambda one: (one[0] not in chosen, alphabetical(str(one[1]))))

    def label_from_instance(self, obj: Any) -> str:
        post = next(iter(obj.held), None)
        return f"{obj} – {post}" if post else str(obj)


class SeatForm(SeekingForm):
    """One or several people who sign in here, or one in writing, all in one role."""

    role = forms.ChoiceField(
        label=gettext_lazy("Vai trò trong ban"), choices=BoardRole.choices, initial=BoardRole.MEMBER
    )
    people = PersonChoice(
        label=gettext_lazy("Người có tài khoản"),
        queryset=User.objects.none(),
        required=False,
        help_text=gettext_lazy("Chức vụ và đơn vị để trống thì lấy theo vị trí hiện nay của từng người."),
    )
    name = forms.CharField(
        label=gettext_lazy("Hoặc họ và tên"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Người chưa có tài khoản; ghi cả chức vụ."),
    )
    position = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=200, required=False)
    unit = UnitField(label=gettext_lazy("Đơn vị"), queryset=Organisation.objects.none(), required=False)
    charge = forms.CharField(label=gettext_lazy("Phụ trách"), max_length=500, required=False)
    day_from = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DayInput())
    day_to = forms.DateField(
        label=gettext_lazy("Đã thôi từ ngày"),
        widget=DayInput(),
        required=False,
        help_text=gettext_lazy("Để trống khi đang giữ."),
    )

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        first = {} if board.seats.exists() else {"day_from": board.founded_on}
        super().__init__(*args, **{"initial": first} | kwargs)
        self.board = board
        self.fields["unit"].queryset = living_tree(today())  # type: ignore[attr-defined]
        self.offer(people=people().filter(is_active=True).order_by("full_name", "pk"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "people" in data and bool(data["people"]) == bool(data.get("name")):
            self.add_error("name", _("Hãy chọn người có tài khoản, hoặc ghi một họ tên; không cả hai."))
        elif data.get("name") and not data.get("position"):
            self.add_error("position", _("Hãy ghi chức vụ."))
        return data

    @transaction.atomic
    def seat(self, *, by: User) -> list[Seat]:
        """All of them, or none."""
        data = dict(self.cleaned_data)
        chosen = list(data.pop("people"))
        facts = [SeatFacts(person=person, **data) for person in chosen or [None]]
        return [seat_member(self.board, by=by, facts=one) for one in facts]


class EndSeatForm(forms.Form):
    day = forms.DateField(
        label=gettext_lazy("Thôi từ ngày"),
        widget=DayInput(),
        initial=today,
        help_text=gettext_lazy("Ghi nhầm người thì chọn chính ngày bắt đầu: người ấy chưa từng giữ vai này."),
    )

    def end(self, seat: Seat, *, by: User) -> None:
        end_seat(seat, by=by, day=self.cleaned_data["day"])


class EndBoardForm(forms.Form):
    day = forms.DateField(
        label=gettext_lazy("Giải thể từ ngày"),
        widget=DayInput(),
        initial=today,
        help_text=gettext_lazy("Ghi nhầm ban thì chọn chính ngày thành lập: coi như chưa từng có ban này."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Lý do, văn bản kèm theo"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )

    def end(self, board: Board, *, by: User) -> None:
        end_board(board, by=by, **self.cleaned_data)
