"""`{% object_links document as links %}`: pages of rooms downstream that speak of an object, without knowing those rooms."""

from typing import Any

from django import template
from django.conf import settings
from django.db.models import Model
from django.template.context import RequestContext
from django.utils.module_loading import import_string

register = template.Library()


@register.simple_tag(takes_context=True)
def object_links(context: RequestContext, row: Model) -> list[Any]:
    """Objects with .url .label .primary, as the setting OBJECT_LINKS knows them for the person who reads."""
    return import_string(settings.OBJECT_LINKS)(row, context["request"].user)  # type: ignore[no-any-return]
