-- How the tables of the store would lie on a sharded PostgreSQL; see docs/decisions/0045. The hub
-- does not make these: a test keeps them beside the tables that it does make, and tries the walls
-- between municipalities. The comment on a table says how it is spread, and where its municipality
-- comes from:
--   distributed  a shard for each group of municipalities, all tables alike (colocated)
--   reference    the same rows on every shard; nothing of a person
--   single       in one place
-- PARTITION BY HASH (gemeente) stands for create_distributed_table(table, 'gemeente').

-- What a message or delivery without a municipality has is '0000', never an empty text: that is what
-- a setting of a session is after the transaction that set it.
CREATE TABLE gemeente (
  code TEXT COLLATE "C" PRIMARY KEY CHECK (code <> '')
);
COMMENT ON TABLE gemeente IS 'reference';

CREATE SEQUENCE message_seq;
CREATE TABLE message (
  gemeente TEXT COLLATE "C" NOT NULL REFERENCES gemeente,
  seq BIGINT NOT NULL DEFAULT nextval('message_seq'),
  id TEXT COLLATE "C" NOT NULL,
  connection TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  idempotency_key BYTEA NOT NULL,
  body_hash BYTEA NOT NULL,
  parent TEXT COLLATE "C" NOT NULL,
  part BIGINT NOT NULL,
  answer_to TEXT COLLATE "C" NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  method TEXT COLLATE "C" NOT NULL,
  sender TEXT COLLATE "C" NOT NULL,
  received BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  revision TEXT COLLATE "C" NOT NULL,
  day_key BIGINT NOT NULL DEFAULT 0,
  case_key BIGINT NOT NULL DEFAULT 0,
  notes BYTEA CHECK (notes IS NULL OR case_key <> 0),
  UNIQUE (gemeente, id),
  PRIMARY KEY (gemeente, seq)
) PARTITION BY HASH (gemeente);
CREATE UNIQUE INDEX message_key ON message (gemeente, connection, idempotency_key)
  WHERE idempotency_key <> '' AND state <> 'refused' AND state <> 'duplicate';
CREATE INDEX message_open ON message (gemeente, seq) WHERE state = 'received';
CREATE INDEX message_failed ON message (gemeente, seq) WHERE state = 'failed';
CREATE INDEX message_parked ON message (gemeente, seq) WHERE state = 'parked';
CREATE INDEX message_case ON message (gemeente, case_id, seq) WHERE case_id <> '';
CREATE INDEX message_parent ON message (gemeente, parent, part) WHERE parent <> '';
CREATE INDEX message_line ON message (gemeente, connection, kind, seq);
CREATE INDEX message_refused ON message (gemeente, seq, connection, kind)
  WHERE state = 'refused';
CREATE INDEX message_duplicate ON message (gemeente, seq, connection, kind)
  WHERE state = 'duplicate';
COMMENT ON TABLE message IS 'distributed: its own; "0000" when the message names none';

CREATE TABLE zaak (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  id TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL,
  merged_into TEXT COLLATE "C" NOT NULL,
  looked TEXT COLLATE "C" NOT NULL DEFAULT '',
  wake TEXT COLLATE "C" NOT NULL DEFAULT '',
  closed TEXT COLLATE "C" NOT NULL DEFAULT '',
  close_reason TEXT COLLATE "C" NOT NULL DEFAULT '',
  hold TEXT COLLATE "C" NOT NULL DEFAULT '',
  next_due TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (gemeente, id)
) PARTITION BY HASH (gemeente);
CREATE INDEX zaak_wake ON zaak (gemeente, wake, id) WHERE wake <> '';
CREATE INDEX zaak_hold ON zaak (gemeente, id) WHERE hold <> '';
CREATE INDEX zaak_due ON zaak (gemeente, next_due, id) WHERE next_due <> '';
CREATE INDEX zaak_without_term ON zaak (gemeente, id)
  WHERE next_due = '' AND closed = '' AND merged_into = '';
COMMENT ON TABLE zaak IS 'distributed: its own';

