"""Settings. Everything an office changes comes from the environment; without any, one folder and SQLite are enough."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key
from django.urls import reverse, reverse_lazy

from kimchinam.config.mailing import server_of

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("KIMCHINAM_DATA", "var")).resolve()
"""Database, originals and collected static files of this installation."""

DEBUG = False
DEMO = os.environ.get("KIMCHINAM_DEMO") == "1"
"""Shows the sign-ins of the demo office on the sign-in page; `organisations.queries.is_demo` asks the database, too."""
DEMO_PASSWORD = "la-ban-2026"


def _secret_key() -> str:
    """From the environment, else made once and kept beside the data."""
    if key := os.environ.get("KIMCHINAM_SECRET_KEY"):
        return key
    path = DATA / "secret_key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(get_random_secret_key())
    return path.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("KIMCHINAM_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("KIMCHINAM_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "axes",
    # The river, bottom to top.
    "kimchinam.base",
    "kimchinam.ui",
    "kimchinam.audit",
    "kimchinam.organisations",
    "kimchinam.accounts",
    "kimchinam.regulations",
    "kimchinam.notices",
    "kimchinam.documents",
    "kimchinam.extraction",
    "kimchinam.programmes",
    "kimchinam.monitoring",
    "kimchinam.alarms",
    "kimchinam.exchange",
    "kimchinam.desk",
    "kimchinam.config",
    # Below the rooms: whose templates come first draws the widgets.
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kimchinam.base.requests.RequestIdMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kimchinam.base.requests.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kimchinam.base.requests.PrivacyMiddleware",
    "kimchinam.config.acting.ActingPostMiddleware",
    "kimchinam.base.requests.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "kimchinam.base.requests.PageAboveMiddleware",
]

ROOT_URLCONF = "kimchinam.config.urls"
WSGI_APPLICATION = "kimchinam.config.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
"""The site may draw widgets its own way: see `ui/templates/django`."""
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kimchinam.config.nav.frame",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{DATA / 'kimchinam.sqlite3'}", conn_max_age=60),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {"BACKEND": "kimchinam.base.store.WholeFileStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
FILE_UPLOAD_HANDLERS = ["kimchinam.base.uploads.CappedUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
"""Far above what the upload page takes, so that the page itself can say what is too many."""

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["username", "full_name"]},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = reverse_lazy("desk:home")
LOGOUT_REDIRECT_URL = reverse_lazy("login")
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "registration/locked.html"
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]  # TLS ends at the office's own proxy

# Vietnamese is the language the interface is written in; locale/en translates it, locale/vi fills Django's own gaps.
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600  # like the theme
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# Mail goes out only where the office names a server; without one the bell is all.
MAIL_SERVER = os.environ.get("KIMCHINAM_SMTP", "")
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
_mail = server_of(MAIL_SERVER)
EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls
EMAIL_TIMEOUT = 30  # seconds; shorter than the shortest claim of a digest
DEFAULT_FROM_EMAIL = os.environ.get("KIMCHINAM_MAIL_FROM", "Kim Chỉ Nam <kimchinam@localhost>")
SITE_URL = os.environ.get("KIMCHINAM_URL", "http://localhost:8000").rstrip("/")
"""How people reach this site: links in mails and calendars begin so."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
BEHIND_TLS = os.environ.get("KIMCHINAM_TLS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Where rooms upstream let rooms downstream be found, without knowing them.
JOBS = [
    "kimchinam.documents.jobs.read_next",
    "kimchinam.extraction.jobs.analyse_next",
    "kimchinam.programmes.jobs.open_next_period",
    "kimchinam.exchange.jobs.read_next",
    "kimchinam.audit.jobs.seal_next",
    "kimchinam.programmes.jobs.fold_tallies",
    "kimchinam.programmes.jobs.tally_next",
    "kimchinam.programmes.jobs.redraw_next",
    "kimchinam.alarms.jobs.scan_next",
    "kimchinam.notices.jobs.send_next_digest",
]
HISTORY_NAMES = {
    "documents.document": "kimchinam.documents.queries.names_for",
    "organisations.organisation": "kimchinam.organisations.queries.names_for",
    "programmes.section": "kimchinam.programmes.queries.section_names",
}
NOTICE_LINES = {
    "alarms.scan": "kimchinam.alarms.queries.lines_for",
    "programmes.task": "kimchinam.programmes.queries.lines_for",
    "monitoring.evidence": "kimchinam.programmes.queries.lines_for",
    "monitoring.extension": "kimchinam.programmes.queries.lines_for",
    "monitoring.direction": "kimchinam.programmes.queries.lines_for",
    "monitoring.obstacle": "kimchinam.programmes.queries.lines_for",
    "monitoring.reassignment": "kimchinam.programmes.queries.lines_for",
}
"""Kinds that notices speak of: who names what stands behind them, for a reader or for the outside."""
FACTS_ELSEWHERE = {"programmes.task": "kimchinam.programmes.queries.versions_of_tasks"}
"""Kinds whose facts and their days stand in a table of their room: who tells its versions to the log's verification."""
OBJECT_LINKS = "kimchinam.config.nav.object_links"
OBJECT_FACTS = "kimchinam.config.nav.object_facts"
PAGE_LINKS = "kimchinam.config.nav.page_links"
ABSOLUTE_URL_OVERRIDES = {
    "organisations.organisation": lambda unit: reverse("monitoring:unit", args=[unit.pk]),
    "documents.document": lambda document: reverse("documents:detail", args=[document.pk]),
    "programmes.task": lambda task: reverse("monitoring:task", args=[task.pk]),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
