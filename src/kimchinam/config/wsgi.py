"""The site as a server loads it: whole, before the first request."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kimchinam.config.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  (loads every room)

# What is loaded now stays. To look through it for garbage again and again would hold up a request for a tenth of a second.
gc.collect()
gc.freeze()
