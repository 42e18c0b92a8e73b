from .gallery import gallery
from .theme import set_theme

__all__ = ["gallery", "set_theme"]
