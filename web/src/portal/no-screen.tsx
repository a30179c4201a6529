import { Stack, Text } from '@mantine/core'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { shellTexts } from './texts/shell.ts'
import { stateTexts } from './texts/states.ts'
import { useTexts } from './texts.ts'
import { ButtonLink } from './ui/link.tsx'
import { Problem } from './ui/problem.tsx'
import { Card, Screen } from './ui/screen.tsx'

export function NoScreen() {
  const t = useTexts(shellTexts)
  return (
    <Screen title={t.noScreen}>
      <Card>
        <Stack align="start">
          <Text>{t.noScreenText}</Text>
          <ButtonLink to="/" variant="default">
            {t.toStart}
          </ButtonLink>
        </Stack>
      </Card>
    </Screen>
  )
}

/** A screen that broke: the shell around it goes on working. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const t = useTexts(stateTexts)
  return (
    <Screen title={t.failed}>
      <Problem error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
    </Screen>
  )
}
