import { assert } from '@quarterday/core/assert.ts'
import { type CompiledQuery, type DatabaseConnection, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Tables } from './tables.gen.ts'

type Run = (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[]; rowCount: number | null }>

/** Kysely on one open transaction: it writes the SQL, the transaction runs it. It can neither begin nor end anything. */
export function kyselyOn(run: Run): Kysely<Tables> {
  const connection: DatabaseConnection = {
    // Kysely asks for any row type at all; what the rows are is proven by the generated tables.
    async executeQuery<Row>(query: CompiledQuery) {
      const { rows, rowCount } = await run(query.sql, query.parameters)
      return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('Rows are read in pages, not streamed')
    },
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (database) => new PostgresIntrospector(database),
      createDriver: () => ({
        init: nothing,
        acquireConnection: async () => connection,
        releaseConnection: nothing,
        destroy: nothing,
        beginTransaction: refuseTransaction,
        commitTransaction: refuseTransaction,
        rollbackTransaction: refuseTransaction,
      }),
    },
  })
}

async function nothing(): Promise<void> {
  return undefined
}

async function refuseTransaction(): Promise<void> {
  assert(false, 'A transaction is begun by the database layer, not by Kysely')
}
