"""The forms in which a BSN can hide, and the search for them."""
import base64
import hashlib
import pathlib


FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
ARABIC = {ord("0") + digit: 0x0660 + digit for digit in range(10)}


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
        "dashed": dotted.replace(".", "-").encode(),
        "dashed by three": "-".join(threes).encode(),
        "spaced, no break": "\u00a0".join(threes).encode(),
        "full width": bsn.translate(FULL_WIDTH).encode(),
        "Arabic digits": bsn.translate(ARABIC).encode(),
        "UTF-16": bsn.encode("utf-16-le"),
        "entities": "".join(f"&#{byte};" for byte in raw).encode(),
        "hexadecimal entities": "".join(f"&#x{byte:x};" for byte in raw).encode(),
        "JSON escapes": "".join(f"\\u{byte:04x}" for byte in raw).encode(),
        "percent-encoded": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "percent-encoded twice": "".join(f"%25{byte:02X}" for byte in raw).encode(),
        "hex": raw.hex().encode(),
        "octal": "".join(f"\\{byte:03o}" for byte in raw).encode(),
        "reversed": raw[::-1],
    }
    for name in ("md5", "sha1", "sha256", "sha512"):
        digest = hashlib.new(name, raw).digest()
        result |= {name: digest.hex().encode(), f"{name}, raw": digest,
                   f"{name}, base64": base64.b64encode(digest).rstrip(b"="),
                   f"{name}, base64url": base64.urlsafe_b64encode(digest).rstrip(b"=")}
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
