"""Files by hash, versions, their text and provisions, and the register of documents with their relations."""
