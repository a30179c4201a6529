import { TagsInput } from '@mantine/core'
import { useFieldError } from '../ui/form-errors.tsx'

interface AddressesProps {
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
}

/** From where a key is accepted: addresses and networks. None: from everywhere. */
export function AddressesField({ value, onChange }: AddressesProps) {
  const said = useFieldError('/allowed_addresses')
  return (
    <TagsInput
      label="Only from these addresses"
      description="Such as 203.0.113.7 or a network 10.0.0.0/8. None: from everywhere."
      placeholder={value.length === 0 ? 'From everywhere' : ''}
      maxTags={50}
      splitChars={[',', ' ']}
      acceptValueOnBlur
      value={[...value]}
      onChange={onChange}
      error={said}
    />
  )
}
