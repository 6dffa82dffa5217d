"""All settings, read from the environment. README.md lists them in a table."""

from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from sharing_portal import database, environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var")))

VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = environment.flag("DEBUG")
SECRET_KEY = environment.text(
    "SECRET_KEY",
    "only-for-trying-the-portal-out-on-your-own-machine" if DEBUG else None,
    hint="Make one: python -c 'import secrets; print(secrets.token_urlsafe(50))'. Or set DEBUG=1 to try things out.",
)
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS", "")
PORTAL_NAME = environment.text("PORTAL_NAME", "Sharing Portal")
PORTAL_URL = environment.text(
    "PORTAL_URL",
    "http://127.0.0.1:8000" if DEBUG else None,
    hint="The address people type, like https://sharing.example.nhs.uk. Emails link to it.",
).rstrip("/")
PORTAL_HOST = urlsplit(PORTAL_URL).hostname or "localhost"
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost" if DEBUG else PORTAL_HOST)
CSRF_TRUSTED_ORIGINS = [PORTAL_URL]
CSRF_FAILURE_VIEW = "casestudies.held_forms.form_too_old"
PLAIN_STATIC = environment.flag("PLAIN_STATIC", DEBUG)

INSTALLED_APPS = [
    "sharing_portal.nhsuk",
    "improvers",
    "casestudies",
    "casestudies.moderation.apps.PortalAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "csp",
]

MIDDLEWARE = [
    "sharing_portal.doors.headers.headers",
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    *([] if PLAIN_STATIC else ["whitenoise.middleware.WhiteNoiseMiddleware"]),
    "sharing_portal.doors.limits.methods_and_addresses",
    "sharing_portal.doors.crowd.Crowd",
    "sharing_portal.middleware.CompressedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "sharing_portal.doors.reading_only.reading_only",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "improvers.accounts.middleware.session_limits",
    "sharing_portal.doors.limits.bodies",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "improvers.accounts.middleware.SecondFactor",
    "sharing_portal.middleware.NamesOnly",
    "sharing_portal.middleware.DomainErrorMiddleware",
]

ROOT_URLCONF = "sharing_portal.urls"
WSGI_APPLICATION = "sharing_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sharing_portal.context.portal",
            ],
        },
    },
    # The long lists of the search pages only (docs/decisions/0015).
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "quick",
        "DIRS": [BASE_DIR / "templates" / "quick"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "sharing_portal.nhsuk.quick.environment"},
    },
]

# Nothing can be changed while this is on: the database itself refuses (docs/decisions/0033).
READ_ONLY = environment.flag("READ_ONLY")
DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    **database.options(
        DATABASES["default"]["ENGINE"],
        read_only=READ_ONLY,
        statement=environment.number("STATEMENT_TIMEOUT", 20),
        lock=environment.number("LOCK_TIMEOUT", 10),
        idle=environment.number("IDLE_TIMEOUT", 60),
    ),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": VAR_DIR / "test.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What several processes must agree on is in the database; what each can work out for itself stays in its memory.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "improvers_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "memory"},
}

AUTH_USER_MODEL = "improvers.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": environment.number("PASSWORD_LENGTH", 10)},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "drafting:mine"
LOGOUT_REDIRECT_URL = "library:home"

