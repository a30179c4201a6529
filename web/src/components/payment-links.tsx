import { Button, Group, Stack, Text } from '@mantine/core'
import type { Invoice, InvoicePaymentLink } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { ConfirmDeed } from '../forms/confirm-deed.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { MoreRows } from '../ui/data-table.tsx'
import { formatMomentWithTime } from '../ui/format-date.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { type Look, StatusBadge } from '../ui/status-badge.tsx'

/** The links by which an invoice can be paid, as far as somebody asked for them: until when, whether they were opened, and revoking one. */
export function PaymentLinks({ invoice }: { readonly invoice: Invoice }) {
  const api = useApi()
  const links = useInfiniteQuery(queries.paymentLinks(api, invoice.id))
  const [revoked, setRevoked] = useState<InvoicePaymentLink | null>(null)
  if (links.isError) return <ProblemPanel error={links.error} onRetry={() => void links.refetch()} />
  if (links.isPending || links.data.length === 0) return null
  return (
    <Panel title="Payment links" note="Links in messages are not listed.">
      <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label="Payment links">
        {links.data.map((link) => (
          <li key={link.id}>
            <OneLink link={link} timezone={invoice.timezone} onRevoke={() => setRevoked(link)} />
          </li>
        ))}
      </Stack>
      {links.hasNextPage && (
        <MoreRows shown={links.data.length} hasMore isLoading={links.isFetchingNextPage} onMore={() => void links.fetchNextPage()} />
      )}
      <ConfirmDeed
        opened={revoked !== null}
        onClose={() => setRevoked(null)}
        title="Revoke the link?"
        submit="Revoke it"
        isDangerous
        run={() => (revoked === null ? Promise.resolve() : api.revokePaymentLink(revoked.id))}
        says="The link leads nowhere any more"
      >
        Whoever has it is told to ask for a new one. What somebody has begun at a payment gateway goes on there.
      </ConfirmDeed>
    </Panel>
  )
}

interface OneLinkProps {
  readonly link: InvoicePaymentLink
  readonly timezone: string
  readonly onRevoke: () => void
}

function OneLink({ link, timezone, onRevoke }: OneLinkProps) {
  const at = (moment: string) => formatMomentWithTime(moment, timezone)
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" align="start">
      <Stack gap={0} fz="sm">
        <span>Made {at(link.created_at)}</span>
        <Text size="xs" c="dimmed">
          {link.last_used_at === null ? 'Never opened' : `Opened ${at(link.last_used_at)}`}
        </Text>
        <Text size="xs" c="dimmed">
          {link.revoked_at !== null
            ? `Revoked ${at(link.revoked_at)}`
            : `${link.status === 'expired' ? 'Ended' : 'Until'} ${at(link.expires_at)}`}
        </Text>
      </Stack>
      {link.status === 'active' ? (
        <May do="payments:write">
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            aria-label={`Revoke the link of ${at(link.created_at)}`}
            onClick={onRevoke}
          >
            Revoke
          </Button>
        </May>
      ) : (
        <StatusBadge look={looks[link.status]} />
      )}
    </Group>
  )
}

const looks: Readonly<Record<InvoicePaymentLink['status'], Look>> = {
  active: { label: 'Active', color: 'teal' },
  expired: { label: 'Ended', color: 'gray' },
  revoked: { label: 'Revoked', color: 'gray' },
}
