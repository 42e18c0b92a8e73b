from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.actions import set_email
from kimchinam.accounts.models import User
from kimchinam.notices.actions import set_preference
from kimchinam.notices.queries import preference_of
from kimchinam.notices.states import MailWhen

HOURS = [(hour, f"{hour:02}:00") for hour in range(6, 19)]
"""Hours at which somebody may be at his desk."""


class WaysForm(forms.Form):
    """Where and when a person gets his mail."""

    email = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư điện tử"),
        required=False,
        help_text=gettext_lazy("Để trống thì chỉ báo ở chuông. Thư không bao giờ nêu tên việc có độ mật."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    mail_when = forms.ChoiceField(label=gettext_lazy("Thư điện tử"), choices=MailWhen.choices, widget=forms.RadioSelect)
    hour = forms.TypedChoiceField(
        label=gettext_lazy("Giờ gửi thư gộp"),
        choices=HOURS,
        coerce=int,
        help_text=gettext_lazy("Chỉ vào ngày làm việc. Cảnh báo của hôm nay mà đến sau giờ này thì được gửi ngay."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        chosen = preference_of(user)
        initial = {"email": user.email, "mail_when": chosen.mail_when, "hour": chosen.hour}
        super().__init__(*args, **{"initial": initial} | kwargs)

    def save(self, *, by: User) -> None:
        set_email(by, by=by, email=self.cleaned_data["email"])
        set_preference(by=by, mail_when=self.cleaned_data["mail_when"], hour=self.cleaned_data["hour"])
