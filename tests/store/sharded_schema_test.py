"""How the tables of the store would be spread over a sharded PostgreSQL, and the walls between
municipalities (docs/decisions/0045). RODEDRAAD names the program, RODEDRAAD_CONFIG the configuration,
STORE_URL an empty database of a superuser (tests/support/postgres.py)."""
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "support")]

from postgres import PASSWORD  # noqa: E402
from rodedraad_process import Hub  # noqa: E402

PROGRAM = pathlib.Path(os.environ["RODEDRAAD"])
CONFIG = pathlib.Path(os.environ["RODEDRAAD_CONFIG"])
SERVER = os.environ["STORE_URL"]
os.environ.pop("RODEDRAAD_TEST_POSTGRES", None)

HUB, OWNER, AUDITOR = "rodedraad", "rodedraad_eigenaar", "rodedraad_audit"
MINE, THEIRS = "0505", "0482"
REFUSED = "violates row-level security policy"

# What the decision says lies elsewhere.
MOVED = {("message", "body"): "message_body", ("delivery", "body"): "delivery_body"}
ADDED = {"gemeente", "message_body", "delivery_body"}


def psql(text, role=None, gemeente=None, check=True):
    """What a session of the role prints that works for one municipality, or forgot to say which."""
    url = SERVER if role is None else re.sub("//[^@]*@", f"//{role}:{PASSWORD}@", SERVER)
    if gemeente is not None:
        text = f"SET rodedraad.gemeente = '{gemeente}';\n{text}"
    done = subprocess.run(["psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-d", url],
                          input=text, capture_output=True, text=True, check=False)
    if check and done.returncode != 0:
        raise AssertionError(done.stderr)
    return done.stdout.splitlines() if check else done.stderr


def rows(text):
    return [tuple(line.split("|")) for line in psql(text)]


@functools.cache
def columns(schema):
    return {(table, column): kind for table, column, kind in rows(f"""
        SELECT c.relname, a.attname, format_type(a.atttypid, NULL) FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = '{schema}'::regnamespace AND c.relkind IN ('r', 'p')
        AND NOT c.relispartition""")}


def indexes(schema):
    """(table, unique, columns, condition) of each."""
    return {(table, unique == "t", tuple(names.split(";")), condition)
            for table, unique, names, condition in rows(f"""
        SELECT c.relname, i.indisunique, (SELECT string_agg(pg_get_indexdef(i.indexrelid, n, false),
          ';' ORDER BY n) FROM generate_series(1, i.indnkeyatts) n),
          coalesce(pg_get_expr(i.indpred, i.indrelid), '') FROM pg_index i
        JOIN pg_class c ON c.oid = i.indrelid
        WHERE c.relnamespace = '{schema}'::regnamespace AND NOT c.relispartition""")}


@functools.cache
def spread():
    return dict(rows("""SELECT relname, split_part(obj_description(oid), ':', 1) FROM pg_class
        WHERE relnamespace = 'sharded'::regnamespace AND relkind IN ('r', 'p')
        AND NOT relispartition"""))


@functools.cache
def walled():
    """The tables that have a municipality, without their shards."""
    return sorted(table for table, column in columns("sharded") if column == "gemeente")


def value(kind, name, gemeente):
    if name == "gemeente":
        return f"'{gemeente}'"
    return {"text": "'x'", "bytea": "'\\x00'", "date": "'infinity'"}.get(kind, "-7")


def line_for(table, gemeente):
    names = {column: kind for (place, column), kind in columns("sharded").items() if place == table}
    if table == "message":
        names.pop("notes")
    return (f"INSERT INTO {table} ({', '.join(names)}) VALUES "
            f"({', '.join(value(kind, name, gemeente) for name, kind in names.items())})")


