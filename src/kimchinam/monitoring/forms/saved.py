"""The name under which filters are kept."""

from django import forms
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.monitoring.actions.saving import change_view, save_view
from kimchinam.monitoring.models import SavedView


class SavedViewForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên cách xem"), max_length=80)
    shared = forms.BooleanField(label=gettext_lazy("Chia sẻ với đơn vị của tôi"), required=False)

    def change(self, view: SavedView, *, by: User) -> None:
        change_view(view, by=by, **self.cleaned_data)


class NewViewForm(SavedViewForm):
    """`query`: the words of the address that was looked at."""

    query = forms.CharField(widget=forms.HiddenInput, required=False)

    def save(self, *, by: User) -> SavedView:
        return save_view(by=by, **self.cleaned_data)