CREATE TABLE identifier (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  type TEXT COLLATE "C" NOT NULL,
  value BYTEA NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  key BIGINT NOT NULL DEFAULT 0,
  sealed BYTEA,
  PRIMARY KEY (gemeente, type, value)
) PARTITION BY HASH (gemeente);
CREATE INDEX identifier_case ON identifier (gemeente, case_id);
COMMENT ON TABLE identifier IS 'distributed: its own';

CREATE TABLE fact (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  seq BIGINT NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  key BIGINT NOT NULL,
  facts BYTEA NOT NULL,
  PRIMARY KEY (gemeente, seq)
) PARTITION BY HASH (gemeente);
CREATE INDEX fact_case ON fact (gemeente, case_id, seq);
COMMENT ON TABLE fact IS 'distributed: of its case';

CREATE SEQUENCE deadline_rowid;
CREATE TABLE deadline (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  case_id TEXT COLLATE "C" NOT NULL,
  deadline TEXT COLLATE "C" NOT NULL,
  item BYTEA NOT NULL,
  key BIGINT NOT NULL,
  sealed BYTEA NOT NULL,
  due TEXT COLLATE "C" NOT NULL DEFAULT '',
  rowid BIGINT NOT NULL DEFAULT nextval('deadline_rowid'),
  PRIMARY KEY (gemeente, case_id, deadline, item)
) PARTITION BY HASH (gemeente);
CREATE INDEX deadline_due ON deadline (gemeente, due, deadline, rowid) WHERE due <> '';
COMMENT ON TABLE deadline IS 'distributed: of its case';

CREATE TABLE task (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  id TEXT COLLATE "C" NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  organisation TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  message TEXT COLLATE "C" NOT NULL,
  created BIGINT NOT NULL,
  due TEXT COLLATE "C" NOT NULL,
  done BIGINT NOT NULL,
  key BIGINT NOT NULL DEFAULT 0,
  sealed BYTEA,
  claimed_by TEXT COLLATE "C" NOT NULL DEFAULT '',
  claimed_at BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (gemeente, id)
) PARTITION BY HASH (gemeente);
CREATE INDEX task_case ON task (gemeente, case_id);
CREATE INDEX task_open ON task (gemeente, created) WHERE done = 0;
CREATE INDEX task_list ON task (gemeente, done, due, created, id);
COMMENT ON TABLE task IS 'distributed: of its case';

CREATE TABLE fired (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  case_id TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, case_id, rule)
) PARTITION BY HASH (gemeente);
COMMENT ON TABLE fired IS 'distributed: of its case';

CREATE SEQUENCE delivery_seq;
CREATE TABLE delivery (
  gemeente TEXT COLLATE "C" NOT NULL REFERENCES gemeente,
  seq BIGINT NOT NULL DEFAULT nextval('delivery_seq'),
  id TEXT COLLATE "C" NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  connection TEXT COLLATE "C" NOT NULL,
  organisation TEXT COLLATE "C" NOT NULL,
  cause TEXT COLLATE "C" NOT NULL,
  rule TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  purpose TEXT COLLATE "C" NOT NULL,
  ground TEXT COLLATE "C" NOT NULL,
  fields TEXT COLLATE "C" NOT NULL,
  withheld TEXT COLLATE "C" NOT NULL,
  method TEXT COLLATE "C" NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  waits_for TEXT COLLATE "C" NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  created BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  answer_status BIGINT NOT NULL,
  revision TEXT COLLATE "C" NOT NULL,
  chosen TEXT COLLATE "C" NOT NULL DEFAULT '',
  deadline BIGINT NOT NULL DEFAULT 0,
  desk BIGINT NOT NULL DEFAULT 0,
  repeats TEXT COLLATE "C" NOT NULL DEFAULT '',
  day_key BIGINT NOT NULL DEFAULT 0,
  case_key BIGINT NOT NULL DEFAULT 0,
  notes BYTEA,
  reason TEXT COLLATE "C" NOT NULL DEFAULT '',
  UNIQUE (gemeente, id),
  PRIMARY KEY (gemeente, seq)
) PARTITION BY HASH (gemeente);
CREATE INDEX delivery_case ON delivery (gemeente, case_id, seq);
CREATE INDEX delivery_parked ON delivery (gemeente, case_id, seq) WHERE state = 'parked';
CREATE INDEX delivery_cause ON delivery (gemeente, cause, seq);
CREATE INDEX delivery_desk ON delivery (gemeente, seq) WHERE desk = 1;
CREATE INDEX delivery_deadline ON delivery (gemeente, deadline) WHERE deadline > 0;
CREATE INDEX delivery_line ON delivery (gemeente, connection, organisation, kind, seq);
CREATE INDEX delivery_state ON delivery (gemeente, state, seq, connection)
  WHERE state <> 'confirmed';