def setUpModule():
    """A store as the hub makes it, filled, and its rows once more as they would lie on shards."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rodedraad-sharded-"))
    unittest.addModuleCleanup(shutil.rmtree, folder, True)
    subprocess.run([PROGRAM, "generate", "--cases", "60", "--messages", "1500", "--config", CONFIG,
                    "--data", folder / "data"], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "STORE_URL": SERVER})
    with Hub(PROGRAM, CONFIG, folder, environment={"STORE_URL": SERVER}):
        pass
    # The hub wants to be sure of its disk; from here on nothing has to outlive a crash.
    psql("ALTER SYSTEM SET fsync = off")
    psql("SELECT pg_reload_conf()")
    for role in (HUB, OWNER, AUDITOR):
        psql(f"""CREATE ROLE {role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{PASSWORD}';
            ALTER ROLE {role} SET search_path = sharded""")
    psql(f"CREATE SCHEMA sharded AUTHORIZATION {OWNER};"
         f"GRANT USAGE ON SCHEMA sharded TO {HUB}, {AUDITOR}")
    # Years of messages, in three days: each has ten tables.
    psql("UPDATE public.message SET received = received % 259200000;"
         "UPDATE public.delivery SET created = created % 259200000; ANALYZE")
    psql((HERE / "sharded_schema.sql").read_text(), OWNER)
    psql((HERE / "sharded_fill.sql").read_text())
    for gemeente in (MINE, THEIRS):
        psql("SET search_path = sharded; INSERT INTO gemeente VALUES "
             f"('{gemeente}') ON CONFLICT DO NOTHING")
        for table in walled():
            # Two single tables: one number for all municipalities.
            line = line_for(table, gemeente)
            if table in ("audit", "audit_waiting") and gemeente == THEIRS:
                line = line.replace("-7", "-8")
            psql(f"SET search_path = sharded; {line}")
    psql("ANALYZE")


class Spread(unittest.TestCase):
    def test_every_table_and_column_of_the_store_is_there(self):
        real, here = columns("public"), columns("sharded")
        self.assertGreater(len(real), 150)
        for (table, column), kind in real.items():
            place = MOVED.get((table, column), table)
            self.assertEqual(here.get((place, column)), kind, f"{table}.{column}")
        added = {(table, column) for table, column in here if table not in ADDED} - set(real)
        self.assertEqual({column for _, column in added}, {"gemeente"})
        self.assertEqual({table for table, _ in here} - {table for table, _ in real}, ADDED)

    def test_every_row_of_the_store_has_found_its_municipality(self):
        for table in {table for table, _ in columns("public")}:
            made = 2 if table in walled() else 0  # by this test
            self.assertEqual(psql(f"SELECT count(*) - {made} FROM sharded.{table}"),
                             psql(f"SELECT count(*) FROM public.{table}"), table)

    def test_every_key_of_a_distributed_table_begins_with_the_municipality(self):
        kinds = spread()
        unique = [each for each in indexes("sharded") if each[1] and kinds[each[0]] == "distributed"]
        self.assertGreater(len(unique), 15)
        for table, _, names, _ in unique:
            self.assertEqual(names[0], "gemeente", f"{table}: {names}")

    def test_every_index_of_the_store_has_its_like(self):
        kinds, here = spread(), indexes("sharded")
        for table, unique, names, condition in indexes("public"):
            if kinds[table] == "distributed":
                names = ("gemeente", *(name for name in names if name != "gemeente"))
            self.assertIn((table, unique, names, condition), here)

    def test_a_table_without_municipality_is_the_same_everywhere_or_in_one_place(self):
        for table, kind in spread().items():
            self.assertIn(kind, ("distributed", "reference", "single"), table)
            if kind == "reference":
                self.assertNotIn(table, walled())
            if kind == "distributed":
                self.assertIn(table, walled())

    def test_idempotency_is_per_municipality(self):
        def insert(gemeente, seq):
            return (f"INSERT INTO message SELECT (m).* FROM (SELECT json_populate_record(m, "
                    f"'{{\"seq\": {seq}, \"id\": \"{seq}\", \"idempotency_key\": \"\\\\x77\"}}') AS m "
                    f"FROM message m WHERE m.seq = -7) n")
        psql("BEGIN;" + insert(MINE, -20) + ";COMMIT", HUB, MINE)
        psql(insert(THEIRS, -20), HUB, THEIRS)
        self.assertIn("duplicate key", psql(insert(MINE, -21), HUB, MINE, check=False))


class Walls(unittest.TestCase):
    """The hub's role, and the role that owns the tables."""

    def each(self):
        for role in (HUB, OWNER):
            for table in walled():
                with self.subTest(role=role, table=table):
                    yield role, table

    def test_who_forgets_the_municipality_sees_and_changes_nothing(self):
        for role, table in self.each():
            self.assertGreater(int(psql(f"SELECT count(*) FROM sharded.{table}")[0]), 1)
            for before in ("", f"BEGIN; SET LOCAL rodedraad.gemeente = '{MINE}'; COMMIT;"):
                self.assertEqual(psql(f"""{before} SELECT count(*) FROM {table};
                    WITH u AS (UPDATE {table} SET gemeente = gemeente RETURNING 1)
                      SELECT count(*) FROM u;
                    WITH d AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM d""", role),
                    ["0", "0", "0"])
                self.assertIn(REFUSED, psql(before + line_for(table, MINE), role, check=False))

    def test_who_sets_one_sees_and_changes_only_its_own(self):
        for role, table in self.each():
            own = psql(f"SELECT count(*) FROM sharded.{table} WHERE gemeente = '{MINE}'")
            seen, kinds, others, gone = psql(f"""BEGIN; SELECT count(*) FROM {table};
                SELECT DISTINCT gemeente FROM {table};
                SELECT count(*) FROM {table} WHERE gemeente = '{THEIRS}';
                WITH d AS (DELETE FROM {table} RETURNING 1) SELECT count(*) FROM d;
                ROLLBACK""", role, MINE)
            self.assertEqual([seen, gone], own * 2)
            self.assertEqual((kinds, others), (MINE, "0"))
            self.assertIn(REFUSED, psql(line_for(table, THEIRS), role, MINE, check=False))
            self.assertIn(REFUSED, psql(f"UPDATE {table} SET gemeente = '{THEIRS}'", role, MINE,
                                        check=False))

    def test_a_record_of_no_municipality_may_be_added_and_not_read(self):
        for table in ("audit", "audit_waiting"):
            line = line_for(table, "").replace("-7", "-9")
            self.assertEqual(psql(f"BEGIN; {line}; SELECT count(*) FROM {table}; ROLLBACK", HUB),
                             ["0"])

    def test_no_query_tells_of_another_municipality(self):
        other = f"CASE WHEN gemeente <> '{MINE}' THEN 0 ELSE 1 END"
        for role, table in self.each():
            # What would fail, or speak, on a row of another.
            psql(f"SELECT 1 FROM {table} ORDER BY 1 / ({other})", role, MINE)
            psql(f"SELECT 1 FROM {table} WHERE 1 / ({other}) = 1", role, MINE)
            self.assertEqual(psql(f"""SELECT count(*) FROM zaak z JOIN {table} t
                ON t.gemeente <> z.gemeente""", role, MINE), ["0"])

    def test_a_function_that_is_asked_early_hears_nothing(self):
        psql(f"GRANT TEMPORARY ON DATABASE {SERVER.rpartition('/')[2]} TO {HUB}")
        speak = """CREATE FUNCTION pg_temp.hear(word TEXT) RETURNS BOOLEAN LANGUAGE plpgsql
            COST 0.0000001 AS $$ BEGIN RAISE NOTICE 'heard %', word; RETURN true; END $$;"""
        for table in walled():
            with self.subTest(table=table):
                heard = psql(f"{speak} SELECT count(*) FROM {table} WHERE pg_temp.hear(gemeente)",
                             HUB, MINE, check=False)
                self.assertIn(f"heard {MINE}", heard)
                self.assertEqual(set(re.findall(r"heard (\w*)", heard)), {MINE})

    def test_a_key_that_another_has_is_free(self):
        for table in walled():
            if spread()[table] == "distributed":
                psql(f"BEGIN; DELETE FROM {table}; {line_for(table, MINE)}; ROLLBACK", HUB, MINE)

    def test_the_wall_cannot_be_stepped_over(self):
        for role in (HUB, OWNER):
            self.assertIn("would be affected by row-level security", psql(
                "SET row_security = off; SELECT * FROM message", role, MINE, check=False))
        self.assertIn("must be owner", psql("ALTER TABLE message DISABLE ROW LEVEL SECURITY", HUB,
                                            MINE, check=False))
        shards = psql("""SELECT relname FROM pg_class WHERE relispartition AND relkind IN ('r', 'p')
            AND relnamespace = 'sharded'::regnamespace""")
        self.assertGreater(len(shards), 60)
        self.assertEqual(psql("""SELECT count(*) FROM pg_class WHERE relispartition
            AND relkind IN ('r', 'p') AND relnamespace = 'sharded'::regnamespace
            AND NOT (relrowsecurity AND relforcerowsecurity)"""), ["0"])
        asked = ";".join(f"SELECT count(*) FROM {shard}" for shard in shards)
        self.assertEqual(set(psql(asked, OWNER)), {"0"})
        self.assertEqual(psql(f"""SELECT count(*) FROM pg_class WHERE relispartition
            AND relkind IN ('r', 'p') AND relnamespace = 'sharded'::regnamespace AND
            has_table_privilege('{HUB}', oid, 'SELECT,INSERT,UPDATE,DELETE,TRUNCATE')"""), ["0"])

    def test_who_checks_the_chain_reads_it_whole_and_nothing_else(self):
        self.assertEqual(psql("SELECT count(*) FROM audit", AUDITOR),
                         psql("SELECT count(*) FROM sharded.audit"))
        for table in set(spread()) - {"audit"}:
            self.assertIn("permission denied", psql(f"SELECT 1 FROM {table}", AUDITOR, MINE,
                                                    check=False))


# What the hub asks for each message and delivery, with the municipality that it knows there.
HOT = {
    "seen before": """SELECT id, body_hash FROM message WHERE gemeente = {g} AND connection = 'duo'
        AND idempotency_key = '\\x01' AND idempotency_key <> '' AND state <> 'refused'
        AND state <> 'duplicate'""",
    "accept": """INSERT INTO message (gemeente, id, connection, kind, idempotency_key, body_hash,
        parent, part, answer_to, case_id, method, sender, received, state, reason, revision) VALUES
        ({g}, 'n', 'duo', 'k', '', '', '', 0, '', '', '', '', 0, 'received', '', '')""",
    "one message": "SELECT * FROM message WHERE gemeente = {g} AND id = 'm'",
    "its body": """SELECT m.state, b.body FROM message m JOIN message_body b ON b.gemeente = {g} AND
        b.seq = m.seq AND b.day IN ('infinity') WHERE m.gemeente = {g} AND m.id = 'm'""",
    "processed": """UPDATE message SET state = 'processed', case_id = 'c' WHERE gemeente = {g}
        AND id = 'm' AND state = 'received'""",
    "who is it": """SELECT case_id FROM identifier WHERE gemeente = {g} AND type = 'bsn'
        AND value = '\\x01'""",
    "the case": """SELECT z.*, f.facts, d.item, r.rule FROM zaak z
        LEFT JOIN fact f ON f.gemeente = {g} AND f.case_id = z.id
        LEFT JOIN deadline d ON d.gemeente = {g} AND d.case_id = z.id
        LEFT JOIN fired r ON r.gemeente = {g} AND r.case_id = z.id
        WHERE z.gemeente = {g} AND z.id = 'c'""",
    "put case": """INSERT INTO zaak (gemeente, id, version, merged_into) VALUES ({g}, 'c', 1, '')
        ON CONFLICT (gemeente, id) DO UPDATE SET version = excluded.version""",
    "facts": "INSERT INTO fact (gemeente, seq, case_id, key, facts) VALUES ({g}, 1, 'c', 1, '')",
    "its key": "SELECT * FROM data_key WHERE gemeente = {g} AND scope = 'case:c'",
    "to send": """SELECT * FROM delivery WHERE gemeente = {g} AND state = 'queued' AND
        state <> 'confirmed' AND seq > 0 ORDER BY seq LIMIT 100""",
    "sent": """UPDATE delivery SET state = 'confirmed' WHERE gemeente = {g} AND id = 'd'
        AND state = 'in flight'""",
    "attempt": "SELECT max(number) FROM attempt WHERE gemeente = {g} AND delivery = 'd'",
    "processing log": """INSERT INTO verwerking (gemeente, trace, span, parent, name, start, einde,
        failed, activity, subject_type, subject) VALUES ({g}, '', '', '', '', 0, 0, 0, '', '', '')""",
    "list": """SELECT id FROM message WHERE gemeente = {g} AND connection = 'duo' AND kind = 'k'
        AND seq < 1000 ORDER BY seq DESC LIMIT 50""",
}


class Shards(unittest.TestCase):
    def plan(self, text, role, gemeente, analyze=False):
        options = "ANALYZE, FORMAT JSON" if analyze else "FORMAT JSON"
        return json.loads("\n".join(psql(f"EXPLAIN ({options}) {text}", role, gemeente)))[0]["Plan"]

    def nodes(self, plan):
        yield plan
        for each in plan.get("Plans", []):
            yield from self.nodes(each)

    def relations(self, plan):
        return {(node["Relation Name"]) for node in self.nodes(plan)
                if "Relation Name" in node and node["Node Type"] != "ModifyTable"
                and node.get("Actual Loops", 1) > 0}

    def test_a_hot_statement_goes_to_one_shard_and_walks_nothing_whole(self):
        psql("ALTER ROLE rodedraad SET enable_seqscan = off")
        self.addCleanup(psql, "ALTER ROLE rodedraad RESET enable_seqscan")
        for name, text in HOT.items():
            for gemeente in (MINE, THEIRS):
                with self.subTest(name=name, gemeente=gemeente):
                    plan = self.plan(text.format(g=f"'{gemeente}'"), HUB, gemeente)
                    numbers = {place[-1] for place in self.relations(plan)}
                    if name not in ("accept", "put case", "facts", "processing log"):
                        self.assertEqual(len(numbers), 1, self.relations(plan))
                    self.assertEqual([n["Node Type"] for n in self.nodes(plan)
                                      if n["Node Type"] == "Seq Scan"], [])

    def test_two_municipalities_of_one_shard_lie_together_in_every_table(self):
        places = {}
        for table, kind in spread().items():
            if kind == "distributed":
                for gemeente, place in rows(f"SELECT DISTINCT gemeente, right(tableoid::regclass::"
                                            f"text, 1) FROM sharded.{table}"):
                    places.setdefault(gemeente, set()).add(place)
        self.assertGreater(len(places), 2)
        for gemeente, shards in places.items():
            self.assertEqual(len(shards), 1, gemeente)

    def test_a_statement_that_forgets_the_municipality_is_routed_by_the_wall(self):
        plan = self.plan("SELECT * FROM message WHERE id = 'm'", HUB, MINE, analyze=True)
        self.assertEqual(len(self.relations(plan)), 1)
        self.assertEqual(plan.get("Subplans Removed"), 3)


class Days(unittest.TestCase):
    COUNT = 10000

    def size(self, place):
        return int(psql(f"SELECT coalesce(sum(pg_total_relation_size(relid)), 0) FROM "
                        f"pg_partition_tree('{place}')")[0])

    def test_a_day_goes_with_its_bodies_and_no_row_of_a_message(self):
        columns_ = ("seq, id, gemeente, connection, kind, idempotency_key, body_hash, parent, part, "
                    "answer_to, case_id, method, sender, received, state, reason, revision")
        made = f"""SELECT 1000000 + i, 'day-' || i, CASE i % 2 WHEN 0 THEN '{MINE}' ELSE '{THEIRS}' END, 'duo',
            'k', ''::bytea, ''::bytea, '', 0, '', CASE i WHEN 2 THEN 'held' ELSE '' END, '', '', 0,
            CASE i WHEN 4 THEN 'parked' WHEN 5 THEN 'failed' ELSE 'processed' END, '', ''
            FROM generate_series(1, {self.COUNT}) i"""
        body = "(SELECT string_agg(uuid_send(gen_random_uuid()), '') FROM generate_series(1, 128) " \
               "WHERE m.seq IS NOT NULL)"
        psql("SELECT make_day('2001-02-03')", OWNER)
        psql(f"""INSERT INTO public.message ({columns_}) {made};
            INSERT INTO sharded.message ({columns_}) {made};
            INSERT INTO sharded.zaak (gemeente, id, version, merged_into, hold)
              VALUES ('{MINE}', 'held', 1, '', 'bezwaar');
            UPDATE public.message m SET body = {body} WHERE id LIKE 'day-%';
            VACUUM FULL public.message;
            INSERT INTO sharded.message_body SELECT m.gemeente, '2001-02-03', m.seq, p.body
              FROM sharded.message m JOIN public.message p ON p.id = m.id AND m.id LIKE 'day-%'""")
        self.addCleanup(psql, "DELETE FROM sharded.zaak WHERE id = 'held'")
        all_rows = psql("SELECT count(*) FROM sharded.message")
        others = psql("SELECT count(*) FROM sharded.message_body WHERE day <> '2001-02-03'")[0]
        table, day = "sharded.message_body", "sharded.message_body_20010203"
        before, held = self.size(table), self.size(day)

        began = time.monotonic()
        psql("SELECT drop_day('2001-02-03', 0)", OWNER)
        dropped = time.monotonic() - began
        freed = before - self.size(table)
        self.assertEqual(psql("SELECT count(*) FROM sharded.message"), all_rows)
        self.assertEqual(psql("SELECT count(*) FROM sharded.message_body "
                              "WHERE day = '2001-02-03'"), ["0"])
        self.assertEqual(psql("""SELECT m.id FROM sharded.message_body b JOIN sharded.message m
            USING (gemeente, seq) WHERE m.id LIKE 'day-%' ORDER BY 1"""),
            ["day-2", "day-4", "day-5"])
        self.assertEqual(int(psql("SELECT count(*) FROM sharded.message_body")[0]),
                         int(others) + 3)
        self.assertGreater(freed, held * 0.9)

        stored = int(psql("SELECT pg_total_relation_size('public.message')")[0])
        began = time.monotonic()
        psql("UPDATE public.message SET body = NULL WHERE id LIKE 'day-%'")
        emptied = time.monotonic() - began
        after = int(psql("SELECT pg_total_relation_size('public.message')")[0])
        began = time.monotonic()
        psql("VACUUM public.message")
        cleaned = time.monotonic() - began
        at_last = int(psql("SELECT pg_total_relation_size('public.message')")[0])
        print(f"\n{self.COUNT} bodies of 2 KB: the day dropped in {dropped * 1000:.0f} ms, "
              f"{freed / 1e6:.1f} MB free; emptied by UPDATE in {emptied * 1000:.0f} ms, "
              f"{(stored - after) / 1e6:.1f} MB free, after VACUUM ({cleaned * 1000:.0f} ms) "
              f"{(stored - at_last) / 1e6:.1f} MB", file=sys.stderr)

    def test_no_row_lies_in_two_places(self):
        self.assertEqual(psql("SELECT count(*) FROM (SELECT gemeente, seq FROM sharded.message_body "
                              "GROUP BY 1, 2 HAVING count(*) > 1) twice"), ["0"])


if __name__ == "__main__":
    unittest.main()
