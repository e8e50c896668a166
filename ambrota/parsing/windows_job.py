"""A memory limit for this process on Windows, by a job object."""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_longlong, c_size_t, c_uint32, c_ulonglong

_PROCESS_MEMORY = 0x100
_EXTENDED_LIMITS = 9


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION"""

    _fields_ = (
        ("PerProcessUserTimeLimit", c_longlong), ("PerJobUserTimeLimit", c_longlong),
        ("LimitFlags", c_uint32), ("MinimumWorkingSetSize", c_size_t),
        ("MaximumWorkingSetSize", c_size_t), ("ActiveProcessLimit", c_uint32),
        ("Affinity", c_size_t), ("PriorityClass", c_uint32), ("SchedulingClass", c_uint32),
    )  # fmt: skip


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION"""

    _fields_ = (
        ("BasicLimitInformation", _Basic), ("IoInfo", c_ulonglong * 6),
        ("ProcessMemoryLimit", c_size_t), ("JobMemoryLimit", c_size_t),
        ("PeakProcessMemoryUsed", c_size_t), ("PeakJobMemoryUsed", c_size_t),
    )  # fmt: skip


if sys.platform == "win32":

    def limit_this_process(memory: int) -> bool:
        """Put this process into a job that may use so much memory; whether Windows let us."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        for name in ("CreateJobObjectW", "GetCurrentProcess"):
            getattr(kernel, name).restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        limits.ProcessMemoryLimit = memory
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        # The job lives as long as a process is in it: its handle is not closed on purpose.
        return bool(
            kernel.SetInformationJobObject(
                job, _EXTENDED_LIMITS, ctypes.byref(limits), c_uint32(ctypes.sizeof(limits))
            )
            and kernel.AssignProcessToJobObject(job, process)
        )
