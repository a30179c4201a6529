import type { Ticket } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

export const ticketLooks: Readonly<Record<Ticket['status'], Look>> = {
  open: { label: 'Waits for you', color: 'yellow' },
  pending: { label: 'Waits for the customer', color: 'copper' },
  solved: { label: 'Solved', color: 'teal' },
  closed: { label: 'Closed', color: 'gray' },
}

export const priorityLooks: Readonly<Record<Ticket['priority'], Look>> = {
  low: { label: 'Low', color: 'gray' },
  normal: { label: 'Normal', color: 'gray' },
  high: { label: 'High', color: 'yellow' },
  urgent: { label: 'Urgent', color: 'red' },
}

export const statusChoices = (['open', 'pending', 'solved', 'closed'] as const).map((value) => ({ value, label: ticketLooks[value].label }))

export const priorityChoices = (['low', 'normal', 'high', 'urgent'] as const).map((value) => ({
  value,
  label: priorityLooks[value].label,
}))
