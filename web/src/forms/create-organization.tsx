import { Radio, Stack } from '@mantine/core'
import type { Currency } from '@quarterday/sdk/types.gen.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { useMay } from '../may.tsx'
import { cookieChanged } from '../session.ts'
import { currencyChoices, zoneChoices } from '../ui/choices.ts'
import { useAction } from '../use-action.ts'
import { ChoiceField, TextField } from './fields.tsx'
import { type DialogProps, FormDialog } from './form-dialog.tsx'
import { FormFrame } from './form-frame.tsx'
import { Section } from './section.tsx'
import { useTyped } from './use-typed.ts'

/** Makes another organization, or a sandbox to try things in, and goes there. */
export function CreateOrganization(props: DialogProps) {
  return (
    <FormDialog {...props} title="Another organization">
      <CreateForm onClose={props.onClose} />
    </FormDialog>
  )
}

function CreateForm({ onClose }: Pick<DialogProps, 'onClose'>) {
  const api = useApi()
  const navigate = useNavigate()
  const { typed, field } = useTyped({ name: '', timezone: Intl.DateTimeFormat().resolvedOptions().timeZone })
  const [currency, setCurrency] = useState<Currency | ''>('EUR')
  // A sandbox is one of the organization where one stands, and all who work there work in it.
  const canTry = useMay('sandboxes:write')
  const [kind, setKind] = useState<'live' | 'sandbox'>(canTry ? 'sandbox' : 'live')
  const action = useAction({
    run: async (chosen: Currency): Promise<void> => {
      const wanted = { name: typed.name.trim(), timezone: typed.timezone, currency: chosen }
      if (kind === 'live') await api.createOwnOrganization(wanted)
      else await api.switchOrganization({ organization: (await api.createSandbox({ ...wanted, with_api_key: false })).id })
    },
    says: () => `${typed.name} is made, and you are there`,
    afterwards: () => {
      onClose()
      void navigate({ to: '/' })
      cookieChanged()
    },
  })
  return (
    <FormFrame
      submit="Make it and go there"
      onSubmit={() => currency !== '' && action.mutate(currency)}
      onClose={onClose}
      error={action.error}
      isReady={typed.name.trim() !== '' && currency !== ''}
      isPending={action.isPending}
    >
      <TextField label="Name" at="/name" required maxLength={256} data-autofocus {...field('name')} />
      <Radio.Group label="What it is for" value={kind} onChange={(value) => setKind(value === 'live' ? 'live' : 'sandbox')}>
        <Stack gap={8} mt={6}>
          <Radio
            disabled={!canTry}
            value="sandbox"
            label="To try things"
            description="A sandbox: you move its clock, no money moves, and nobody is written to."
          />
          <Radio value="live" label="For real business" description="Live: real customers, real time, real money." />
        </Stack>
      </Radio.Group>
      <Section columns={2}>
        <ChoiceField label="Currency" at="/currency" data={currencyChoices} searchable value={currency} onChange={setCurrency} />
        <ChoiceField label="Days begin in" at="/timezone" data={zoneChoices} searchable {...field('timezone')} />
      </Section>
    </FormFrame>
  )
}
