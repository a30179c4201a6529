import type { Feature } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { codeOf } from './plan-of.ts'
import { useTyped } from './use-typed.ts'

interface EditFeatureProps extends DialogProps {
  /** None: a new one. */
  readonly feature: Feature | null
}

interface TypedFeature {
  readonly name: string
  readonly code: string
  readonly kind: Feature['kind']
  readonly meter: string
  readonly unit: string
}

/** Makes something that plans can grant, or changes its name. */
export function EditFeature({ feature, ...props }: EditFeatureProps) {
  return (
    <FormDialog {...props} title={feature === null ? 'New feature' : `Edit ${feature.name}`}>
      <FeatureForm feature={feature} onClose={props.onClose} />
    </FormDialog>
  )
}

function FeatureForm({ feature, onClose }: Omit<EditFeatureProps, 'opened'>) {
  const api = useApi()
  const meters = useQuery(queries.activeMeters(api))
  const { typed, field } = useTyped<TypedFeature>(() => ({
    name: feature?.name ?? '',
    code: feature?.code ?? '',
    kind: feature?.kind ?? 'switch',
    meter: feature?.meter ?? '',
    unit: feature?.unit ?? '',
  }))
  const { kind, meter } = typed
  const action = useAction({
    run: () => {
      const said = { name: typed.name.trim(), ...(kind !== 'switch' && { unit: typed.unit.trim() || null }) }
      return feature === null
        ? api.createFeature({ ...said, kind, code: typed.code || codeOf(typed.name), ...(kind === 'metered' && { meter }) })
        : api.updateFeature(feature.id, said)
    },
    says: ({ name }) => (feature === null ? `${name} can be granted` : `${name} is changed`),
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={feature === null ? 'Create the feature' : 'Save'}
      onSubmit={() => action.mutate()}
      onClose={onClose}
      error={action.error}
      isReady={typed.name.trim() !== '' && (kind !== 'metered' || meter !== '')}
      isPending={action.isPending}
    >
      <TextField label="Name" at="/name" required maxLength={256} data-autofocus {...field('name')} />
      {feature === null && (
        <>
          <TextField
            label="Code"
            description="By which your software asks. It never changes."
            at="/code"
            placeholder={codeOf(typed.name) || 'exports'}
            maxLength={64}
            {...field('code')}
          />
          <ChoiceField
            label="Is"
            at="/kind"
            data={kinds}
            {...field('kind')}
            onChange={(value) => field('kind').onChange(value || 'switch')}
          />
          {kind === 'metered' && (
            <ChoiceField
              label="Counted by"
              at="/meter"
              placeholder="Choose a meter"
              data={(meters.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              searchable
              {...field('meter')}
            />
          )}
        </>
      )}
      {kind !== 'switch' && <TextField label="Unit" description="What the number counts." at="/unit" maxLength={64} {...field('unit')} />}
    </FormFrame>
  )
}

const kinds = [
  { value: 'switch', label: 'On or off' },
  { value: 'limit', label: 'A number that your software compares' },
  { value: 'metered', label: 'A number that a meter counts up to' },
] as const
