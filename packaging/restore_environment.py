"""Runs first in the bundle: the programs that the app starts find the system's own libraries.

On Linux the bundle's loader points LD_LIBRARY_PATH at its own; the app has them by now, and a
speech program or a desktop's settings tool would be confused by them.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _before is not None:
    os.environ["LD_LIBRARY_PATH"] = _before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
