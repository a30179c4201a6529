import type { Texts } from './texts-types.ts'

const invoiceFacts = `| Factura | {{invoice.number}}
| Importe pendiente | **{{invoice.amount_due}}**
| Vencimiento | {{invoice.due_on}}`

export const spanish: Texts = {
  templates: {
    invoice_created: {
      subject:
        'Factura {{invoice.number}} de {{seller.name}}: {{invoice.amount_due}}{{#if invoice.due_on}}, vence el {{invoice.due_on}}{{/if}}',
      body: `# Su factura {{invoice.number}}

Hola, {{customer.name}}:

Aquí tiene su factura{{#if invoice.issued_on}} del {{invoice.issued_on}}{{/if}}.

${invoiceFacts}

{{invoice.memo}}

[Pagar esta factura]({{invoice.pay_url}})

¿Ya ha pagado? Entonces no tiene que hacer nada más.`,
      sms: '{{seller.name}}: factura {{invoice.number}} de {{invoice.amount_due}}{{#if invoice.due_on}}, vence el {{invoice.due_on}}{{/if}}. {{invoice.pay_url}}',
    },
    invoice_due_soon: {
      subject: 'Recordatorio: la factura {{invoice.number}} vence{{#if invoice.due_on}} el {{invoice.due_on}}{{else}} pronto{{/if}}',
      body: `# Su factura vence pronto

Hola, {{customer.name}}:

Le recordamos que esta factura vence pronto.

${invoiceFacts}

[Pagar esta factura]({{invoice.pay_url}})

Si su pago ya está en camino, gracias; en ese caso, ignore este mensaje.`,
      sms: '{{seller.name}}: la factura {{invoice.number}} de {{invoice.amount_due}} vence{{#if invoice.due_on}} el {{invoice.due_on}}{{else}} pronto{{/if}}. {{invoice.pay_url}}',
    },
    invoice_overdue: {
      subject: 'Vencida: factura {{invoice.number}}, {{invoice.amount_due}}',
      body: `# Su factura está vencida

Hola, {{customer.name}}:

Todavía no hemos recibido el pago de esta factura.

${invoiceFacts}

[Pagar ahora]({{invoice.pay_url}})

Si ha pagado en los últimos días, gracias; en ese caso, ignore este mensaje. Si hay algún error en la factura, responda a este correo.`,
      sms: '{{seller.name}}: la factura {{invoice.number}} de {{invoice.amount_due}} está vencida. Por favor, páguela: {{invoice.pay_url}}',
    },
    invoice_paid: {
      subject: 'Recibo de {{seller.name}}: factura {{invoice.number}}',
      body: `# Gracias por su pago

Hola, {{customer.name}}:

Su factura está pagada. Guarde este mensaje como recibo.

| Factura | {{invoice.number}}
| Total | {{invoice.total}}
| Pagado | **{{payment.amount}}**
| Pagado con | {{payment.method}}`,
    },
    payment_failed: {
      subject: 'Su pago de la factura {{invoice.number}} no se ha realizado',
      body: `# Su pago no se ha realizado

Hola, {{customer.name}}:

No hemos podido cobrar {{invoice.amount_due}} de la factura {{invoice.number}}.

| Método de pago | {{payment.method}}
| Motivo | {{payment.reason}}
| Próximo intento | {{payment.retry_on}}

{{#if payment.retry_on}}Si el pago puede realizarse para entonces, no tiene que hacer nada. También puede pagar ahora mismo con otro método.{{else}}Por favor, pague con otro método.{{/if}}

{{#if payment.final_on}}Este es nuestro último recordatorio. Por favor, pague antes del {{payment.final_on}}.{{/if}}

[Pagar ahora]({{invoice.pay_url}})`,
      sms: '{{seller.name}}: su pago de {{invoice.amount_due}} de la factura {{invoice.number}} no se ha realizado. {{#if payment.retry_on}}Próximo intento: {{payment.retry_on}}. {{/if}}{{invoice.pay_url}}',
    },
    payment_confirmation: {
      subject: 'Confirme su pago de la factura {{invoice.number}}',
      body: `# Confirme su pago

Hola, {{customer.name}}:

Su banco le pide que confirme el pago de {{invoice.amount_due}} de la factura {{invoice.number}}. Hasta entonces no se cargará nada.

[Confirmar el pago]({{payment.confirm_url}})`,
      sms: '{{seller.name}}: confirme su pago de {{invoice.amount_due}} de la factura {{invoice.number}}: {{payment.confirm_url}}',
    },
    refund_sent: {
      subject: 'Su reembolso de {{refund.amount}} de {{seller.name}}',
      body: `# Su reembolso está en camino

Hola, {{customer.name}}:

Le hemos devuelto {{refund.amount}} por el mismo medio con el que pagó. Su banco puede tardar unos días en mostrarlo.

| Reembolso | **{{refund.amount}}**
| A | {{refund.method}}
| Factura | {{invoice.number}}
| Nota de abono | {{credit_note.number}}`,
    },
    credit_note_issued: {
      subject: 'Nota de abono {{credit_note.number}} de {{seller.name}}',
      body: `# Nota de abono {{credit_note.number}}

Hola, {{customer.name}}:

Hemos emitido una nota de abono sobre la factura {{invoice.number}}.

| Nota de abono | {{credit_note.number}}
| Total | **{{credit_note.total}}**
| Descontado de la factura | {{credit_note.reduced_due}}
| Añadido a su saldo a favor | {{credit_note.credited}}
| Por reembolsar | {{credit_note.refunded}}`,
    },
    renewal_upcoming: {
      subject: 'Su suscripción a {{subscription.plan}} se renueva el {{subscription.renews_on}}',
      body: `# Su suscripción se renueva pronto

Hola, {{customer.name}}:

Su suscripción a {{subscription.plan}} se renueva el {{subscription.renews_on}}. Si desea continuar, no tiene que hacer nada.`,
      sms: '{{seller.name}}: su suscripción a {{subscription.plan}} se renueva el {{subscription.renews_on}}.',
    },
    trial_ending: {
      subject: 'Su prueba de {{subscription.plan}} termina el {{subscription.trial_ends_on}}',
      body: `# Su prueba termina pronto

Hola, {{customer.name}}:

Su prueba de {{subscription.plan}} termina el {{subscription.trial_ends_on}}. Después se facturará la suscripción, salvo que la cancele antes.`,
      sms: '{{seller.name}}: su prueba de {{subscription.plan}} termina el {{subscription.trial_ends_on}}. Después se facturará la suscripción.',
    },
    subscription_started: {
      subject: 'Su suscripción a {{subscription.plan}}',
      body: `# Le damos la bienvenida

Hola, {{customer.name}}:

Su suscripción a {{subscription.plan}} está lista. ¡Gracias por su confianza!

| Plan | {{subscription.plan}}
| Prueba gratuita hasta el | {{subscription.trial_ends_on}}
| Próxima renovación | {{subscription.renews_on}}`,
    },
    subscription_changed: {
      subject: 'Su suscripción ha cambiado',
      body: `# Su suscripción ha cambiado

Hola, {{customer.name}}:

Hemos cambiado su suscripción según lo acordado.

| Plan | {{subscription.plan}}
| Próxima renovación | {{subscription.renews_on}}`,
    },
    cancellation_scheduled: {
      subject: 'Su cancelación de {{subscription.plan}}',
      body: `# Su cancelación está confirmada

Hola, {{customer.name}}:

Su suscripción a {{subscription.plan}} termina{{#if subscription.ends_on}} el {{subscription.ends_on}}{{/if}}. Hasta entonces todo sigue igual. Si cambia de opinión, responda a este correo.`,
    },
    subscription_ended: {
      subject: 'Su suscripción a {{subscription.plan}} ha terminado',
      body: `# Su suscripción ha terminado

Hola, {{customer.name}}:

Su suscripción a {{subscription.plan}} ha terminado y ya no se factura. Gracias por haber confiado en nosotros; puede volver cuando quiera.`,
    },
    subscription_paused: {
      subject: 'Su suscripción a {{subscription.plan}} está en pausa',
      body: `# Su suscripción está en pausa

Hola, {{customer.name}}:

Su suscripción a {{subscription.plan}} está en pausa y no se factura{{#if subscription.resumes_on}}. Se reanudará automáticamente el {{subscription.resumes_on}}{{else}} hasta que se reanude{{/if}}.`,
    },
    subscription_resumed: {
      subject: 'Su suscripción a {{subscription.plan}} continúa',
      body: `# Su suscripción continúa

Hola, {{customer.name}}:

Su suscripción a {{subscription.plan}} vuelve a estar activa.

| Próxima renovación | {{subscription.renews_on}}`,
    },
    card_expiring: {
      subject: 'Su tarjeta terminada en {{card.last4}} caduca pronto',
      body: `# Su tarjeta caduca pronto

Hola, {{customer.name}}:

La tarjeta con la que nos paga caduca pronto. Por favor, facilítenos una nueva a tiempo para que no se interrumpa nada.

| Tarjeta | {{card.brand}} •••• {{card.last4}}
| Caduca | {{card.expires}}`,
      sms: '{{seller.name}}: su tarjeta terminada en {{card.last4}} caduca en {{card.expires}}. Por favor, facilítenos una nueva a tiempo.',
    },
    wallet_low: {
      subject: 'Su saldo prepago se está agotando',
      body: `# Su saldo prepago se está agotando

Hola, {{customer.name}}:

Queda poco saldo en su monedero. Por favor, recárguelo a tiempo.

| Monedero | {{wallet.name}}
| Saldo | **{{wallet.balance}}**
| Límite | {{wallet.threshold}}`,
      sms: '{{seller.name}}: quedan {{wallet.balance}} en su monedero {{wallet.name}}. Por favor, recárguelo a tiempo.',
    },
    ticket_reply: {
      subject: 'Re: {{ticket.subject}} [{{ticket.number}}]',
      body: `# Le hemos respondido

Hola, {{customer.name}}:

{{ticket.reply}}

{{#if ticket.ticket_url}}[Abrir la conversación]({{ticket.ticket_url}}){{/if}}`,
    },
    ticket_waiting: {
      subject: 'Ticket {{ticket.number}}: {{ticket.subject}}',
      body: `# Un cliente espera respuesta

{{customer.name}} ha escrito:

{{ticket.message}}

[Abrir el ticket]({{object.dashboard_url}})`,
    },
    dispute_opened: {
      subject: 'Disputa abierta: {{object.amount}}, {{customer.name}}',
      body: `# Se ha disputado un pago

El banco de {{customer.name}} ha retirado un pago. Revise las pruebas y responda antes de que venza el plazo.

| Pago | {{object.name}}
| Importe | **{{object.amount}}**
| Motivo | {{object.reason}}

[Abrir el panel]({{object.dashboard_url}})`,
    },
    payment_unresolved: {
      subject: 'Hay que revisar un pago: {{object.name}}',
      body: `# Hay que revisar un pago

No se puede averiguar automáticamente qué ha sido de un pago. Consulte la pasarela de pago y registre el resultado.

| Factura | {{object.name}}
| Cliente | {{customer.name}}
| Importe | {{object.amount}}
| Qué ha pasado | {{object.reason}}

[Abrir el panel]({{object.dashboard_url}})`,
    },
    subscription_parked: {
      subject: 'Facturación detenida: {{customer.name}}',
      body: `# Una suscripción no se factura

No se ha podido facturar la suscripción de {{customer.name}}. Queda en espera hasta que alguien elimine la causa y reanude la facturación.

| Suscripción | {{object.name}}
| Motivo | {{object.reason}}

[Abrir el panel]({{object.dashboard_url}})`,
    },
    endpoint_disabled: {
      subject: 'Punto de conexión de webhook desactivado: {{object.name}}',
      body: `# Se ha desactivado un punto de conexión de webhook

Ya no recibe nada. Repárelo, actívelo de nuevo y reenvíe lo que se perdió.

| Punto de conexión | {{object.name}}
| Motivo | {{object.reason}}

[Abrir el panel]({{object.dashboard_url}})`,
    },
  },
  frame: {
    whyOptional: 'Recibe este mensaje porque es cliente nuestro.',
    unsubscribe: 'No recibir más mensajes como este',
    whyNeeded: 'Este mensaje forma parte de su contrato con nosotros.',
    test: 'Esto es una prueba',
    unsubscribePage: {
      title: 'Menos mensajes',
      question: '¿Dejar de recibir todos los mensajes que su contrato no exige? Seguirá recibiendo facturas, recibos y recordatorios.',
      button: 'No recibir estos mensajes',
      done: 'Hecho',
      doneNote: 'Ya no recibirá estos mensajes. Puede cerrar esta página.',
      wrongLink: 'Este enlace no es válido. Use el de su último mensaje o responda a él.',
    },
  },
  reasons: {
    card_declined: 'El banco ha rechazado el pago',
    insufficient_funds: 'Fondos insuficientes',
    limit_exceeded: 'Se ha superado un límite de la tarjeta',
    processing_error: 'Un problema técnico',
    expired_card: 'La tarjeta ha caducado',
    authentication_required: 'El pago debe confirmarse',
    unusable_payment_method: 'El método de pago no se puede usar',
    no_payment_method: 'No hay ningún método de pago registrado',
  },
}
