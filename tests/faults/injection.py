"""Faults that come from outside of the program: system calls that fail, a wall clock that jumps, a
file system that is cut off."""
import fcntl
import os
import pathlib
import re
import shutil
import signal
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from frame import Skipped
from programs import Program, Wrapping

SHIMS = pathlib.Path(__file__).resolve().parent / "shims"
TO_DISK = "pwrite64,fdatasync,fsync,ftruncate,rename,unlink"


def need(tool: str, why: str) -> None:
    if shutil.which(tool) is None:
        raise Skipped(f"{tool} is not installed: {why}")


def strace(injection: str, trace: pathlib.Path, calls: str,
           paths: tuple[pathlib.Path, ...] = ()) -> Wrapping:
    """strace as a child of the program, so that the process id is the program's. Only calls on
    these paths, when some are named."""
    need("strace", "it makes system calls fail")
    # Quicker, but a signal that is injected gets lost with it.
    quick = () if "signal=" in injection else ("--seccomp-bpf",)
    return Wrapping(("strace", "-D", "-f", *quick, "-qq", "-ttt", "-o", str(trace), "-e",
                     f"trace={calls}", *(("-e", f"inject={injection}") if injection else ()),
                     *(word for path in paths for word in ("-P", str(path)))))


def calls_in(trace: pathlib.Path) -> int:
    """How many system calls a trace shows."""
    text = trace.read_text("utf-8", "replace") if trace.exists() else ""
    return len(re.findall(r"^\d+ +[\d.]+ (?!\+\+\+|---|<\.\.\.)\w+\(", text, re.MULTILINE))


def injected_at(trace: pathlib.Path) -> float:
    """The wall clock when the fault came; 0: it did not."""
    text = trace.read_text("utf-8", "replace") if trace.exists() else ""
    found = re.search(r"^\d+ +([\d.]+) .*\(INJECTED\)", text, re.MULTILINE)
    return float(found.group(1)) if found else 0.0


def shim(name: str, folder: pathlib.Path) -> pathlib.Path:
    """A library to put before the others, made from shims/NAME.c."""
    library = folder / f"{name}.so"
    if not library.exists():
        compiler = shutil.which("cc") or shutil.which("gcc-12")
        if compiler is None:
            raise Skipped("there is no C compiler to make the shim with")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", str(SHIMS / f"{name}.c"), "-o",
                        str(library), "-ldl"], check=True)
    return library


class WallClock:
    """Shifts what a program takes for the time of day; waits and the monotonic clock stay right."""

    def __init__(self, folder: pathlib.Path) -> None:
        self._file = folder / "clock-offset"
        self.set(0)
        self.wrapping = Wrapping(environment={"LD_PRELOAD": str(shim("wall_clock", folder)),
                                              "WALL_CLOCK_FILE": str(self._file)})

    def set(self, seconds: int) -> None:
        new = self._file.with_suffix(".new")
        new.write_text(str(seconds))
        new.rename(self._file)


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Skipped(f"mount is not allowed here: {done.stderr.strip()}")


def unmount(folder: pathlib.Path) -> None:
    for _ in range(50):
        if subprocess.run(["umount", str(folder)], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=False)


def need_root() -> None:
    if os.geteuid() != 0:
        raise Skipped("only root may mount a file system")


@contextmanager
def memory_disk(folder: pathlib.Path, options: str) -> Iterator[pathlib.Path]:
    """A file system of so many bytes or files."""
    need_root()
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", options, "tmpfs", str(folder))
    try:
        yield folder
    finally:
        unmount(folder)


class CutDisk:
    """A file system in a file, of which the power can be cut: what was not synced is gone."""
    SHUTDOWN = 0x8004587D  # EXT4_IOC_SHUTDOWN and XFS_IOC_GOINGDOWN alike
    WITHOUT_LOG = 2

    def __init__(self, folder: pathlib.Path, system: str, megabytes: int = 320) -> None:
        need_root()
        need(f"mkfs.{system}", f"a disk with {system} cannot be made")
        self.folder = folder / f"disk-{system}"
        self.folder.mkdir(parents=True)
        self._image = folder / f"{system}.img"
        with self._image.open("wb") as image:
            image.truncate(megabytes << 20)
        quiet = {"ext4": ["-q", "-F"], "xfs": ["-q", "-f"]}[system]
        subprocess.run([f"mkfs.{system}", *quiet, str(self._image)], check=True,
                       stdout=subprocess.DEVNULL)
        self.mount()

    def mount(self) -> None:
        _mount("-o", "loop", str(self._image), str(self.folder))

    def cut(self, program: Program) -> None:
        """A sync that runs at the very moment may claim to be done: hence it stands still first."""
        program.signal(signal.SIGSTOP)
        state = pathlib.Path(f"/proc/{program.pid}/status")
        while not re.search(r"^State:\s+T", state.read_text(), re.MULTILINE):
            time.sleep(0.001)
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, self.SHUTDOWN, struct.pack("I", self.WITHOUT_LOG))
        finally:
            os.close(folder)
        program.kill()
        unmount(self.folder)
        self.mount()

    def close(self) -> None:
        unmount(self.folder)
        self._image.unlink(missing_ok=True)
