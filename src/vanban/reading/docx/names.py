"""The names of WordprocessingML elements and attributes."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
