"""The ground everything stands on: run.py, the locks, the size of files and functions."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
PLATFORMS = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
}
LONG_WITH_REASON = {"style_sheet": "one style sheet, most of it text"}
SOURCES = sorted(
    path
    for folder in ("ambrota", "solver", "ui", "sample_rotas")
    for path in ROOT.glob(f"{folder}/**/*.py")
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py as a module whose environment would lie in a temporary folder."""
    spec = importlib.util.spec_from_file_location("run_under_test", ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "PYTHON", str(tmp_path / ".venv/bin/python"))
    return module


def finished_environment(run: ModuleType, locks: list[str]) -> Path:
    """Lay out what `set_up` leaves behind; returns its site-packages."""
    site = Path(run.site_packages())
    site.mkdir(parents=True)
    for name, version in run.locked(locks):
        (site / f"{name.replace('-', '_')}-{version}.dist-info").mkdir()
    (site / "ambrota.pth").write_text(str(ROOT))
    Path(run.PYTHON).parent.mkdir(exist_ok=True)
    Path(run.PYTHON).touch()
    for lock in locks:
        Path(run.stamp_path(lock)).write_text(run.fingerprint(lock))
    return site


def test_run_py_can_be_read_by_an_old_python() -> None:
    """An old Python must get as far as the message that says it is too old."""
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_what_is_needed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 4))
    with pytest.raises(run.SetupError, match=r"needs Python 3\.11 or later"):
        run.main(["show"])


def test_run_py_uses_the_standard_library_only() -> None:
    tree = ast.parse((ROOT / "run.py").read_text(encoding="utf-8"))
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported <= set(sys.stdlib_module_names)


def test_a_finished_environment_is_left_alone(run: ModuleType) -> None:
    finished_environment(run, [run.RUNTIME, run.DEV])
    assert run.is_ready([run.RUNTIME])
    assert run.is_ready([run.RUNTIME, run.DEV])


@pytest.mark.parametrize(
    "damage",
    ["stamp gone", "python gone", "a package gone", "sources link gone", "lock changed"],
)
def test_a_damaged_environment_is_set_up_again(run: ModuleType, damage: str) -> None:
    site = finished_environment(run, [run.RUNTIME])
    stamp = Path(run.stamp_path(run.RUNTIME))
    match damage:
        case "stamp gone":
            stamp.unlink()
        case "python gone":
            Path(run.PYTHON).unlink()
        case "a package gone":
            next(site.glob("ortools-*.dist-info")).rmdir()
        case "sources link gone":
            (site / "ambrota.pth").unlink()
        case "lock changed":
            stamp.write_text("of another lock")
    assert not run.is_ready([run.RUNTIME])


def test_missing_libraries_are_named_in_one_command_for_who_is_not_root(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(run.VENV).mkdir()
    monkeypatch.setattr(run, "can_load", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(run, "may_install", lambda: False)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(run.SetupError, match=r"sudo apt-get update && sudo .* libegl1$"):
        run.qt_libraries(needed=True)
    run.qt_libraries(needed=False)  # the headless commands need none of them
    monkeypatch.setattr(run.shutil, "which", lambda name: None)
    with pytest.raises(run.SetupError, match="what Debian calls libegl1"):
        run.qt_libraries(needed=True)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_holds_exact_versions_and_no_address(lock: str) -> None:
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            assert re.fullmatch(r"[A-Za-z0-9_.-]+==[0-9a-z.]+( ; sys_platform == \"\w+\")?", line)


def locked_names(lock: str) -> dict[str, str]:
    """Plain name -> version of each distribution in a lock file."""
    pairs = re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pairs}


@pytest.mark.parametrize("platform", sorted(PLATFORMS))
def test_the_locks_are_closed_on_every_platform(platform: str) -> None:
    """Whatever a locked distribution asks for is locked too, at a version that suits it."""
    runtime = locked_names("requirements.lock")
    both = {**runtime, **locked_names("requirements-dev.lock")}
    for name in both:
        available = runtime if name in runtime else both
        for text in importlib.metadata.requires(name) or []:
            need = Requirement(text)
            if need.marker is None or need.marker.evaluate({"extra": "", **PLATFORMS[platform]}):
                wanted = re.sub(r"[-_.]+", "-", need.name).lower()
                assert wanted in available, f"{name} asks for {need} on {platform}"
                assert need.specifier.contains(available[wanted]), f"{name} asks for {need}"


def test_what_the_product_declares_is_locked() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("dependencies = [", 1)[1].split("]", 1)[0]
    runtime = locked_names("requirements.lock")
    for line in re.findall(r'"([^"]+)"', block):
        need = Requirement(line)
        assert need.specifier.contains(runtime[re.sub(r"[-_.]+", "-", need.name).lower()])


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_readable(path: Path) -> None:
    """A file has one subject, a function one thing to do."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            long = node.end_lineno - node.lineno >= 60
            assert not long or node.name in LONG_WITH_REASON, node.name
