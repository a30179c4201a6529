import { Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core'
import type { Feature, Plan } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { grantText } from '../components/grant-text.ts'
import { queries } from '../queries.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface PlanFeaturesProps {
  readonly plan: Plan
  readonly opened: boolean
  readonly onClose: () => void
}

/** Says what a plan grants, feature by feature; it holds at once for everybody who has the plan. */
export function PlanFeatures(props: PlanFeaturesProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`What ${props.plan.name} grants`}>
      <PlanFeaturesForm {...props} />
    </Modal>
  )
}

function PlanFeaturesForm({ plan, onClose }: PlanFeaturesProps) {
  const api = useApi()
  const features = useQuery(queries.features(api))
  const [chosen, choose] = useState<string | null>(null)
  const [limit, setLimit] = useState('')
  const [isUnlimited, setUnlimited] = useState(false)
  const all = features.data?.data ?? []
  const feature = all.find((each) => each.code === chosen)
  const isReady = feature !== undefined && (feature.kind === 'switch' || isUnlimited || /^\d+(\.\d+)?$/.test(limit))
  const set = useAction({
    run: (of: Feature) => api.setPlanFeature(plan.id, of.code, of.kind === 'switch' ? {} : { limit: isUnlimited ? null : limit }),
    says: () => `${plan.name} grants it from now on`,
    afterwards: () => choose(null),
  })
  const remove = useAction({
    run: (code: string) => api.removePlanFeature(plan.id, code),
    says: () => `${plan.name} is without it from now on`,
  })
  const error = features.error ?? set.error ?? remove.error

  function submit(event: FormEvent) {
    event.preventDefault()
    if (feature) set.mutate(feature)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        {plan.features.map((each) => (
          <Group key={each.code} justify="space-between" wrap="nowrap">
            <Text size="sm">
              {each.name}: {grantText(each)}
            </Text>
            <Button size="compact-xs" variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(each.code)}>
              Remove
            </Button>
          </Group>
        ))}
        <Select
          label="Feature"
          placeholder="Choose one to grant or to change"
          searchable
          data={all.map(({ code, name }) => ({ value: code, label: name }))}
          value={chosen}
          onChange={choose}
        />
        {feature && feature.kind !== 'switch' && (
          <>
            <TextInput
              label={feature.unit === null ? 'Limit' : `Limit in ${feature.unit}`}
              description={feature.kind === 'metered' ? 'For each usage period.' : null}
              inputMode="decimal"
              disabled={isUnlimited}
              value={limit}
              onChange={(event) => setLimit(event.currentTarget.value.trim())}
            />
            <Checkbox label="Without a limit" checked={isUnlimited} onChange={(event) => setUnlimited(event.currentTarget.checked)} />
          </>
        )}
        {error && <ProblemPanel error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
          <Button type="submit" disabled={!isReady} loading={set.isPending}>
            Grant it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
