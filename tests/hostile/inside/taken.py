"""``taken.py REPORT COMMAND…``: run a program, and write its exit code, the seconds it took of the
processor, and the most memory that it held, in the unit of the system."""

import os
import sys

report, *command = sys.argv[1:]
process = os.posix_spawn(command[0], command, os.environ)
_, status, usage = os.wait4(process, 0)
taken = os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
with open(report, "w", encoding="ascii") as file:
    print(*taken, file=file)
