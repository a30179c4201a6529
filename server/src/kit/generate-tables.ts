import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Connection, connectClient } from './db-connection.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

/** The TypeScript of all tables and views of a migrated database, in the order of their names; columns in their own. */
export async function tablesSource(connection: Connection): Promise<string> {
  const client = await connectClient(connection, 'owner')
  try {
    const { rows } = await client.query<Column>(columnsQuery)
    const tables = Map.groupBy(rows, (column) => column.table)
    const interfaces = [...tables].map(([table, columns]) => interfaceOf(table, columns))
    const list = [...tables.keys()].map((table) => `  ${table}: ${pascalCase(table)}`)
    const body = interfaces.join('\n')
    const kinds = ['Generated', 'GeneratedAlways'].filter((kind) => body.includes(` ${kind}<`))
    return `${header(kinds)}\n${body}\nexport interface Tables {\n${list.join('\n')}\n}\n`
  } finally {
    await client.end()
  }
}

export const tablesFile: string = fileURLToPath(new URL('./tables.gen.ts', import.meta.url))

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly elementType: string | null
  readonly labels: string[] | null
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly isAlwaysGenerated: boolean
}

function header(kinds: readonly string[]): string {
  const note = '// Read back from a migrated database by `npm run generate`: change a migration, not this file.\n'
  return kinds.length === 0 ? note : `${note}import type { ${kinds.join(', ')} } from 'kysely'\n`
}

const columnsQuery = `
  SELECT c.relname AS "table", a.attname AS name, t.typname AS type, e.typname AS "elementType",
    (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid) AS labels,
    NOT a.attnotnull AS "isNullable", a.atthasdef OR a.attidentity <> '' AS "hasDefault",
    a.attgenerated <> '' OR a.attidentity = 'a' AS "isAlwaysGenerated"
  FROM pg_class c
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition
    AND c.relname <> 'quarterday_migrations'
  ORDER BY c.relname COLLATE "C", a.attnum`

const typescriptTypes: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bpchar: 'string',
  numeric: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'bigint',
  float4: 'number',
  float8: 'number',
  timestamptz: 'Temporal.Instant',
  date: 'Temporal.PlainDate',
  time: 'string',
  json: 'unknown',
  jsonb: 'unknown',
  bytea: 'Buffer',
}

function interfaceOf(table: string, columns: readonly Column[]): string {
  const fields = columns.map((column) => `  ${column.name}: ${typeOf(column)}`)
  return `export interface ${pascalCase(table)} {\n${fields.join('\n')}\n}\n`
}

function typeOf(column: Column): string {
  const type = withNull(plainTypeOf(column), column.isNullable)
  if (column.isAlwaysGenerated) return `GeneratedAlways<${type}>`
  return column.hasDefault ? `Generated<${type}>` : type
}

function plainTypeOf({ table, name, type, elementType, labels }: Column): string {
  if (labels) return labels.map((label) => `'${label}'`).join(' | ')
  const found = typescriptTypes[elementType ?? type]
  if (found === undefined) throw new Error(`${table}.${name} has type ${type}, which the database layer does not know how to read`)
  return elementType === null ? found : `${found}[]`
}

function withNull(type: string, isNullable: boolean): string {
  return isNullable && type !== 'unknown' ? `${type} | null` : type
}

function pascalCase(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}

/** `node generate-tables.ts` writes the file; with `--check` it only says, by its exit code, whether the file is up to date. */
async function main(): Promise<void> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'quarterday-generate-'))
  const server = await startEmbedded({ dataDirectory, settings: { shared_buffers: '32MB', fsync: 'off' } })
  try {
    await migrate(server.owner)
    const source = await tablesSource(server.owner)
    if (!process.argv.includes('--check')) return await writeFile(tablesFile, source)
    if ((await readFile(tablesFile, 'utf8')) === source) return
    console.error(`${tablesFile} is not what the migrations make: npm run generate`)
    process.exitCode = 1
  } finally {
    await server.stop()
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
