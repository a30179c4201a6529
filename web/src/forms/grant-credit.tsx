import type { CreditGrantCreate, Currency, Customer } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { currencyChoices } from '../ui/choices.ts'
import { formatMoney } from '../ui/format.ts'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { ChoiceField, DayField, FigureField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { midnightIn } from './local-midnight.ts'
import { minorUnits } from './minor-units.ts'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

interface GrantCreditProps extends DialogProps {
  readonly customer: Customer
}

/** Gives a customer credit, for nothing: a goodwill, a correction. */
export function GrantCredit({ customer, ...props }: GrantCreditProps) {
  return (
    <FormDialog {...props} title={`Give ${customer.name} credit`}>
      <LoadedForm customer={customer} onClose={props.onClose} />
    </FormDialog>
  )
}

function LoadedForm({ customer, onClose }: Omit<GrantCreditProps, 'opened'>) {
  const organization = useQuery(queries.organization(useApi()))
  if (organization.error) return <ProblemPanel error={organization.error} />
  if (!organization.data) return <LoadingRows count={3} />
  const { currency, timezone } = organization.data
  return <GrantForm customer={customer} usual={customer.currency ?? currency} timezone={customer.timezone ?? timezone} onClose={onClose} />
}

interface TypedGrant {
  readonly amount: string
  readonly currency: Currency
  readonly memo: string
  readonly applies: 'as_usual' | 'now' | 'later'
  readonly lastDay: string
}

interface GrantFormProps extends Omit<GrantCreditProps, 'opened'> {
  readonly usual: Currency
  readonly timezone: string
}

function GrantForm({ customer, usual, timezone, onClose }: GrantFormProps) {
  const api = useApi()
  const { typed, field, set } = useTyped<TypedGrant>({ amount: '', currency: usual, memo: '', applies: 'as_usual', lastDay: '' })
  const { currency, memo, applies, lastDay } = typed
  const amount = minorUnits(typed.amount, currency)
  const body: CreditGrantCreate | null =
    amount === null
      ? null
      : {
          amount,
          currency,
          ...(memo.trim() !== '' && { memo: memo.trim() }),
          ...(applies !== 'as_usual' && { apply_to_open_invoices: applies === 'now' }),
          ...(lastDay !== '' && { expires_at: midnightIn(lastDay, timezone) }),
        }
  const action = useAction({
    run: (wanted: CreditGrantCreate) => api.grantCredit(customer.id, wanted),
    says: (grant) => `${customer.name} has ${formatMoney(grant.amount, grant.currency)} more`,
    afterwards: onClose,
  })
  return (
    <FormFrame
      submit={amount === null ? 'Give it' : `Give ${formatMoney(amount, currency)}`}
      onSubmit={() => body !== null && action.mutate(body)}
      onClose={onClose}
      error={action.error}
      isReady={body !== null}
      isPending={action.isPending}
    >
      <Section columns={2}>
        <FigureField
          label="Amount"
          at="/amount"
          required
          data-autofocus
          error={typed.amount !== '' && amount === null ? `No amount of ${currency}` : null}
          {...field('amount')}
        />
        <ChoiceField
          label="Currency"
          at="/currency"
          data={currencyChoices}
          searchable
          value={currency}
          onChange={(next) => set({ currency: next || currency })}
        />
      </Section>
      <TextField label="Why" description="For yourself; it stands in the history." at="/memo" maxLength={2000} {...field('memo')} />
      <ChoiceField
        label="It pays"
        at="/apply_to_open_invoices"
        data={applications}
        value={applies}
        onChange={(next) => set({ applies: next || 'as_usual' })}
      />
      <DayField label="Expires on" description="Empty: it does not expire." at="/expires_at" {...field('lastDay')} />
    </FormFrame>
  )
}

const applications = [
  { value: 'as_usual', label: 'As your conventions say' },
  { value: 'now', label: 'What is owed already, the oldest first' },
  { value: 'later', label: 'Only invoices to come' },
] as const
