-- A store as the program of before sealing left it, with one person in it.
CREATE TABLE schema_version (version INTEGER NOT NULL);
CREATE TABLE message (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  gemeente TEXT NOT NULL,
  connection TEXT NOT NULL,
  kind TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  parent TEXT NOT NULL,
  part INTEGER NOT NULL,
  answer_to TEXT NOT NULL,
  case_id TEXT NOT NULL,
  method TEXT NOT NULL,
  target TEXT NOT NULL,
  media_type TEXT NOT NULL,
  sender TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB,
  received INTEGER NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  revision TEXT NOT NULL,
  findings TEXT NOT NULL,
  explanation TEXT NOT NULL
);
CREATE UNIQUE INDEX message_key ON message (gemeente, connection, idempotency_key)
  WHERE idempotency_key <> '' AND state <> 'refused' AND state <> 'duplicate';
CREATE INDEX message_open ON message (seq) WHERE state = 'received';
CREATE INDEX message_failed ON message (seq) WHERE state = 'failed';
CREATE INDEX message_parked ON message (seq) WHERE state = 'parked';
CREATE INDEX message_case ON message (case_id, seq) WHERE case_id <> '';
CREATE INDEX message_parent ON message (parent, part) WHERE parent <> '';
CREATE TABLE zaak (
  id TEXT PRIMARY KEY,
  gemeente TEXT NOT NULL,
  version INTEGER NOT NULL,
  merged_into TEXT NOT NULL
, looked TEXT NOT NULL DEFAULT '', wake TEXT NOT NULL DEFAULT '', closed TEXT NOT NULL DEFAULT '', close_reason TEXT NOT NULL DEFAULT '');
CREATE TABLE identifier (
  gemeente TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  case_id TEXT NOT NULL,
  PRIMARY KEY (gemeente, type, value)
);
CREATE INDEX identifier_case ON identifier (case_id);
CREATE INDEX identifier_value ON identifier (type, value);
CREATE TABLE fact (
  seq INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL,
  path TEXT NOT NULL,
  item TEXT NOT NULL,
  value TEXT NOT NULL,
  source TEXT NOT NULL,
  message TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  learnt INTEGER NOT NULL,
  withdrawn INTEGER NOT NULL
);
CREATE INDEX fact_case ON fact (case_id, seq);
CREATE TABLE fired (
  case_id TEXT NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (case_id, rule)
);
CREATE TABLE delivery (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  gemeente TEXT NOT NULL,
  case_id TEXT NOT NULL,
  connection TEXT NOT NULL,
  organisation TEXT NOT NULL,
  cause TEXT NOT NULL,
  rule TEXT NOT NULL,
  kind TEXT NOT NULL,
  purpose TEXT NOT NULL,
  ground TEXT NOT NULL,
  fields TEXT NOT NULL,
  withheld TEXT NOT NULL,
  method TEXT NOT NULL,
  target TEXT NOT NULL,
  media_type TEXT NOT NULL,
  headers TEXT NOT NULL,
  body BLOB,
  state TEXT NOT NULL,
  waits_for TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  answer_status INTEGER NOT NULL,
  answer_text TEXT NOT NULL,
  revision TEXT NOT NULL
, evidence TEXT NOT NULL DEFAULT '', chosen TEXT NOT NULL DEFAULT '', with_values TEXT NOT NULL DEFAULT '');
CREATE INDEX delivery_state ON delivery (state, seq) WHERE state <> 'confirmed';
CREATE INDEX delivery_case ON delivery (case_id, seq);
CREATE INDEX delivery_cause ON delivery (cause, seq);
CREATE TABLE attempt (
  delivery TEXT NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (delivery, number)
);
CREATE TABLE wait (
  gemeente TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (gemeente, type, value, message)
);
CREATE INDEX wait_message ON wait (message);
CREATE TABLE schedule (
  connection TEXT NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (connection, kind)
);
CREATE TABLE "deadline" (
  case_id TEXT NOT NULL,
  deadline TEXT NOT NULL,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  rule TEXT NOT NULL,
  article TEXT NOT NULL,
  start TEXT NOT NULL,
  strict_due TEXT NOT NULL,
  due TEXT NOT NULL,
  shift_reason TEXT NOT NULL,
  met_by TEXT NOT NULL,
  message TEXT NOT NULL,
  previous_due TEXT NOT NULL,
  given TEXT NOT NULL,
  suspended_since TEXT NOT NULL,
  met_on TEXT NOT NULL,
  stopped TEXT NOT NULL,
  stop_reason TEXT NOT NULL,
  met_after_start INTEGER NOT NULL,
  PRIMARY KEY (case_id, deadline, item)
);
CREATE TABLE task (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  organisation TEXT NOT NULL,
  rule TEXT NOT NULL,
  message TEXT NOT NULL,
  created INTEGER NOT NULL,
  due TEXT NOT NULL,
  done INTEGER NOT NULL,
  done_by TEXT NOT NULL
);
CREATE INDEX task_case ON task (case_id);
CREATE INDEX task_open ON task (created) WHERE done = 0;
CREATE INDEX zaak_wake ON zaak (wake, id) WHERE wake <> '';
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  origin TEXT NOT NULL,
  actor TEXT NOT NULL,
  gemeente TEXT NOT NULL,
  revision TEXT NOT NULL,
  detail TEXT NOT NULL,
  seal BLOB NOT NULL
);
INSERT INTO schema_version VALUES (1), (2), (3), (4);
INSERT INTO message VALUES (7, 'm1', '0505', 'duo', 'notificatie', 'kanarie-key', 'aabb', '', 0, '', 'z1', 'POST',
  '/kanarie/999990019', 'text/kanarie', '', '[["X","kanarie"]]', CAST('{"bsn":"999990019"}' AS BLOB), 1767225600000,
  'processed', '', 'r', '[[1,"code","/veld","kanarie"]]', '{"k":"kanarie"}');
