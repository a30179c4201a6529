import { Button, Group, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { TaxRateCreate } from '@quarterday/sdk/types.gen.ts'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { blankRate, newTaxRate, type TypedRate } from './new-tax-rate.ts'

interface CreateProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Makes a tax rate. What it charges, where and since when cannot be changed later. */
export function CreateTaxRate({ opened, onClose }: CreateProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="New tax rate">
      {opened && <RateForm onClose={onClose} />}
    </Modal>
  )
}

function RateForm({ onClose }: Pick<CreateProps, 'onClose'>) {
  const api = useApi()
  const [typed, setTyped] = useState<TypedRate>(blankRate)
  const field = (name: keyof TypedRate) => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) =>
      setTyped((before) => ({ ...before, [name]: value })),
  })
  const wanted = newTaxRate(typed)
  const action = useAction({
    run: (body: TaxRateCreate) => api.createTaxRate(body),
    says: ({ name }) => `${name} is charged on the documents to come`,
    afterwards: onClose,
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (wanted !== null) action.mutate(wanted)
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput label="Name" description="What invoices print." required maxLength={256} {...field('name')} />
        <SimpleGrid cols={2} spacing="sm" style={{ alignItems: 'end' }}>
          <TextInput label="Percent" inputMode="decimal" required {...field('percent')} />
          <TextInput label="Kind" description="Rates of different kinds add up." required maxLength={32} {...field('kind')} />
          <TextInput label="Country" description="Two letters. Empty: everywhere." maxLength={2} {...field('country')} />
          <TextInput label="Region" description="Empty: all of the country." maxLength={64} {...field('region')} />
          <TextInput label="Category" description="Of products. Empty: the others." maxLength={64} {...field('category')} />
          <TextInput label="First day" description="Empty: it always was." type="date" {...field('from')} />
        </SimpleGrid>
        {action.error && <ProblemPanel error={action.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" disabled={wanted === null} loading={action.isPending}>
            Create the rate
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
