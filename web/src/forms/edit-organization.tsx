import { etagOf } from '@quarterday/sdk/client.ts'
import type { Organization, OrganizationUpdate } from '@quarterday/sdk/types.gen.ts'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { countryChoices, currencyChoices, zoneChoices } from '../ui/choices.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { organizationChanges, type TypedOrganization, typedOrganization } from './organization-of.ts'
import { Section } from './section.tsx'
import { TaxIds } from './tax-ids.tsx'
import { useReadAnew } from './use-read-anew.ts'
import { useTyped } from './use-typed.ts'

/** What the seller is called, where it is, and how its documents are numbered. What is issued stays as it is. */
export function EditOrganization({ organization, ...props }: DialogProps & { readonly organization: Organization }) {
  return (
    <FormDialog {...props} title="Your organization" size="lg">
      <AsRead organization={organization} onClose={props.onClose} />
    </FormDialog>
  )
}

function AsRead({ organization, onClose }: Pick<DialogProps, 'onClose'> & { readonly organization: Organization }) {
  const { read, beginning, readAnew } = useReadAnew(organization, queries.organization(useApi()))
  return <OrganizationForm key={beginning} read={read} onReload={readAnew} onClose={onClose} />
}

interface FormProps extends Pick<DialogProps, 'onClose'> {
  readonly read: Organization
  readonly onReload: () => void
}

function OrganizationForm({ read, onReload, onClose }: FormProps) {
  const api = useApi()
  const before = typedOrganization(read)
  const { typed, field } = useTyped<TypedOrganization>(before)
  const changes = organizationChanges(before, typed)
  const action = useAction({
    run: (wanted: OrganizationUpdate) => api.updateOrganization(wanted, { ifMatch: etagOf(read) }),
    says: ({ name }) => `${name} is changed, on the documents to come`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit="Save"
      onSubmit={() => action.mutate(changes)}
      onClose={onClose}
      error={action.error}
      onReload={onReload}
      isReady={Object.keys(changes).length > 0}
      isPending={action.isPending}
    >
      <Section columns={2}>
        <TextField
          label="Name"
          description="What staff and customers call you."
          at="/name"
          required
          maxLength={256}
          data-autofocus
          {...field('name')}
        />
        <TextField
          label="Numbers of invoices begin with"
          description="Such as HC-. Numbers that were given stay."
          at="/number_prefix"
          maxLength={16}
          autoComplete="off"
          {...field('numberPrefix')}
        />
        <ChoiceField
          label="Currency"
          description="Of customers who have no other."
          at="/currency"
          data={currencyChoices}
          searchable
          {...field('currency')}
        />
        <ChoiceField
          label="Days begin in"
          description="For subscriptions to come."
          at="/timezone"
          data={zoneChoices}
          searchable
          {...field('timezone')}
        />
      </Section>
      <Section title="On invoices" note="As the law wants you to be named." columns={2}>
        <TextField label="Legal name" at="/legal/legal_name" required maxLength={256} autoComplete="off" {...field('legalName')} />
        <TextField label="E-mail" at="/legal/email" type="email" maxLength={254} autoComplete="off" {...field('email')} />
        <TextField label="Street and number" at="/legal/address/line1" maxLength={256} {...field('line1')} />
        <TextField label="More of the address" at="/legal/address/line2" maxLength={256} {...field('line2')} />
        <TextField label="Postal code" at="/legal/address/postal_code" maxLength={32} {...field('postalCode')} />
        <TextField label="City" at="/legal/address/city" maxLength={256} {...field('city')} />
        <TextField label="State or province" at="/legal/address/state" maxLength={256} {...field('state')} />
        <ChoiceField
          label="Country"
          at="/legal/address/country"
          data={countryChoices}
          searchable
          clearable
          placeholder="None"
          {...field('country')}
        />
      </Section>
      <TaxIds {...field('taxIds')} country={typed.country} within="/legal" />
    </FormFrame>
  )
}
