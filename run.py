"""Sets up a private environment beside this file if need be, then starts Ambrota in it.

python run.py [ARGS...]        `ambrota ARGS`; no ARGS: the window, or `demo` without a display
python run.py test [ARGS...]   lint, types, import contracts and the whole test suite

Standard library only. Plain enough to be read by an old Python, which is told what is needed.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time

NEEDED = (3, 11)
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
WINDOWS = os.name == "nt"
PYTHON = os.path.join(VENV, "Scripts" if WINDOWS else "bin", "python.exe" if WINDOWS else "python")
RUNTIME, DEV = "requirements.lock", "requirements-dev.lock"

HEADLESS = ("show", "check", "propose", "compare", "rules", "demo", "fatigue", "bench", "ask")

# What Qt asks of a Linux system: the shared library, and the Debian package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
CHECKS = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("imports", ["-c", LINT_IMPORTS, "--no-cache"]),
)


class SetupError(Exception):
    """The environment cannot be set up; the message says what to do."""


def main(args: list[str]) -> int:
    """Set up what is missing, then become Ambrota (or run its tests)."""
    if sys.version_info < NEEDED:
        raise SetupError(
            f"Ambrota needs Python 3.11 or later; this is Python {VERSION} ({sys.executable}). "
            "Install a newer Python and start run.py with that one."
        )
    testing = args[:1] == ["test"]
    set_up([RUNTIME, DEV] if testing else [RUNTIME])
    display = has_display()
    if not args:
        args = [] if display else ["demo"]
    windowed = testing or not args or args[0] not in HEADLESS
    if sys.platform.startswith("linux"):
        qt_libraries(needed=windowed)
    if not display:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return test(args[1:]) if testing else become(["-P", "-X", "utf8", "-m", "ambrota", *args])


def say(text: str) -> None:
    """One line of progress, out of the way of results on standard output."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def has_display() -> bool:
    """Whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# --- the private environment ---------------------------------------------------------------


def set_up(locks: list[str]) -> None:
    """A private environment that holds exactly the locked versions; touched only if it doesn't."""
    if is_ready(locks):
        return
    began = time.monotonic()
    say("Setting up Ambrota in .venv: about a minute, this once ...")
    if not works():
        make_venv()
    install(locks)
    with open(sources_link(), "w", encoding="utf-8") as link:
        link.write(ROOT + "\n")
    for lock in locks:
        with open(stamp_path(lock), "w") as stamp:
            stamp.write(fingerprint(lock))
    say(f"Ready after {time.monotonic() - began:.0f} s.")


def is_ready(locks: list[str]) -> bool:
    """Whether these locks were installed to the end and nothing is missing since."""
    try:
        for lock in locks:
            with open(stamp_path(lock)) as stamp:
                if stamp.read() != fingerprint(lock):
                    return False
    except OSError:
        return False
    whole = os.path.exists(PYTHON) and os.path.exists(sources_link())
    return whole and locked(locks) <= installed()


def stamp_path(lock: str) -> str:
    """Where it is noted that a lock was installed to the end."""
    return os.path.join(VENV, ".ambrota-" + lock)


def fingerprint(lock: str) -> str:
    """Changes when the lock, the Python or the place of the project change."""
    with open(os.path.join(ROOT, lock), "rb") as text:
        return hashlib.sha256(f"{ROOT} {VERSION} ".encode() + text.read()).hexdigest()


def sources_link() -> str:
    """The file that makes the project importable in its environment, from any directory."""
    return os.path.join(site_packages(), "ambrota.pth")


def locked(locks: list[str]) -> set[tuple[str, str]]:
    """The locked distributions of this platform, as (name, version)."""
    wanted: set[tuple[str, str]] = set()
    for name in locks:
        with open(os.path.join(ROOT, name), encoding="utf-8") as lock:
            for line in lock:
                found = re.match(r"([\w.-]+)==([^\s;]+)\s*(?:;\s*sys_platform == \"(\w+)\")?", line)
                if found and found.group(3) in (None, sys.platform):
                    wanted.add((plain(found.group(1)), found.group(2)))
    return wanted


def installed() -> set[tuple[str, str]]:
    """The distributions in the environment, as (name, version)."""
    found: set[tuple[str, str]] = set()
    try:
        names = os.listdir(site_packages())
    except OSError:
        return found
    for name in names:
        if name.endswith(".dist-info"):
            title, _, version = name[: -len(".dist-info")].partition("-")
            found.add((plain(title), version))
    return found


