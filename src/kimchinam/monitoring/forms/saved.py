"""The name under which filters are kept."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimchinam.accounts.models import User
from kimchinam.monitoring.actions.saving import change_view, save_view
from kimchinam.monitoring.models import SavedView


class ViewForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Tên cách xem"), max_length=80)
    shared = forms.BooleanField(label=gettext_lazy("Chia sẻ với đơn vị của tôi"), required=False)


class SavedViewForm(ViewForm):
    """Says which unit sees the view, or would: a person may act for another one than when he shared it."""

    def __init__(self, data: QueryDict | None = None, *, view: SavedView, user: User) -> None:
        super().__init__(data, initial={"name": view.name, "shared": view.shared_with_id is not None})
        self.view = view
        if unit := view.shared_with or user.acting_for:
            self.fields["shared"].label = _("Chia sẻ với %(unit)s") % {"unit": unit}

    def save(self, *, by: User) -> None:
        change_view(self.view, by=by, **self.cleaned_data)


class NewViewForm(ViewForm):
    """`query`: the words of the address that was looked at."""

    query = forms.CharField(widget=forms.HiddenInput, required=False)

    def save(self, *, by: User) -> SavedView:
        return save_view(by=by, **self.cleaned_data)
