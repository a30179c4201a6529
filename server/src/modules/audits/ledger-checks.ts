import { encodeId } from '@quarterday/core/id.ts'
import { type Check, found, moneyText, sqlCheck } from './check.ts'

/** The books balance and tie to the documents, credit and payments under them. */
export const ledgerChecks: readonly Check[] = [
  sqlCheck<{ id: string; debit: string; credit: string; amount: bigint; currency: string }>({
    id: 'books_balance',
    title: 'Each booking moves an amount above zero from one account to another.',
    invariant: 'I6',
    severity: 'violation',
    remedy:
      'Constraints forbid this: look for a restored backup or a disabled constraint, and restore `ledger_transfers` from a backup. Then run `quarterday doctor` again.',
    sql: `SELECT id, debit, credit, amount, currency FROM ledger_transfers
      WHERE organization_id = $1 AND (amount <= 0 OR debit = credit OR debit IS NULL OR credit IS NULL) ORDER BY id LIMIT $2`,
    say: ({ id, debit, credit, amount, currency }) =>
      found('lt', id, `It moves ${moneyText(amount, currency)} from ${credit} to ${debit}, which is no movement.`),
  }),
  sqlCheck<{ customer_id: string; currency: string; booked: bigint; due: bigint }>({
    id: 'receivable_equals_due',
    title: 'What the books say a customer owes is what the customer’s invoices say.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Compare the bookings of the customer with `quarterday invoices list`, `quarterday payments list` and `quarterday credit-grants show`: one of them has no counterpart. Restore what is missing from a backup.',
    sql: `SELECT customer_id, currency, coalesce(booked, 0)::bigint AS booked, coalesce(due, 0)::bigint AS due FROM (
        SELECT customer_id, currency, sum(CASE WHEN debit = 'receivable' THEN amount ELSE -amount END) AS booked
        FROM ledger_transfers WHERE organization_id = $1 AND (debit = 'receivable' OR credit = 'receivable') GROUP BY 1, 2) a
      FULL JOIN (
        SELECT customer_id, currency, sum(amount_due) AS due FROM invoices WHERE organization_id = $1 AND status <> 'draft' GROUP BY 1, 2) b
        USING (customer_id, currency)
      WHERE coalesce(booked, 0) <> coalesce(due, 0) ORDER BY 1, 2 LIMIT $2`,
    say: ({ customer_id, currency, booked, due }) =>
      found('cus', customer_id, `The books say ${moneyText(booked, currency)} is owed, the invoices say ${moneyText(due, currency)}.`),
  }),
  sqlCheck<{ customer_id: string; currency: string; booked: bigint; remaining: bigint }>({
    id: 'credit_equals_remaining',
    title: 'What the books say a customer has as credit is what remains of the customer’s grants.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Compare the grants (`quarterday customers credit-grants`) and their entries (`quarterday credit-grants credit-entries`) with the bookings of the same moment, and restore what is missing from a backup.',
    sql: `SELECT customer_id, currency, coalesce(booked, 0)::bigint AS booked, coalesce(remaining, 0)::bigint AS remaining FROM (
        SELECT customer_id, currency, sum(CASE WHEN credit = 'customer_credit' THEN amount ELSE -amount END) AS booked
        FROM ledger_transfers WHERE organization_id = $1 AND (debit = 'customer_credit' OR credit = 'customer_credit') GROUP BY 1, 2) a
      FULL JOIN (
        SELECT customer_id, currency, sum(remaining) AS remaining FROM credit_grants WHERE organization_id = $1 GROUP BY 1, 2) b
        USING (customer_id, currency)
      WHERE coalesce(booked, 0) <> coalesce(remaining, 0) ORDER BY 1, 2 LIMIT $2`,
    say: ({ customer_id, currency, booked, remaining }) =>
      found(
        'cus',
        customer_id,
        `The books say ${moneyText(booked, currency)} of credit, the grants say ${moneyText(remaining, currency)}.`,
      ),
  }),
  sqlCheck<{ account: string; currency: string; booked: bigint; received: bigint }>({
    id: 'cash_equals_payments',
    title:
      'What the books say came in through a gateway is the sum of its payments that succeeded, less the refunds that did and what banks pulled back.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Compare `quarterday payments list` and `quarterday refunds list` with the bookings of the gateway day by day until the two sums part; restore what is missing there from a backup.',
    sql: `SELECT account, currency, coalesce(booked, 0)::bigint AS booked, coalesce(received, 0)::bigint AS received FROM (
        SELECT CASE WHEN debit LIKE 'cash:%' THEN debit ELSE credit END AS account, currency,
          sum(CASE WHEN debit LIKE 'cash:%' THEN amount ELSE -amount END) AS booked
        FROM ledger_transfers WHERE organization_id = $1 AND (debit LIKE 'cash:%' OR credit LIKE 'cash:%') GROUP BY 1, 2) a
      FULL JOIN (
        SELECT 'cash:' || gateway AS account, currency, sum(amount) AS received FROM (
          SELECT gateway, currency, amount FROM payments WHERE organization_id = $1 AND status = 'succeeded'
          UNION ALL SELECT gateway, currency, -amount FROM refunds WHERE organization_id = $1 AND status = 'succeeded'
          UNION ALL SELECT gateway, currency, -amount FROM disputes WHERE organization_id = $1 AND status <> 'won') p GROUP BY 1, 2) b
        USING (account, currency)
      WHERE coalesce(booked, 0) <> coalesce(received, 0) ORDER BY 1, 2 LIMIT $2`,
    say: ({ account, currency, booked, received }) => ({
      object: account,
      detail: `The books say ${moneyText(booked, currency)}, the payments say ${moneyText(received, currency)}.`,
    }),
  }),
  sqlCheck<{ id: string; currency: string; total: bigint; sold: bigint; due: bigint; owed: bigint }>({
    id: 'books_tie_to_invoices',
    title: 'Each issued invoice is booked as a sale of its total, and its bookings leave owing what is due on it; a draft is not booked.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Look at the bookings of the invoice beside `quarterday explain`: one is missing, double or on the wrong invoice. Restore them from a backup.',
    sql: `SELECT i.id, i.currency, i.total, coalesce(b.sold, 0)::bigint AS sold, i.amount_due AS due, coalesce(b.owed, 0)::bigint AS owed
      FROM invoices i LEFT JOIN (
        SELECT invoice_id, sum(amount) FILTER (WHERE kind = 'sale' AND debit = 'receivable') AS sold,
          sum(CASE WHEN debit = 'receivable' THEN amount WHEN credit = 'receivable' THEN -amount ELSE 0 END) AS owed
        FROM ledger_transfers WHERE organization_id = $1 AND invoice_id IS NOT NULL GROUP BY 1) b ON b.invoice_id = i.id
      WHERE i.organization_id = $1
        AND (coalesce(b.sold, 0) <> CASE WHEN i.status = 'draft' THEN 0 ELSE i.total END
          OR coalesce(b.owed, 0) <> CASE WHEN i.status = 'draft' THEN 0 ELSE i.amount_due END)
      ORDER BY i.id LIMIT $2`,
    say: ({ id, currency, total, sold, due, owed }) => {
      const [t, s, d, o] = [total, sold, due, owed].map((minor) => moneyText(minor, currency))
      return found('inv', id, `Its total is ${t} and ${s} is booked as sold; ${d} is due and the bookings leave ${o} owing.`)
    },
  }),
  sqlCheck<{ id: string; currency: string; tax: bigint; booked: bigint; reversed: bigint }>({
    id: 'tax_ties_to_invoices',
    title: 'The tax of each issued invoice is booked as tax, and reversed where the invoice was voided.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Look at the bookings of the invoice on the account `tax` beside `quarterday explain`: one is missing, double or on the wrong invoice. Restore them from a backup.',
    sql: `SELECT i.id, i.currency, i.tax, coalesce(b.booked, 0)::bigint AS booked, coalesce(b.reversed, 0)::bigint AS reversed
      FROM invoices i LEFT JOIN (
        SELECT invoice_id, sum(CASE WHEN credit = 'tax' THEN amount ELSE -amount END) FILTER (WHERE kind = 'sale') AS booked,
          sum(CASE WHEN debit = 'tax' THEN amount ELSE -amount END) FILTER (WHERE kind = 'void') AS reversed
        FROM ledger_transfers WHERE organization_id = $1 AND (debit = 'tax' OR credit = 'tax') GROUP BY 1) b ON b.invoice_id = i.id
      WHERE i.organization_id = $1
        AND (coalesce(b.booked, 0) <> CASE WHEN i.status = 'draft' THEN 0 ELSE i.tax END
          OR coalesce(b.reversed, 0) <> CASE WHEN i.status = 'void' THEN i.tax ELSE 0 END)
      ORDER BY i.id LIMIT $2`,
    say: ({ id, currency, tax, booked, reversed }) => {
      const [t, b, r] = [tax, booked, reversed].map((minor) => moneyText(minor, currency))
      return found('inv', id, `Its tax is ${t}; ${b} is booked and ${r} is reversed.`)
    },
  }),
  sqlCheck<{
    id: string
    currency: string
    amount: bigint
    remaining: bigint
    drawn: bigint
    lost: bigint
    expired: bigint
    withdrawn: bigint
  }>({
    id: 'grants_add_up',
    title:
      'What remains of a credit grant is what was granted less what was drawn, what expired and what was taken out of its wallet, and never below zero.',
    invariant: 'I14',
    severity: 'violation',
    remedy:
      'The entries are the truth: `quarterday credit-grants credit-entries`. Find the one that is missing or too many, and restore the grant or the entry from a backup.',
    sql: `SELECT g.id, g.currency, g.amount, g.remaining, g.expired, g.withdrawn, coalesce(e.drawn, 0)::bigint AS drawn, coalesce(e.lost, 0)::bigint AS lost
      FROM credit_grants g LEFT JOIN (
        SELECT grant_id, sum(amount) FILTER (WHERE kind = 'application') AS drawn, sum(amount) FILTER (WHERE kind IN ('expiry', 'rollover')) AS lost,
          sum(amount) FILTER (WHERE kind = 'withdrawal') AS out
        FROM credit_entries WHERE organization_id = $1 GROUP BY 1) e ON e.grant_id = g.id
      WHERE g.organization_id = $1 AND (g.remaining < 0 OR g.expired <> coalesce(e.lost, 0)
        OR g.withdrawn <> coalesce(e.out, 0)
        OR g.remaining <> g.amount - g.expired - g.withdrawn - coalesce(e.drawn, 0)) ORDER BY g.id LIMIT $2`,
    say: ({ id, currency, amount, remaining, drawn, lost, expired, withdrawn }) => {
      const [a, r, d, l, e, w] = [amount, remaining, drawn, lost, expired, withdrawn].map((minor) => moneyText(minor, currency))
      return found(
        'grant',
        id,
        `Of ${a}, ${d} was drawn and ${l} expired, but ${r} is said to remain, ${e} to have expired and ${w} to have been taken out.`,
      )
    },
  }),
  sqlCheck<{ id: string; currency: string; applied: bigint; drawn: bigint; wallet: bigint; drawn_from_wallets: bigint }>({
    id: 'credit_applied_adds_up',
    title: 'The credit applied to an invoice, and the part of it from wallets, is the sum of its credit entries.',
    invariant: 'I14',
    severity: 'violation',
    remedy:
      'The entries are the truth: `quarterday credit-grants credit-entries`. Compare them with `quarterday events list` for the invoice, and restore what differs from a backup.',
    // Voiding takes back what the invoice drew, and draws up the grant that it made.
    sql: `SELECT i.id, i.currency, i.credits_applied AS applied, (coalesce(e.drawn, 0) - coalesce(g.given, 0))::bigint AS drawn,
        i.wallet_applied AS wallet, coalesce(e.from_wallets, 0)::bigint AS drawn_from_wallets
      FROM invoices i
      LEFT JOIN (
        SELECT e.invoice_id, sum(e.amount) AS drawn, sum(e.amount) FILTER (WHERE g.wallet_id IS NOT NULL) AS from_wallets
        FROM credit_entries e JOIN credit_grants g ON g.organization_id = e.organization_id AND g.id = e.grant_id
        WHERE e.organization_id = $1 AND e.invoice_id IS NOT NULL GROUP BY 1) e ON e.invoice_id = i.id
      LEFT JOIN (
        SELECT invoice_id, sum(amount) AS given FROM credit_grants WHERE organization_id = $1 AND reason = 'negative_invoice' GROUP BY 1) g
        ON g.invoice_id = i.id AND i.status = 'void'
      WHERE i.organization_id = $1 AND (i.credits_applied <> coalesce(e.drawn, 0) - coalesce(g.given, 0)
        OR i.wallet_applied <> coalesce(e.from_wallets, 0)) ORDER BY i.id LIMIT $2`,
    say: ({ id, currency, applied, drawn, wallet, drawn_from_wallets: fromWallets }) => ({
      object: encodeId('inv', id),
      detail: `It says that ${moneyText(applied, currency)} of credit was applied, ${moneyText(wallet, currency)} of it from wallets; the entries come to ${moneyText(drawn, currency)}, ${moneyText(fromWallets, currency)} of it from wallets.`,
    }),
  }),
  sqlCheck<{ customer_id: string; currency: string; booked: bigint; invoiced: bigint }>({
    id: 'prepaid_awaits_payment',
    title: 'What the books hold for top-ups is what was invoiced for them and is not paid yet.',
    invariant: 'I7',
    severity: 'violation',
    remedy:
      'Compare the top-up invoices of the customer (`quarterday wallets top-ups`) with their bookings: a sale, a payment, a void or a grant has no counterpart. Restore it from a backup.',
    sql: `SELECT customer_id, currency, coalesce(booked, 0)::bigint AS booked, coalesce(invoiced, 0)::bigint AS invoiced FROM (
        SELECT customer_id, currency, sum(CASE WHEN credit = 'prepaid' THEN amount ELSE -amount END) AS booked
        FROM ledger_transfers WHERE organization_id = $1 AND (debit = 'prepaid' OR credit = 'prepaid') GROUP BY 1, 2) a
      FULL JOIN (
        SELECT customer_id, currency, sum(CASE WHEN status IN ('open', 'overdue') THEN total WHEN status = 'uncollectible' THEN amount_paid ELSE 0 END)
          AS invoiced
        FROM invoices WHERE organization_id = $1 AND reason = 'top_up' GROUP BY 1, 2) b
        USING (customer_id, currency)
      WHERE coalesce(booked, 0) <> coalesce(invoiced, 0) ORDER BY 1, 2 LIMIT $2`,
    say: ({ customer_id, currency, booked, invoiced }) =>
      found('cus', customer_id, `The books hold ${moneyText(booked, currency)}, the top-up invoices ${moneyText(invoiced, currency)}.`),
  }),
  sqlCheck<{ id: string; status: string; top_up: string | null; currency: string; total: bigint; granted: bigint | null }>({
    id: 'top_ups_are_granted',
    title: 'A top-up is granted, once and in full, when its invoice is paid, and not before.',
    invariant: 'I14',
    severity: 'violation',
    remedy:
      'Grant what is missing with `quarterday customers grant-credit`, or void what was granted and not used; then find out who wrote past the program.',
    sql: `SELECT i.id, i.status, t.status AS top_up, i.currency, i.total, g.amount AS granted
      FROM invoices i
      LEFT JOIN wallet_top_ups t ON t.organization_id = i.organization_id AND t.invoice_id = i.id
      LEFT JOIN credit_grants g ON g.organization_id = t.organization_id AND g.id = t.grant_id AND g.wallet_id = t.wallet_id
      WHERE i.organization_id = $1 AND i.reason = 'top_up' AND ((t.id IS NULL AND NOT EXISTS (SELECT FROM invoices r WHERE r.organization_id = $1 AND r.reissue_of = i.id))
        OR (i.status = 'paid') <> (t.status = 'granted') OR (i.status = 'void') <> (t.status = 'abandoned')
        OR (t.status = 'granted' AND g.amount IS DISTINCT FROM i.total))
      ORDER BY i.id LIMIT $2`,
    say: ({ id, status, top_up, currency, total, granted }) => {
      const what = granted === null ? 'nothing' : moneyText(granted, currency)
      return found(
        'inv',
        id,
        `It is ${status} over ${moneyText(total, currency)}; its top-up is ${top_up ?? 'missing'}, and ${what} was granted.`,
      )
    },
  }),
  sqlCheck<{ id: string; currency: string; amount: bigint; taken: bigint; arrived: bigint }>({
    id: 'withdrawals_add_up',
    title: 'What was taken out of a wallet left its grants, and arrived where it says that it went.',
    invariant: 'I14',
    severity: 'violation',
    remedy:
      'The credit entries are the truth: `quarterday credit-grants credit-entries`. Grant what is missing with `quarterday customers grant-credit`, or refund it; what is too much can only be agreed on with the customer.',
    sql: `SELECT * FROM (SELECT d.id, w.currency, d.amount,
          coalesce((SELECT sum(e.amount) FROM credit_entries e JOIN credit_grants g ON g.organization_id = e.organization_id AND g.id = e.grant_id
            WHERE e.organization_id = $1 AND e.withdrawal_id = d.id AND g.wallet_id = d.wallet_id), 0)::bigint AS taken,
          (CASE d.destination
            WHEN 'customer_balance' THEN (SELECT g.amount FROM credit_grants g WHERE g.organization_id = $1 AND g.id = d.grant_id AND g.customer_id = w.customer_id)
            WHEN 'refund' THEN (SELECT sum(n.refunded) FROM credit_notes n WHERE n.organization_id = $1 AND n.withdrawal_id = d.id AND n.customer_id = w.customer_id)
            ELSE d.amount END)::bigint AS arrived
        FROM wallet_withdrawals d JOIN wallets w ON w.organization_id = d.organization_id AND w.id = d.wallet_id WHERE d.organization_id = $1) x
      WHERE amount <> taken OR amount IS DISTINCT FROM arrived ORDER BY id LIMIT $2`,
    say: ({ id, currency, amount, taken, arrived }) => {
      const [a, t, r] = [amount, taken, arrived ?? 0n].map((minor) => moneyText(minor, currency))
      return found('wdr', id, `It says ${a}; ${t} left the grants of the wallet, and ${r} arrived.`)
    },
  }),
]
