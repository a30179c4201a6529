import type { Customer } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useApi } from '../api.tsx'
import { useMay } from '../may.tsx'
import { queries } from '../queries.ts'
import { countryChoices, currencyChoices, zoneChoices } from '../ui/choices.ts'
import { useAction } from '../use-action.ts'
import { customerChanges, customerOf, type TypedCustomer, typedOf } from './customer-of.ts'
import { CustomerSelect } from './customer-select.tsx'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { Section } from './section.tsx'
import { TaxIds } from './tax-ids.tsx'
import { useTyped } from './use-typed.ts'

/** Makes a customer, and shows the new one. */
export function CreateCustomer(props: DialogProps) {
  return (
    <FormDialog {...props} title="New customer" size="lg">
      <CreateForm onClose={props.onClose} />
    </FormDialog>
  )
}

/** Changes what is known of a customer. What invoices have printed stays. */
export function EditCustomer({ customer, ...props }: DialogProps & { readonly customer: Customer }) {
  return (
    <FormDialog {...props} title={`Edit ${customer.name}`} size="lg">
      <EditForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function CreateForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const navigate = useNavigate()
  const form = useTyped<TypedCustomer>(() => typedOf())
  const action = useAction({
    run: () => api.createCustomer(customerOf(form.typed)),
    says: ({ name }) => `${name} is a customer`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Create the customer"
      onSubmit={() => action.mutate(undefined, { onSuccess: ({ id }) => void navigate({ to: '/customers/$id', params: { id } }) })}
      onClose={onClose}
      error={action.error}
      isPending={action.isPending}
    >
      <CustomerFields {...form} />
    </FormFrame>
  )
}

function EditForm({ customer, onClose }: Pick<DialogProps, 'onClose'> & { readonly customer: Customer }) {
  const api = useApi()
  const before = typedOf(customer)
  const form = useTyped<TypedCustomer>(before)
  const action = useAction({
    run: () => api.updateCustomer(customer.id, customerChanges(before, form.typed)),
    says: ({ name }) => `${name} is changed, on the documents to come`,
    afterwards: onClose,
  })
  return (
    <FormFrame submit="Save" onSubmit={() => action.mutate()} onClose={onClose} error={action.error} isPending={action.isPending}>
      <CustomerFields {...form} self={customer.id} />
    </FormFrame>
  )
}

type FieldsProps = Pick<ReturnType<typeof useTyped<TypedCustomer>>, 'typed' | 'field'> & { readonly self?: string }

function CustomerFields({ typed, field, self }: FieldsProps) {
  const api = useApi()
  const { data: organization } = useQuery(queries.organization(api))
  const mayReadPolicies = useMay('dunning:read')
  const { data: policies = [] } = useInfiniteQuery({
    ...queries.dunningPolicies(api, { status: 'active', limit: 100 }),
    enabled: mayReadPolicies,
  })
  return (
    <>
      <Section title="Who" columns={2}>
        <TextField label="Name" at="/name" required maxLength={256} data-autofocus autoComplete="off" {...field('name')} />
        <TextField label="E-mail" at="/email" type="email" maxLength={254} autoComplete="off" {...field('email')} />
        <TextField label="Phone" at="/phone" type="tel" maxLength={64} autoComplete="off" {...field('phone')} />
        <TextField label="Your own id" at="/external_id" maxLength={256} placeholder="user_1042" {...field('externalId')} />
      </Section>
      <Section title="Address" note="As it is printed on invoices." columns={2}>
        <TextField label="Street and number" at="/address/line1" maxLength={256} {...field('line1')} />
        <TextField label="More of the address" at="/address/line2" maxLength={256} {...field('line2')} />
        <TextField label="Postal code" at="/address/postal_code" maxLength={32} {...field('postalCode')} />
        <TextField label="City" at="/address/city" maxLength={256} {...field('city')} />
        <TextField label="State or province" at="/address/state" maxLength={256} {...field('state')} />
        <ChoiceField
          label="Country"
          at="/address/country"
          data={countryChoices}
          searchable
          clearable
          placeholder="None"
          {...field('country')}
        />
      </Section>
      <Section title="Tax">
        <TaxIds {...field('taxIds')} country={typed.country} />
        <Section columns={2}>
          <ChoiceField
            label="Is taxed"
            at="/tax_treatment"
            data={treatments}
            clearable
            placeholder="By country and tax number"
            {...field('taxTreatment')}
          />
          <TextField
            label="Tax region"
            description="Where rates know parts of the country."
            at="/region"
            maxLength={64}
            {...field('region')}
          />
        </Section>
      </Section>
      <Section title="Billing" note="What is left empty is as for your organization." columns={2}>
        <ChoiceField
          label="Currency"
          at="/currency"
          data={currencyChoices}
          searchable
          clearable
          placeholder={organization?.currency ?? ''}
          {...field('currency')}
        />
        <ChoiceField
          label="Days begin in"
          at="/timezone"
          data={zoneChoices}
          searchable
          clearable
          placeholder={organization?.timezone ?? ''}
          {...field('timezone')}
        />
        <TextField label="Language" description="Such as de or pt-BR." at="/locale" maxLength={35} {...field('locale')} />
        <ChoiceField
          label="Pays"
          at="/collection_method"
          data={collections}
          clearable
          placeholder="Automatically"
          {...field('collection')}
        />
        <TextField
          label="Days to pay"
          at="/net_terms_days"
          inputMode="numeric"
          pattern="\d{1,3}"
          placeholder="As usual"
          {...field('netTerms')}
        />
        <CustomerSelect label="Parent" description="Who is above this customer." at="/parent" without={self} {...field('parent')} />
        {(policies.length > 0 || typed.dunningPolicy !== '') && (
          <ChoiceField
            label="Asked for money by"
            description="What happens when a payment fails."
            at="/dunning_policy"
            data={policies.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            placeholder={policies.find((policy) => policy.default)?.name ?? 'The standard terms'}
            {...field('dunningPolicy')}
          />
        )}
      </Section>
    </>
  )
}

const treatments = [
  { value: 'taxed', label: 'Always' },
  { value: 'exempt', label: 'Never: exempt' },
  { value: 'reverse_charge', label: 'Reverse charge: the customer owes it' },
] as const

const collections = [
  { value: 'charge_automatically', label: 'Automatically' },
  { value: 'send_invoice', label: 'By invoice' },
] as const
