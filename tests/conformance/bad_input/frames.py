"""Requests that never become whole, and the same berichtId again: more than one letter each."""
import concurrent.futures

import cases
import letters
import raw_http

REPEATED = {cases.DUO: (201, 400), cases.VWN: (200, (409, "VWN007", "/berichtId")),
            cases.PW: (200, (409, "pw-dubbel-berichtid", "/berichtId"))}


def unfinished(connection):
    """Name, the pieces to send, whether the sender then closes its side, the expected status."""
    letter = cases.GOOD[connection]()
    whole = letter.bytes()

    def head(path, *framing):
        lines = [f"POST {path}{letter.path} HTTP/1.1", "Host: localhost",
                 *(f"{name}: {value}" for name, value in letter.headers.items()), *framing]
        return "\r\n".join(lines).encode() + b"\r\n\r\n"

    def sized(path):
        return head(path, f"Content-Length: {len(whole) + 1}") + whole

    def chunked(path):
        return (head(path, "Transfer-Encoding: chunked")
                + f"{len(whole):x}\r\n".encode() + whole + b"\r\n")

    yield "a body cut off", sized, True, 400
    yield "a body that never comes whole", sized, False, 408
    yield "chunks cut off before the last", chunked, True, 400
    yield "chunks without an end", chunked, False, 408


def try_unfinished(listeners):
    """All of them at once, as most last as long as the listener's patience."""
    def answer(url, make, half_close):
        address, path = raw_http.address_of(url)
        return raw_http.exchange(address, make(path), half_close=half_close)

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        waiting = [(connection, name, expected, pool.submit(answer, listeners[connection], make, half))
                   for connection in cases.GOOD
                   for name, make, half, expected in unfinished(connection)]
        for connection, name, expected, answers in waiting:
            yield connection, name, expected, answers.result()


def repeats(connection):
    """The first letter, the very same again, and another one under the same berichtId."""
    first = cases.GOOD[connection]()
    other = cases.GOOD[connection]()
    other.headers = dict(first.headers)
    if connection == cases.DUO:
        other.document["gebeurtenisId"] = "SS106"
    else:
        other.document["berichtId"] = first.document["berichtId"]
        other.document["tijdstip"] = "2020-01-01T00:00:00Z"
    same, different = REPEATED[connection]
    good = {cases.DUO: 201, cases.VWN: 202, cases.PW: 202}[connection]
    letters_in_turn = [("first", first, good), ("the same letter again", first, same),
                       ("another letter under its berichtId", other, different)]
    if connection == cases.DUO:
        capitals = letters.Letter(first.document, dict(first.headers), first.path)
        capitals.headers["berichtId"] = capitals.headers["berichtId"].upper()
        letters_in_turn.append(("the same letter again, berichtId in capitals", capitals, same))
    return letters_in_turn
