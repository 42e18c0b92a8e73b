"""Tasks that units offer to take upon themselves, as they stood at the end of a day."""

from datetime import date
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.base.clock import end_of, today
from kimchinam.programmes.models import Offer, Task
from kimchinam.programmes.queries.seeing import cleared, visible_to
from kimchinam.programmes.states import OfferState


def offers_visible_to(user: User, on: date) -> QuerySet[Any]:
    """Offers of, or to, a unit in the person's reach that were made by a day; `then_state` is how each stood at its end."""
    mine = reach(user)
    offers = Offer.objects.filter(cleared(mine.clearance, "programme__"), secrecy__lte=mine.clearance)
    offers = offers.filter(created_at__lt=end_of(on)).annotate(then_state=_state_on(on))
    if mine.everything:
        return offers
    return offers.filter(
        Q(organisation__among=mine.organisations) | Q(programme__organisation__among=mine.organisations)
    )


def _state_on(on: date) -> F | Case:
    """That of today is the column itself, which has an index."""
    if on >= today():
        return F("state")
    return Case(When(answered_at__gte=end_of(on), then=Value(OfferState.OFFERED)), default="state")


def offers_to_answer(user: User, on: date) -> QuerySet[Any]:
    """Those that waited for an answer at the end of a day, of those to whom this person answers now: twin of
    `rules.check_can_answer`. The longest wait first.
    """
    offers = offers_visible_to(user, on).filter(then_state=OfferState.OFFERED)
    mine, none = reach(user), Q(pk__in=[])
    in_reach = Q() if mine.everything else Q(programme__organisation__among=mine.organisations)
    built = Q(programme__breaks_down=None) & in_reach if user.may(Permission.BUILD_PROGRAMME) else none
    own = Q(programme__breaks_down__isnull=False, programme__organisation=user.acting_for)
    passed_on = own if user.may(Permission.BREAK_DOWN) and user.acting_for else none
    offers = offers.filter(built | passed_on)
    return offers.exclude(organisation__in=[post.organisation_id for post in user.posts_today]).order_by("created_at")


def wholes_for(offer: Offer, user: User) -> QuerySet[Task]:
    """In a breakdown: the open tasks of the unit of which an offer can become a part; none elsewhere."""
    programme = offer.programme
    if programme.breaks_down_id is None:
        return Task.objects.none()
    tasks = visible_to(user).filter(programme=programme.breaks_down_id, lead=programme.organisation_id)
    return tasks.filter(closed_on=None, received_on__isnull=False).order_by("order")
