"""From the upload of a .docx to an open review desk: seconds, by number of pages.

The bar: 100 pages in less than 5 seconds on 2 cores. The work is done by the same jobs as in production; the worker's
pause of at most half a second between looks at the tables is added to the total.
"""

from __future__ import annotations

import statistics
import time
from io import BytesIO
from zipfile import ZipFile

from office import open_office

BAR = 5.0
WORKER_PAUSE = 0.5
PAGES = (25, 50, 100)
ROUNDS = 3


def main() -> None:
    open_office()
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client
    from long_document import long_programme

    from kimchinam.accounts.models import User
    from kimchinam.base.work import run_until_idle
    from kimchinam.documents.models import Version

    client = Client()
    client.force_login(User.objects.get(username="thuky"), backend="django.contrib.auth.backends.ModelBackend")

    def another(data: bytes, number: int) -> bytes:
        """The same document as another file: only the comment of the zip differs."""
        buffer = BytesIO(data)
        with ZipFile(buffer, "a") as archive:
            archive.comment = str(number).encode()
        return buffer.getvalue()

    def once(data: bytes, name: str) -> tuple[float, int]:
        start = time.perf_counter()
        client.post("/van-ban/tai-len/", {"originals": [SimpleUploadedFile(name, data)], "secrecy": 0})
        run_until_idle()
        version = Version.objects.get(file_name=name)
        response = client.get(f"/duyet/{version.pk}/")
        assert response.status_code == 200
        return time.perf_counter() - start + WORKER_PAUSE, version.run.candidates.count()

    print("upload → review desk of a .docx (bar: 100 pages < 5 s)")
    print(f"{'pages':>6} {'candidates':>11} {'median s':>9}")
    for pages in PAGES:
        data = long_programme(pages)
        rounds = [once(another(data, number), f"dai-{pages}-{number}.docx") for number in range(ROUNDS)]
        median = statistics.median(seconds for seconds, _count in rounds)
        verdict = ("  OK" if median < BAR else "  OVER THE BAR") if pages == PAGES[-1] else ""
        print(f"{pages:>6} {rounds[0][1]:>11} {median:>9.2f}{verdict}")


if __name__ == "__main__":
    main()
