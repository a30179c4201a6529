import { Group, PasswordInput, type PasswordInputProps, Progress, Stack, Text } from '@mantine/core'
import { strengthOf } from '../forms/password-strength.ts'
import { useFieldError } from '../ui/form-errors.tsx'

interface PasswordProps extends Omit<PasswordInputProps, 'value' | 'onChange' | 'about'> {
  readonly at?: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A password that its owner knows already. Pasting and password managers are welcome. */
export function PasswordField({ at, onChange, error, ...props }: PasswordProps) {
  const said = useFieldError(at)
  return (
    <PasswordInput
      label="Password"
      autoComplete="current-password"
      required
      maxLength={256}
      visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
      {...props}
      error={error || said}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

interface NewPasswordProps extends PasswordProps {
  /** Words that say who it is: they make a password no better. */
  readonly about?: readonly string[]
}

/** A password that is being chosen, with how well it would stand while it is typed. */
export function NewPasswordField({ about = [], ...props }: NewPasswordProps) {
  const { score, word, advice } = strengthOf(props.value, about)
  return (
    <Stack gap={6}>
      <PasswordField label="New password" autoComplete="new-password" minLength={8} {...props} />
      {props.value !== '' && (
        <>
          <Progress.Root size={5} aria-hidden>
            <Progress.Section value={(score + 1) * 20} color={colors[score]} />
          </Progress.Root>
          <Group gap={6} role="status">
            <Text size="xs" fw={600}>
              {word}
            </Text>
            {advice !== null && (
              <Text size="xs" c="dimmed">
                {advice}
              </Text>
            )}
          </Group>
        </>
      )}
    </Stack>
  )
}

const colors = ['red', 'red', 'yellow', 'teal', 'teal'] as const
