"""What the system knows of this process: when it started, and how much memory it holds."""

import ctypes
import os
import sys
import time
from pathlib import Path

_IMPORTED = time.monotonic()


def milliseconds_since_start() -> float:
    """Time since the process began (Linux); elsewhere since this module was imported."""
    if sys.platform == "linux":
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")  # field 22 of proc(5), after ")"
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
    else:  # noqa: RET505 – mypy follows a platform by its branches
        return (time.monotonic() - _IMPORTED) * 1000


def resident_megabytes() -> float:
    """Memory that the process holds, in 10⁶ bytes; 0 where the system does not say."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    elif sys.platform == "win32":  # noqa: RET505
        return _working_set() / 1e6
    else:
        return 0.0


def _working_set() -> int:
    """`WorkingSetSize` of PROCESS_MEMORY_COUNTERS: two words of 32 bits and one of 64 before it."""
    counters = (ctypes.c_size_t * 10)()
    size = ctypes.sizeof(counters)
    kernel = ctypes.CDLL("kernel32")
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    this = ctypes.c_void_p(kernel.GetCurrentProcess())
    kernel.K32GetProcessMemoryInfo(this, ctypes.byref(counters), size)
    return int(counters[2])
