"""Tasks that units offer to take upon themselves."""

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.programmes.models import Offer, Task
from kimchinam.programmes.queries.seeing import cleared, visible_to
from kimchinam.programmes.states import OfferState


def offers_visible_to(user: User) -> QuerySet[Offer]:
    """Offers of, or to, a unit in the person's reach."""
    mine = reach(user)
    offers = Offer.objects.filter(cleared(mine.clearance, "programme__"), secrecy__lte=mine.clearance)
    if mine.everything:
        return offers
    return offers.filter(
        Q(organisation__among=mine.organisations) | Q(programme__organisation__among=mine.organisations)
    )


def offers_to_answer(user: User) -> QuerySet[Offer]:
    """Those that wait for this person's answer: twin of `rules.check_can_answer`. The longest wait first."""
    offers = offers_visible_to(user).filter(state=OfferState.OFFERED)
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
