"""Body & Breath: guided practice for people living with pain, kept on their own machine."""

__version__ = "0.1.0"
