import {
  Checkbox,
  type CheckboxProps,
  Select,
  type SelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core'
import { useFieldError } from '../ui/form-errors.tsx'

interface Pointed {
  /** Where in the request the value goes: what the API says about it is shown here. */
  readonly at?: string
}

type Typed<Props> = Omit<Props, 'onChange' | 'value'> & Pointed & { readonly value: string; readonly onChange: (value: string) => void }

export function TextField({ at, onChange, error, ...props }: Typed<TextInputProps>) {
  const said = useFieldError(at)
  return <TextInput {...props} error={error || said} onChange={(event) => onChange(event.currentTarget.value)} />
}

export function LongTextField({ at, onChange, error, ...props }: Typed<TextareaProps>) {
  const said = useFieldError(at)
  return (
    <Textarea autosize minRows={2} maxRows={6} {...props} error={error || said} onChange={(event) => onChange(event.currentTarget.value)} />
  )
}

/** A number as it is typed: digits with a point or a comma. */
export function FigureField(props: Typed<TextInputProps>) {
  return <TextField inputMode="decimal" autoComplete="off" {...props} />
}

/** A day, empty while there is none. */
export function DayField(props: Typed<TextInputProps>) {
  return <TextField type="date" {...props} />
}

type ChoiceProps<Value extends string> = Omit<SelectProps, 'onChange' | 'value' | 'data'> &
  Pointed & {
    readonly data: readonly { readonly value: Value; readonly label: string }[]
    readonly value: Value | ''
    readonly onChange: (value: Value | '') => void
  }

/** One of several; empty where `clearable` allows none. */
export function ChoiceField<Value extends string>({ at, data, value, onChange, error, clearable = false, ...props }: ChoiceProps<Value>) {
  const said = useFieldError(at)
  return (
    <Select
      {...props}
      data={[...data]}
      value={value === '' ? null : value}
      clearable={clearable}
      allowDeselect={false}
      // A form that opens with its first field in focus would open the list too.
      openOnFocus={false}
      error={error || said}
      onChange={(chosen) => onChange(data.find((each) => each.value === chosen)?.value ?? '')}
    />
  )
}

export function CheckField({
  onChange,
  ...props
}: Omit<CheckboxProps, 'onChange' | 'checked' | 'value'> & { readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  const { value, ...rest } = props
  return <Checkbox {...rest} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
}
