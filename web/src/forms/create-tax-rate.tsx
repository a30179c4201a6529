import type { TaxRateCreate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { countryChoices } from '../ui/choices.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, DayField, FigureField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { blankRate, newTaxRate, type TypedRate } from './new-tax-rate.ts'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

/** Makes a tax rate. What it charges, where and since when cannot be changed later. */
export function CreateTaxRate(props: DialogProps) {
  return (
    <FormDialog {...props} title="New tax rate">
      <RateForm onClose={props.onClose} />
    </FormDialog>
  )
}

function RateForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const { typed, field } = useTyped<TypedRate>(blankRate)
  const wanted = newTaxRate(typed)
  const action = useAction({
    run: (body: TaxRateCreate) => api.createTaxRate(body),
    says: ({ name }) => `${name} is charged on the documents to come`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Create the rate"
      onSubmit={() => wanted !== null && action.mutate(wanted)}
      onClose={onClose}
      error={action.error}
      isReady={wanted !== null}
      isPending={action.isPending}
    >
      <TextField label="Name" description="What invoices print." at="/name" required maxLength={256} data-autofocus {...field('name')} />
      <Section columns={2}>
        <FigureField label="Percent" at="/percent" required {...field('percent')} />
        <TextField label="Kind" description="Rates of different kinds add up." at="/kind" required maxLength={32} {...field('kind')} />
        <ChoiceField
          label="Country"
          at="/country"
          data={countryChoices}
          placeholder="Everywhere"
          searchable
          clearable
          {...field('country')}
        />
        <TextField
          label="Region"
          description="As customers say it."
          at="/region"
          placeholder="All of it"
          maxLength={64}
          {...field('region')}
        />
        <TextField
          label="Category"
          description="Of products."
          at="/category"
          placeholder="The others"
          maxLength={64}
          {...field('category')}
        />
        <DayField label="First day" description="Empty: it always was." at="/valid_from" {...field('from')} />
      </Section>
    </FormFrame>
  )
}
