"""Public bodies of Viet Nam by name and date: who bears a name on a day, and who came after those that have ended.

    from datetime import date
    from vanban import Unit, UnitList, resolve

    ours = UnitList([Unit(id="7", name="Sở Tài chính"), Unit(id="8", name="UBND tỉnh Lào Cai")])
    resolve("Sở KH&ĐT", on=date(2026, 3, 2), units=ours).unit.id    # "7": it carries on what that body did

The built-in gazetteer is read when it is first asked, never by an import. Its files in `data/` have one body a row:

    id  name  aliases (a | b)  kind  level  valid_from  valid_to  successors (ids)  source (keys of sources.tsv)

`level` is centre, province, district or commune; of the last three a row stands for a body that each of them has, and "…" in
the name says that the level or the place must follow. `valid_from` is the first day for which the source names the body; it
may be older. `valid_to` is the first day on which it is no more. A row without a source or a first day does not load.
"""
