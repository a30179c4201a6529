import { TagsInput } from '@mantine/core'
import { type MeterAggregation, meterAggregations, mostDimensions } from '@quarterday/core/usage/meter.ts'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { aggregationTexts } from '../components/meter-text.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'

/** Makes something that can be counted. */
export function CreateMeter(props: DialogProps) {
  return (
    <FormDialog {...props} title="New meter">
      <MeterForm onClose={props.onClose} />
    </FormDialog>
  )
}

const choices = meterAggregations.map((value) => ({ value, label: aggregationTexts[value] }))

function MeterForm({ onClose }: Pick<DialogProps, 'onClose'>) {
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

  return (
    <FormFrame
      submit="Create the meter"
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isPending={action.isPending}
    >
      <TextField label="Name" at="/name" required maxLength={256} data-autofocus value={name} onChange={setName} />
      <TextField
        label="Code"
        at="/code"
        description="What events call it: small letters, digits, _ . and -. It never changes."
        required
        maxLength={64}
        value={code}
        onChange={(text) => setCode(text.trim().toLowerCase())}
      />
      <ChoiceField
        label="Counts"
        at="/aggregation"
        data={choices}
        value={aggregation}
        onChange={(value) => setAggregation(value || 'sum')}
      />
      {!counts && (
        <TextField
          label="Property"
          at="/value_property"
          description={
            aggregation === 'unique' ? 'Whose different values are counted.' : 'That carries the value. Empty: each event gives it itself.'
          }
          required={aggregation === 'unique'}
          maxLength={64}
          value={property}
          onChange={(text) => setProperty(text.trim())}
        />
      )}
      <TagsInput
        label="Dimensions"
        description="Properties that prices may filter or group by."
        maxTags={mostDimensions}
        value={dimensions}
        onChange={setDimensions}
      />
    </FormFrame>
  )
}
