import { Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useMe } from '../me.tsx'
import { useSwitchCustomer } from '../switch-customer.tsx'
import { accountTexts } from '../texts/account.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'

/** For whom else the person acts here, and going on for them. Nothing where there is but one. */
export function OwnCustomers() {
  const t = useTexts(accountTexts)
  const { customer, customers } = useMe()
  const switchTo = useSwitchCustomer()
  const go = useMutation({ mutationFn: switchTo })
  if (customers.length < 2) return null
  return (
    <Card title={t.customers}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t.customers}>
        {customers.map(({ id, name }) => (
          <Group key={id} component="li" justify="space-between" gap="sm">
            <Text size="sm" fw={id === customer.id ? 600 : 400}>
              {name}
            </Text>
            {id === customer.id ? (
              <Badge variant="light" tt="none" radius="sm" aria-hidden>
                ✓
              </Badge>
            ) : (
              <Button
                size="xs"
                variant="default"
                aria-label={`${t.goOn}: ${name}`}
                loading={go.isPending && go.variables === id}
                onClick={() => go.mutate(id)}
              >
                {t.goOn}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {go.error && <Problem error={go.error} />}
    </Card>
  )
}
