import { Alert, Button, Code, List, Stack, Text } from '@mantine/core'
import type { Verification as Result } from '@quarterday/sdk/types.gen.ts'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api.tsx'
import { queries } from '../queries.ts'
import { formatCount } from '../ui/format.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemPanel } from '../ui/states.tsx'

/** Every stored amount computed again, when somebody asks: on a large book it takes its time. */
export function Verification() {
  const verification = useQuery(queries.verification(useApi()))
  return (
    <Panel title="Verify" note="Computes every stored amount again from what it was made of.">
      <Stack align="start">
        {verification.error && <ProblemPanel error={verification.error} />}
        {verification.data && <Outcome result={verification.data} />}
        <Button variant="default" size="sm" loading={verification.isFetching} onClick={() => void verification.refetch()}>
          {verification.data ? 'Compute again' : 'Compute all amounts again'}
        </Button>
      </Stack>
    </Panel>
  )
}

function Outcome({ result: { invoices, lines, drift_count, drift } }: { readonly result: Result }) {
  const seen = `${formatCount(invoices)} invoices with ${formatCount(lines)} lines`
  if (drift_count === 0) {
    return (
      <Alert color="teal" w="100%" title="No drift" role="status">
        {seen}: every amount is what it should be.
      </Alert>
    )
  }
  return (
    <Alert color="red" w="100%" title={`${formatCount(drift_count)} stored values differ`}>
      <Text size="sm" mb="xs">
        {seen} were computed again.
      </Text>
      <List size="sm">
        {drift.slice(0, 10).map(({ object, field, stored, computed, detail }) => (
          <List.Item key={`${object} ${field}`}>
            <Code>{object}</Code> {field}: {stored ?? 'nothing'} instead of {computed ?? 'nothing'}. {detail}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}