COMMENT ON TABLE delivery IS 'distributed: its own; "0000" when it has none';

CREATE TABLE attempt (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  delivery TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL,
  outcome TEXT COLLATE "C" NOT NULL,
  status BIGINT NOT NULL,
  text BYTEA NOT NULL,
  key BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (gemeente, delivery, number)
) PARTITION BY HASH (gemeente);
COMMENT ON TABLE attempt IS 'distributed: of its delivery';

CREATE TABLE wait (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  type TEXT COLLATE "C" NOT NULL,
  value BYTEA NOT NULL,
  message TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, type, value, message)
) PARTITION BY HASH (gemeente);
CREATE INDEX wait_message ON wait (gemeente, message);
COMMENT ON TABLE wait IS 'distributed: its own';

CREATE TABLE schedule (
  connection TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (connection, kind)
);
COMMENT ON TABLE schedule IS 'reference';

CREATE TABLE setting (
  name TEXT COLLATE "C" NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (name)
);
COMMENT ON TABLE setting IS 'reference';

CREATE TABLE audit (
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  action TEXT COLLATE "C" NOT NULL,
  object TEXT COLLATE "C" NOT NULL,
  result TEXT COLLATE "C" NOT NULL,
  origin TEXT COLLATE "C" NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  gemeente TEXT COLLATE "C" NOT NULL,
  revision TEXT COLLATE "C" NOT NULL,
  detail TEXT COLLATE "C" NOT NULL,
  seal BYTEA NOT NULL,
  PRIMARY KEY (seq)
);
CREATE INDEX audit_object ON audit (object, seq);
CREATE INDEX audit_people ON audit (seq) WHERE actor <> origin;
CREATE INDEX audit_actor ON audit (actor, seq) WHERE actor <> origin;
CREATE INDEX audit_action ON audit (action, seq)
  WHERE action NOT IN ('message.accept', 'message.state', 'delivery.state');
COMMENT ON TABLE audit IS 'single';

CREATE SEQUENCE verwerking_seq;
CREATE TABLE verwerking (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  seq BIGINT NOT NULL DEFAULT nextval('verwerking_seq'),
  trace TEXT COLLATE "C" NOT NULL,
  span TEXT COLLATE "C" NOT NULL,
  parent TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  start BIGINT NOT NULL,
  einde BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  activity TEXT COLLATE "C" NOT NULL,
  subject_type TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, seq)
) PARTITION BY HASH (gemeente);
CREATE INDEX verwerking_subject ON verwerking (gemeente, substr(subject, 1, 16), seq);
COMMENT ON TABLE verwerking IS 'distributed: its own';

CREATE TABLE data_key (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  id BIGINT NOT NULL,
  scope TEXT COLLATE "C" NOT NULL,
  wrapped_by TEXT COLLATE "C" NOT NULL,
  wrapped BYTEA NOT NULL,
  PRIMARY KEY (gemeente, id)
) PARTITION BY HASH (gemeente);
CREATE INDEX data_key_scope ON data_key (gemeente, scope);
COMMENT ON TABLE data_key IS 'distributed: of its case, its day or its names';

CREATE TABLE account (
  name TEXT COLLATE "C" NOT NULL,
  display TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  roles TEXT COLLATE "C" NOT NULL,
  disabled BIGINT NOT NULL,
  version BIGINT NOT NULL,
  created BIGINT NOT NULL,
  last_login BIGINT NOT NULL,
  PRIMARY KEY (name)
);
COMMENT ON TABLE account IS 'reference';

CREATE TABLE name (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  word BYTEA NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, word, case_id)
) PARTITION BY HASH (gemeente);
CREATE INDEX name_case ON name (gemeente, case_id);
COMMENT ON TABLE name IS 'distributed: its own';

