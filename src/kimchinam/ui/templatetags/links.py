"""Pages of rooms downstream, without knowing those rooms: `{% object_links document as links %}` those that speak of an
object, `{% page_links as links %}` those that go on from the page itself."""

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


@register.simple_tag(takes_context=True)
def object_facts(context: RequestContext, row: Model) -> list[Any]:
    """Objects with .label .links: what those rooms know of it on the day people look at, as the setting OBJECT_FACTS says."""
    return import_string(settings.OBJECT_FACTS)(row, context["request"])  # type: ignore[no-any-return]


@register.simple_tag(takes_context=True)
def page_links(context: RequestContext) -> list[Any]:
    """The same objects, as the setting PAGE_LINKS knows them for the page that is shown and for its filters."""
    return import_string(settings.PAGE_LINKS)(context["request"])  # type: ignore[no-any-return]
