"""Text as people search for it: one function in vanban folds it, on every engine the same."""

from vanban import canonical_name, fold, same_organisation

__all__ = ["canonical_name", "fold", "same_organisation"]
