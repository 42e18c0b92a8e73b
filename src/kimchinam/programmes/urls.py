from django.urls import path

from kimchinam.programmes.views import cascading, coverage, foundations, issuing, offers, programmes, sections, tasks

app_name = "programmes"
urlpatterns = [
    path("", programmes.programme_list, name="list"),
    path("lap/", programmes.create, name="create"),
    path("lay-tu/<uuid:document>/", programmes.take, name="take"),
    path("nhiem-vu/<uuid:task>/giao-tiep/", cascading.break_down, name="break_down"),
    path("de-xuat/", offers.offers, name="offers"),
    path("de-xuat/<uuid:pk>/", offers.offer, name="offer"),
    path("de-xuat/<uuid:pk>/rut/", offers.withdraw, name="offer_withdraw"),
    path("van-ban/<uuid:document>/chua-co-ai/", coverage.without_anybody, name="without_anybody"),
    path("<uuid:pk>/de-xuat/", offers.make, name="offer_make"),
    path("<uuid:pk>/do-phu/", coverage.coverage, name="coverage"),
    path("<uuid:pk>/do-phu/<uuid:provision>/", coverage.clause, name="clause"),
    path("<uuid:pk>/do-phu/<uuid:provision>/co-nhiem-vu/", coverage.take, name="clause_take"),
    path("<uuid:pk>/do-phu/<uuid:provision>/khong-can/", coverage.not_needed, name="clause_not_needed"),
    path("<uuid:pk>/do-phu/<uuid:provision>/bo/", coverage.undo, name="clause_undo"),
    path("<uuid:pk>/", programmes.detail, name="detail"),
    path("<uuid:pk>/sua/", programmes.describe, name="describe"),
    path("<uuid:pk>/xoa/", programmes.delete, name="delete"),
    path("<uuid:pk>/lay-them/", programmes.take_more, name="take_more"),
    path("<uuid:pk>/ban-hanh/", issuing.issue, name="issue"),
    path("<uuid:pk>/can-cu/", foundations.foundations, name="foundations"),
    path("<uuid:pk>/ket-thuc/", foundations.end, name="end"),
    path("<uuid:pk>/phan/", sections.sections, name="sections"),
    path("<uuid:pk>/phan/xep/", sections.place, name="place"),
    path("<uuid:pk>/phan/<uuid:section>/", sections.edit, name="section_edit"),
    path("<uuid:pk>/phan/<uuid:section>/chuyen/", sections.move, name="section_move"),
    path("<uuid:pk>/phan/<uuid:section>/bo/", sections.remove, name="section_remove"),
    path("<uuid:pk>/nhiem-vu/<uuid:task>/moc/", tasks.milestone, name="milestone"),
    path("<uuid:pk>/cap-nhan/", tasks.fill_receivers, name="fill_receivers"),
    path("<uuid:pk>/nhiem-vu/them/", tasks.add, name="task_add"),
    path("<uuid:pk>/nhiem-vu/<uuid:task>/sua/", tasks.edit, name="task_edit"),
    path("<uuid:pk>/nhiem-vu/<uuid:task>/bo/", tasks.remove, name="task_remove"),
]
