"""Filters for text laid out on paper."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def cell_lines(text: str) -> SafeString:
    """The ` / ` with which readers mark a line break inside a cell, as a line break."""
    return mark_safe(conditional_escape(text).replace(" / ", "<br>"))
