"""The mail server of an office, as one address in the environment."""

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

_SHAPE = "KIMCHINAM_SMTP: smtp://user:password@host:port?starttls=1"
_STARTTLS = {"": False, "starttls=0": False, "starttls=1": True}
"""The only queries: a slip in one would send the password over an open line, and nobody would hear of it."""


@dataclass(frozen=True, slots=True)
class Server:
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def server_of(address: str) -> Server:
    """What `smtp://user:password@host:port?starttls=1` names; `smtps://` is TLS from the first byte. Empty: no server.

    ValueError for anything else: an office that names a server wrongly hears of it at the start, not from silence.
    """
    if not address:
        return Server()
    parts = urlsplit(address)
    tls = parts.scheme == "smtps"
    if not (tls or parts.scheme == "smtp") or not parts.hostname:
        raise ValueError(_SHAPE)
    if parts.query not in _STARTTLS or parts.path.strip("/") or parts.fragment:
        raise ValueError(_SHAPE)
    return Server(
        host=parts.hostname,
        port=_port(parts) or (465 if tls else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and _STARTTLS[parts.query],
        tls=tls,
    )


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError:  # its words hold what stands there, which may be a piece of the password
        raise ValueError(_SHAPE) from None
