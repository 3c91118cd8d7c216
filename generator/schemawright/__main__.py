"""``python -m schemawright`` is ``schemawright``.

Python puts the working folder at the head of the path for ``-m``. A file there called ``json.py``
is somebody's document or somebody's trap, and no module of ours: so that entry goes first. What
Python itself has loaded by then is out of reach; with ``python -P -m`` it is not there at all.
"""

import os
import sys

if not sys.flags.safe_path:
    try:
        if sys.path[:1] == [os.getcwd()]:  # noqa: PTH109 (pathlib would come from that folder)
            del sys.path[0]
    except FileNotFoundError:
        pass

try:
    from schemawright.cli import main
except KeyboardInterrupt:  # what comes later is for `main` to tell
    raise SystemExit(130) from None

if __name__ == "__main__":
    raise SystemExit(main())
