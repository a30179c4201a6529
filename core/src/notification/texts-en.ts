import type { Texts } from './texts-types.ts'

const invoiceFacts = `| Invoice | {{invoice.number}}
| Amount due | **{{invoice.amount_due}}**
| Due by | {{invoice.due_on}}`

export const english: Texts = {
  templates: {
    invoice_created: {
      subject:
        'Invoice {{invoice.number}} from {{seller.name}}: {{invoice.amount_due}}{{#if invoice.due_on}}, due {{invoice.due_on}}{{/if}}',
      body: `# Your invoice {{invoice.number}}

Hello {{customer.name}},

Here is your invoice{{#if invoice.issued_on}} of {{invoice.issued_on}}{{/if}}.

${invoiceFacts}

{{invoice.memo}}

[Pay this invoice]({{invoice.pay_url}})

Have you paid already? Then there is nothing left for you to do.`,
      sms: '{{seller.name}}: invoice {{invoice.number}} over {{invoice.amount_due}}{{#if invoice.due_on}}, due {{invoice.due_on}}{{/if}}. {{invoice.pay_url}}',
    },
    invoice_due_soon: {
      subject: 'Reminder: invoice {{invoice.number}} is due{{#if invoice.due_on}} on {{invoice.due_on}}{{/if}}',
      body: `# Your invoice is due soon

Hello {{customer.name}},

A friendly reminder: this invoice is due soon.

${invoiceFacts}

[Pay this invoice]({{invoice.pay_url}})

If your payment is on its way, thank you; please ignore this message.`,
      sms: '{{seller.name}}: invoice {{invoice.number}} over {{invoice.amount_due}} is due{{#if invoice.due_on}} on {{invoice.due_on}}{{/if}}. {{invoice.pay_url}}',
    },
    invoice_overdue: {
      subject: 'Overdue: invoice {{invoice.number}}, {{invoice.amount_due}}',
      body: `# Your invoice is overdue

Hello {{customer.name}},

We have not received your payment for this invoice yet.

${invoiceFacts}

[Pay now]({{invoice.pay_url}})

If you have paid in the last few days, thank you; please ignore this message. If something about the invoice is wrong, just reply.`,
      sms: '{{seller.name}}: invoice {{invoice.number}} over {{invoice.amount_due}} is overdue. Please pay: {{invoice.pay_url}}',
    },
    invoice_paid: {
      subject: 'Receipt from {{seller.name}}: invoice {{invoice.number}}',
      body: `# Thank you for your payment

Hello {{customer.name}},

Your invoice is paid. Please keep this message as your receipt.

| Invoice | {{invoice.number}}
| Total | {{invoice.total}}
| Paid | **{{payment.amount}}**
| Paid with | {{payment.method}}`,
    },
    payment_failed: {
      subject: 'Your payment for invoice {{invoice.number}} did not go through',
      body: `# Your payment did not go through

Hello {{customer.name}},

We could not collect {{invoice.amount_due}} for invoice {{invoice.number}}.

| Payment method | {{payment.method}}
| Reason | {{payment.reason}}
| We try again on | {{payment.retry_on}}

{{#if payment.retry_on}}You need not do anything if the payment can succeed by then. You can also pay with another method right away.{{else}}Please pay with another method.{{/if}}

{{#if payment.final_on}}This is our last reminder. Please pay by {{payment.final_on}}.{{/if}}

[Pay now]({{invoice.pay_url}})`,
      sms: '{{seller.name}}: your payment of {{invoice.amount_due}} for invoice {{invoice.number}} did not go through. {{#if payment.retry_on}}We try again on {{payment.retry_on}}. {{/if}}{{invoice.pay_url}}',
    },
    payment_confirmation: {
      subject: 'Please confirm your payment for invoice {{invoice.number}}',
      body: `# Please confirm your payment

Hello {{customer.name}},

Your bank wants you to confirm the payment of {{invoice.amount_due}} for invoice {{invoice.number}}. Until then no money moves.

[Confirm the payment]({{payment.confirm_url}})`,
      sms: '{{seller.name}}: please confirm your payment of {{invoice.amount_due}} for invoice {{invoice.number}}: {{payment.confirm_url}}',
    },
    refund_sent: {
      subject: 'Your refund of {{refund.amount}} from {{seller.name}}',
      body: `# Your refund is on its way

Hello {{customer.name}},

We have sent {{refund.amount}} back to you, the way it was paid. It can take your bank a few days to show it.

| Refund | **{{refund.amount}}**
| To | {{refund.method}}
| Invoice | {{invoice.number}}
| Credit note | {{credit_note.number}}`,
    },
    credit_note_issued: {
      subject: 'Credit note {{credit_note.number}} from {{seller.name}}',
      body: `# Credit note {{credit_note.number}}

Hello {{customer.name}},

We have issued a credit note for invoice {{invoice.number}}.

| Credit note | {{credit_note.number}}
| Total | **{{credit_note.total}}**
| Taken off the invoice | {{credit_note.reduced_due}}
| Added to your credit | {{credit_note.credited}}
| To be refunded | {{credit_note.refunded}}`,
    },
    renewal_upcoming: {
      subject: 'Your subscription {{subscription.plan}} renews on {{subscription.renews_on}}',
      body: `# Your subscription renews soon

Hello {{customer.name}},

Your subscription to {{subscription.plan}} renews on {{subscription.renews_on}}. You need not do anything if you would like to go on.`,
      sms: '{{seller.name}}: your subscription to {{subscription.plan}} renews on {{subscription.renews_on}}.',
    },
    trial_ending: {
      subject: 'Your trial of {{subscription.plan}} ends on {{subscription.trial_ends_on}}',
      body: `# Your trial ends soon

Hello {{customer.name}},

Your trial of {{subscription.plan}} ends on {{subscription.trial_ends_on}}. After that your subscription is billed, unless you cancel before.`,
      sms: '{{seller.name}}: your trial of {{subscription.plan}} ends on {{subscription.trial_ends_on}}. After that it is billed.',
    },
    subscription_started: {
      subject: 'Your subscription to {{subscription.plan}}',
      body: `# Welcome

Hello {{customer.name}},

Your subscription to {{subscription.plan}} is set up. Thank you for your trust!

| Plan | {{subscription.plan}}
| Free trial until | {{subscription.trial_ends_on}}
| Next renewal | {{subscription.renews_on}}`,
    },
    subscription_changed: {
      subject: 'Your subscription was changed',
      body: `# Your subscription was changed

Hello {{customer.name}},

We have changed your subscription as agreed.

| Plan | {{subscription.plan}}
| Next renewal | {{subscription.renews_on}}`,
    },
    cancellation_scheduled: {
      subject: 'Your cancellation of {{subscription.plan}}',
      body: `# Your cancellation is confirmed

Hello {{customer.name}},

Your subscription to {{subscription.plan}} ends{{#if subscription.ends_on}} on {{subscription.ends_on}}{{/if}}. Until then everything stays as it is. If you change your mind, just reply.`,
    },
    subscription_ended: {
      subject: 'Your subscription to {{subscription.plan}} has ended',
      body: `# Your subscription has ended

Hello {{customer.name}},

Your subscription to {{subscription.plan}} has ended and is no longer billed. Thank you for having been our customer; you are welcome back at any time.`,
    },
    subscription_paused: {
      subject: 'Your subscription to {{subscription.plan}} is paused',
      body: `# Your subscription is paused

Hello {{customer.name}},

Your subscription to {{subscription.plan}} is paused and not billed{{#if subscription.resumes_on}}. It goes on by itself on {{subscription.resumes_on}}{{else}} until it is resumed{{/if}}.`,
    },
    subscription_resumed: {
      subject: 'Your subscription to {{subscription.plan}} goes on',
      body: `# Your subscription goes on

Hello {{customer.name}},

Your subscription to {{subscription.plan}} is active again.

| Next renewal | {{subscription.renews_on}}`,
    },
    card_expiring: {
      subject: 'Your card ending in {{card.last4}} expires soon',
      body: `# Your card expires soon

Hello {{customer.name}},

The card with which you pay us expires soon. Please give us a new one in time, so that nothing is interrupted.

| Card | {{card.brand}} •••• {{card.last4}}
| Expires | {{card.expires}}`,
      sms: '{{seller.name}}: your card ending in {{card.last4}} expires {{card.expires}}. Please give us a new one in time.',
    },
    wallet_low: {
      subject: 'Your prepaid credit is running low',
      body: `# Your prepaid credit is running low

Hello {{customer.name}},

Little is left in your wallet. Please top it up in time.

| Wallet | {{wallet.name}}
| Balance | **{{wallet.balance}}**
| Threshold | {{wallet.threshold}}`,
      sms: '{{seller.name}}: {{wallet.balance}} is left in your wallet {{wallet.name}}. Please top it up in time.',
    },
    ticket_reply: {
      subject: 'Re: {{ticket.subject}} [{{ticket.number}}]',
      body: `# We have answered you

Hello {{customer.name}},

{{ticket.reply}}

{{#if ticket.ticket_url}}[Open the conversation]({{ticket.ticket_url}}){{/if}}`,
    },
    ticket_waiting: {
      subject: 'Ticket {{ticket.number}}: {{ticket.subject}}',
      body: `# A customer waits for an answer

{{customer.name}} wrote:

{{ticket.message}}

[Open the ticket]({{object.dashboard_url}})`,
    },
    dispute_opened: {
      subject: 'Dispute opened: {{object.amount}}, {{customer.name}}',
      body: `# A payment is disputed

The bank of {{customer.name}} has pulled a payment back. Look at the evidence and answer before the deadline.

| Payment | {{object.name}}
| Amount | **{{object.amount}}**
| Reason | {{object.reason}}

[Open the dashboard]({{object.dashboard_url}})`,
    },
    payment_unresolved: {
      subject: 'A payment needs a person: {{object.name}}',
      body: `# A payment needs a person

What became of a payment cannot be found out by itself. Please look at the gateway and record what happened.

| Invoice | {{object.name}}
| Customer | {{customer.name}}
| Amount | {{object.amount}}
| What happened | {{object.reason}}

[Open the dashboard]({{object.dashboard_url}})`,
    },
    subscription_parked: {
      subject: 'Billing stopped for {{customer.name}}',
      body: `# A subscription is not billed

The subscription of {{customer.name}} could not be billed. It is parked until somebody removes the cause and resumes it.

| Subscription | {{object.name}}
| Reason | {{object.reason}}

[Open the dashboard]({{object.dashboard_url}})`,
    },
    endpoint_disabled: {
      subject: 'Webhook endpoint disabled: {{object.name}}',
      body: `# A webhook endpoint was disabled

It is told nothing any more. Repair it, enable it again and replay what it missed.

| Endpoint | {{object.name}}
| Reason | {{object.reason}}

[Open the dashboard]({{object.dashboard_url}})`,
    },
  },
  frame: {
    whyOptional: 'You receive this message because you are our customer.',
    unsubscribe: 'Stop messages like this one',
    whyNeeded: 'This message belongs to your contract with us.',
    test: 'This is a test',
    unsubscribePage: {
      title: 'Fewer messages',
      question: 'Stop all messages that your contract does not need? Invoices, receipts and reminders still reach you.',
      button: 'Stop these messages',
      done: 'Done',
      doneNote: 'You will no longer receive these messages. You can close this page.',
      wrongLink: 'This link is not valid. Please use the one in your latest message, or reply to it.',
    },
  },
  reasons: {
    card_declined: 'The bank declined the payment',
    insufficient_funds: 'Insufficient funds',
    limit_exceeded: 'A limit of the card was exceeded',
    processing_error: 'A technical problem',
    expired_card: 'The card has expired',
    authentication_required: 'The payment has to be confirmed',
    unusable_payment_method: 'The payment method cannot be used',
    no_payment_method: 'No payment method is on file',
  },
}
