-- Words as the simple configuration takes them, and each character of scripts that write without spaces, and each emoji,
-- as a word of its own: what is too short for trigrams is found by them.
CREATE FUNCTION search_vector(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT to_tsvector('pg_catalog.simple'::regconfig, said) || array_to_tsvector(ARRAY(
    SELECT DISTINCT found[1] FROM regexp_matches(said,
      '[\u2190-\u2bff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U0001f000-\U0001faff\U00020000-\U0003ffff]', 'g') AS found))
$$;--> statement-breakpoint
CREATE INDEX "messages_text" ON "messages" USING gin ("text" gin_trgm_ops) WITH (gin_pending_list_limit=512) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "messages_words" ON "messages" USING gin (search_vector(text)) WITH (gin_pending_list_limit=512) WHERE deleted_at is null;