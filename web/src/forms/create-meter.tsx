import { Button, Group, Modal, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { type MeterAggregation, meterAggregations, mostDimensions } from '@quarterday/core/usage/meter.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { aggregationTexts } from '../components/meter-text.ts'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'

interface MeterProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes something that can be counted. */
export function CreateMeter({ opened, onClose }: MeterProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New meter">
      {opened && <MeterForm onClose={onClose} />}
    </Modal>
  )
}

const choices = meterAggregations.map((value) => ({ value, label: aggregationTexts[value] }))

function MeterForm({ onClose }: Pick<MeterProps, 'onClose'>) {
  const api = useApi()
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const [aggregation, setAggregation] = useState<MeterAggregation>('sum')
  const [property, setProperty] = useState('')
  const [dimensions, setDimensions] = useState<string[]>([])
  const counts = aggregation === 'count'
  const action = useAction({
    run: () => api.createMeter({ name, code, aggregation, dimensions, ...(!counts && property !== '' && { value_property: property }) }),
    says: (made) => `${made.name} counts events from now on`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label="Name" required maxLength={256} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <TextInput
          label="Code"
          description="What events call it: small letters, digits, _ . and -. It never changes."
          required
          maxLength={64}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.trim().toLowerCase())}
        />
        <Select
          label="Counts"
          data={choices}
          allowDeselect={false}
          value={aggregation}
          onChange={(value) => setAggregation(meterAggregations.find((each) => each === value) ?? 'sum')}
        />
        {!counts && (
          <TextInput
            label="Property"
            description={
              aggregation === 'unique'
                ? 'Whose different values are counted.'
                : 'That carries the value. Empty: each event gives it itself.'
            }
            required={aggregation === 'unique'}
            maxLength={64}
            value={property}
            onChange={(event) => setProperty(event.currentTarget.value.trim())}
          />
        )}
        <TagsInput
          label="Dimensions"
          description="Properties that prices may filter or group by."
          maxTags={mostDimensions}
          value={dimensions}
          onChange={setDimensions}
        />
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={action.isPending}>
            Create the meter
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
