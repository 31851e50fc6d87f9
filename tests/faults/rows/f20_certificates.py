"""Certificates, keys and secrets change under load; expired and revoked ones are refused."""
from frame import Bench, Result, Row


def run(bench: Bench, result: Result) -> None:
    bench.ctest(result, "[Tt]ls|[Cc]ertificate|Crl|rotat")


ROW = Row("F-20", "certificates and keys change", 1, run)
