-- From the tables of a store (public) to those of sharded_schema.sql: where the municipality of
-- each row comes from. By a superuser, who may read all of them.
CREATE FUNCTION pg_temp.of(gemeente TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE AS
$$ SELECT coalesce(nullif(gemeente, ''), '0000') $$;
CREATE FUNCTION pg_temp.day(at BIGINT) RETURNS DATE LANGUAGE sql IMMUTABLE AS
$$ SELECT (to_timestamp(at / 1000.0) AT TIME ZONE 'UTC')::date $$;

-- As: the table, where the municipality comes from, what it is joined with.
CREATE PROCEDURE pg_temp.move(place TEXT, municipality TEXT, also TEXT DEFAULT '')
LANGUAGE plpgsql AS $$
DECLARE
  names TEXT;
  taken TEXT;
BEGIN
  SELECT string_agg(quote_ident(attname), ', '), string_agg(CASE
      WHEN attname = 'gemeente' THEN format('pg_temp.of(%s)', municipality)
      WHEN attname = 'notes' AND place = 'message' THEN 'CASE WHEN t.case_key <> 0 THEN t.notes END'
      ELSE format('t.%I', attname) END, ', ')
    INTO names, taken FROM pg_attribute
    WHERE attrelid = ('sharded.' || place)::regclass AND attnum > 0 AND NOT attisdropped;
  EXECUTE format('INSERT INTO sharded.%I (%s) SELECT %s FROM public.%I t %s', place, names, taken,
                 place, also);
END $$;

INSERT INTO sharded.gemeente SELECT '0000' UNION SELECT gemeente FROM public.data_key
  WHERE gemeente <> '' UNION SELECT gemeente FROM public.message WHERE gemeente <> ''
  UNION SELECT gemeente FROM public.delivery WHERE gemeente <> '';

SELECT format('CALL pg_temp.move(%L, %L)', place, 't.gemeente') FROM unnest(ARRAY['message', 'zaak',
  'identifier', 'delivery', 'wait', 'verwerking', 'data_key', 'name', 'proposal', 'arrived'])
  place \gexec
INSERT INTO sharded.audit SELECT * FROM public.audit;
INSERT INTO sharded.audit_waiting SELECT * FROM public.audit_waiting;
SELECT format('CALL pg_temp.move(%L, %L, %L)', place, 'z.gemeente',
  'JOIN public.zaak z ON z.id = t.case_id') FROM unnest(ARRAY['fact', 'fired', 'deadline', 'task'])
  place \gexec
SELECT format('CALL pg_temp.move(%L, %L, %L)', place, 'd.gemeente',
  'JOIN public.delivery d ON d.id = t.delivery') FROM unnest(ARRAY['attempt', 'bulk_item'])
  place \gexec
SELECT format('CALL pg_temp.move(%L, NULL)', place) FROM unnest(ARRAY['schedule', 'setting',
  'account', 'revision', 'bulk', 'owner', 'schema_version']) place \gexec

-- New rows get numbers after those that are there.
SELECT format('SELECT setval(%L, max(%I) + 1) FROM sharded.%I HAVING count(*) > 0', 'sharded.' ||
  place || '_' || number, number, place) FROM (VALUES ('message', 'seq'), ('delivery', 'seq'),
  ('arrived', 'seq'), ('verwerking', 'seq'), ('deadline', 'rowid')) AS counted (place, number) \gexec

-- The owner of the tables makes the days.
SELECT format('SET search_path = sharded; SET ROLE rodedraad_eigenaar; SELECT make_day(%L); RESET '
  'ROLE; RESET search_path', day) FROM (SELECT pg_temp.day(received) AS day FROM public.message
  UNION SELECT pg_temp.day(created) FROM public.delivery) days \gexec
INSERT INTO sharded.message_body (gemeente, day, seq, body, notes)
  SELECT pg_temp.of(gemeente), pg_temp.day(received), seq, body,
    CASE WHEN case_key = 0 THEN notes END FROM public.message
  WHERE body IS NOT NULL OR (case_key = 0 AND notes IS NOT NULL);
INSERT INTO sharded.delivery_body (gemeente, day, seq, body)
  SELECT pg_temp.of(gemeente), pg_temp.day(created), seq, body FROM public.delivery
  WHERE body IS NOT NULL;
