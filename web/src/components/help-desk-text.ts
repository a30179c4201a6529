import type { HelpDesk, HelpDeskEvent, TicketHelpDesk } from '@quarterday/sdk/types.gen.ts'
import type { Look } from '../ui/status-badge.tsx'

/** What a help desk is called, at the beginning of a sentence. */
export const deskTitles: Readonly<Record<HelpDesk['kind'], string>> = { zendesk: 'Zendesk', webhook: 'Help desk' }

export const syncLooks: Readonly<Record<TicketHelpDesk['status'], Look>> = {
  waiting: { label: 'On its way', color: 'copper' },
  synced: { label: 'In step', color: 'teal' },
  failed: { label: 'Given up', color: 'red' },
}

export const deskLooks: Readonly<Record<HelpDesk['status'], Look>> = {
  active: { label: 'Connected', color: 'teal' },
  disconnected: { label: 'Disconnected', color: 'gray' },
}

export const deskEventLooks: Readonly<Record<HelpDeskEvent['status'], Look>> = {
  received: { label: 'Waits', color: 'copper' },
  processed: { label: 'Taken over', color: 'teal' },
  ignored: { label: 'Ignored', color: 'gray' },
  failed: { label: 'Given up', color: 'red' },
}

/** Where the help desk sends what it has to say. */
export function deskWebhookAddress(origin: string, id: string): string {
  return `${origin}/webhooks/help-desk/${id}`
}

/** Where it is, as people say it: `acme.zendesk.com`. */
export function deskPlace({ kind, address }: Pick<HelpDesk, 'kind' | 'address'>): string {
  return kind === 'zendesk' ? `${address}.zendesk.com` : address
}
