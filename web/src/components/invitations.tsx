import { Button, Menu, Stack, Text } from '@mantine/core'
import type { Invitation } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import type { Column } from '../ui/data-table.tsx'
import { formatMoment } from '../ui/format-date.ts'
import { ListPanel } from '../ui/list-panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { type Look, StatusBadge } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import { useRoleNames } from './role-names.ts'

/** Who was asked to come and has not yet. Nothing where nobody was. */
export function Invitations({ timezone }: { readonly timezone: string }) {
  const api = useApi()
  const names = useRoleNames()
  const list = useInfiniteQuery(queries.invitations(api))
  const resend = useAction({
    run: ({ id }: Invitation) => api.resendInvitation(id, { locale: navigator.language }),
    says: ({ email }) => `Another mail is on its way to ${email}; the link before it opens nothing any more`,
  })
  const revoke = useAction({
    run: ({ id }: Invitation) => api.revokeInvitation(id),
    says: ({ email }) => `The invitation of ${email} is taken back`,
  })
  const error = resend.error ?? revoke.error
  if (list.isSuccess && list.data.length === 0) return null
  return (
    <Stack gap="sm">
      {error && <ProblemPanel error={error} />}
      <ListPanel
        label="Invitations"
        title="Invitations"
        list={list}
        minWidth={600}
        columns={columns({
          timezone,
          names,
          isPending: resend.isPending || revoke.isPending,
          onResend: resend.mutate,
          onRevoke: revoke.mutate,
        })}
        empty={null}
      />
    </Stack>
  )
}

const looks: Readonly<Record<Invitation['status'], Look>> = {
  open: { label: 'Waits', color: 'copper' },
  accepted: { label: 'Accepted', color: 'teal' },
  revoked: { label: 'Taken back', color: 'gray' },
  expired: { label: 'Expired', color: 'yellow' },
}

interface Parts {
  readonly timezone: string
  readonly names: ReadonlyMap<string, string>
  readonly isPending: boolean
  readonly onResend: (invitation: Invitation) => void
  readonly onRevoke: (invitation: Invitation) => void
}

function columns({ timezone, names, isPending, onResend, onRevoke }: Parts): readonly Column<Invitation>[] {
  return [
    {
      header: 'To',
      cell: ({ email }) => (
        <Text size="sm" fw={600}>
          {email}
        </Text>
      ),
    },
    { header: 'Role', isMinor: true, cell: ({ role }) => names.get(role) ?? role },
    { header: 'Status', cell: ({ status }) => <StatusBadge look={looks[status]} /> },
    {
      header: 'Until',
      figures: true,
      isMinor: true,
      cell: ({ status, expires_at: at }) => (status === 'open' || status === 'expired' ? formatMoment(at, timezone) : '–'),
    },
    {
      header: 'Actions',
      needs: 'members:write',
      figures: true,
      cell: (invitation) =>
        (invitation.status === 'open' || invitation.status === 'expired') && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button size="compact-xs" variant="subtle" disabled={isPending} aria-label={`More for ${invitation.email}`}>
                More
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => onResend(invitation)}>Send it again</Menu.Item>
              <Menu.Item color="red" onClick={() => onRevoke(invitation)}>
                Take it back
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ),
    },
  ]
}