ACCOUNT_ADAPTER = "improvers.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(PORTAL_URL).scheme
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_FORMS = {
    "login": "improvers.accounts.forms.SignInForm",
    "signup": "improvers.accounts.forms.SignUpForm",
    "reset_password": "improvers.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "improvers.accounts.forms.NewPasswordForm",
    "change_password": "improvers.accounts.forms.ChangePasswordForm",
    "set_password": "improvers.accounts.forms.SetPasswordForm",
    "request_login_code": "improvers.accounts.forms.RequestCodeForm",
    "confirm_login_code": "improvers.accounts.forms.ConfirmCodeForm",
    "add_email": "improvers.accounts.forms.AddEmailForm",
    "reauthenticate": "improvers.accounts.forms.ReauthenticateForm",
}
# How often one network address may send these forms: a hospital can share one. Wrong passwords and codes are counted
# in improvers/accounts/limits.py.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": None,
    "signup": "100/m/ip",
    "reset_password": "100/m/ip,5/m/key",
    "reset_password_from_key": "100/m/ip",
    "request_login_code": "300/m/ip,3/m/key",
}
# How many proxies of ours write into X-Forwarded-For. With none it is ignored: anybody can write it.
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("TRUSTED_PROXIES", 0)
# One OpenID Connect provider, if any: improvers/accounts/oidc.py.
OIDC_ISSUER = environment.text("OIDC_ISSUER", "")
OIDC_SIGN_IN_ORIGIN = environment.text("OIDC_SIGN_IN_ORIGIN", "/".join(OIDC_ISSUER.split("/")[:3]))
OIDC_TRUST_EMAIL = environment.flag("OIDC_TRUST_EMAIL")
SOCIALACCOUNT_ADAPTER = "improvers.accounts.identities.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = OIDC_TRUST_EMAIL
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "provider",
            "name": environment.text("OIDC_NAME", "your organisation"),
            "client_id": environment.text("OIDC_CLIENT_ID", hint="OIDC_ISSUER is set."),
            "secret": environment.text("OIDC_CLIENT_SECRET", hint="OIDC_ISSUER is set."),
            "settings": {"server_url": OIDC_ISSUER, "uid_field": "identity"},
        }
    ]
# The second factor, which moderators and administrators must have (docs/decisions/0039-second-factor.md).
MFA_ADAPTER = "improvers.accounts.second_factor.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = PORTAL_NAME
MFA_TOTP_TOLERANCE = 1
# Nobody is signed in before their address is verified, so that an address they are changing to need not keep them out.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
# Stands for every authenticator's code, for the sample people. allauth refuses it without DEBUG.
MFA_TOTP_INSECURE_BYPASS_CODE = "194800" if DEBUG else None
MFA_FORMS = {
    "authenticate": "improvers.accounts.second_factor_forms.AuthenticateForm",
    "reauthenticate": "improvers.accounts.second_factor_forms.ReauthenticateForm",
    "activate_totp": "improvers.accounts.second_factor_forms.ActivateTOTPForm",
    "deactivate_totp": "improvers.accounts.second_factor_forms.DeactivateTOTPForm",
    "generate_recovery_codes": "improvers.accounts.second_factor_forms.GenerateRecoveryCodesForm",
    "add_webauthn": "improvers.accounts.second_factor_forms.AddPasskeyForm",
    "edit_webauthn": "improvers.accounts.second_factor_forms.RenamePasskeyForm",
    "authenticate_webauthn": "improvers.accounts.second_factor_forms.AuthenticatePasskeyForm",
    "reauthenticate_webauthn": "improvers.accounts.second_factor_forms.ReauthenticatePasskeyForm",
}
# Whose addresses may sign up: each entry lets in itself and everything below it, matched by whole labels.
SIGN_UP_DOMAINS = environment.words("SIGN_UP_DOMAINS", "nhs.net,nhs.uk,nhs.scot,nhs.wales,hscni.net")

# Whatever is sent becomes a row first, in the transaction at hand; the backend people choose delivers the rows.
EMAIL_BACKEND = "casestudies.messages.backend.Outbox"
DELIVERING_EMAIL_BACKEND = environment.text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
# Where from: a thread of the web process, the worker only, or (tests) the request itself.
SEND_EMAILS_FROM = environment.choice("SEND_EMAILS_FROM", ("web", "worker", "request"))
EMAIL_LEASE_SECONDS = environment.number("EMAIL_LEASE_SECONDS", 300)
EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
EMAIL_PORT = environment.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", f"{PORTAL_NAME} <no-reply@{PORTAL_HOST}>")

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend"
        if environment.flag("TASKS_IN_WORKER")
        else "django_tasks.backends.immediate.ImmediateBackend"
    }
}

