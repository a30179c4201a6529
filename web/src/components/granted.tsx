import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Plan } from '@quarterday/sdk/types.gen.ts'
import { PlanFeatures } from '../forms/plan-features.tsx'
import { May } from '../may.tsx'
import { grantText } from './grant-text.ts'

/** What the plan grants, and the way to change it. */
export function Granted({ plan }: { readonly plan: Plan }) {
  const [isChanging, change] = useDisclosure()
  return (
    <Stack gap={4}>
      {plan.features.map((each) => (
        <Group key={each.code} justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm">{each.name}</Text>
          <Text size="sm" className="figures">
            {grantText(each)}
          </Text>
        </Group>
      ))}
      <May do="plans:write">
        <Button
          size="compact-xs"
          variant="subtle"
          ml={-7}
          style={{ alignSelf: 'start' }}
          aria-label={`Features of ${plan.name}`}
          onClick={change.open}
        >
          {plan.features.length === 0 ? 'Grant features' : 'Change the features'}
        </Button>
      </May>
      <PlanFeatures plan={plan} opened={isChanging} onClose={change.close} />
    </Stack>
  )
}
