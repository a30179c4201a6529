import { Button, Group, Stack, Text } from '@mantine/core'
import type { GatewayAccount } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { DisconnectGatewayAccount } from '../forms/disconnect-gateway-account.tsx'
import { type EditedAccount, EditGatewayAccount } from '../forms/edit-gateway-account.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { Empty } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'
import { accountLooks, accountTitles, keyTexts, secretText } from './gateway-text.ts'

/** The accounts that money comes to, and all that can be done with them. */
export function GatewayAccounts({ timezone }: { readonly timezone: string }) {
  const list = useInfiniteQuery(queries.gatewayAccounts(useApi(), { limit: 100 }))
  const [edited, setEdited] = useState<EditedAccount | null>(null)
  const [leaving, setLeaving] = useState<GatewayAccount | null>(null)
  return (
    <>
      <ListPanel
        label="Gateway accounts"
        title="Accounts"
        list={list}
        minWidth={720}
        columns={accountColumns({ timezone, onEdit: setEdited, onDisconnect: setLeaving })}
        sideNeeds="gateway_accounts:write"
        side={
          <Button size="xs" onClick={() => setEdited('new')}>
            Connect an account
          </Button>
        }
        empty={
          <Empty title="No account of your own">
            Payments go by the account of this installation, where it has one. A sandbox needs none: it has a gateway of its own.
          </Empty>
        }
      />
      <EditGatewayAccount account={edited} onClose={() => setEdited(null)} onConnected={setEdited} />
      <DisconnectGatewayAccount account={leaving} onClose={() => setLeaving(null)} />
    </>
  )
}

interface Actions {
  readonly timezone: string
  readonly onEdit: (account: GatewayAccount) => void
  readonly onDisconnect: (account: GatewayAccount) => void
}

function accountColumns({ timezone, onEdit, onDisconnect }: Actions): readonly Column<GatewayAccount>[] {
  return [
    {
      header: 'Gateway',
      cell: ({ gateway, public_key: key }) => (
        <Stack gap={0}>
          <Text size="sm" fw={600}>
            {accountTitles[gateway]}
          </Text>
          <Text size="xs" c="dimmed" truncate maw={170} title={key}>
            {key}
          </Text>
        </Stack>
      ),
    },
    { header: 'Keys', cell: (account) => <Keys account={account} /> },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={accountLooks[status]} /> },
    {
      header: 'Since',
      figures: true,
      cell: ({ created_at: since, disconnected_at: until }) =>
        until === null ? formatMoment(since, timezone) : `until ${formatMoment(until, timezone)}`,
    },
    {
      header: 'Actions',
      needs: 'gateway_accounts:write',
      figures: true,
      cell: (account) =>
        account.status === 'active' && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button
              size="compact-xs"
              variant="subtle"
              onClick={() => onEdit(account)}
              aria-label={`Change the keys of ${accountTitles[account.gateway]}`}
            >
              {account.gateway === 'manual' ? 'Change' : 'Keys and webhooks'}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              onClick={() => onDisconnect(account)}
              aria-label={`Disconnect ${accountTitles[account.gateway]}`}
            >
              Disconnect
            </Button>
          </Group>
        ),
    },
  ]
}

function Keys({
  account: { gateway, status, secret_key_last4: secret, webhook_secret_last4: webhook },
}: {
  readonly account: GatewayAccount
}) {
  if (gateway === 'manual') return <Text size="sm">None</Text>
  const { secretKey, webhookSecret } = keyTexts[gateway]
  return (
    <Stack gap={0}>
      <Text size="sm" miw="max-content">
        {secretKey.label} {secretText(secret) ?? 'missing'}
      </Text>
      {webhook === null && status === 'active' ? (
        <Text size="xs" c="red">
          {webhookSecret.label} missing: its webhooks are not believed
        </Text>
      ) : (
        <Text size="xs" c="dimmed">
          {webhookSecret.label} {secretText(webhook) ?? 'missing'}
        </Text>
      )}
    </Stack>
  )
}
