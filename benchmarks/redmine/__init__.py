"""Redmine of Debian beside Kim Chỉ Nam: the same machine, the same PostgreSQL, as many issues as we have tasks."""
