import type { Texts } from './texts-types.ts'

const invoiceFacts = `| Facture | {{invoice.number}}
| Montant dû | **{{invoice.amount_due}}**
| À régler avant le | {{invoice.due_on}}`

export const french: Texts = {
  templates: {
    invoice_created: {
      subject:
        'Facture {{invoice.number}} de {{seller.name}} : {{invoice.amount_due}}{{#if invoice.due_on}}, échéance le {{invoice.due_on}}{{/if}}',
      body: `# Votre facture {{invoice.number}}

Bonjour {{customer.name}},

Voici votre facture{{#if invoice.issued_on}} du {{invoice.issued_on}}{{/if}}.

${invoiceFacts}

{{invoice.memo}}

[Régler cette facture]({{invoice.pay_url}})

Vous avez déjà payé ? Alors vous n’avez plus rien à faire.`,
      sms: '{{seller.name}} : facture {{invoice.number}} de {{invoice.amount_due}}{{#if invoice.due_on}}, échéance le {{invoice.due_on}}{{/if}}. {{invoice.pay_url}}',
    },
    invoice_due_soon: {
      subject: 'Rappel : la facture {{invoice.number}} arrive à échéance{{#if invoice.due_on}} le {{invoice.due_on}}{{/if}}',
      body: `# Votre facture arrive bientôt à échéance

Bonjour {{customer.name}},

Un petit rappel : cette facture arrive bientôt à échéance.

${invoiceFacts}

[Régler cette facture]({{invoice.pay_url}})

Si votre paiement est déjà en route, merci ; veuillez alors ignorer ce message.`,
      sms: '{{seller.name}} : la facture {{invoice.number}} de {{invoice.amount_due}} arrive à échéance{{#if invoice.due_on}} le {{invoice.due_on}}{{/if}}. {{invoice.pay_url}}',
    },
    invoice_overdue: {
      subject: 'En retard : facture {{invoice.number}}, {{invoice.amount_due}}',
      body: `# Votre facture est en retard de paiement

Bonjour {{customer.name}},

Nous n’avons pas encore reçu votre paiement pour cette facture.

${invoiceFacts}

[Payer maintenant]({{invoice.pay_url}})

Si vous avez payé ces derniers jours, merci ; veuillez alors ignorer ce message. Si la facture comporte une erreur, répondez simplement à ce courriel.`,
      sms: '{{seller.name}} : la facture {{invoice.number}} de {{invoice.amount_due}} est en retard. Merci de la régler : {{invoice.pay_url}}',
    },
    invoice_paid: {
      subject: 'Reçu de {{seller.name}} : facture {{invoice.number}}',
      body: `# Merci pour votre paiement

Bonjour {{customer.name}},

Votre facture est réglée. Conservez ce message comme reçu.

| Facture | {{invoice.number}}
| Total | {{invoice.total}}
| Payé | **{{payment.amount}}**
| Moyen de paiement | {{payment.method}}`,
    },
    payment_failed: {
      subject: 'Votre paiement de la facture {{invoice.number}} n’a pas abouti',
      body: `# Votre paiement n’a pas abouti

Bonjour {{customer.name}},

Nous n’avons pas pu encaisser {{invoice.amount_due}} pour la facture {{invoice.number}}.

| Moyen de paiement | {{payment.method}}
| Motif | {{payment.reason}}
| Prochaine tentative | {{payment.retry_on}}

{{#if payment.retry_on}}Si le paiement peut aboutir d’ici là, vous n’avez rien à faire. Vous pouvez aussi payer tout de suite par un autre moyen.{{else}}Merci de payer par un autre moyen.{{/if}}

{{#if payment.final_on}}Ceci est notre dernier rappel. Merci de payer avant le {{payment.final_on}}.{{/if}}

[Payer maintenant]({{invoice.pay_url}})`,
      sms: '{{seller.name}} : votre paiement de {{invoice.amount_due}} pour la facture {{invoice.number}} n’a pas abouti. {{#if payment.retry_on}}Prochaine tentative le {{payment.retry_on}}. {{/if}}{{invoice.pay_url}}',
    },
    payment_confirmation: {
      subject: 'Veuillez confirmer votre paiement de la facture {{invoice.number}}',
      body: `# Veuillez confirmer votre paiement

Bonjour {{customer.name}},

Votre banque vous demande de confirmer le paiement de {{invoice.amount_due}} pour la facture {{invoice.number}}. D’ici là, rien n’est débité.

[Confirmer le paiement]({{payment.confirm_url}})`,
      sms: '{{seller.name}} : veuillez confirmer votre paiement de {{invoice.amount_due}} pour la facture {{invoice.number}} : {{payment.confirm_url}}',
    },
    refund_sent: {
      subject: 'Votre remboursement de {{refund.amount}} par {{seller.name}}',
      body: `# Votre remboursement est en route

Bonjour {{customer.name}},

Nous vous avons remboursé {{refund.amount}} par le moyen utilisé pour le paiement. Quelques jours peuvent s’écouler avant que votre banque ne l’affiche.

| Remboursement | **{{refund.amount}}**
| Vers | {{refund.method}}
| Facture | {{invoice.number}}
| Avoir | {{credit_note.number}}`,
    },
    credit_note_issued: {
      subject: 'Avoir {{credit_note.number}} de {{seller.name}}',
      body: `# Avoir {{credit_note.number}}

Bonjour {{customer.name}},

Nous avons établi un avoir sur la facture {{invoice.number}}.

| Avoir | {{credit_note.number}}
| Total | **{{credit_note.total}}**
| Déduit de la facture | {{credit_note.reduced_due}}
| Ajouté à votre crédit | {{credit_note.credited}}
| À rembourser | {{credit_note.refunded}}`,
    },
    renewal_upcoming: {
      subject: 'Votre abonnement {{subscription.plan}} sera renouvelé le {{subscription.renews_on}}',
      body: `# Votre abonnement sera bientôt renouvelé

Bonjour {{customer.name}},

Votre abonnement {{subscription.plan}} sera renouvelé le {{subscription.renews_on}}. Si vous souhaitez continuer, vous n’avez rien à faire.`,
      sms: '{{seller.name}} : votre abonnement {{subscription.plan}} sera renouvelé le {{subscription.renews_on}}.',
    },
    trial_ending: {
      subject: 'Votre essai de {{subscription.plan}} se termine le {{subscription.trial_ends_on}}',
      body: `# Votre essai se termine bientôt

Bonjour {{customer.name}},

Votre essai de {{subscription.plan}} se termine le {{subscription.trial_ends_on}}. Votre abonnement sera ensuite facturé, sauf si vous le résiliez avant.`,
      sms: '{{seller.name}} : votre essai de {{subscription.plan}} se termine le {{subscription.trial_ends_on}}. L’abonnement sera ensuite facturé.',
    },
    subscription_started: {
      subject: 'Votre abonnement {{subscription.plan}}',
      body: `# Bienvenue

Bonjour {{customer.name}},

Votre abonnement {{subscription.plan}} est en place. Merci de votre confiance !

| Offre | {{subscription.plan}}
| Essai gratuit jusqu’au | {{subscription.trial_ends_on}}
| Prochain renouvellement | {{subscription.renews_on}}`,
    },
    subscription_changed: {
      subject: 'Votre abonnement a été modifié',
      body: `# Votre abonnement a été modifié

Bonjour {{customer.name}},

Nous avons modifié votre abonnement comme convenu.

| Offre | {{subscription.plan}}
| Prochain renouvellement | {{subscription.renews_on}}`,
    },
    cancellation_scheduled: {
      subject: 'Votre résiliation de {{subscription.plan}}',
      body: `# Votre résiliation est confirmée

Bonjour {{customer.name}},

Votre abonnement {{subscription.plan}} prendra fin{{#if subscription.ends_on}} le {{subscription.ends_on}}{{/if}}. D’ici là, rien ne change. Si vous changez d’avis, répondez simplement à ce courriel.`,
    },
    subscription_ended: {
      subject: 'Votre abonnement {{subscription.plan}} est terminé',
      body: `# Votre abonnement est terminé

Bonjour {{customer.name}},

Votre abonnement {{subscription.plan}} est terminé et ne sera plus facturé. Merci d’avoir été notre client ; vous serez toujours le bienvenu.`,
    },
    subscription_paused: {
      subject: 'Votre abonnement {{subscription.plan}} est suspendu',
      body: `# Votre abonnement est suspendu

Bonjour {{customer.name}},

Votre abonnement {{subscription.plan}} est suspendu et n’est pas facturé{{#if subscription.resumes_on}}. Il reprendra de lui-même le {{subscription.resumes_on}}{{else}} jusqu’à sa reprise{{/if}}.`,
    },
    subscription_resumed: {
      subject: 'Votre abonnement {{subscription.plan}} reprend',
      body: `# Votre abonnement reprend

Bonjour {{customer.name}},

Votre abonnement {{subscription.plan}} est de nouveau actif.

| Prochain renouvellement | {{subscription.renews_on}}`,
    },
    card_expiring: {
      subject: 'Votre carte se terminant par {{card.last4}} expire bientôt',
      body: `# Votre carte expire bientôt

Bonjour {{customer.name}},

La carte avec laquelle vous nous payez expire bientôt. Merci d’en enregistrer une nouvelle à temps pour éviter toute interruption.

| Carte | {{card.brand}} •••• {{card.last4}}
| Expire | {{card.expires}}`,
      sms: '{{seller.name}} : votre carte se terminant par {{card.last4}} expire en {{card.expires}}. Merci d’en enregistrer une nouvelle à temps.',
    },
    wallet_low: {
      subject: 'Votre crédit prépayé est presque épuisé',
      body: `# Votre crédit prépayé est presque épuisé

Bonjour {{customer.name}},

Il reste peu de crédit dans votre portefeuille. Merci de le recharger à temps.

| Portefeuille | {{wallet.name}}
| Solde | **{{wallet.balance}}**
| Seuil | {{wallet.threshold}}`,
      sms: '{{seller.name}} : il reste {{wallet.balance}} dans votre portefeuille {{wallet.name}}. Merci de le recharger à temps.',
    },
    ticket_reply: {
      subject: 'Re : {{ticket.subject}} [{{ticket.number}}]',
      body: `# Nous vous avons répondu

Bonjour {{customer.name}},

{{ticket.reply}}

{{#if ticket.ticket_url}}[Ouvrir la conversation]({{ticket.ticket_url}}){{/if}}`,
    },
    ticket_waiting: {
      subject: 'Ticket {{ticket.number}} : {{ticket.subject}}',
      body: `# Un client attend une réponse

{{customer.name}} a écrit :

{{ticket.message}}

[Ouvrir le ticket]({{object.dashboard_url}})`,
    },
    dispute_opened: {
      subject: 'Litige ouvert : {{object.amount}}, {{customer.name}}',
      body: `# Un paiement est contesté

La banque de {{customer.name}} a repris un paiement. Examinez les justificatifs et répondez avant la date limite.

| Paiement | {{object.name}}
| Montant | **{{object.amount}}**
| Motif | {{object.reason}}

[Ouvrir le tableau de bord]({{object.dashboard_url}})`,
    },
    payment_unresolved: {
      subject: 'Un paiement doit être vérifié : {{object.name}}',
      body: `# Un paiement doit être vérifié

Impossible de savoir automatiquement ce qu’un paiement est devenu. Consultez le prestataire de paiement et enregistrez le résultat.

| Facture | {{object.name}}
| Client | {{customer.name}}
| Montant | {{object.amount}}
| Ce qui s’est passé | {{object.reason}}

[Ouvrir le tableau de bord]({{object.dashboard_url}})`,
    },
    subscription_parked: {
      subject: 'Facturation arrêtée : {{customer.name}}',
      body: `# Un abonnement n’est plus facturé

L’abonnement de {{customer.name}} n’a pas pu être facturé. Il reste en attente jusqu’à ce que quelqu’un en supprime la cause et reprenne la facturation.

| Abonnement | {{object.name}}
| Motif | {{object.reason}}

[Ouvrir le tableau de bord]({{object.dashboard_url}})`,
    },
    endpoint_disabled: {
      subject: 'Point de terminaison webhook désactivé : {{object.name}}',
      body: `# Un point de terminaison webhook a été désactivé

Il ne reçoit plus rien. Réparez-le, réactivez-le, puis renvoyez ce qu’il a manqué.

| Point de terminaison | {{object.name}}
| Motif | {{object.reason}}

[Ouvrir le tableau de bord]({{object.dashboard_url}})`,
    },
  },
  frame: {
    whyOptional: 'Vous recevez ce message parce que vous êtes notre client.',
    unsubscribe: 'Ne plus recevoir ce type de message',
    whyNeeded: 'Ce message fait partie de votre contrat avec nous.',
    test: 'Ceci est un test',
    unsubscribePage: {
      title: 'Moins de messages',
      question: 'Ne plus recevoir les messages que votre contrat n’exige pas ? Factures, reçus et rappels vous parviendront toujours.',
      button: 'Ne plus recevoir ces messages',
      done: 'C’est fait',
      doneNote: 'Vous ne recevrez plus ces messages. Vous pouvez fermer cette page.',
      wrongLink: 'Ce lien n’est pas valable. Utilisez celui de votre dernier message, ou répondez-y.',
    },
  },
  reasons: {
    card_declined: 'La banque a refusé le paiement',
    insufficient_funds: 'Provision insuffisante',
    limit_exceeded: 'Un plafond de la carte a été dépassé',
    processing_error: 'Un problème technique',
    expired_card: 'La carte a expiré',
    authentication_required: 'Le paiement doit être confirmé',
    unusable_payment_method: 'Le moyen de paiement ne peut pas être utilisé',
    no_payment_method: 'Aucun moyen de paiement n’est enregistré',
  },
}
