import { ChoiceField, DayField, TextField } from './fields.tsx'
import { Section } from './section.tsx'
import type { WantedStart } from './start-of.ts'
import type { useTyped } from './use-typed.ts'

/** When a subscription starts and ends, and how it is paid. */
export function HowItBegins({ typed, field }: Pick<ReturnType<typeof useTyped<WantedStart>>, 'typed' | 'field'>) {
  return (
    <>
      <Section title="When" columns={2}>
        <DayField
          label="Starts on"
          description="Empty: today. A day that has passed is billed from then on."
          at="/start_at"
          {...field('day')}
        />
        <TextField
          label="Billing day of the month"
          description="Empty: the day on which it starts."
          at="/anchor_day"
          {...whole}
          {...field('anchorDay')}
        />
        <TextField label="Trial days" description="Empty: as the plan says." at="/trial_days" {...whole} {...field('trialDays')} />
        <ChoiceField
          label="At the end of the trial"
          at="/trial_end"
          data={trialEnds}
          {...field('trialEnd')}
          onChange={(value) => field('trialEnd').onChange(value || 'activate')}
        />
        <TextField label="Term in months" description="Empty: as the plan says." at="/term_months" {...whole} {...field('termMonths')} />
        {typed.termMonths !== '' && (
          <ChoiceField
            label="At the end of the term"
            at="/term_end"
            data={termEnds}
            {...field('termEnd')}
            onChange={(value) => field('termEnd').onChange(value || 'expire')}
          />
        )}
      </Section>
      <Section title="Payment" columns={2}>
        <ChoiceField
          label="Pays"
          at="/collection_method"
          data={collections}
          {...field('collection')}
          onChange={(value) => field('collection').onChange(value || 'as_usual')}
        />
        <TextField label="Promotion code" at="/promotion_code" maxLength={64} autoComplete="off" {...field('code')} />
      </Section>
    </>
  )
}

const whole = { inputMode: 'numeric', pattern: '\\d{1,4}', autoComplete: 'off' } as const

const trialEnds = [
  { value: 'activate', label: 'It goes on and bills' },
  { value: 'cancel_without_payment_method', label: 'Without a way to pay it is canceled' },
  { value: 'pause_without_payment_method', label: 'Without a way to pay it is paused' },
] as const

const termEnds = [
  { value: 'expire', label: 'It expires' },
  { value: 'renew', label: 'Another term begins' },
] as const

const collections = [
  { value: 'as_usual', label: 'As usual for this customer' },
  { value: 'charge_automatically', label: 'Automatically' },
  { value: 'send_invoice', label: 'By invoice' },
] as const
