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
 * effective role is not quarterday_app or would see every organization's rows, or when it came in as somebody who would and could become that again.
 */
export async function checkRunTimeRole(connection: Connection): Promise<void> {
  const client = await connectClient(connection, 'run-time')
  try {
    await checkServer(client)
    const { rows } = await client.query<RoleRow>(
      `SELECT rolname AS name, rolsuper, rolbypassrls FROM pg_roles
        WHERE rolname IN (current_user, session_user) ORDER BY rolname = current_user DESC`,
    )
    const [role, login] = rows
    if (role?.name !== 'quarterday_app')
      throw new UnfitDatabase(`Sessions work as ${role?.name}, not as quarterday_app: let the login become it`)
    if (seesEverything(role)) {
      throw new UnfitDatabase(
        'quarterday_app is a superuser or has BYPASSRLS, so nothing would keep organizations apart: ALTER ROLE it back',
      )
    }
    if (login !== undefined && seesEverything(login)) {
      throw new UnfitDatabase(
        `The user ${login.name} of DATABASE_URL is a superuser or has BYPASSRLS, and a session could become it again: nothing would keep organizations ` +
          'apart. Give Quarterday a user of its own that owns its database; docs/configuration.md says how',
      )
    }
  } finally {
    await client.end()
  }
}

interface RoleRow {
  readonly name: string
  readonly rolsuper: boolean
  readonly rolbypassrls: boolean
}

function seesEverything({ rolsuper, rolbypassrls }: RoleRow): boolean {
  return rolsuper || rolbypassrls
}