CREATE TABLE proposal (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  object TEXT COLLATE "C" NOT NULL,
  case_id TEXT COLLATE "C" NOT NULL,
  key BIGINT NOT NULL,
  sealed BYTEA,
  asked_by TEXT COLLATE "C" NOT NULL,
  why TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  decided_by TEXT COLLATE "C" NOT NULL,
  decided_at BIGINT NOT NULL,
  PRIMARY KEY (gemeente, id)
) PARTITION BY HASH (gemeente);
CREATE INDEX proposal_case ON proposal (gemeente, case_id) WHERE case_id <> '';
COMMENT ON TABLE proposal IS 'distributed: its own';

CREATE TABLE revision (
  seq BIGINT GENERATED BY DEFAULT AS IDENTITY NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  origin TEXT COLLATE "C" NOT NULL,
  files BYTEA,
  PRIMARY KEY (seq)
);
CREATE INDEX revision_hash ON revision (hash, seq);
COMMENT ON TABLE revision IS 'reference';

CREATE TABLE bulk (
  id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  filter TEXT COLLATE "C" NOT NULL,
  why TEXT COLLATE "C" NOT NULL,
  actor TEXT COLLATE "C" NOT NULL,
  approved_by TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  total BIGINT NOT NULL,
  done BIGINT NOT NULL,
  failed BIGINT NOT NULL,
  state TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (id)
);
COMMENT ON TABLE bulk IS 'reference';

CREATE TABLE bulk_item (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  bulk TEXT COLLATE "C" NOT NULL,
  delivery TEXT COLLATE "C" NOT NULL,
  result TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (gemeente, bulk, delivery)
) PARTITION BY HASH (gemeente);
COMMENT ON TABLE bulk_item IS 'distributed: of its delivery';

-- What a hub takes in that waits stays here for a moment: with its body.
CREATE SEQUENCE arrived_seq;
CREATE TABLE arrived (
  LIKE message,
  body BYTEA,
  CHECK (gemeente <> '')
) PARTITION BY HASH (gemeente);
ALTER TABLE arrived ALTER COLUMN seq SET DEFAULT nextval('arrived_seq');
CREATE UNIQUE INDEX arrived_key ON arrived (gemeente, connection, idempotency_key)
  WHERE idempotency_key <> '' AND state <> 'refused';
CREATE INDEX arrived_order ON arrived (gemeente, seq);
COMMENT ON TABLE arrived IS 'distributed: its own';

CREATE SEQUENCE audit_waiting_seq;
CREATE TABLE audit_waiting (LIKE audit);
ALTER TABLE audit_waiting DROP COLUMN seal;
ALTER TABLE audit_waiting ALTER COLUMN seq SET DEFAULT nextval('audit_waiting_seq');
COMMENT ON TABLE audit_waiting IS 'single';

CREATE TABLE owner (
  name TEXT PRIMARY KEY,
  node TEXT NOT NULL,
  backend BIGINT NOT NULL,
  epoch BIGINT NOT NULL,
  beat BIGINT NOT NULL,
  before TEXT NOT NULL DEFAULT ''
);
COMMENT ON TABLE owner IS 'single';

CREATE TABLE schema_version (version INTEGER NOT NULL);
COMMENT ON TABLE schema_version IS 'reference';

