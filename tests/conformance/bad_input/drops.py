"""Files that a partner may drop, and what must become of each: taken, refused or left where it is."""
import dataclasses
import os
import pathlib
import random
import shutil

from letters import COLUMNS, csv, row

UNKNOWN_PERSON, BAD_BSN = "999990093", "999990018"
TAKEN, REFUSED, LEFT = "taken", "refused", "left"


@dataclasses.dataclass
class Drop:
    """A file, what becomes of it, and of each row of it its status, code and column."""

    name: str
    content: bytes | None
    fate: str
    rows: tuple = ()


WELL = ("VERWERKT", "", "")


def whole_files():
    """Files as a whole: how they are written, not what they say."""
    one = [row()]
    yield Drop("goed.csv", csv([row()]), TAKEN, (WELL,))
    yield Drop("zonder_bom.csv", csv([row()], mark="", end="\n"), TAKEN, (WELL,))
    yield Drop("zonder_laatste_regeleinde.csv", csv([row()])[:-2], TAKEN, (WELL,))
    yield Drop("lege_regels.csv", csv([row()]) + b"\r\n" * 3, TAKEN, (WELL,))
    yield Drop("kolommen_verwisseld_en_extra.csv", csv([row(extra="x")], ("extra", *COLUMNS[::-1])),
               TAKEN, (WELL,))
    yield Drop("aanhalingstekens.csv", csv([row(opmerking='"a;b\r\nen ""c"""')]), TAKEN, (WELL,))
    yield Drop("alleen_kop.csv", csv([]), TAKEN)
    yield Drop("naam met spaties & $(id);é.csv", csv([row()]), TAKEN, (WELL,))
    yield Drop("leeg.csv", b"", REFUSED)
    yield Drop("alleen_bom.csv", b"\xef\xbb\xbf", REFUSED)
    yield Drop("nullen.csv", bytes(4096), REFUSED)
    yield Drop("binair.csv", random.Random(1).randbytes(100_000), REFUSED)
    yield Drop("latin1.csv", csv([row(opmerking="café")], mark="").decode().encode("latin-1"),
               REFUSED)
    yield Drop("utf16.csv", csv([row()], mark="").decode().encode("utf-16"), REFUSED)
    yield Drop("json.csv", b'{"bsn": "999990019"}', REFUSED)
    yield Drop("komma.csv", csv(one).replace(b";", b","), REFUSED)
    yield Drop("kolom_ontbreekt.csv", csv(one, COLUMNS[:5] + COLUMNS[6:]), REFUSED)
    yield Drop("kolom_dubbel.csv", csv(one, (*COLUMNS, "bsn")), REFUSED)
    yield Drop("zonder_kop.csv", csv(one).split(b"\r\n", 1)[1], REFUSED)
    yield Drop("rij_te_kort.csv", csv(one)[:-4] + b"\r\n", REFUSED)
    yield Drop("open_aanhaling.csv", csv([row(opmerking='"geen einde')]), REFUSED)
    yield Drop("losse_cr.csv", csv(one, end="\r"), REFUSED)
    yield Drop("nul_in_cel.csv", csv([row(opmerking="a\0b")]), REFUSED)


