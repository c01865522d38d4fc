from .all import bp

__all__ = ["bp"]
