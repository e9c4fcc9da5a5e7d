"""Where the project's files lie: in a checkout beside the code, once installed within it."""

from pathlib import Path

_CHECKOUT = Path(__file__).parent.parent
_INSTALLED = Path(__file__).parent / "_files"  # setup.py puts them there
ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
