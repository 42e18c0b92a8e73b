"""Why a file could not be read: one named error per reason, each with a sentence in both languages."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(eq=False)
class UnreadableError(Exception):
    """The file cannot be read. `code` is stable; `vi` and `en` are sentences for the person who sent it.

    `detail` is the part of the file or the word of its format at which reading failed, for a log; often empty.
    """

    code: str
    vi: str
    en: str
    detail: str = ""

    def __str__(self) -> str:
        return self.vi

    def sentence(self, language: str) -> str:
        return self.en if language.startswith("en") else self.vi


def empty() -> UnreadableError:
    return UnreadableError("empty", "Tệp không có nội dung nào để đọc.", "The file has no content to read.")


def encrypted() -> UnreadableError:
    return UnreadableError(
        "encrypted",
        "Tệp được đặt mật khẩu. Hãy bỏ mật khẩu rồi tải lên lại.",
        "The file is protected by a password. Remove the password and upload it again.",
    )


def corrupt(detail: str = "") -> UnreadableError:
    """`detail` names the broken part for who looks into it; the sentence is for people who do not know formats."""
    return UnreadableError(
        "corrupt",
        "Tệp bị hỏng hoặc không đúng định dạng.",
        "The file is damaged or is not of the format it claims.",
        detail,
    )


def too_large(limit: str) -> UnreadableError:
    return UnreadableError(
        "too_large",
        f"Tệp quá lớn: giới hạn là {limit}. Hãy tách tệp thành nhiều phần.",
        f"The file is too large: the limit is {limit}. Split it into parts.",
    )


def bomb() -> UnreadableError:
    return UnreadableError(
        "bomb",
        "Tệp nén nở ra quá lớn nên không được mở, để bảo vệ hệ thống.",
        "The file expands to an unreasonable size and was not opened, to protect the system.",
    )


def entities() -> UnreadableError:
    return UnreadableError(
        "entities",
        "Tệp chứa khai báo thực thể XML, không được phép vì lý do an toàn.",
        "The file declares XML entities, which is refused for safety.",
    )


def too_deep() -> UnreadableError:
    return UnreadableError(
        "too_deep",
        "Tệp có quá nhiều bảng hoặc phần tử lồng nhau nên không đọc được.",
        "The file nests its tables or elements too deeply to be read.",
    )


def too_slow() -> UnreadableError:
    return UnreadableError(
        "too_slow",
        "Đọc tệp mất quá nhiều thời gian nên đã dừng lại. Hãy tách tệp thành nhiều phần.",
        "Reading the file took too long and was stopped. Split it into parts.",
    )


def no_text_layer() -> UnreadableError:
    return UnreadableError(
        "no_text_layer",
        "Tệp chỉ có ảnh, không có lớp chữ. Hãy tải bản có chữ, hoặc nhờ quản trị cài gói tesseract-ocr và "
        "tesseract-ocr-vie để nhận dạng chữ.",
        "The file holds only pictures and no text layer. Upload a version with text, or have the packages "
        "tesseract-ocr and tesseract-ocr-vie installed to recognise it.",
    )


def nothing_recognised() -> UnreadableError:
    return UnreadableError(
        "no_text_layer",
        "Tệp chỉ có ảnh và không nhận dạng được chữ nào. Hãy quét lại rõ hơn hoặc tải bản có chữ.",
        "The file holds only pictures, and no words were recognised. Scan it more clearly or upload a version with text.",
    )


def unsupported(name: str) -> UnreadableError:
    readable = ".docx, .doc, .pdf, .xlsx, .xls, .csv, .html, .eml, .txt, .md, .png, .jpg, .tif"
    return UnreadableError(
        "unsupported",
        f"Chưa đọc được loại tệp “{name}”. Các loại đọc được: {readable}.",
        f"Files of type “{name}” are not read yet. Readable types: {readable}.",
    )


_DISK = {
    errno.ENOSPC: ("ổ đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: ("đã dùng hết dung lượng được cấp", "the quota on the disk is used up"),
    errno.EACCES: ("không được phép ghi ở đó", "writing there is not allowed"),
    errno.EPERM: ("không được phép ghi ở đó", "writing there is not allowed"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the disk can only be read"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "the name of the file is too long"),
    errno.EIO: ("ổ đĩa gặp lỗi", "the disk failed"),
}


def disk_reason(problem: OSError, language: str) -> str:
    """Why nothing could be written, for the end of a sentence: the system itself says it in one language only."""
    if pair := _DISK.get(problem.errno or 0):
        return pair[1 if language.startswith("en") else 0]
    said = problem.strerror or type(problem).__name__
    return f"the system says “{said}”" if language.startswith("en") else f"hệ thống báo “{said}”"
