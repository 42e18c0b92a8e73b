from __future__ import annotations

import pytest

from vanban.finding.cell_bodies import bodies_of


@pytest.mark.parametrize(
    ("cell", "lead", "supporting"),
    [
        ("Sở Y tế (chủ trì), Sở Tài chính (phối hợp)", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Sở Y tế (cơ quan chủ trì); Công an tỉnh (đơn vị phối hợp)", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Sở Y tế (Chủ trì), Sở Tài chính, Sở Nội vụ", ["Sở Y tế"], ["Sở Tài chính", "Sở Nội vụ"]),
        ("Sở Y tế, Sở Tài chính (phối hợp)", ["Sở Y tế"], ["Sở Tài chính"]),
        ("Chủ trì: Sở Y tế; phối hợp: Công an tỉnh, Sở Tài chính", ["Sở Y tế"], ["Công an tỉnh", "Sở Tài chính"]),
        ("Chủ trì: Sở Y tế\nPhối hợp: Công an tỉnh", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Sở Y tế chủ trì, phối hợp với Công an tỉnh", ["Sở Y tế"], ["Công an tỉnh"]),
        ("Sở Y tế chủ trì; phối hợp cùng với Sở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"]),
        ("Cơ quan chủ trì: Sở Y tế. Cơ quan phối hợp: Sở Nội vụ", ["Sở Y tế"], ["Sở Nội vụ"]),
        # nothing says who leads: all do; and words that are parts of names
        ("Sở Y tế, Sở Tài chính", ["Sở Y tế", "Sở Tài chính"], []),
        ("Ủy ban nhân dân xã (huyện cũ)", ["Ủy ban nhân dân xã (huyện cũ)"], []),
        ("Tổ công tác phối hợp liên ngành", ["Tổ công tác phối hợp liên ngành"], []),
        ("Văn phòng (Phòng Tổng hợp)", ["Văn phòng (Phòng Tổng hợp)"], []),
        ("", [], []),
    ],
)
def test_cell_of_the_lead_tells_who_leads_and_who_supports(cell: str, lead: list[str], supporting: list[str]) -> None:
    assert bodies_of(lead=cell.split("\n"), supporting=[]) == (tuple(lead), tuple(supporting))


def test_cell_of_supporters_gives_no_lead() -> None:
    found = bodies_of(lead=["Sở Y tế"], supporting=["Sở Nội vụ (phối hợp)", "Phối hợp: Công an tỉnh"])
    assert found == (("Sở Y tế",), ("Sở Nội vụ", "Công an tỉnh"))