INSERT INTO message VALUES (8, 'm2', '', 'duo', 'notificatie', '', '', '', 0, '', '', 'POST', '', '', '', '',
  CAST('kanarie' AS BLOB), 1767225600000, 'parked', '', 'r', '', '');
INSERT INTO zaak (id, gemeente, version, merged_into) VALUES ('z1', '0505', 3, '');
INSERT INTO identifier VALUES ('0505', 'bsn', '999990019', 'z1');
INSERT INTO fact VALUES (1, 'z1', 'pip.leerroute', '', 'kanarie', 'duo', 'm0', '', '', 1, 0);
INSERT INTO fact VALUES (2, 'z1', 'pip.leerroute', '', 'kanarie-later', 'duo', 'm1', '', '', 2, 0);
INSERT INTO fact VALUES (3, 'z1', 'inburgeraar.achternaam', '', 'Van der kanarie', 'duo', 'm1', '', '', 3, 0);
INSERT INTO deadline VALUES ('z1', 'pip', 'kanarie', 'kanarie', 'r', 'a', '', '', '2026-03-01', '', '', 'm1', '', '', '',
  '', '', '', 1);
INSERT INTO task VALUES ('t1', 'z1', 'kanarie', 'kanarie', '', '', 'org', 'r', 'm1', 5, '', 0, '');
INSERT INTO wait VALUES ('0505', 'bsn', '999990019', 'm2');
INSERT INTO delivery (seq, id, gemeente, case_id, connection, organisation, cause, rule, kind, purpose, ground, fields,
  withheld, method, target, media_type, headers, body, state, waits_for, attempts, next_at, created, changed,
  answer_status, answer_text, revision, evidence, chosen, with_values)
  VALUES (4, 'd1', '0505', 'z1', 'duo', 'org', 'm1', 'r', 'k', 'p', 'g', 'a b', '', 'PUT', '/kanarie', '', '',
  CAST('kanarie' AS BLOB), 'queued', '', 1, 9, 1767225600000, 9, 500, 'kanarie', 'r', 'kanarie', 'c',
  '[["veld","kanarie"]]');
INSERT INTO attempt VALUES ('d1', 1, 6, 'transient', 500, 'kanarie');
