import { totalmem } from 'node:os'

const gigabyte = 2 ** 30
const megabyte = 2 ** 20

/**
 * How the embedded server is set. Memory follows the machine, or the container we are confined to. Durability is never traded.
 * The packaged PostgreSQL is built without lz4, and pglz costs the billing run more CPU than it saves, so WAL stays uncompressed.
 */
export function serverSettings(memory: number = availableMemory()): Record<string, string> {
  const sharedBuffers = Math.min(4 * gigabyte, Math.max(32 * megabyte, memory / 4))
  return {
    // Reached by a Unix socket in a folder of its own, and in no other way.
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: megabytes(sharedBuffers),
    effective_cache_size: megabytes(memory / 2),
    maintenance_work_mem: megabytes(Math.min(256 * megabyte, memory / 16)),
    work_mem: '16MB',
    random_page_cost: '1.1',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    synchronous_commit: 'on',
    jit: 'off',
    timezone: 'UTC',
    // Statements and rows of customers stay out of the log: LOG, FATAL and PANIC only, without DETAIL.
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
}

/** Only the name of the socket; nothing listens on this port. */
export const socketPort = 5432

function availableMemory(): number {
  const confined = process.constrainedMemory()
  return confined > 0 ? Math.min(confined, totalmem()) : totalmem()
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / megabyte)}MB`
}
