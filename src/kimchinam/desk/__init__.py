"""My desk: what waits for me, from every room's queries. It acts on nothing itself."""
