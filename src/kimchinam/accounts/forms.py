from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.actions import (
    change_password,
    give_post,
    put_in_charge,
    register_person,
    set_email,
    set_password,
)
from kimchinam.accounts.models import Charge, Post, SignedInRequest, User
from kimchinam.accounts.states import Role
from kimchinam.base.clock import today
from kimchinam.organisations.queries import living_tree
from kimchinam.ui.choosing import UnitField
from kimchinam.ui.inputs import DayInput

LONGEST_USERNAME = 60
CURRENT_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "current-password"})
NEW_PASSWORD = forms.PasswordInput(attrs={"autocomplete": "new-password"})


class SignInForm(AuthenticationForm):
    """Every spelling of a name is one name, also to those who count the wrong passwords."""

    username = UsernameField(max_length=LONGEST_USERNAME)

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        return username.lower()


class PersonForm(forms.Form):
    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    username = forms.RegexField(
        label=gettext_lazy("Tên đăng nhập"),
        regex=r"^[a-zA-Z0-9._-]+$",
        max_length=LONGEST_USERNAME,
        help_text=gettext_lazy("Chữ không dấu, số, dấu chấm, gạch ngang."),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu ban đầu"), widget=NEW_PASSWORD, help_text=gettext_lazy("Ít nhất 10 ký tự.")
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"].lower()
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError(_("Tên đăng nhập này đã có người dùng."))
        return username

    def clean_password(self) -> str:
        """Cleaned after the names, which it must not be like."""
        password: str = self.cleaned_data["password"]
        names = {name: self.cleaned_data.get(name, "") for name in ("username", "full_name")}
        validate_password(password, User(**names))
        return password

    def register(self, *, by: User) -> User:
        return register_person(by=by, **self.cleaned_data)


class PasswordForm(forms.Form):
    password = forms.CharField(label=gettext_lazy("Mật khẩu mới"), widget=NEW_PASSWORD)

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def set(self, user: User, *, by: User) -> None:
        set_password(user, by=by, password=self.cleaned_data["password"])


class OwnPasswordForm(forms.Form):
    """The old password and a new one, twice.

    A wrong old one counts like a wrong sign-in: nobody guesses it at a desk left open.
    """

    old = forms.CharField(label=gettext_lazy("Mật khẩu hiện nay"), widget=CURRENT_PASSWORD, strip=False)
    new = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"),
        widget=NEW_PASSWORD,
        strip=False,
        help_text=gettext_lazy("Ít nhất 10 ký tự."),
    )
    again = forms.CharField(label=gettext_lazy("Mật khẩu mới, lần nữa"), widget=NEW_PASSWORD, strip=False)

    def __init__(self, *args: Any, request: SignedInRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if authenticate(self.request, username=self.request.user.username, password=old) is None:
            raise forms.ValidationError(_("Mật khẩu hiện nay không đúng."))
        return old

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if new == self.cleaned_data.get("old"):
            raise forms.ValidationError(_("Mật khẩu mới phải khác mật khẩu hiện nay."))
        validate_password(new, self.request.user)
        return new

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("new", again):
            raise forms.ValidationError(_("Hai lần gõ mật khẩu mới không giống nhau."))
        return again

    def change(self) -> None:
        change_password(by=self.request.user, password=self.cleaned_data["new"])


class PostForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Post
        fields = ["organisation", "title", "role", "scope", "clearance", "valid_from"]
        field_classes = {"organisation": UnitField}
        labels = {"organisation": gettext_lazy("Đơn vị"), "valid_from": gettext_lazy("Từ ngày")}
        widgets = {"valid_from": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units: forms.ModelChoiceField[Any] = self.fields["organisation"]  # type: ignore[assignment]
        units.queryset, units.empty_label = living_tree(today()), _("Chọn đơn vị")
        self.fields["role"].choices = [("", _("Chọn vai trò")), *Role.choices]  # type: ignore[attr-defined]
        self.fields["valid_from"].initial = today

    def give(self, user: User, *, by: User) -> Post:
        return give_post(user=user, by=by, **self.cleaned_data)


class ChargeForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = Charge
        fields = ["organisation", "valid_from"]
        field_classes = {"organisation": UnitField}
        labels = {"organisation": gettext_lazy("Đơn vị"), "valid_from": gettext_lazy("Từ ngày")}
        widgets = {"valid_from": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units: forms.ModelChoiceField[Any] = self.fields["organisation"]  # type: ignore[assignment]
        units.queryset, units.empty_label = living_tree(today()), _("Chọn đơn vị")
        self.fields["valid_from"].initial = today

    def give(self, user: User, *, by: User) -> Charge:
        return put_in_charge(user, by=by, **self.cleaned_data)


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư điện tử"),
        required=False,
        help_text=gettext_lazy("Để trống thì người này chỉ được báo ở chuông."),
    )

    def set(self, user: User, *, by: User) -> None:
        set_email(user, by=by, email=self.cleaned_data["email"])
