"""Promise: a form whose key is stale changes nothing, and says how to get back to what was typed."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kimchinam.documents.models import Document
from tests.conftest import Office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "heading", "advice"),
    [
        ("vi", "Biểu mẫu chưa được gửi", "Bấm nút Quay lại của trình duyệt; chữ đã nhập thường vẫn còn trên trang đó."),
        (
            "en",
            "The form was not sent",
            "Press your browser’s Back button; what you typed is usually still on that page.",
        ),
    ],
)
def test_form_with_a_stale_key_is_refused_with_the_way_back(
    language: str, heading: str, advice: str, office: Office
) -> None:
    clerk = Client(enforce_csrf_checks=True)
    clerk.force_login(office.clerk, backend="django.contrib.auth.backends.ModelBackend")
    clerk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    typed = {"pasted": "Giao Sở Y tế lập đề án.", "secrecy": "0", "csrfmiddlewaretoken": "x" * 64}

    response = clerk.post(reverse("documents:upload"), typed)

    page = response.content.decode()
    assert response.status_code == 403
    assert f"<h1>{heading}</h1>" in page
    assert f"<li>{advice}</li>" in page
    assert "<form" not in page.partition("<main")[2]
    assert not Document.objects.exists()
