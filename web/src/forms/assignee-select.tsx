import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { useFieldError } from '../ui/form-errors.tsx'

interface AssigneeSelectProps {
  /** The member's id; empty: nobody. */
  readonly value: string
  /** Of whoever looks after it now, also where they are no longer offered. */
  readonly name?: string | null
  readonly isPending?: boolean
  readonly onChange: (id: string) => void
}

/** Who looks after a ticket: one of those who can, or nobody. */
export function AssigneeSelect({ value, name = null, isPending = false, onChange }: AssigneeSelectProps) {
  const { data } = useQuery(queries.ticketAssignees(useApi()))
  const said = useFieldError('/assignee')
  const offered = new Map((data?.data ?? []).map((each) => [each.id, each.name]))
  if (value !== '' && name !== null) offered.set(value, name)
  return (
    <Select
      label="Looked after by"
      placeholder="Nobody"
      searchable
      clearable
      openOnFocus={false}
      disabled={isPending}
      error={said}
      nothingFoundMessage="Nobody of this name"
      data={[...offered].map(([id, label]) => ({ value: id, label }))}
      value={value === '' ? null : value}
      onChange={(id) => onChange(id ?? '')}
    />
  )
}
