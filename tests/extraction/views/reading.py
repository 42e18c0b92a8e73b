"""Reading an answer of the desk the way a person would: its cards, their facts, what the page is told."""

import json
import re

from django.test import Client
from django.urls import reverse

from kimchinam.extraction.models import Candidate, Run

HTMX = {"HX-Request": "true"}


def desk(run: Run) -> str:
    return reverse("extraction:review", args=[run.version_id])


def verb(name: str, candidate: Candidate) -> str:
    return reverse(f"extraction:{name}", args=[candidate.pk])


def html(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def card_of(page: str, candidate: Candidate) -> str:
    """The card's own piece of the page."""
    found = re.search(rf'<article[^>]*id="c-{candidate.sequence}".*?</article>', page, re.DOTALL)
    assert found
    return found[0]


def facts_of(card: str) -> dict[str, str]:
    lines = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", card)
    return {label: re.sub(r"<[^>]+>", "", words) for label, words in lines}


def answered(response: object) -> dict[str, object]:
    """What the page is told beside the fragments."""
    return json.loads(response.headers["HX-Trigger-After-Settle"])["desk:answered"]  # type: ignore[attr-defined, no-any-return]
