import { prepareTemplate, testServer } from './database.ts'
import { startPostgres15 } from './postgres-15.ts'

/** Once for the whole run: the server is started and the template migrated. TEST_POSTGRES=15 runs the same tests on a PostgreSQL 15. */
export default async function setup(): Promise<() => Promise<void>> {
  const old = process.env.TEST_POSTGRES === '15' ? await startPostgres15() : undefined
  if (old) process.env.TEST_DATABASE_URL = old.url
  const server = await testServer()
  await prepareTemplate(server.owner)
  return async () => {
    await server.release()
    await old?.stop()
  }
}
