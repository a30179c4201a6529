import { Button, Group, Stack, Text } from '@mantine/core'
import type { OwnWorkplace } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { FormFrame } from '../forms/form-frame.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge, suspendedLook } from '../ui/status-badge.tsx'
import { useAction } from '../use-action.ts'
import classes from './account.module.css'
import { roleName } from './role-names.ts'

/** Of which organizations one is a member, and the way out of each. Sandboxes come and go with the organization that made them. */
export function WorkplacesPanel() {
  const places = useQuery(queries.ownOrganizations(useApi()))
  const [left, setLeft] = useState<OwnWorkplace | null>(null)
  const own = (places.data?.data ?? []).filter(({ sandbox_of: maker }) => maker === null)
  return (
    <Panel title="Where you work">
      {places.isError && <ProblemPanel error={places.error} onRetry={() => void places.refetch()} />}
      {places.isPending && <LoadingRows count={1} />}
      <ul className={classes.list}>
        {own.map((place) => (
          <li key={place.id} className={classes.row}>
            <Stack gap={0} miw={0}>
              <Group gap="xs">
                <Text size="sm" fw={600}>
                  {place.name}
                </Text>
                {place.suspension !== null && <StatusBadge look={suspendedLook} />}
              </Group>
              <Text size="xs" c="dimmed">
                {place.kind === 'live' ? 'Live' : 'Sandbox'}, as {roleName(place.role)}
              </Text>
            </Stack>
            <Button size="compact-xs" variant="default" aria-label={`Leave ${place.name}`} onClick={() => setLeft(place)}>
              Leave
            </Button>
          </li>
        ))}
      </ul>
      <LeaveOrganization place={left} onClose={() => setLeft(null)} />
    </Panel>
  )
}

function LeaveOrganization({ place, onClose }: { readonly place: OwnWorkplace | null; readonly onClose: () => void }) {
  const api = useApi()
  const action = useAction({
    run: ({ id }: OwnWorkplace) => api.leaveOrganization({ organization: id }),
    says: () => `You do not work for ${place?.name ?? 'them'} any more`,
    afterwards: onClose,
  })
  return (
    <FormDialog opened={place !== null} onClose={onClose} title={`Leave ${place?.name ?? 'the organization'}?`}>
      <FormFrame
        submit="Leave"
        dismiss="Stay"
        isDangerous
        onSubmit={() => place !== null && action.mutate(place)}
        onClose={onClose}
        error={action.error}
        isPending={action.isPending}
      >
        <Text size="sm">
          You are out at once, API keys that you have made there stop working, and somebody has to invite you if you want to come back.
        </Text>
      </FormFrame>
    </FormDialog>
  )
}
