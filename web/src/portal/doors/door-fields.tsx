import { Group, PasswordInput, type PasswordInputProps, Progress, Stack, Text, TextInput } from '@mantine/core'
import { advised, shortest, strengthOf } from '../../forms/password-strength.ts'
import { doorTexts } from '../texts/doors.ts'
import { useTexts } from '../texts.ts'

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

export function EmailField({ value, onChange, autoFocus = false }: FieldProps & { readonly autoFocus?: boolean }) {
  const t = useTexts(doorTexts)
  return (
    <TextInput
      label={t.email}
      type="email"
      autoComplete="username"
      required
      maxLength={254}
      autoFocus={autoFocus}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** A password that its owner knows already. Pasting and password managers are welcome. */
export function PasswordField({ onChange, ...props }: FieldProps & Omit<PasswordInputProps, 'value' | 'onChange'>) {
  const t = useTexts(doorTexts)
  return (
    <PasswordInput
      label={t.password}
      autoComplete="current-password"
      required
      maxLength={256}
      visibilityToggleButtonProps={{ 'aria-label': t.showPassword }}
      {...props}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

interface NewPasswordProps extends FieldProps {
  /** Words that say who it is: they make a password no better. */
  readonly about: readonly string[]
  readonly autoFocus?: boolean
}

/** A password that is being chosen, with how well it would stand while it is typed. */
export function NewPasswordField({ about, value, onChange, autoFocus = false }: NewPasswordProps) {
  const t = useTexts(doorTexts)
  const { score, lacks } = strengthOf(value, about)
  const advice = { characters: t.advice.characters(String(shortest)), length: t.advice.length(String(advised)), variety: t.advice.variety }
  return (
    <Stack gap={6}>
      <PasswordField
        label={t.newPassword}
        autoComplete="new-password"
        minLength={shortest}
        autoFocus={autoFocus}
        value={value}
        onChange={onChange}
      />
      {value !== '' && (
        <>
          <Progress.Root size={5} aria-hidden>
            <Progress.Section value={(score + 1) * 20} color={colors[score]} />
          </Progress.Root>
          <Group gap={6} role="status">
            <Text size="xs" fw={600}>
              {t.strength[score]}
            </Text>
            {lacks !== null && (
              <Text size="xs" c="dimmed">
                {advice[lacks]}
              </Text>
            )}
          </Group>
        </>
      )}
    </Stack>
  )
}

const colors = ['red', 'red', 'yellow', 'teal', 'teal'] as const
