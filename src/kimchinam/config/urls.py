from django.urls import include, path

from kimchinam.accounts.urls import sign_in_urls

urlpatterns = [
    *sign_in_urls,
    path("", include("kimchinam.desk.urls")),
    path("van-ban/", include("kimchinam.documents.urls")),
    path("duyet/", include("kimchinam.extraction.urls")),
    path("chuong-trinh/", include("kimchinam.programmes.urls")),
    path("nhiem-vu/", include("kimchinam.monitoring.urls")),
    path("to-chuc/", include("kimchinam.organisations.urls")),
    path("tai-khoan/", include("kimchinam.accounts.urls")),
    path("ui/", include("kimchinam.ui.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
