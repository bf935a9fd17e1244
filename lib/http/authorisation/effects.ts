import type { Database } from '@/db/client'
import { shareHub } from '@/lib/realtime/publish'

/** What a call left behind: the tables in which it wrote rows, and who heard of it. */
export interface Effects {
  written: string[]
  /** Channels of people, each as often as something was published there. */
  published: string[]
}

/**
 * Changes with any call, or after it: when somebody was last here, what follows from what went out of the outbox, and
 * what the server keeps for itself.
 */
const besides = new Set(['sessions', 'presence', 'jobs', 'server_state'])

/** From now on every row that is written in this database, and every event that is published, is noted. */
export async function watchEffects(sql: Database): Promise<{ take(): Promise<Effects> }> {
  await sql.unsafe(`
    create table effects (table_name text not null);
    create function note_effect() returns trigger language plpgsql as $$
      begin insert into effects values (tg_table_name); return null; end $$;
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'effects' loop
        execute format('create trigger note_effect after insert or update ' || case name when 'outbox' then '' else 'or delete ' end || 'on %I for each row execute function note_effect()', name);
      end loop; end $$`)
  let published: string[] = []
  shareHub({
    trigger({ channels }) {
      published.push(...channels)
    },
    terminateUser: () => 0,
    stats: () => ({ connections: 0, channels: 0, triggered: 0, delivered: 0, slowReaders: 0 }),
  })
  return {
    async take() {
      const rows = await sql<{ name: string }[]>`
        with taken as (delete from effects returning table_name) select distinct table_name as name from taken order by 1`
      const effects = { written: rows.map(({ name }) => name).filter(name => !besides.has(name)), published }
      published = []
      return effects
    },
  }
}
