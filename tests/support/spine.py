"""The part of config/drechtsteden that the harnesses have partners for: DUO, VluchtelingenWerk and the
benefits package. What would go to others would only pile up."""
import pathlib
import shutil

LEFT_OUT = ("connections/suwinet.xml", "connections/schuldhulp.xml", "connections/wmo.xml",
            "connections/wmo-ggk.xml", "connections/wijkteam.xml", "connections/regie.xml",
            "connections/zaaksysteem.xml", "workflows/bijstand.xml", "workflows/pip.xml",
            "workflows/schuldhulp.xml", "workflows/wmo.xml", "workflows/zaak.xml")


def copy_spine(config: pathlib.Path, to: pathlib.Path) -> pathlib.Path:
    """Copies the configuration without the rest; returns where it is now."""
    shutil.copytree(config, to, dirs_exist_ok=True)
    for name in LEFT_OUT:
        (to / name).unlink(missing_ok=True)
    return to
