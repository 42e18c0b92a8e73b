"""Settings of the suite: the site's own, with a throwaway store and fast hashing. DATABASE_URL chooses the engine."""

import os
import tempfile
from pathlib import Path

_room = Path(tempfile.mkdtemp(prefix="kimchinam-tests-"))
os.environ["KIMCHINAM_DATA"] = str(_room)
os.environ.setdefault("KIMCHINAM_SECRET_KEY", "only-for-tests-" + "0" * 40)

from kimchinam.config.settings import *  # noqa: E402, F403
from kimchinam.config.settings import STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