def plain(name: str) -> str:
    """A distribution's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def site_packages() -> str:
    """Where the environment keeps its packages."""
    if WINDOWS:
        return os.path.join(VENV, "Lib", "site-packages")
    return os.path.join(VENV, "lib", "python" + VERSION, "site-packages")


def works() -> bool:
    """Whether there is an environment of this Python that can install packages."""
    if not (os.path.exists(PYTHON) and os.path.isdir(site_packages())):
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    try:
        done = subprocess.run([PYTHON, "-c", probe], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def make_venv() -> None:
    """A new, empty environment in place of whatever is left of an old one."""
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        apt_install([f"python{VERSION}-venv"], "Python's own venv module is missing")
        importlib.invalidate_caches()
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode:
        raise SetupError(f"The private environment {VENV} could not be made: {last_line(made)}")


def install(locks: list[str]) -> None:
    """Exactly the locked versions, nothing built from source."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-input", "--no-deps", "--only-binary", ":all:"]
    for name in locks:
        command += ["-r", os.path.join(ROOT, name)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise SetupError(
            f"The locked packages could not be installed: {last_line(done)}\n"
            "Check the connection to the package index (or its proxy settings) and start again."
        )


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """The last thing a command said: where its reason stands."""
    text = (done.stderr or "").strip() or (done.stdout or "").strip() or "no reason was given"
    errors = [line for line in text.splitlines() if line.startswith("ERROR")]
    return (errors or text.splitlines())[-1]


# --- the system's libraries ----------------------------------------------------------------


def qt_libraries(needed: bool) -> None:
    """Qt's system libraries: installed when we may, otherwise named if this command needs them."""
    stamp = os.path.join(VENV, ".ambrota-qt")
    if os.path.exists(stamp):
        return
    missing = [package for library, package in QT_LIBRARIES.items() if not can_load(library)]
    if missing and (needed or may_install()):
        try:
            apt_install(missing, "The window needs some libraries of the system")
        except SetupError as reason:
            if needed:
                raise
            say(str(reason))
    if not missing or may_install():
        with open(stamp, "w") as done:
            done.write("checked\n")


def can_load(library: str) -> bool:
    """Whether the system has this shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Whether we can install system packages here: Debian or Ubuntu, as root."""
    return shutil.which("apt-get") is not None and not WINDOWS and os.geteuid() == 0


def apt_install(packages: list[str], why: str) -> None:
    """Install system packages, or say the one command that does."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not may_install():
        if shutil.which("apt-get") is None:
            names = " ".join(packages)
            raise SetupError(f"{why}. Install what Debian calls {names}, and start again.")
        by_hand = "sudo apt-get update && sudo " + " ".join(command)
        raise SetupError(f"{why}. Install what is missing and start again:\n    {by_hand}")
    say(f"{why}: installing {' '.join(packages)} ...")
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for step in (["apt-get", "update"], command):
        done = subprocess.run(step, capture_output=True, text=True, env=environment)
    if done.returncode:
        by_hand = "apt-get update && " + " ".join(command)
        raise SetupError(f"{why}, and installing failed: {last_line(done)}\n    {by_hand}")


# --- starting ------------------------------------------------------------------------------


def become(arguments: list[str]) -> int:
    """Hand over to the environment's Python."""
    if not WINDOWS:
        os.execv(PYTHON, [PYTHON, *arguments])
    child = subprocess.Popen([PYTHON, *arguments])
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child was interrupted too, and saves the best it has


def test(extra: list[str]) -> int:
    """Everything that must pass; pytest comes last, so that its closing line is the last line."""
    failed = []
    for name, arguments in CHECKS:
        say(f"== {name}")
        if subprocess.call([PYTHON, *arguments], cwd=ROOT):
            failed.append(name)
    say("== tests")
    if failed:
        say(f"FAILED before the tests: {', '.join(failed)}")
    spread = ["-n", "2", "--dist", "loadfile"] if set(extra) <= {"--deep"} else []
    tests = subprocess.call([PYTHON, "-m", "pytest", *spread, *extra], cwd=ROOT)
    return tests or (1 if failed else 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as reason:
        say(str(reason))
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
