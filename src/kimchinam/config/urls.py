from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from kimchinam.accounts.urls import sign_in_urls

urlpatterns = [
    *sign_in_urls,
    path("", include("kimchinam.desk.urls")),
    path("van-ban/", include("kimchinam.documents.urls")),
    path("duyet/", include("kimchinam.extraction.urls")),
    path("chuong-trinh/", include("kimchinam.programmes.urls")),
    path("nhiem-vu/", include("kimchinam.alarms.urls")),
    path("nhiem-vu/", include("kimchinam.monitoring.urls")),
    path("trao-doi/", include("kimchinam.exchange.urls")),
    path("to-chuc/", include("kimchinam.organisations.urls")),
    path("tai-khoan/", include("kimchinam.accounts.urls")),
    path("quy-dinh/", include("kimchinam.regulations.urls")),
    path("thong-bao/", include("kimchinam.notices.urls")),
    path("ui/", include("kimchinam.ui.urls")),
    # The sign-in page, too, can be read in English.
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
]
