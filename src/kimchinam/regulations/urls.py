from django.urls import path

from kimchinam.regulations import views

app_name = "regulations"
urlpatterns = [
    path("", views.rules, name="list"),
    path("lich/", views.this_year, name="this_year"),
    path("lich/<int:number>/", views.calendar_year, name="year"),
    path("lich/them/", views.add_days, name="add_days"),
    path("lich/ngay/<uuid:pk>/", views.calendar_rule, name="calendar_rule"),
    path("lich/ngay/<uuid:pk>/doi-chieu/", views.verify_days, name="verify_days"),
    path("hieu-luc/<uuid:pk>/", views.period, name="period"),
    path("hieu-luc/<uuid:pk>/doi-chieu/", views.verify_period, name="verify_period"),
    path("giao-linh-vuc/", views.mandate_map, name="mandates"),
    path("giao-linh-vuc/don-vi/<uuid:unit>/", views.unit_mandates, name="unit_mandates"),
    path("giao-linh-vuc/don-vi/<uuid:unit>/giao/", views.give, name="give_mandate"),
    path("giao-linh-vuc/<uuid:mandate>/ket-thuc/", views.end, name="end_mandate"),
    path("<slug:slug>/", views.rule, name="rule"),
    path("<slug:slug>/gia-tri-moi/", views.set_value, name="set"),
]
