"""How an action says no: with a sentence for the person who asked."""

from django.core.exceptions import PermissionDenied


class RefusedError(Exception):
    """The act is not possible now. The message is a translated sentence; nothing was changed."""


class NotAllowedError(RefusedError, PermissionDenied):
    """This person may not do it. A page answers with 403."""
