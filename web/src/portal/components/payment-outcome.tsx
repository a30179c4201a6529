import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { PortalPayment } from '@quarterday/sdk/types.gen.ts'
import { declineKind } from '../decline-words.ts'
import { usePortalAction } from '../queries.ts'
import { paymentTexts } from '../texts/payment.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'

/** What became of a payment, as far as anybody knows: that nobody knows is said too. */
export function PaymentOutcome({ payment }: { readonly payment: PortalPayment }) {
  const t = useTexts(paymentTexts)
  const ask = usePortalAction({ run: (api) => api.completePortalPayment(payment.id), says: () => null })
  const { status, decline_reason: reason, redirect_url: bank } = ask.data ?? payment
  const again = (
    <Button size="xs" variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
      {t.askAgain}
    </Button>
  )
  const failed = ask.error && <Problem error={ask.error} />
  switch (status) {
    case 'succeeded':
      return <Alert color="teal" variant="light" role="status" title={t.succeeded} />
    case 'declined':
      return (
        <Alert color="red" variant="light" role="alert" title={t.declined}>
          <Text size="sm">
            {t.reasons[declineKind(reason)]} {t.declinedThen}
          </Text>
        </Alert>
      )
    case 'canceled':
      return (
        <Alert color="gray" variant="light" role="status" title={t.canceled}>
          <Text size="sm">{t.declinedThen}</Text>
        </Alert>
      )
    case 'needs_customer':
      return (
        <Alert color="yellow" variant="light" role="status" title={t.needsYou}>
          <Stack gap="xs">
            <Group gap="xs">
              {bank !== null && (
                <Button component="a" href={bank} target="_blank" rel="noopener" size="xs">
                  {t.confirmAtBank}
                </Button>
              )}
              {again}
            </Group>
            {failed}
          </Stack>
        </Alert>
      )
    case 'unknown':
    case 'created':
    case 'pending':
      return (
        <Alert color="yellow" variant="light" role="status" title={status === 'unknown' ? t.unknown : t.underWay}>
          <Stack gap="xs" align="start">
            <Text size="sm">{status === 'unknown' ? t.unknownText : t.underWayText}</Text>
            {again}
            {failed}
          </Stack>
        </Alert>
      )
  }
}
