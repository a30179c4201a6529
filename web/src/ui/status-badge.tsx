import { Badge, type MantineColor } from '@mantine/core'
import type { CreditNote, Customer, Discount, Invoice, Plan, PromotionCode, Statement, Subscription } from '@quarterday/sdk/types.gen.ts'

export interface Look {
  readonly label: string
  readonly color: MantineColor
}

const good = 'teal'
const waiting = 'yellow'
const bad = 'red'
const quiet = 'gray'

export const subscriptionLooks: Readonly<Record<Subscription['status'], Look>> = {
  incomplete: { label: 'Incomplete', color: waiting },
  trialing: { label: 'Trialing', color: 'copper' },
  active: { label: 'Active', color: good },
  past_due: { label: 'Past due', color: bad },
  paused: { label: 'Paused', color: quiet },
  canceled: { label: 'Canceled', color: quiet },
  expired: { label: 'Expired', color: quiet },
}

export const invoiceLooks: Readonly<Record<Invoice['status'], Look>> = {
  draft: { label: 'Draft', color: quiet },
  open: { label: 'Open', color: 'copper' },
  overdue: { label: 'Overdue', color: bad },
  paid: { label: 'Paid', color: good },
  void: { label: 'Void', color: quiet },
  uncollectible: { label: 'Uncollectible', color: waiting },
}

export const creditNoteLooks: Readonly<Record<CreditNote['status'], Look>> = {
  issued: { label: 'Issued', color: good },
  void: { label: 'Void', color: quiet },
}

export const statementLooks: Readonly<Record<Statement['status'], Look>> = {
  open: { label: 'Open', color: 'copper' },
  paid: { label: 'Paid', color: good },
  void: { label: 'Void', color: quiet },
}

export const catalogLooks: Readonly<Record<Plan['status'] | Customer['status'], Look>> = {
  active: { label: 'Active', color: good },
  archived: { label: 'Archived', color: quiet },
}

export const promotionCodeLooks: Readonly<Record<PromotionCode['status'], Look>> = {
  active: { label: 'Active', color: good },
  inactive: { label: 'Inactive', color: quiet },
}

export const discountLooks: Readonly<Record<Discount['status'], Look>> = {
  active: { label: 'Active', color: good },
  ended: { label: 'Used up', color: quiet },
  removed: { label: 'Removed', color: quiet },
}

/** Of an organization that the operator has closed. */
export const suspendedLook: Look = { label: 'Suspended', color: bad }

/** A state, in a word and a colour. */
export function StatusBadge({ look }: { readonly look: Look }) {
  return (
    <Badge variant="light" color={look.color} radius="sm" tt="none" fw={600} miw="max-content">
      {look.label}
    </Badge>
  )
}
