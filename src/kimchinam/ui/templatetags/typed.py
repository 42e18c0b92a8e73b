"""What was typed into a form that no page can show again: `{% typed_words as words %}` on the page of an error."""

from django import template
from django.http import HttpRequest
from django.template.context import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def typed_words(context: Context) -> list[str]:
    """Texts of several words that were sent, in order. Choices, days and keys hold no space.

    No password is told: nothing that is called one, nothing of a form whose view has `sensitive_post_parameters`.
    """
    request: HttpRequest | None = context.get("request")
    if request is None or request.method != "POST" or hasattr(request, "sensitive_post_parameters"):
        return []
    sent = [(name, value.strip()) for name, values in request.POST.lists() for value in values]
    return [value for name, value in sent if len(value.split()) > 1 and "password" not in name]
