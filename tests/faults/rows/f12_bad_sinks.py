"""Seventeen partners that answer as no partner should, all at once; the good ones notice nothing."""
import time

from bad_sinks import KINDS, BadSinks
from frame import Bench, Result, Row
from rows.f08_slow_disk import MOST_GROWTH, resident
from stack import Stack

TIMEOUT = 2.0  # seconds, of the connections to them
PREFIX = "slecht-"
DEAD = "never-answers"
MOST_COST = 0.10
NAMESPACE = 'xmlns="urn:rodedraad:config:1"'

CONNECTION = """<connection {ns} id="{id}" adapter="generic" organisation="taalaanbieder">
  <setting name="mapping">slecht</setting>
  <setting name="municipality">0505</setting>
  <transport name="http">
    <setting name="url">http://127.0.0.1:{port}</setting>
    <setting name="timeout">2s</setting>
  </transport>
  <sends>verzoek</sends>
  <limit rate="50/s" inflight="4"/>
  <retry first="300ms" factor="2" most="2s" attempts="6"/>
</connection>
"""
MAPPING = """<mapping {ns} adapter="generic">
  <template kind="verzoek" format="json" target="/verzoek">
    <element name="nummer" from="id"/>
    <element name="vanaf" field="inburgeringsplicht.begindatum"/>
  </template>
</mapping>
"""
RULE = """  <rule id="{id}" once="true">
    <on changed="inburgeringsplicht.begindatum"/>
    <send message="verzoek" to="connection:{id}" purpose="slecht"/>
  </rule>
"""
PURPOSE = """  <purpose id="slecht" article="Wet inburgering 2021, art. 16" from="wi2021" to="wi2021"
           activity="https://register.example/slecht">
    <allow>inburgeringsplicht.begindatum</allow>
    <recipients>taalaanbieder</recipients>
  </purpose>
</purposes>"""


def connect(stack: Stack, sinks: BadSinks) -> None:
    """Adds them to the hub's own copy of the configuration."""
    config = stack.hub.config
    rules = ""
    for name, port in sinks.ports.items():
        id = PREFIX + name
        (config / "connections" / f"{id}.xml").write_text(
            CONNECTION.format(ns=NAMESPACE, id=id, port=port), "utf-8")
        rules += RULE.format(id=id)
    (config / "mappings" / "slecht.xml").write_text(MAPPING.format(ns=NAMESPACE), "utf-8")
    (config / "workflows" / "slecht.xml").write_text(
        f'<workflow {NAMESPACE} id="slecht" law="wi2021">\n{rules}</workflow>\n', "utf-8")
    purposes = config / "purposes.xml"
    purposes.write_text(purposes.read_text("utf-8").replace("</purposes>", PURPOSE), "utf-8")


def run(bench: Bench, result: Result) -> None:
    messages = bench.amount(1500, 200)
    good = took(bench, "good", messages, KINDS, result)
    dead = took(bench, "dead", messages, tuple(kind for kind in KINDS if kind != DEAD), result)
    bad = took(bench, "bad", messages, (), result)
    cost = dead / good - 1
    result.measured["the good ones took"] = (
        f"{good:.1f} s, {dead:.1f} s beside a dead one ({cost:+.0%}), {bad:.1f} s beside all bad ones")
    # Of few messages it says more about what else the machine does.
    if bench.scale >= 0.5 and cost > MOST_COST:
        result.found("criterion", f"a dead partner costs the others {cost:.0%}")


def took(bench: Bench, name: str, messages: int, good: tuple[str, ...], result: Result) -> float:
    """Seconds until all that the usual partners must hear was heard."""
    sinks = BadSinks(good)
    try:
        with Stack(bench.site(name, ignored=PREFIX)) as stack:
            connect(stack, sinks)
            stack.hub.start()
            before = resident(stack.hub.pid)
            begin = time.monotonic()
            stack.load(messages)
            result.violations += stack.finish(patience=120)
            seconds = time.monotonic() - begin
            if not good:
                judge(stack, sinks, resident(stack.hub.pid) - before, result)
            return seconds
    finally:
        sinks.close()


def judge(stack: Stack, sinks: BadSinks, grown: int, result: Result) -> None:
    result.count("kinds of bad partners", len(sinks.ports))
    result.count("requests to them", sum(seen.requests for seen in sinks.seen.values()))
    longest = max(seen.longest for seen in sinks.seen.values())
    result.demand("longest attempt", f"{longest:.1f} s of {TIMEOUT:.0f}", longest < TIMEOUT + 6)
    result.demand("redirects followed", str(sinks.elsewhere), sinks.elsewhere == 0)
    result.demand("memory grew", f"{grown >> 10} MB", grown < 2 * MOST_GROWTH)
    confirmed = stack.export.confirmed(PREFIX)
    result.demand("bad answers taken for good", str(confirmed), confirmed == 0)


ROW = Row("F-12", "seventeen bad partners at once", 4, run)
