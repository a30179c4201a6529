import type { DunningPolicy, DunningRun, InvoiceDunning } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

export const runLooks: Readonly<Record<DunningRun['status'], Look>> = {
  running: { label: 'Being asked', color: 'yellow' },
  paused: { label: 'Paused', color: 'gray' },
  succeeded: { label: 'Paid', color: 'teal' },
  exhausted: { label: 'All was tried', color: 'red' },
  stopped: { label: 'Stopped', color: 'gray' },
}

export const needs: Readonly<Record<DunningRun['need'], string>> = {
  patience: 'The same is asked again',
  confirmation: 'The customer has to confirm',
  payment_method: 'Another means to pay is needed',
  payment: 'The customer has to pay',
}

export const finalActions: Readonly<Record<DunningPolicy['final_action'], string>> = {
  none: 'A person decides',
  mark_uncollectible: 'The invoice is written off',
  pause: 'The subscription is paused',
  cancel: 'The subscription is canceled',
}

export const messages: Readonly<Record<DunningPolicy['first_message'], string>> = {
  none: 'No message',
  notice: 'Notice',
  warning: 'Warning',
  last_warning: 'Last warning',
}

/** `insufficient_funds` as people say it. */
export function reasonText(reason: string): string {
  return reason.replaceAll('_', ' ')
}

type Entry = InvoiceDunning['story'][number]

const told: Readonly<Record<string, { readonly text: string; readonly color: string }>> = {
  'invoice.finalized': { text: 'Invoice issued', color: 'copper' },
  'invoice.due_soon': { text: 'Reminder before it is due', color: 'copper' },
  'invoice.overdue': { text: 'Overdue', color: 'red' },
  'invoice.overdue_reminder': { text: 'Reminder after it was due', color: 'yellow' },
  'invoice.payment_failed': { text: 'Payment failed', color: 'red' },
  'invoice.payment_flagged': { text: 'Another amount was taken', color: 'red' },
  'invoice.payment_succeeded': { text: 'Money came in', color: 'teal' },
  'invoice.credited': { text: 'A part was given back', color: 'copper' },
  'invoice.credit_applied': { text: 'Credit paid a part', color: 'teal' },
  'invoice.dunning_reminder': { text: 'Customer asked to act', color: 'yellow' },
  'invoice.dunning_retried': { text: 'Asked at once, by hand', color: 'copper' },
  'invoice.dunning_skipped': { text: 'A retry was left out', color: 'gray' },
  'invoice.dunning_paused': { text: 'Paused', color: 'gray' },
  'invoice.dunning_resumed': { text: 'Resumed', color: 'copper' },
  'invoice.dunning_stopped': { text: 'Stopped by hand', color: 'gray' },
  'invoice.dunning_exhausted': { text: 'All was tried', color: 'red' },
  'invoice.marked_uncollectible': { text: 'Written off', color: 'red' },
  'invoice.voided': { text: 'Void', color: 'gray' },
  'invoice.paid': { text: 'Paid', color: 'teal' },
}

export function entryLook({ type }: Pick<Entry, 'type'>): { readonly text: string; readonly color: string } {
  return told[type] ?? { text: type, color: 'gray' }
}

/** What there is to say of it beside its name, in one line; empty: nothing. */
export function entryNote({ reason, message, days }: Pick<Entry, 'reason' | 'message' | 'days'>): string {
  const told = message === null || message === 'none' ? [] : [`told by a ${messages[message].toLowerCase()}`]
  const when = days === null ? [] : [days === 1 ? '1 day' : `${days} days`]
  return [...(reason === null ? [] : [reasonText(reason)]), ...told, ...when].join(', ')
}
