import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../src/kit/embedded.ts'

const bin = '/usr/lib/postgresql/15/bin'

/** A throw-away PostgreSQL 15, the oldest that we support, under our own supervisor. Undefined where Debian's binaries are missing. */
export async function startPostgres15(): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  if (!existsSync(join(bin, 'postgres'))) return undefined
  const dataDirectory = await mkdtemp(join(tmpdir(), 'quarterday-postgres-15-'))
  await chmod(dataDirectory, 0o755)
  const server = await startEmbedded({
    dataDirectory,
    distribution: { bin, initdb: ['--locale=C.UTF-8', '--encoding=UTF8'] },
    settings: { shared_buffers: '128MB', fsync: 'off', full_page_writes: 'off' },
  })
  const { host, port, user } = server.owner
  return {
    url: `postgresql:///postgres?host=${encodeURIComponent(host)}&port=${port}&user=${user}`,
    async stop() {
      await server.stop()
      await rm(dataDirectory, { recursive: true, force: true })
    },
  }
}
