"""The forms in which a BSN can hide, and the search for them."""
import base64
import hashlib
import pathlib


def forms(bsn: str) -> dict[str, bytes]:
    """Each way of writing the number that somebody who has the text can turn back. A plain SHA-256 is
    one of them: there are only some ninety million numbers to try."""
    raw = bsn.encode()
    dotted = f"{bsn[:4]}.{bsn[4:6]}.{bsn[6:]}"
    threes = (bsn[:3], bsn[3:6], bsn[6:])
    result = {
        "plain": raw,
        "dotted": dotted.encode(),
        "dotted by three": ".".join(threes).encode(),
        "spaced": dotted.replace(".", " ").encode(),
        "spaced by three": " ".join(threes).encode(),
        "percent-encoded": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "hex": raw.hex().encode(),
        "sha-256": hashlib.sha256(raw).hexdigest().encode(),
        "sha-256, raw": hashlib.sha256(raw).digest(),
        "sha-256, base64": base64.b64encode(hashlib.sha256(raw).digest()).rstrip(b"="),
    }
    for shift in range(3):
        # Of base64 inside a longer text only the characters that the number alone decides.
        encoded = base64.b64encode(b"\0" * shift + raw)
        start, end = (0, 2, 3)[shift], (shift + len(raw)) * 8 // 6
        result[f"base64, shifted {shift}"] = encoded[start:end]
    return result


class Searcher:
    """Looks for numbers in everything that must not have them."""

    def __init__(self, canaries: dict[str, str]) -> None:
        """canaries: where each number was put, by number."""
        self._needles = [(place, form, needle.lower()) for bsn, place in canaries.items()
                         for form, needle in forms(bsn).items()]

    def search(self, name: str, content: bytes) -> list[str]:
        """Where something was found; never with the number itself."""
        lower = content.lower()
        return [f"{name} has the BSN of '{place}', {form}"
                for place, form, needle in self._needles if needle in lower]

    def search_file(self, file: pathlib.Path) -> list[str]:
        return self.search(file.name, file.read_bytes())
