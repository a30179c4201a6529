import type { Approval } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

export const approvalLooks: Readonly<Record<Approval['status'], Look>> = {
  pending: { label: 'Waits', color: 'copper' },
  approved: { label: 'Approved', color: 'teal' },
  rejected: { label: 'Rejected', color: 'red' },
  withdrawn: { label: 'Taken back', color: 'gray' },
  expired: { label: 'Expired', color: 'gray' },
}

/** What waits, in two words. */
export function askedOf({ kind, operation }: Pick<Approval, 'kind' | 'operation'>): string {
  if (operation === 'voidInvoice') return 'Void an invoice'
  return kinds[kind]
}

const kinds: Readonly<Record<Approval['kind'], string>> = {
  refund: 'Send money back',
  credit: 'Give credit',
  write_off: 'Write off an invoice',
}

/** What an operation is asked about, by the type that its id names: `inv_…` is an invoice. */
export function typeOfId(id: string): string | null {
  const [prefix = ''] = id.split('_')
  return types[prefix] ?? null
}

const types: Readonly<Record<string, string>> = {
  cus: 'customer',
  sub: 'subscription',
  inv: 'invoice',
  plan: 'plan',
  mem: 'member',
  key: 'api_key',
}
