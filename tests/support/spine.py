"""The part of config/drechtsteden that the harnesses have partners for: DUO, VluchtelingenWerk and the
benefits package. What would go to others would only pile up."""
import pathlib
import shutil

# The benchmarks read the same list.
LEFT_OUT = (pathlib.Path(__file__).parent / "spine.txt").read_text(encoding="utf-8").split()


def copy_spine(config: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    """Copies the configuration without the rest; returns where it is now."""
    shutil.copytree(config, to, dirs_exist_ok=True)
    for name in LEFT_OUT:
        (to / name).unlink(missing_ok=True)
    return to
