"""Who hears at once of a paper about a task: the unit in the lead, the level that assigned, or one that must decide."""

from collections.abc import Sequence

from kimchinam.accounts.models import User
from kimchinam.accounts.states import Permission
from kimchinam.monitoring.models import Evidence, Obstacle, Paper
from kimchinam.notices.states import Occasion
from kimchinam.programmes.actions import News, tell_deciders, tell_units


def tell_leads(occasion: Occasion, papers: Sequence[Evidence | Paper], *, by: User) -> None:
    news = [News(task=one.task, unit=one.task.lead, about=one) for one in papers if one.task.lead]
    tell_units(occasion, news=news, by=by)


def tell_assigners(occasion: Occasion, papers: Sequence[Evidence | Paper], *, by: User, permission: Permission) -> None:
    """Who may answer for the level that assigned; for the level above, where it leads the task itself."""
    tell_deciders(occasion, news=[assigners_news(one) for one in papers], by=by, permission=permission)


def assigners_news(paper: Evidence | Paper) -> News:
    return News(task=paper.task, unit=paper.task.programme.organisation, about=paper)


def tell_who_decides(occasion: Occasion, obstacle: Obstacle, *, by: User) -> None:
    """The level that must decide; while nobody knows it, the one that assigned, which is to name it."""
    unit = obstacle.decider or obstacle.task.programme.organisation
    news = News(task=obstacle.task, unit=unit, about=obstacle)
    tell_deciders(occasion, news=[news], by=by, permission=Permission.DECIDE_OBSTACLE)
