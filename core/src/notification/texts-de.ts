import type { Texts } from './texts-types.ts'

const invoiceFacts = `| Rechnung | {{invoice.number}}
| Offener Betrag | **{{invoice.amount_due}}**
| Zahlbar bis | {{invoice.due_on}}`

export const german: Texts = {
  templates: {
    invoice_created: {
      subject:
        'Rechnung {{invoice.number}} von {{seller.name}}: {{invoice.amount_due}}{{#if invoice.due_on}}, zahlbar bis {{invoice.due_on}}{{/if}}',
      body: `# Ihre Rechnung {{invoice.number}}

Guten Tag {{customer.name}},

hier ist Ihre Rechnung{{#if invoice.issued_on}} vom {{invoice.issued_on}}{{/if}}.

${invoiceFacts}

{{invoice.memo}}

[Rechnung bezahlen]({{invoice.pay_url}})

Haben Sie bereits bezahlt? Dann brauchen Sie nichts weiter zu tun.`,
      sms: '{{seller.name}}: Rechnung {{invoice.number}} über {{invoice.amount_due}}{{#if invoice.due_on}}, zahlbar bis {{invoice.due_on}}{{/if}}. {{invoice.pay_url}}',
    },
    invoice_due_soon: {
      subject: 'Erinnerung: Rechnung {{invoice.number}} wird{{#if invoice.due_on}} am {{invoice.due_on}}{{else}} bald{{/if}} fällig',
      body: `# Ihre Rechnung wird bald fällig

Guten Tag {{customer.name}},

eine freundliche Erinnerung: Diese Rechnung wird bald fällig.

${invoiceFacts}

[Rechnung bezahlen]({{invoice.pay_url}})

Ist Ihre Zahlung schon unterwegs, danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als gegenstandslos.`,
      sms: '{{seller.name}}: Rechnung {{invoice.number}} über {{invoice.amount_due}} wird{{#if invoice.due_on}} am {{invoice.due_on}}{{else}} bald{{/if}} fällig. {{invoice.pay_url}}',
    },
    invoice_overdue: {
      subject: 'Überfällig: Rechnung {{invoice.number}}, {{invoice.amount_due}}',
      body: `# Ihre Rechnung ist überfällig

Guten Tag {{customer.name}},

zu dieser Rechnung ist bei uns noch keine Zahlung eingegangen.

${invoiceFacts}

[Jetzt bezahlen]({{invoice.pay_url}})

Haben Sie in den letzten Tagen bezahlt, danken wir Ihnen; bitte betrachten Sie diese Nachricht dann als gegenstandslos. Stimmt etwas an der Rechnung nicht, antworten Sie einfach auf diese E-Mail.`,
      sms: '{{seller.name}}: Rechnung {{invoice.number}} über {{invoice.amount_due}} ist überfällig. Bitte bezahlen: {{invoice.pay_url}}',
    },
    invoice_paid: {
      subject: 'Zahlungsbestätigung von {{seller.name}}: Rechnung {{invoice.number}}',
      body: `# Vielen Dank für Ihre Zahlung

Guten Tag {{customer.name}},

Ihre Rechnung ist bezahlt. Bitte bewahren Sie diese Nachricht als Zahlungsbestätigung auf.

| Rechnung | {{invoice.number}}
| Gesamtbetrag | {{invoice.total}}
| Bezahlt | **{{payment.amount}}**
| Bezahlt mit | {{payment.method}}`,
    },
    payment_failed: {
      subject: 'Ihre Zahlung zu Rechnung {{invoice.number}} ist fehlgeschlagen',
      body: `# Ihre Zahlung ist fehlgeschlagen

Guten Tag {{customer.name}},

wir konnten {{invoice.amount_due}} für Rechnung {{invoice.number}} nicht einziehen.

| Zahlungsmittel | {{payment.method}}
| Grund | {{payment.reason}}
| Nächster Versuch | {{payment.retry_on}}

{{#if payment.retry_on}}Wenn die Zahlung bis dahin gelingen kann, brauchen Sie nichts zu tun. Sie können auch sofort mit einem anderen Zahlungsmittel bezahlen.{{else}}Bitte bezahlen Sie mit einem anderen Zahlungsmittel.{{/if}}

{{#if payment.final_on}}Dies ist unsere letzte Erinnerung. Bitte bezahlen Sie bis zum {{payment.final_on}}.{{/if}}

[Jetzt bezahlen]({{invoice.pay_url}})`,
      sms: '{{seller.name}}: Ihre Zahlung von {{invoice.amount_due}} zu Rechnung {{invoice.number}} ist fehlgeschlagen. {{#if payment.retry_on}}Nächster Versuch am {{payment.retry_on}}. {{/if}}{{invoice.pay_url}}',
    },
    payment_confirmation: {
      subject: 'Bitte bestätigen Sie Ihre Zahlung zu Rechnung {{invoice.number}}',
      body: `# Bitte bestätigen Sie Ihre Zahlung

Guten Tag {{customer.name}},

Ihre Bank verlangt, dass Sie die Zahlung von {{invoice.amount_due}} für Rechnung {{invoice.number}} bestätigen. Bis dahin wird nichts abgebucht.

[Zahlung bestätigen]({{payment.confirm_url}})`,
      sms: '{{seller.name}}: Bitte bestätigen Sie Ihre Zahlung von {{invoice.amount_due}} zu Rechnung {{invoice.number}}: {{payment.confirm_url}}',
    },
    refund_sent: {
      subject: 'Ihre Erstattung von {{seller.name}}: {{refund.amount}}',
      body: `# Ihre Erstattung ist unterwegs

Guten Tag {{customer.name}},

wir haben Ihnen {{refund.amount}} auf dem Weg erstattet, auf dem Sie bezahlt haben. Bis Ihre Bank den Betrag anzeigt, können einige Tage vergehen.

| Erstattung | **{{refund.amount}}**
| An | {{refund.method}}
| Rechnung | {{invoice.number}}
| Gutschrift | {{credit_note.number}}`,
    },
    credit_note_issued: {
      subject: 'Gutschrift {{credit_note.number}} von {{seller.name}}',
      body: `# Gutschrift {{credit_note.number}}

Guten Tag {{customer.name}},

wir haben eine Gutschrift zu Rechnung {{invoice.number}} ausgestellt.

| Gutschrift | {{credit_note.number}}
| Gesamtbetrag | **{{credit_note.total}}**
| Von der Rechnung abgezogen | {{credit_note.reduced_due}}
| Ihrem Guthaben gutgeschrieben | {{credit_note.credited}}
| Wird erstattet | {{credit_note.refunded}}`,
    },
    renewal_upcoming: {
      subject: 'Ihr Abonnement {{subscription.plan}} verlängert sich am {{subscription.renews_on}}',
      body: `# Ihr Abonnement verlängert sich bald

Guten Tag {{customer.name}},

Ihr Abonnement {{subscription.plan}} verlängert sich am {{subscription.renews_on}}. Möchten Sie es weiter nutzen, brauchen Sie nichts zu tun.`,
      sms: '{{seller.name}}: Ihr Abonnement {{subscription.plan}} verlängert sich am {{subscription.renews_on}}.',
    },
    trial_ending: {
      subject: 'Ihre Testphase von {{subscription.plan}} endet am {{subscription.trial_ends_on}}',
      body: `# Ihre Testphase endet bald

Guten Tag {{customer.name}},

Ihre Testphase von {{subscription.plan}} endet am {{subscription.trial_ends_on}}. Danach wird Ihr Abonnement berechnet, sofern Sie nicht vorher kündigen.`,
      sms: '{{seller.name}}: Ihre Testphase von {{subscription.plan}} endet am {{subscription.trial_ends_on}}. Danach wird das Abonnement berechnet.',
    },
    subscription_started: {
      subject: 'Ihr Abonnement {{subscription.plan}}',
      body: `# Herzlich willkommen

Guten Tag {{customer.name}},

Ihr Abonnement {{subscription.plan}} ist eingerichtet. Vielen Dank für Ihr Vertrauen!

| Tarif | {{subscription.plan}}
| Kostenlos testen bis | {{subscription.trial_ends_on}}
| Nächste Verlängerung | {{subscription.renews_on}}`,
    },
    subscription_changed: {
      subject: 'Ihr Abonnement wurde geändert',
      body: `# Ihr Abonnement wurde geändert

Guten Tag {{customer.name}},

wir haben Ihr Abonnement wie vereinbart geändert.

| Tarif | {{subscription.plan}}
| Nächste Verlängerung | {{subscription.renews_on}}`,
    },
    cancellation_scheduled: {
      subject: 'Ihre Kündigung von {{subscription.plan}}',
      body: `# Ihre Kündigung ist bestätigt

Guten Tag {{customer.name}},

Ihr Abonnement {{subscription.plan}} endet{{#if subscription.ends_on}} am {{subscription.ends_on}}{{/if}}. Bis dahin bleibt alles, wie es ist. Wenn Sie es sich anders überlegen, antworten Sie einfach auf diese E-Mail.`,
    },
    subscription_ended: {
      subject: 'Ihr Abonnement {{subscription.plan}} ist beendet',
      body: `# Ihr Abonnement ist beendet

Guten Tag {{customer.name}},

Ihr Abonnement {{subscription.plan}} ist beendet und wird nicht mehr berechnet. Vielen Dank, dass Sie unser Kunde waren; Sie sind jederzeit wieder willkommen.`,
    },
    subscription_paused: {
      subject: 'Ihr Abonnement {{subscription.plan}} pausiert',
      body: `# Ihr Abonnement pausiert

Guten Tag {{customer.name}},

Ihr Abonnement {{subscription.plan}} pausiert und wird nicht berechnet{{#if subscription.resumes_on}}. Es läuft am {{subscription.resumes_on}} von selbst weiter{{else}}, bis es fortgesetzt wird{{/if}}.`,
    },
    subscription_resumed: {
      subject: 'Ihr Abonnement {{subscription.plan}} läuft weiter',
      body: `# Ihr Abonnement läuft weiter

Guten Tag {{customer.name}},

Ihr Abonnement {{subscription.plan}} ist wieder aktiv.

| Nächste Verlängerung | {{subscription.renews_on}}`,
    },
    card_expiring: {
      subject: 'Ihre Karte mit den Endziffern {{card.last4}} läuft bald ab',
      body: `# Ihre Karte läuft bald ab

Guten Tag {{customer.name}},

die Karte, mit der Sie bei uns bezahlen, läuft bald ab. Bitte hinterlegen Sie rechtzeitig eine neue, damit nichts unterbrochen wird.

| Karte | {{card.brand}} •••• {{card.last4}}
| Gültig bis | {{card.expires}}`,
      sms: '{{seller.name}}: Ihre Karte mit den Endziffern {{card.last4}} ist nur noch bis {{card.expires}} gültig. Bitte hinterlegen Sie rechtzeitig eine neue.',
    },
    wallet_low: {
      subject: 'Ihr Guthaben geht zur Neige',
      body: `# Ihr Guthaben geht zur Neige

Guten Tag {{customer.name}},

auf Ihrem Guthabenkonto ist nur noch wenig übrig. Bitte laden Sie es rechtzeitig auf.

| Guthabenkonto | {{wallet.name}}
| Stand | **{{wallet.balance}}**
| Schwelle | {{wallet.threshold}}`,
      sms: '{{seller.name}}: Auf Ihrem Guthabenkonto {{wallet.name}} sind noch {{wallet.balance}}. Bitte laden Sie es rechtzeitig auf.',
    },
    ticket_reply: {
      subject: 'AW: {{ticket.subject}} [{{ticket.number}}]',
      body: `# Wir haben Ihnen geantwortet

Guten Tag {{customer.name}},

{{ticket.reply}}

{{#if ticket.ticket_url}}[Unterhaltung öffnen]({{ticket.ticket_url}}){{/if}}`,
    },
    ticket_waiting: {
      subject: 'Ticket {{ticket.number}}: {{ticket.subject}}',
      body: `# Ein Kunde wartet auf Antwort

{{customer.name}} schreibt:

{{ticket.message}}

[Ticket öffnen]({{object.dashboard_url}})`,
    },
    dispute_opened: {
      subject: 'Zahlung angefochten: {{object.amount}}, {{customer.name}}',
      body: `# Eine Zahlung wurde angefochten

Die Bank von {{customer.name}} hat eine Zahlung zurückgeholt. Bitte prüfen Sie die Belege und antworten Sie vor Ablauf der Frist.

| Zahlung | {{object.name}}
| Betrag | **{{object.amount}}**
| Grund | {{object.reason}}

[Dashboard öffnen]({{object.dashboard_url}})`,
    },
    payment_unresolved: {
      subject: 'Eine Zahlung muss geprüft werden: {{object.name}}',
      body: `# Eine Zahlung muss geprüft werden

Was aus einer Zahlung geworden ist, lässt sich nicht automatisch klären. Bitte sehen Sie beim Zahlungsanbieter nach und tragen Sie das Ergebnis ein.

| Rechnung | {{object.name}}
| Kunde | {{customer.name}}
| Betrag | {{object.amount}}
| Was geschah | {{object.reason}}

[Dashboard öffnen]({{object.dashboard_url}})`,
    },
    subscription_parked: {
      subject: 'Abrechnung angehalten: {{customer.name}}',
      body: `# Ein Abonnement wird nicht abgerechnet

Das Abonnement von {{customer.name}} konnte nicht abgerechnet werden. Es ruht, bis jemand die Ursache behebt und die Abrechnung fortsetzt.

| Abonnement | {{object.name}}
| Grund | {{object.reason}}

[Dashboard öffnen]({{object.dashboard_url}})`,
    },
    endpoint_disabled: {
      subject: 'Webhook-Endpunkt deaktiviert: {{object.name}}',
      body: `# Ein Webhook-Endpunkt wurde deaktiviert

Er wird nicht mehr benachrichtigt. Beheben Sie die Störung, aktivieren Sie ihn wieder und senden Sie Verpasstes erneut.

| Endpunkt | {{object.name}}
| Grund | {{object.reason}}

[Dashboard öffnen]({{object.dashboard_url}})`,
    },
  },
  frame: {
    whyOptional: 'Sie erhalten diese Nachricht, weil Sie unser Kunde sind.',
    unsubscribe: 'Solche Nachrichten abbestellen',
    whyNeeded: 'Diese Nachricht gehört zu Ihrem Vertrag mit uns.',
    test: 'Dies ist ein Test',
    unsubscribePage: {
      title: 'Weniger Nachrichten',
      question:
        'Alle Nachrichten abbestellen, die Ihr Vertrag nicht erfordert? Rechnungen, Zahlungsbestätigungen und Mahnungen erreichen Sie weiterhin.',
      button: 'Nachrichten abbestellen',
      done: 'Erledigt',
      doneNote: 'Sie erhalten diese Nachrichten nicht mehr. Sie können diese Seite schließen.',
      wrongLink: 'Dieser Link ist ungültig. Bitte verwenden Sie den aus Ihrer neuesten Nachricht oder antworten Sie darauf.',
    },
  },
  reasons: {
    card_declined: 'Die Bank hat die Zahlung abgelehnt',
    insufficient_funds: 'Keine ausreichende Deckung',
    limit_exceeded: 'Ein Limit der Karte wurde überschritten',
    processing_error: 'Ein technisches Problem',
    expired_card: 'Die Karte ist abgelaufen',
    authentication_required: 'Die Zahlung muss bestätigt werden',
    unusable_payment_method: 'Das Zahlungsmittel kann nicht verwendet werden',
    no_payment_method: 'Es ist kein Zahlungsmittel hinterlegt',
  },
}
