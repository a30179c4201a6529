import { ActionIcon, Code, Group, List, Stack, Text, ThemeIcon } from '@mantine/core'
import type { Diagnosis } from '@quarterday/sdk/types.gen.ts'
import { IconCheck, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatCount } from '../ui/format.ts'
import { Panel } from '../ui/panel.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { StatusBadge } from '../ui/status-badge.tsx'

const looks: Readonly<Record<Diagnosis['findings'][number]['severity'], { readonly label: string; readonly color: string }>> = {
  violation: { label: 'Violation', color: 'red' },
  attention: { label: 'Look at it', color: 'yellow' },
}

/** Which of the facts that must always hold do not. */
export function Doctor() {
  const diagnosis = useQuery(queries.doctor(useApi()))
  if (diagnosis.isError) return <ProblemPanel error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
  return (
    <Panel
      title="Doctor"
      note="Looks for what should never be stored. Nothing is changed."
      side={
        <ActionIcon
          variant="default"
          aria-label="Examine again"
          title="Examine again"
          loading={diagnosis.isFetching}
          onClick={() => void diagnosis.refetch()}
        >
          <IconRefresh size={16} />
        </ActionIcon>
      }
    >
      {diagnosis.isPending ? <LoadingRows count={3} /> : <Findings diagnosis={diagnosis.data} />}
    </Panel>
  )
}

function Findings({ diagnosis: { checks, findings } }: { readonly diagnosis: Diagnosis }) {
  if (findings.length === 0) {
    return (
      <Group gap="sm" wrap="nowrap">
        <ThemeIcon color="teal" variant="light" radius="xl" size="lg">
          <IconCheck size={18} aria-hidden />
        </ThemeIcon>
        <Text>All is well: {formatCount(checks.length)} checks, nothing found.</Text>
      </Group>
    )
  }
  return (
    <Stack>
      {checks
        .filter(({ found }) => found > 0)
        .map(({ check, title, severity, invariant, found, more }) => (
          <Stack key={check} gap={6}>
            <Group gap="xs">
              <StatusBadge look={looks[severity]} />
              <Text fw={600} size="sm">
                {title}
              </Text>
              <Text size="xs" c="dimmed">
                {invariant}, {more ? 'at least ' : ''}
                {formatCount(found)}
              </Text>
            </Group>
            <List size="sm" spacing={4}>
              {findings
                .filter((finding) => finding.check === check)
                .slice(0, 5)
                .map(({ object, detail, remedy }) => (
                  <List.Item key={`${object} ${detail}`}>
                    {object && <Code>{object}</Code>} {detail}
                    <Text span size="sm" c="dimmed" display="block">
                      {remedy}
                    </Text>
                  </List.Item>
                ))}
            </List>
          </Stack>
        ))}
    </Stack>
  )
}
