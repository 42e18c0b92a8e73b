"""Which of his posts a person acts in: the one that his session names."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from kimchinam.accounts.models import User
from kimchinam.accounts.states import ACTING_POST


class ActingPostMiddleware:
    """Behind the sign-in. A post that ended meanwhile is passed over: the person acts in his first one again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.session.get(ACTING_POST)
        if chosen and isinstance(request.user, User):
            request.user.act_in(chosen)
        return self.get_response(request)