-- What goes after some days, apart from the row that stays. Notes that lie under the key of a case
-- live as long as the case, and stay in the row; so do those of a delivery.
CREATE TABLE message_body (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  day DATE NOT NULL,
  seq BIGINT NOT NULL,
  body BYTEA,
  notes BYTEA,
  PRIMARY KEY (gemeente, seq, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE message_body IS 'distributed: of its message; by day of intake';
CREATE TABLE delivery_body (
  gemeente TEXT COLLATE "C" NOT NULL CHECK (gemeente <> ''),
  day DATE NOT NULL,
  seq BIGINT NOT NULL,
  body BYTEA,
  PRIMARY KEY (gemeente, seq, day)
) PARTITION BY RANGE (day);
COMMENT ON TABLE delivery_body IS 'distributed: of its delivery; by day it was made';

-- The second wall. FORCE: also for who owns the table. A session that set nothing, or no longer,
-- compares with NULL: with no row.
CREATE FUNCTION wall(place REGCLASS) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', place);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', place);
  EXECUTE format('CREATE POLICY own ON %s USING (gemeente = nullif(current_setting(%L, true), %L))',
                 place, 'rodedraad.gemeente', '');
END $$;

-- Each shard has a wall of its own: one who asks a shard by its name does not pass the table's.
CREATE FUNCTION shard(place REGCLASS) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  FOR n IN 0..3 LOOP
    EXECUTE format('CREATE TABLE %s PARTITION OF %s FOR VALUES WITH (MODULUS 4, REMAINDER %s)',
                   place || '_s' || n, place, n);
    PERFORM wall((place || '_s' || n)::regclass);
  END LOOP;
END $$;

CREATE FUNCTION day_of(contents TEXT, day DATE) RETURNS TEXT LANGUAGE sql IMMUTABLE AS
$$ SELECT contents || CASE day WHEN 'infinity' THEN '_kept' ELSE to_char(day, '"_"YYYYMMDD') END $$;

-- A place for the contents of a day; 'infinity': for what stays longer.
CREATE FUNCTION make_day(day DATE) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  contents TEXT;
  until TEXT := CASE day WHEN 'infinity' THEN 'MAXVALUE' ELSE quote_literal(day + 1) END;
BEGIN
  FOREACH contents IN ARRAY ARRAY['message_body', 'delivery_body'] LOOP
    EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%s) '
                   'PARTITION BY HASH (gemeente)', day_of(contents, day), contents, day, until);
    PERFORM wall(day_of(contents, day)::regclass);
    PERFORM shard(day_of(contents, day)::regclass);
  END LOOP;
END $$;

-- Drops a day in one transaction. First moves what must stay: of what is not finished, of a case
-- that is held, of a delivery that changed since. Sees a municipality at a time, as everybody.
CREATE FUNCTION drop_day(gone DATE, since BIGINT) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
  each TEXT;
BEGIN
  FOR each IN SELECT code FROM gemeente LOOP
    PERFORM set_config('rodedraad.gemeente', each, true);
    UPDATE message_body b SET day = 'infinity' FROM message m
      WHERE b.gemeente = each AND b.day = gone AND m.gemeente = each AND m.seq = b.seq
      AND (m.state NOT IN ('processed', 'duplicate', 'refused') OR m.case_id IN
           (SELECT id FROM zaak WHERE zaak.gemeente = each AND hold <> ''));
    UPDATE delivery_body b SET day = 'infinity' FROM delivery d
      WHERE b.gemeente = each AND b.day = gone AND d.gemeente = each AND d.seq = b.seq
      AND (d.state NOT IN ('confirmed', 'cancelled') OR d.changed >= since OR d.case_id IN
           (SELECT id FROM zaak WHERE zaak.gemeente = each AND hold <> ''));
  END LOOP;
  PERFORM set_config('rodedraad.gemeente', '', true);
  EXECUTE format('DROP TABLE %I, %I', day_of('message_body', gone), day_of('delivery_body', gone));
END $$;

DO $$
DECLARE
  place REGCLASS;
BEGIN
  FOR place IN SELECT c.oid FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
      AND a.attname = 'gemeente' LOOP
    PERFORM wall(place);
    IF obj_description(place) LIKE 'distributed%' AND place::text NOT LIKE '%_body' THEN
      PERFORM shard(place);
    END IF;
  END LOOP;
  PERFORM make_day('infinity');
  -- The hub, which owns nothing: it works on the tables, and on no shard by its name.
  FOR place IN SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace
      AND relkind IN ('r', 'p') AND NOT relispartition LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO rodedraad', place);
  END LOOP;
END $$;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA sharded TO rodedraad;

-- One chain over all municipalities: who checks it reads it whole, and nothing else. A record keeps
-- the words that were sealed, so one without a municipality has an empty text; all may add such.
CREATE POLICY nobodys ON audit FOR INSERT WITH CHECK (gemeente = '');
CREATE POLICY nobodys ON audit_waiting FOR INSERT WITH CHECK (gemeente = '');
GRANT SELECT ON audit TO rodedraad_audit;
CREATE POLICY chain ON audit FOR SELECT TO rodedraad_audit USING (true);
