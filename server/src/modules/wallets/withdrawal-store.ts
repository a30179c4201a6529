import { currencySchema } from '@quarterday/core/currency.ts'
import { idOf, type WalletId, type WithdrawalId } from '@quarterday/core/id.ts'
import { refuse } from '@quarterday/core/refusal.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../kit/db.ts'
import { byCreation, type Page, type PageQuery, readPage } from '../../kit/pages.ts'
import { type Withdrawal, withdrawalDestinations } from './withdrawal-types.ts'

/** The wallet is locked. */
export async function insertWithdrawal(tx: Tx, withdrawal: Omit<Withdrawal, 'currency' | 'creditNotes' | 'createdAt'>): Promise<void> {
  const { id, walletId: wallet_id, amount, destination, grantId: grant_id, memo } = withdrawal
  const row = { organization_id: tx.organizationId, id, wallet_id, amount, destination, grant_id, memo, created_at: tx.now }
  await tx.sql.insertInto('wallet_withdrawals').values(row).execute()
}

/** Refuses `not_found`. */
export async function getWithdrawal(tx: Tx, id: WithdrawalId): Promise<Withdrawal> {
  const row = await selectWithdrawals(tx).where('d.id', '=', id).executeTakeFirst()
  if (row === undefined) throw refuse('not_found')
  return fromRow(row)
}

export async function listWithdrawals(tx: Tx, query: PageQuery & { readonly walletId: WalletId }): Promise<Page<Withdrawal>> {
  const id = sql.ref('d.id')
  const page = await readPage(selectWithdrawals(tx).where('d.wallet_id', '=', query.walletId), query, {
    id,
    by: { created_at: byCreation(id) },
  })
  return { ...page, rows: page.rows.map(fromRow) }
}

function selectWithdrawals(tx: Tx) {
  return tx.sql
    .selectFrom('wallet_withdrawals as d')
    .innerJoin('wallets as w', (join) => join.onRef('w.organization_id', '=', 'd.organization_id').onRef('w.id', '=', 'd.wallet_id'))
    .selectAll('d')
    .select('w.currency')
    .select(
      sql<
        string[]
      >`ARRAY(SELECT n.id::text FROM credit_notes n WHERE n.organization_id = d.organization_id AND n.withdrawal_id = d.id ORDER BY n.id)`.as(
        'notes',
      ),
    )
    .where('d.organization_id', '=', tx.organizationId)
}

const destinationSchema = z.enum(withdrawalDestinations)

function fromRow(row: Awaited<ReturnType<ReturnType<typeof selectWithdrawals>['executeTakeFirstOrThrow']>>): Withdrawal {
  return {
    id: idOf('wdr', row.id),
    walletId: idOf('wal', row.wallet_id),
    currency: currencySchema.parse(row.currency),
    amount: row.amount,
    destination: destinationSchema.parse(row.destination),
    grantId: row.grant_id === null ? null : idOf('grant', row.grant_id),
    creditNotes: row.notes.map((id) => idOf('cn', id)),
    memo: row.memo,
    createdAt: row.created_at,
  }
}