# Whom to tell about a weak spot, as a mailto: or https: address; without one there is no security.txt (RFC 9116).
SECURITY_CONTACT = environment.address("SECURITY_CONTACT")
SECURITY_EXPIRES = environment.day("SECURITY_EXPIRES")

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
WHITENOISE_ALLOW_ALL_ORIGINS = False
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(environment.text("STATIC_ROOT", str(BASE_DIR / "staticfiles")))
# Uploads have no public address: every file is served by a view that asks who may see it.
MEDIA_ROOT = Path(environment.text("MEDIA_ROOT", str(VAR_DIR / "media")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if PLAIN_STATIC
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# More than fit into any address: a search with thousands of filters is no error.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
# Any 10,000 characters somebody searches for give a page: an emoji is twelve letters of an address (gunicorn.conf.py).
LONGEST_ADDRESS = 130_000
# How many requests a process answers at once; twice as many wait, and the rest are asked to come back (doors/crowd.py).
REQUESTS_AT_ONCE = environment.number("REQUESTS_AT_ONCE", 4)
FILE_UPLOAD_PERMISSIONS = 0o640
# How much one person may keep: photos and files of their case studies.
UPLOAD_QUOTA = environment.number("UPLOAD_QUOTA_MB", 200) * 1024 * 1024
# A ClamAV daemon that looks through attached files. Without one nothing waits for a check.
CLAMAV_SOCKET = environment.socket_address("CLAMAV_SOCKET")
CLAMAV_TIMEOUT = environment.number("CLAMAV_TIMEOUT", 20)

# For how long backups are kept: the privacy page says so.
BACKUP_DAYS = environment.number("BACKUP_DAYS", 35)

# Control charts: Making Data Count unless set otherwise. The NHS Excel tool is the same without screening.
SPC_SHIFT_POINTS = environment.number("SPC_SHIFT_POINTS", 7)
SPC_TREND_POINTS = environment.number("SPC_TREND_POINTS", 7)
SPC_SCREENING = environment.flag("SPC_SCREENING", True)

# After how many days something in the review queue is late.
QUEUE_LATE_DAYS = environment.number("QUEUE_LATE_DAYS", 7)

# How often a process writes what was read and found; 0 leaves it to the end of the process.
TALLY_SECONDS = environment.number("TALLY_SECONDS", 30)

INDEX_DIR = Path(environment.text("INDEX_DIR", str(VAR_DIR / "index")))

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *filter(None, [OIDC_SIGN_IN_ORIGIN])],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = environment.flag("SECURE_SSL_REDIRECT", not DEBUG)
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = environment.number("SECURE_HSTS_SECONDS", 0 if DEBUG else 365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HSTS_SECONDS > 0
if environment.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = environment.flag("SECURE_COOKIES", not DEBUG)
# With this prefix browsers take the cookie over https from this very host only, never from a neighbour of its domain.
SESSION_COOKIE_NAME = "__Host-sessionid" if SESSION_COOKIE_SECURE else "sessionid"
# How long somebody can be idle, in seconds; improvers/accounts/sessions.py has the reasons.
SESSION_COOKIE_AGE = 20 * 3600
STAFF_IDLE_SECONDS = environment.number("STAFF_IDLE_MINUTES", 30) * 60
STAFF_LONGEST_SECONDS = environment.number("STAFF_SESSION_HOURS", 12) * 3600
SESSION_SAVE_EVERY_REQUEST = False
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Nor is what an exception says: it can hold what somebody typed.
    "formatters": {
        "plain": {
            "()": "sharing_portal.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        }
    },
    # What people search for and plan is in the query of an address, and is not logged.
    "filters": {"without_queries": {"()": "sharing_portal.logs.WithoutQueries"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        "django.server": {
            "handlers": ["console"],
            "filters": ["without_queries"],
            "level": environment.text("LOG_LEVEL", "INFO"),
            "propagate": False,
        },
    },
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "WARNING")},
}
