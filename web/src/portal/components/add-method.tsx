import { Button, Group, Stack, Text } from '@mantine/core'
import type { PaymentMethodSetup, PortalPaymentOptions } from '@quarterday/sdk/types.gen.ts'
import { useMutation } from '@tanstack/react-query'
import { usePortalApi } from '../api.tsx'
import { handOver } from '../card-form.ts'
import { useSpeech } from '../language.tsx'
import { rememberSetup } from '../pending-setup.ts'
import { usePortal } from '../portal.tsx'
import { usePortalAction, usePortalQuery } from '../queries.ts'
import { paymentTexts } from '../texts/payment.ts'
import { useTexts } from '../texts.ts'
import { Problem } from '../ui/problem.tsx'
import { Card } from '../ui/screen.tsx'
import { Loaded } from '../ui/states.tsx'

type Gateway = PortalPaymentOptions['gateways'][number]

/** Leads to where a payment method is given: on a page of the gateway’s, or in its form. Nobody types a card’s number here. */
export function AddMethod() {
  const t = useTexts(paymentTexts)
  const options = usePortalQuery(['payment options'], (api, call) => api.getPortalPaymentOptions(call), { staleTime: 60_000 })
  return (
    <Card title={t.add}>
      <Loaded query={options}>
        {({ gateways, transfer }) => (
          <Stack gap="md">
            {gateways.length === 0 && <Text size="sm">{t.nowhere}</Text>}
            <Group gap="sm">
              {gateways.map((gateway) => (
                <AddBy key={gateway.gateway} gateway={gateway} isOnly={gateways.length === 1} />
              ))}
            </Group>
            {transfer !== null && gateways.length === 0 && (
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {transfer}
              </Text>
            )}
          </Stack>
        )}
      </Loaded>
    </Card>
  )
}

function AddBy({ gateway: { gateway }, isOnly }: { readonly gateway: Gateway; readonly isOnly: boolean }) {
  const t = useTexts(paymentTexts)
  const api = usePortalApi()
  const { locale } = useSpeech()
  const { slug } = usePortal().page
  const begin = useMutation({
    mutationFn: async () => {
      const back = `${location.origin}/portal/${slug}/payment-methods?added=1`
      const setup = await api.setUpPortalPaymentMethod({ gateway, return_url: back })
      // The page of the sandbox gateway leads nowhere from its end.
      if (gateway === 'sandbox') return setup
      rememberSetup(setup)
      if (setup.redirect_url !== null) location.assign(setup.redirect_url)
      else handOver(setup, { back, locale })
      return setup
    },
  })
  const name = gateway === 'paypal' ? 'PayPal' : t.card
  if (gateway === 'sandbox' && begin.data) return <Beside setup={begin.data} onDone={begin.reset} />
  return (
    <Stack gap="xs" align="start">
      <Button variant={isOnly ? 'filled' : 'default'} loading={begin.isPending || begin.isSuccess} onClick={() => begin.mutate()}>
        {isOnly ? t.add : t.addBy(name)}
      </Button>
      {begin.error && <Problem error={begin.error} />}
    </Stack>
  )
}

/** The gateway's page opens beside the portal; when the customer is back, the gateway is asked. */
function Beside({
  setup: { gateway, reference, redirect_url: page },
  onDone,
}: {
  readonly setup: PaymentMethodSetup
  readonly onDone: () => void
}) {
  const t = useTexts(paymentTexts)
  const finish = usePortalAction({
    run: (api) => api.completePortalPaymentMethodSetup({ gateway, reference, default: true }),
    says: () => t.added,
    afterwards: onDone,
  })
  return (
    <Stack gap="sm" align="start">
      <Text size="sm">{t.goThereText}</Text>
      <Group gap="sm">
        {page !== null && (
          <Button component="a" href={page} target="_blank" rel="noopener">
            {t.goThere}
          </Button>
        )}
        <Button variant="default" loading={finish.isPending} onClick={() => finish.mutate()}>
          {t.isDone}
        </Button>
      </Group>
      {finish.error && <Problem error={finish.error} says={{ invalid_state: t.addedNotText }} />}
    </Stack>
  )
}
