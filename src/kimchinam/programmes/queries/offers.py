"""Tasks that units offer to take upon themselves."""

from django.db.models import Q, QuerySet

from kimchinam.accounts.models import User
from kimchinam.accounts.queries import reach
from kimchinam.accounts.states import Permission
from kimchinam.programmes.models import Offer
from kimchinam.programmes.queries.seeing import cleared
from kimchinam.programmes.states import OfferState


def offers_visible_to(user: User) -> QuerySet[Offer]:
    """Offers of, or to, a unit in the person's reach."""
    mine = reach(user)
    offers = Offer.objects.filter(cleared(mine.clearance, "programme__"), secrecy__lte=mine.clearance)
    if mine.everything:
        return offers
    return offers.filter(Q(organisation__in=mine.organisations) | Q(programme__organisation__in=mine.organisations))


def offers_to_answer(user: User) -> QuerySet[Offer]:
    """Those that wait for this person's answer: twin of `rules.check_can_answer`. The longest wait first."""
    offers = offers_visible_to(user).filter(state=OfferState.OFFERED)
    if not user.may(Permission.BUILD_PROGRAMME):
        return offers.none()
    mine = reach(user)
    if not mine.everything:
        offers = offers.filter(programme__organisation__in=mine.organisations)
    return offers.exclude(organisation__in=[post.organisation_id for post in user.posts_today]).order_by("created_at")
