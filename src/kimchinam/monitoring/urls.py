from django.urls import path

from kimchinam.monitoring.views import (
    board,
    bulk,
    calendar,
    evidence,
    exceptions,
    lists,
    papers,
    quick,
    saved,
    tasks,
    timeline,
    units,
)

app_name = "monitoring"
urlpatterns = [
    path("", lists.task_list, name="list"),
    path("ngoai-le/", exceptions.exceptions, name="exceptions"),
    path("bang/", board.board, name="board"),
    path("lich/", calendar.calendar, name="calendar"),
    path("dong-thoi-gian/", timeline.timeline, name="timeline"),
    path("cach-xem/", saved.saved_views, name="saved_views"),
    path("cach-xem/<uuid:pk>/", saved.saved_view, name="saved_view"),
    path("cach-xem/<uuid:pk>/xoa/", saved.delete_saved_view, name="delete_saved_view"),
    path("don-vi/<uuid:pk>/", units.unit, name="unit"),
    path("<uuid:pk>/", tasks.task, name="task"),
    path("<uuid:pk>/thoi-han/", tasks.set_deadline, name="set_deadline"),
    path("<uuid:pk>/nhanh/", quick.quick, name="quick"),
    path("<uuid:pk>/nop/", evidence.hand_in, name="hand_in"),
    path("cho-toi/", papers.waiting, name="waiting"),
    path("nhieu/<slug:slug>/", bulk.bulk, name="bulk"),
    path("giay/<slug:slug>/<uuid:pk>/", papers.on_paper, name="paper_act"),
    path("<uuid:pk>/<slug:slug>/", papers.on_task, name="act"),
    path("ket-qua/<uuid:pk>/nghiem-thu/", evidence.accept, name="accept"),
    path("ket-qua/<uuid:pk>/tra-lai/", evidence.give_back, name="return"),
    path("ket-qua/<uuid:pk>/tep/", evidence.download, name="file"),
]
