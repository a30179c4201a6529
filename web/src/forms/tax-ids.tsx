import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { TypedTaxId } from './customer-of.ts'
import { TextField } from './fields.tsx'

interface TaxIdsProps {
  readonly value: readonly TypedTaxId[]
  readonly onChange: (taxIds: readonly TypedTaxId[]) => void
  /** Whose numbers are probably meant. */
  readonly country: string
  /** Before the names of the fields in the request. */
  readonly within?: string
}

/** The tax numbers of a customer or a seller, each under the name of its kind. */
export function TaxIds({ value, onChange, country, within = '' }: TaxIdsProps) {
  const put = (index: number, next: Partial<TypedTaxId>) => onChange(value.map((each, at) => (at === index ? { ...each, ...next } : each)))
  return (
    <Stack gap="sm" align="stretch">
      {value.map((taxId, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the request and its errors name
        <Group key={index} gap="sm" wrap="nowrap" align="start">
          <TextField
            label="Kind"
            at={`${within}/tax_ids/${index}/type`}
            w={130}
            maxLength={32}
            value={taxId.type}
            onChange={(type) => put(index, { type: type.trim().toLowerCase() })}
          />
          <TextField
            label="Tax number"
            at={`${within}/tax_ids/${index}/value`}
            placeholder="DE136695976"
            maxLength={64}
            flex={1}
            value={taxId.value}
            onChange={(number) => put(index, { value: number })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt={26}
            aria-label={`Remove the tax number ${taxId.value}`.trim()}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          >
            <IconTrash size={18} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {value.length < 10 && (
        <Button
          size="xs"
          variant="default"
          style={{ alignSelf: 'start' }}
          onClick={() => onChange([...value, { type: kinds[country] ?? 'eu_vat', value: '' }])}
        >
          Add a tax number
        </Button>
      )}
    </Stack>
  )
}

/** Outside the European Union, whose countries share `eu_vat`. */
const kinds: Readonly<Record<string, string>> = { GB: 'gb_vat', CH: 'ch_vat', NO: 'no_vat', AU: 'au_abn' }
