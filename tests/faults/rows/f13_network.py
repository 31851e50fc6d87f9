"""Bad networks on both sides: delays, resets, half-closed connections, bytes one by one."""
import re

import chaos_proxy as chaos
from chaos_proxy import ChaosProxy
from frame import Bench, Result, Row
from stack import Stack

# Without TLS nothing tells corrupted bytes from others, so that one is for the rows with TLS.
KINDS = tuple(kind for kind in chaos.ALL
              if kind not in (chaos.PASS, chaos.CORRUPT, chaos.HALF_CLOSE))
# The hub refuses a request that ends early with 400, of which the sender knows nothing.
TOWARDS_HUB = (*KINDS, chaos.HALF_CLOSE, *(chaos.PASS,) * 8)
# A partner that never answers costs the time that the configuration gives it. One that gets half a
# request refuses it for good, and is right.
TOWARDS_PARTNERS = (*KINDS, *(chaos.PASS,) * 12)
SHORT = re.compile(r'(<setting name="timeout">)10s')


def run(bench: Bench, result: Result) -> None:
    proxies: list[ChaosProxy] = []

    def between(_: str, url: str) -> str:
        port = int(url.rsplit(":", 1)[1].split("/")[0])
        proxies.append(ChaosProxy("127.0.0.1", port, bench.seed + len(proxies), TOWARDS_PARTNERS,
                                  lifetime=6000))
        return url.replace(f":{port}", f":{proxies[-1].port}")

    try:
        with Stack(bench.site(between=between, client_timeout=3.0,
                              doubtful=frozenset({400}),
                              settings={"RETRY_FIRST": "100ms"})) as stack:
            stack.hub.edit("connections/*.xml", SHORT, r"\g<1>2s")
            stack.hub.start()
            towards_hub = ChaosProxy("127.0.0.1", stack.hub.port, bench.seed + 99, TOWARDS_HUB,
                                     lifetime=8000)
            proxies.append(towards_hub)
            stack.port = towards_hub.port
            for _ in range(bench.amount(10, 1)):
                stack.load(120)
                for proxy in proxies:
                    proxy.quiet = True
                result.violations += stack.finish(patience=120)
                for proxy in proxies:
                    proxy.quiet = False
                if result.violations:
                    break
            told = stack.tally()
        for proxy in proxies:
            for kind, count in proxy.treated.items():
                result.count(kind, count)
        result.counts = {"accepted": told.accepted, "answers never heard": told.unknown,
                         "requests to partners": told.requests,
                         "recognised by them": told.recognised, **result.counts}
    finally:
        for proxy in proxies:
            proxy.close()


ROW = Row("F-13", "bad networks on both sides", 3, run)
