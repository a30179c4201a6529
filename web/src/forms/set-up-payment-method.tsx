import { Button, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import type { Customer, Organization, PaymentMethodSetup } from '@quarterday/sdk/types.gen.ts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../api.tsx'
import { gatewayTitles } from '../components/gateway-text.ts'
import { methodTitle, type SetupGateway, setupChoices } from '../components/method-text.ts'
import { queries } from '../queries.ts'
import { CopyText } from '../ui/copy-text.tsx'
import { LoadingRows, ProblemPanel } from '../ui/states.tsx'
import { useAction } from '../use-action.ts'
import { fieldErrors } from './field-errors.ts'

interface SetUpProps {
  readonly customer: Customer
  readonly organization: Organization
  readonly opened: boolean
  readonly onClose: () => void
}

/** Lets a customer give a payment method on a page of the gateway's: nobody types a card number here. */
export function SetUpPaymentMethod(props: SetUpProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Add a payment method" closeOnClickOutside={false}>
      <SetUp {...props} />
    </Modal>
  )
}

function SetUp(props: SetUpProps) {
  const accounts = useInfiniteQuery(queries.gatewayAccounts(useApi(), { status: 'active', limit: 100 }))
  const [setup, setSetup] = useState<PaymentMethodSetup | null>(null)
  if (accounts.isPending) return <LoadingRows count={2} />
  const connected = (accounts.data ?? []).map(({ gateway }) => gateway)
  return setup === null ? (
    <BeginForm {...props} connected={connected} onBegun={setSetup} />
  ) : (
    <Finish setup={setup} customer={props.customer} onClose={props.onClose} />
  )
}

interface BeginProps extends SetUpProps {
  readonly connected: readonly string[]
  readonly onBegun: (setup: PaymentMethodSetup) => void
}

function BeginForm({ customer, organization, connected, onBegun, onClose }: BeginProps) {
  const api = useApi()
  const choices = setupChoices(organization.kind, connected)
  const [gateway, setGateway] = useState<SetupGateway>(choices[0]?.value ?? 'stripe')
  const [returnUrl, setReturnUrl] = useState('')
  const action = useAction({
    run: async () => {
      const setup = await api.setUpPaymentMethod({ customer: customer.id, gateway, ...(returnUrl !== '' && { return_url: returnUrl }) })
      onBegun(setup)
      return setup
    },
    says: () => 'The link is made',
  })
  const errors = fieldErrors(action.error, ['/gateway', '/return_url'])

  function submit(event: FormEvent) {
    event.preventDefault()
    action.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack>
        <NativeSelect
          label="Gateway"
          description="It keeps the card or account; here is only what people recognise it by."
          data={choices}
          value={gateway}
          error={errors.at('/gateway')}
          onChange={(event) => {
            setGateway(choices.find(({ value }) => value === event.currentTarget.value)?.value ?? gateway)
            action.reset()
          }}
        />
        {gateway === 'stripe' ? (
          <Text size="sm">
            Stripe has no page of its own for this. Send the customer the link to an invoice: whoever pays there can keep the card. Or show
            Stripe’s form on your own site, by <code>POST /v1/payment_methods/setup</code>.
          </Text>
        ) : (
          <TextInput
            label="Where the customer comes back to"
            description="A page of your own. Empty: the address of this installation."
            placeholder="https://shop.example.com/thanks"
            maxLength={2000}
            value={returnUrl}
            error={errors.at('/return_url')}
            onChange={(event) => setReturnUrl(event.currentTarget.value.trim())}
          />
        )}
        {errors.rest && <ProblemPanel error={errors.rest} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          {gateway !== 'stripe' && (
            <Button type="submit" loading={action.isPending}>
              Make a link
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

interface FinishProps {
  readonly setup: PaymentMethodSetup
  readonly customer: Customer
  readonly onClose: () => void
}

function Finish({ setup: { gateway, reference, redirect_url: link, status }, customer, onClose }: FinishProps) {
  const api = useApi()
  const action = useAction({
    run: () => api.completePaymentMethodSetup({ customer: customer.id, gateway, reference }),
    says: (method) => `${methodTitle(method)} is kept`,
    afterwards: onClose,
  })
  if (link === null && status !== 'ready') {
    return <Text size="sm">{gatewayTitles[gateway]} has no page for this. Use its form on your own site.</Text>
  }
  return (
    <Stack>
      {link !== null && (
        <>
          <Text size="sm">Send this link to {customer.name} and to nobody else. Keep this window open until they are done.</Text>
          <CopyText label={`The page of ${gatewayTitles[gateway]}`} value={link} />
        </>
      )}
      {action.error && <ProblemPanel error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button loading={action.isPending} onClick={() => action.mutate()}>
          They are done
        </Button>
      </Group>
    </Stack>
  )
}
