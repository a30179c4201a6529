import { type CustomerId, idOf, type UserId } from '@quarterday/core/id.ts'
import type { Tx } from '../../kit/db.ts'
import type { Login } from './portal-types.ts'

/** Lets a person act for a customer. False: they did already. */
export async function addLogin(tx: Tx, customerId: CustomerId, userId: UserId): Promise<boolean> {
  const text = `INSERT INTO customer_logins (organization_id, customer_id, user_id, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`
  return (await tx.query(text, [tx.organizationId, customerId, userId, tx.now])).rowCount === 1
}

/** False: they did not act for them. */
export async function removeLogin(tx: Tx, customerId: CustomerId, userId: UserId): Promise<boolean> {
  const text = 'DELETE FROM customer_logins WHERE organization_id = $1 AND customer_id = $2 AND user_id = $3'
  return (await tx.query(text, [tx.organizationId, customerId, userId])).rowCount === 1
}

/** Takes all of a customer's away; answers whose they were. */
export async function removeLogins(tx: Tx, customerId: CustomerId): Promise<UserId[]> {
  const text = 'DELETE FROM customer_logins WHERE organization_id = $1 AND customer_id = $2 RETURNING user_id'
  const { rows } = await tx.query<{ user_id: string }>(text, [tx.organizationId, customerId])
  return rows.map((row) => idOf('usr', row.user_id)).sort()
}

/** Who acts for a customer, in the order in which they came: the first hundred. */
export async function loginsOfCustomer(tx: Tx, customerId: CustomerId): Promise<Login[]> {
  const text = `${logins} WHERE l.organization_id = $1 AND l.customer_id = $2 ORDER BY l.created_at, l.user_id LIMIT 100`
  return (await tx.query<LoginRow>(text, [tx.organizationId, customerId])).rows.map(fromRow)
}

/** For whom a person acts here, the first first: at most a hundred customers. */
export async function loginsOfUser(tx: Tx, userId: UserId): Promise<Login[]> {
  const text = `${logins} WHERE l.organization_id = $1 AND l.user_id = $2 ORDER BY l.created_at, l.customer_id LIMIT 100`
  return (await tx.query<LoginRow>(text, [tx.organizationId, userId])).rows.map(fromRow)
}

/** Whoever is looked for and is not there: nobody has this id. */
export const nobody: UserId = idOf('usr', '00000000-0000-0000-0000-000000000000')

/** For whom somebody comes in: for whom they say, or for whom they have acted longest. */
export function chosenLogin(all: readonly Login[], customer: CustomerId | undefined): Login | undefined {
  return customer === undefined ? all[0] : all.find((each) => each.customerId === customer)
}

/** Keeps others from adding to for whom a person acts here until the transaction ends, so that two at once make one customer. */
export async function lockLoginsOfUser(tx: Tx, userId: UserId): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`logins ${tx.organizationId} ${userId}`])
}

const logins = `SELECT l.user_id, l.customer_id, c.name AS customer_name, u.email, u.name, u.locale, u.email_verified_at, l.created_at
  FROM customer_logins l
  JOIN customers c ON c.organization_id = l.organization_id AND c.id = l.customer_id
  JOIN users u ON u.id = l.user_id`

interface LoginRow {
  readonly user_id: string
  readonly customer_id: string
  readonly customer_name: string
  readonly email: string
  readonly name: string
  readonly locale: string
  readonly email_verified_at: Temporal.Instant | null
  readonly created_at: Temporal.Instant
}

function fromRow(row: LoginRow): Login {
  return {
    userId: idOf('usr', row.user_id),
    customerId: idOf('cus', row.customer_id),
    customerName: row.customer_name,
    email: row.email,
    name: row.name,
    locale: row.locale,
    isVerified: row.email_verified_at !== null,
    createdAt: row.created_at,
  }
}
