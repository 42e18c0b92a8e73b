"""A visitor with a cookie and one kept connection: signs in as people do, and times pages."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


@dataclass
class Visitor:
    """Talks to one server on this machine over one connection."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def get(self, path: str) -> str:
        """The page at that path.

        Raises:
            LookupError: the server answered anything but a page.
        """
        status, body = self._ask("GET", path)
        if status != http.client.OK:
            raise LookupError(f"{path}: {status}")
        return body

    def sign_in(self, path: str, **fields: str) -> None:
        """Post the form at `path` with those fields beside its hidden ones.

        Raises:
            LookupError: the form came back, so the name or the password was refused.
        """
        hidden = dict(HIDDEN.findall(self.get(path)))
        status, _ = self._ask("POST", path, urlencode({**hidden, **fields}))
        if status != http.client.FOUND:
            raise LookupError(f"{path}: {status}, not signed in")

    def timed(self, paths: Iterable[str]) -> list[float]:
        """Milliseconds of each page, from the question to the last byte."""
        return [self._time(path) for path in paths]

    def _time(self, path: str) -> float:
        begin = time.perf_counter()
        self.get(path)
        return (time.perf_counter() - begin) * 1000

    def _ask(self, method: str, path: str, form: str | None = None) -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Referer": f"http://127.0.0.1:{self.port}{path}",
            }
        self._line.request(method, path, body=form, headers=headers)
        answer = self._line.getresponse()
        body = answer.read().decode()
        for baked in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(baked).items()}
        return answer.status, body
