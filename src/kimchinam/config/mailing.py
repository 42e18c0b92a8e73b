"""The mail server of an office, as one address in the environment."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit


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
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("KIMCHINAM_SMTP: smtp://user:password@host:port?starttls=1")
    tls = parts.scheme == "smtps"
    return Server(
        host=parts.hostname,
        port=parts.port or (465 if tls else 25),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and parse_qs(parts.query).get("starttls") == ["1"],
        tls=tls,
    )
