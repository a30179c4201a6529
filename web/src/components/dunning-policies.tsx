import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { standardDunning } from '@quarterday/core/payment/dunning-terms.ts'
import type { DunningPolicy } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { EditDunningPolicy } from '../forms/edit-dunning-policy.tsx'
import { May } from '../may.tsx'
import { queries } from '../queries.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { DunningTimeline } from './dunning-timeline.tsx'

/** By which terms is asked, each drawn. Without a policy the standard terms count, and are shown. */
export function DunningPolicies() {
  const policies = useInfiniteQuery(queries.dunningPolicies(useApi(), { limit: 100 }))
  const [edited, setEdited] = useState<DunningPolicy | 'new' | null>(null)
  if (policies.isError) return <ProblemPanel error={policies.error} onRetry={() => void policies.refetch()} />
  const hasDefault = policies.data?.some((policy) => policy.default) ?? true
  const archived = policies.data?.filter(({ status }) => status === 'archived') ?? []
  return (
    <Panel
      title="Policies"
      sideNeeds="dunning:write"
      side={
        <Button size="xs" onClick={() => setEdited('new')}>
          New policy
        </Button>
      }
    >
      {policies.isPending ? (
        <LoadingRows count={2} />
      ) : (
        <Stack gap="xl">
          {!hasDefault && (
            <Stack gap="xs">
              <Text size="sm" fw={600}>
                The standard terms, for whoever has no policy
              </Text>
              <DunningTimeline terms={standardDunning} />
            </Stack>
          )}
          {policies.data
            .filter(({ status }) => status === 'active')
            .map((policy) => (
              <OnePolicy key={policy.id} policy={policy} onEdit={() => setEdited(policy)} />
            ))}
          {archived.length > 0 && (
            <Stack gap={4}>
              <Text size="sm" fw={600}>
                Archived
              </Text>
              {archived.map((policy) => (
                <Archived key={policy.id} policy={policy} />
              ))}
            </Stack>
          )}
        </Stack>
      )}
      <EditDunningPolicy policy={edited === 'new' ? null : edited} opened={edited !== null} onClose={() => setEdited(null)} />
    </Panel>
  )
}

function OnePolicy({ policy, onEdit }: { readonly policy: DunningPolicy; readonly onEdit: () => void }) {
  const api = useApi()
  const makeDefault = useAction({
    run: () => api.updateDunningPolicy(policy.id, { default: true }),
    says: ({ name }) => `${name} is the default`,
  })
  const archive = useAction({ run: () => api.archiveDunningPolicy(policy.id), says: ({ name }) => `${name} is archived` })
  const error = makeDefault.error ?? archive.error
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {policy.name}
          </Text>
          {policy.default && (
            <Badge variant="light" color="teal" radius="sm" tt="none">
              Default
            </Badge>
          )}
        </Group>
        <Group gap={4}>
          <May do="dunning:write">
            <Button size="compact-xs" variant="subtle" onClick={onEdit}>
              Change
            </Button>
          </May>
          {!policy.default && (
            <May do="dunning:write">
              <Button size="compact-xs" variant="subtle" loading={makeDefault.isPending} onClick={() => makeDefault.mutate()}>
                Make it the default
              </Button>
            </May>
          )}
          <May do="dunning:write">
            <Button size="compact-xs" variant="subtle" color="red" loading={archive.isPending} onClick={() => archive.mutate()}>
              Archive
            </Button>
          </May>
        </Group>
      </Group>
      <DunningTimeline terms={policy} />
      {error && <ProblemPanel error={error} />}
    </Stack>
  )
}

/** Whoever was given it is asked by the default; it can be taken back. */
function Archived({ policy }: { readonly policy: DunningPolicy }) {
  const api = useApi()
  const takeBack = useAction({ run: () => api.unarchiveDunningPolicy(policy.id), says: ({ name }) => `${name} counts again` })
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{policy.name}</Text>
        <May do="dunning:write">
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Take back ${policy.name}`}
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate()}
          >
            Take back
          </Button>
        </May>
      </Group>
      {takeBack.error && <ProblemPanel error={takeBack.error} />}
    </>
  )
}
