import ts from 'typescript'
import { at, isTest, nodesOf, type Source, textOf, type Violation } from './source.ts'

interface SharedWriter {
  readonly file: string
  readonly tables: readonly string[]
  readonly because: string
}

/** The exceptions to "only its store writes a table", each with its reason. */
export const sharedWriters: readonly SharedWriter[] = [
  {
    file: 'server/src/modules/billing/document-store.ts',
    tables: ['coverage', 'events', 'invoice_lines', 'invoices', 'ledger_transfers', 'subscription_cycles'],
    because: 'one statement moves a slice of cycles on and writes all that was decided for them, so that it happens whole or not at all',
  },
  {
    file: 'server/src/modules/privacy/erasure-store.ts',
    tables: [
      ...[
        'approvals',
        'billing_parties',
        'credit_grants',
        'entitlements',
        'events',
        'gateway_customers',
        'gateway_events',
        'help_desk_events',
        'help_desk_tickets',
        'idempotency_keys',
      ],
      ...[
        'messages',
        'notification_preferences',
        'payment_methods',
        'subscriptions',
        'suppressions',
        'tax_questions',
        'ticket_messages',
        'tickets',
      ],
      ...['usage_events', 'wallet_top_ups', 'wallet_withdrawals', 'wallets', 'webhook_attempts'],
    ],
    because:
      'erasure takes a person out of all tables at once, most of them as the one role that may change what nobody else may; spread out, one would be forgotten',
  },
]

interface Write {
  readonly table: string
  readonly file: string
  readonly line: number
}

/** Writes outside a store, and tables that more than one file writes. */
export function checkTables(sources: readonly Source[], shared: readonly SharedWriter[] = sharedWriters): readonly Violation[] {
  const writes = writesOf(sources).filter(
    ({ table, file }) => !shared.some((writer) => writer.file === file && writer.tables.includes(table)),
  )
  const owners = ownersOf(writes)
  return writes.flatMap(({ table, file, line }) => {
    if (!mayWrite(file)) return [{ rule: 'only-a-store-writes', file, line, says: `writes ${table}` }]
    const owner = owners.get(table)
    return owner === file ? [] : [{ rule: 'one-writer-a-table', file, line, says: `writes ${table}, which belongs to ${owner}` }]
  })
}

/** The file that owns each table: the first that writes it, in the order of paths. */
export function ownersOf(writes: readonly Write[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const { table, file } of writes) if (mayWrite(file) && !owners.has(table)) owners.set(table, file)
  return owners
}

/** Every statement of the server that writes to a table, by its text or by Kysely's builder. */
export function writesOf(sources: readonly Source[]): readonly Write[] {
  const writes: Write[] = []
  for (const source of sources.filter(({ path }) => path.startsWith('server/src/') && !isTest(path))) {
    for (const node of nodesOf(source.tree)) for (const table of tablesWrittenAt(node)) writes.push({ table, ...at(source, node) })
  }
  return writes
}

function mayWrite(file: string): boolean {
  return file.startsWith('server/src/kit/') || /\/([^/]+-)?store\.ts$/.test(file)
}

function tablesWrittenAt(node: ts.Node): readonly string[] {
  if (ts.isCallExpression(node)) {
    const [target] = node.arguments
    // Kysely's builder, and `insertInto` of kit/bulk.ts.
    if (
      /(^|\.)(insertInto|updateTable|deleteFrom|mergeInto|replaceInto)$/.test(node.expression.getText()) &&
      target &&
      ts.isStringLiteral(target)
    )
      return [tableName(target.text.split(' ')[0] ?? target.text)]
  }
  const text = textOf(node)
  return text === undefined
    ? []
    : statements.flatMap((statement) => [...text.matchAll(statement)].map((found) => tableName(found[1] ?? '')))
}

const name = String.raw`(?:only\s+)?((?:"?\w+"?\.)?"?\w+"?)`
const statements: readonly RegExp[] = [
  new RegExp(String.raw`\binsert\s+into\s+${name}`, 'gi'),
  new RegExp(String.raw`\bdelete\s+from\s+${name}`, 'gi'),
  new RegExp(String.raw`\bmerge\s+into\s+${name}`, 'gi'),
  // An update names its table right before SET, with or without an alias; FOR UPDATE and DO UPDATE SET name none.
  new RegExp(String.raw`\bupdate\s+(?!set\b)${name}(?:\s+(?:as\s+)?(?!set\b)\w+)?\s+set\b`, 'gi'),
  new RegExp(String.raw`\btruncate\s+(?:table\s+)?${name}\s*(?:;|,|$|cascade|restart)`, 'gi'),
  new RegExp(String.raw`\bcopy\s+${name}\s*(?:\([^)]*\))?\s*from\b`, 'gi'),
]

function tableName(written: string): string {
  return written
    .replaceAll('"', '')
    .replace(/^public\./, '')
    .toLowerCase()
}
