import type pg from 'pg'
import { type Connection, connectClient } from './db-connection.ts'

/** The server or the role is not one we may work on. The message is for the operator. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase'
}

const oldest = 15

/** Throws `UnfitDatabase` when the server is too old for what the migrations use. */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`SELECT current_setting('server_version_num') AS version`)
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (!(major >= oldest)) throw new UnfitDatabase(`Quarterday needs PostgreSQL ${oldest} or newer; this server is version ${major}`)
}

/**
 * The last check before a process serves: a run-time session is bound by row-level security. Throws `UnfitDatabase` when its
 * effective role is not quarterday_app or would see every organization's rows.
 */
export async function checkRunTimeRole(connection: Connection): Promise<void> {
  const client = await connectClient(connection, 'run-time')
  try {
    await checkServer(client)
    const { rows } = await client.query<{ name: string; rolsuper: boolean; rolbypassrls: boolean }>(
      'SELECT current_user AS name, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user',
    )
    const role = rows[0]
    if (role?.name !== 'quarterday_app')
      throw new UnfitDatabase(`Sessions work as ${role?.name}, not as quarterday_app: let the login become it`)
    if (role.rolsuper || role.rolbypassrls) {
      throw new UnfitDatabase(
        'quarterday_app is a superuser or has BYPASSRLS, so nothing would keep organizations apart: ALTER ROLE it back',
      )
    }
  } finally {
    await client.end()
  }
}
