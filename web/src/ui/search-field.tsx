import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'

interface SearchFieldProps {
  readonly label: string
  readonly value: string | undefined
  /** Called a moment after the last key. */
  readonly onSearch: (text: string | undefined) => void
}

export function SearchField({ label, value = '', onSearch }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const search = useDebouncedCallback((next: string) => onSearch(next.trim() === '' ? undefined : next.trim()), 250)
  // The address can change by the browser's back button as well.
  useEffect(() => setText((before) => (before.trim() === value ? before : value)), [value])
  function change(next: string) {
    setText(next)
    search(next)
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text === '' ? null : <CloseButton size="sm" aria-label="Clear the search" onClick={() => change('')} />}
      style={{ flex: '1 1 16rem' }}
    />
  )
}
