"""Writes the sample documents: `python -m kimchinam.config.demo.write_documents [FOLDER]`.

Run it after a change to a content module. The same content always gives the same bytes, so a document changes in the
repository only when its words or its looks did.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from kimchinam.config.demo.content_conference import CONFERENCE_PAGE
from kimchinam.config.demo.content_letter import LETTER
from kimchinam.config.demo.content_plan import PLAN
from kimchinam.config.demo.content_programme import PROGRAMME
from kimchinam.config.demo.content_resolution import RESOLUTION
from kimchinam.config.demo.docx_paper import docx_bytes
from kimchinam.config.demo.paper import Paper

DOCUMENTS = Path(__file__).parent / "documents"


def _pdf(paper: Paper) -> bytes:
    # Imported here: reportlab is a tool of developers, and the other documents are made without it.
    from kimchinam.config.demo.pdf_paper import pdf_bytes  # noqa: PLC0415

    return pdf_bytes(paper)


WRITERS: dict[str, Callable[[], bytes]] = {
    "nghi-quyet-05.docx": lambda: docx_bytes(RESOLUTION),
    "chuong-trinh-18.docx": lambda: docx_bytes(PROGRAMME),
    "ke-hoach-42.pdf": lambda: _pdf(PLAN),
    "bao-cao-hoi-nghi.html": CONFERENCE_PAGE.encode,
    "cong-van-don-doc.txt": LETTER.encode,
}


def write_documents(folder: Path) -> tuple[Path, ...]:
    """Writes every sample document into `folder`, replacing what stands there, and returns the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in WRITERS.items():
        path = folder / name
        path.write_bytes(content())
        written.append(path)
    return tuple(written)


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else DOCUMENTS
    for path in write_documents(folder):
        sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
