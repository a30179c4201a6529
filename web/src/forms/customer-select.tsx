import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { useFieldError } from '../ui/form-errors.tsx'

interface CustomerSelectProps {
  readonly placeholder?: string
  readonly label: string
  readonly description?: string
  readonly at: string
  /** The customer's id; empty: nobody. */
  readonly value: string
  readonly onChange: (id: string) => void
  /** Nobody is above themselves. */
  readonly without?: string | undefined
}

/** One of the customers, however many there are: the API searches while somebody types. */
export function CustomerSelect({ placeholder = 'Nobody', label, description, at, value, onChange, without }: CustomerSelectProps) {
  const api = useApi()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const chosen = useQuery({ ...queries.customer(api, value), enabled: value !== '' })
  const found = useQuery({ ...queries.customerChoices(api, q === chosen.data?.name ? '' : q), placeholderData: keepPreviousData })
  const said = useFieldError(at)
  const offered = new Map((found.data?.data ?? []).map(({ id, name, email }) => [id, email === null ? name : `${name}, ${email}`]))
  if (chosen.data) offered.set(chosen.data.id, chosen.data.name)
  if (without !== undefined) offered.delete(without)
  return (
    <Select
      label={label}
      description={description}
      placeholder={placeholder}
      searchable
      clearable
      error={said}
      nothingFoundMessage={found.isFetching ? 'Looking …' : 'Nobody of this name'}
      // The API has searched already.
      filter={({ options }) => options}
      data={[...offered].map(([id, name]) => ({ value: id, label: name }))}
      value={value === '' ? null : value}
      onSearchChange={setTyped}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}