def rows():
    """One file with a row for everything that can be wrong with a row."""
    first = row()
    well = row(opmerking="=cmd|' /C calc'!A0")
    known = [
        (first, WELL),
        (well, WELL),
        (dict(first), ("DUBBEL", "", "")),
        ({**first, "opmerking": "anders"}, ("AFGEKEURD", "VWN007", "berichtId")),
        (row(bsn=BAD_BSN), ("AFGEKEURD", "VWN003", "bsn")),
        (row(bsn=UNKNOWN_PERSON, clientnummer="C-93"), ("IN_QUARANTAINE", "VWN004", "")),
        (row(gemeentecode="0363"), ("AFGEKEURD", "VWN009", "gemeentecode")),
        (row(gemeentecode="12"), ("AFGEKEURD", "VWN009", "gemeentecode")),
        (row(pvt_status=""), ("AFGEKEURD", "VWN002", "pvt_status")),
        (row(pvt_status="weg"), ("AFGEKEURD", "VWN002", "pvt_status")),
        (row(recordtype="X"), ("AFGEKEURD", "VWN002", "recordtype")),
        (row(bsn=""), ("AFGEKEURD", "VWN002", "bsn")),
        (row(pvt_status="ondertekend"), ("AFGEKEURD", "VWN002", "pvt_datum_ondertekening")),
        (row(pvt_datum_ondertekening="01-01-2999"),
         ("AFGEKEURD", "VWN006", "pvt_datum_ondertekening")),
        (row(pvt_datum_ondertekening="30-02-2026"),
         ("AFGEKEURD", "VWN006", "pvt_datum_ondertekening")),
        (row(pvt_datum_ondertekening="2026-01-15"),
         ("AFGEKEURD", "VWN002", "pvt_datum_ondertekening")),
        (row(pvt_bijeenkomsten_aanwezig="1e9"),
         ("AFGEKEURD", "VWN002", "pvt_bijeenkomsten_aanwezig")),
        (row(berichtId="=1+1"), ("AFGEKEURD", "VWN002", "berichtId")),
        (row(berichtId=""), ("AFGEKEURD", "VWN002", "berichtId")),
        (row(recordtype="BEG", trajectnummer="T-1", status="gestart", startdatum="01-03-2026",
             einddatum="28-02-2026"), ("AFGEKEURD", "VWN006", "einddatum")),
        (row(opmerking="x" * 5000), ("AFGEKEURD", "VWN002", "opmerking")),
    ]
    return Drop("rijen.csv", csv([line for line, _ in known]), TAKEN,
                tuple(expected for _, expected in known))


def place(folder, drops):
    """Writes the files, and beside them what is no file that anybody may take."""
    folder = pathlib.Path(folder)
    for drop in drops:
        (folder / drop.name).write_bytes(drop.content)
    beside = folder.parent / "elders.csv"
    beside.write_bytes(csv([row()]))
    (folder / "koppeling.csv").symlink_to(beside)
    (folder / "wachtwoorden.csv").symlink_to("/etc/passwd")
    (folder / "nergens.csv").symlink_to(folder / "bestaat_niet")
    os.link(beside, folder / "harde_koppeling.csv")
    (folder / "map.csv").mkdir()
    os.mkfifo(folder / "pijp.csv")
    (folder / "notities.txt").write_bytes(b"hallo")
    (folder / "eigen_resultaat.csv").write_bytes(csv([row()]))
    too_large = folder / "te_groot.csv"
    too_large.touch()
    os.truncate(too_large, 65 << 20)
    left = [Drop(name, None, LEFT) for name in
            ("koppeling.csv", "wachtwoorden.csv", "nergens.csv", "harde_koppeling.csv", "map.csv",
             "pijp.csv", "notities.txt", "eigen_resultaat.csv")]
    return [*left, Drop("te_groot.csv", None, REFUSED)]


class SlowWriter:
    """A sender that writes a file in pieces, with pauses shorter than the quiet time."""

    def __init__(self, folder):
        self.drop = Drop("langzaam.csv", csv([row() for _ in range(9)]), TAKEN, (WELL,) * 9)
        size = len(self.drop.content) // 8 + 1
        self._pieces = [self.drop.content[at:at + size]
                        for at in range(0, len(self.drop.content), size)]
        self._file = pathlib.Path(folder) / self.drop.name

    def write_piece(self):
        """Appends the next piece; whether there was one."""
        if not self._pieces:
            return False
        with self._file.open("ab") as file:
            file.write(self._pieces.pop(0))
        return True


def copy_again(folder, drop):
    """The same rows in a file of another name: every row was there before."""
    again = Drop("nog_eens.csv", drop.content, TAKEN, (("DUBBEL", "", ""),) * len(drop.rows))
    temporary = pathlib.Path(folder).parent / "nog_eens.csv"
    temporary.write_bytes(again.content)
    shutil.move(temporary, pathlib.Path(folder) / again.name)
    return again
