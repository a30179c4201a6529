import type { PersonMailTexts } from './person-mail-types.ts'

const hello = 'Bonjour{{#if name}} {{name}}{{/if}},'
const notYou = 'Si ce n’était pas vous, réinitialisez tout de suite votre mot de passe et fermez toutes les sessions.'
const where = `| Quand | {{at}}
| Depuis | {{address}}`

export const french: PersonMailTexts = {
  why: 'Vous recevez ce message en raison d’un compte à cette adresse.',
  mails: {
    verify_email: {
      subject: 'Confirmez votre adresse e-mail',
      body: `# Confirmez votre adresse e-mail

${hello}

Il reste une étape{{#if organization}} chez {{organization}}{{/if}} : confirmez que cette adresse est la vôtre.

[Confirmer l’adresse]({{url}})

Le lien fonctionne une fois, pendant 24 heures. Si vous ne vous êtes pas inscrit, ne faites rien : sans votre mot de passe, il ne sert à personne.`,
    },
    already_registered: {
      subject: 'Vous avez déjà un compte',
      body: `# Vous avez déjà un compte

${hello}

Quelqu’un a voulu s’inscrire{{#if organization}} chez {{organization}}{{/if}} avec cette adresse, qui a déjà un compte. Si c’était vous, connectez-vous ; un mot de passe oublié peut y être réinitialisé.

[Se connecter]({{url}})

Si ce n’était pas vous, il n’y a rien à faire.`,
    },
    access_given: {
      subject: 'Vous pouvez vous connecter chez {{organization}}',
      body: `# Votre accès chez {{organization}}

${hello}

{{organization}} vous a donné accès à un compte. Connectez-vous avec votre adresse et le mot de passe que vous avez déjà.

[Se connecter]({{url}})

Si vous ne savez pas pourquoi, il n’y a rien à faire.`,
    },
    account_created: {
      subject: 'Votre compte est prêt',
      body: `# Votre compte est prêt

${hello}

Un compte a été créé pour vous{{#if organization}} chez {{organization}}{{/if}}. Choisissez un mot de passe pour commencer.

[Choisir un mot de passe]({{url}})

Le lien fonctionne une fois.`,
    },
    reset_password: {
      subject: 'Réinitialisez votre mot de passe',
      body: `# Réinitialisez votre mot de passe

${hello}

Quelqu’un a demandé à réinitialiser votre mot de passe{{#if organization}} chez {{organization}}{{/if}}.

[Choisir un nouveau mot de passe]({{url}})

Le lien fonctionne une fois, pendant 30 minutes. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.`,
    },
    magic_link: {
      subject: 'Votre lien de connexion',
      body: `# Se connecter

${hello}

Voici le lien que vous avez demandé{{#if organization}} pour vous connecter chez {{organization}}{{/if}}.

[Se connecter]({{url}})

Le lien fonctionne une fois, pendant 30 minutes. Si vous ne l’avez pas demandé, ne faites rien.`,
    },
    invitation: {
      subject: 'Vous êtes invité chez {{organization}}',
      body: `# Rejoignez {{organization}}

{{#if inviter}}{{inviter}} vous invite{{else}}Vous êtes invité{{/if}} à travailler pour {{organization}}{{#if role}} en tant que {{role}}{{/if}}.

[Accepter l’invitation]({{url}})

Le lien fonctionne une fois, pendant sept jours. Si vous ne savez pas pourquoi vous l’avez reçu, ne faites rien.`,
    },
    change_email: {
      subject: 'Confirmez votre nouvelle adresse e-mail',
      body: `# Confirmez votre nouvelle adresse

${hello}

{{email}} doit devenir l’adresse de votre compte.

[Confirmer la nouvelle adresse]({{url}})

Le lien fonctionne une fois, pendant 30 minutes. Jusque-là, rien ne change.`,
    },
    email_changed: {
      subject: 'Votre adresse e-mail a été modifiée',
      body: `# Votre adresse e-mail a été modifiée

${hello}

Votre compte{{#if organization}} chez {{organization}}{{/if}} a désormais une autre adresse.

| Nouvelle adresse | {{email}}
${where}

Si ce n’était pas vous, prévenez tout de suite ceux qui exploitent cette installation.`,
    },
    password_changed: {
      subject: 'Votre mot de passe a été modifié',
      body: `# Votre mot de passe a été modifié

${hello}

Le mot de passe de votre compte{{#if organization}} chez {{organization}}{{/if}} a été modifié. Toutes les autres sessions sont fermées.

${where}

Si ce n’était pas vous, réinitialisez-le tout de suite.`,
    },
    new_device: {
      subject: 'Nouvelle connexion à votre compte',
      body: `# Un nouvel appareil

${hello}

Quelqu’un s’est connecté à votre compte{{#if organization}} chez {{organization}}{{/if}} depuis un navigateur que nous ne connaissions pas.

| Appareil | {{device}}
${where}

Si c’était vous, il n’y a rien à faire. ${notYou}`,
    },
    factor_enabled: {
      subject: 'Votre second facteur est activé',
      body: `# Votre second facteur est activé

${hello}

Désormais, votre compte demande un code en plus du mot de passe.

${where}

${notYou}`,
    },
    factor_disabled: {
      subject: 'Votre second facteur est désactivé',
      body: `# Votre second facteur est désactivé

${hello}

Votre compte ne demande plus de code en plus du mot de passe.

${where}

${notYou}`,
    },
    passkey_added: {
      subject: 'Une clé d’accès a été ajoutée à votre compte',
      body: `# Une clé d’accès a été ajoutée

${hello}

Désormais, cette clé d’accès ouvre votre compte, même sans le mot de passe.

| Clé d’accès | {{passkey}}
${where}

Si ce n’était pas vous, retirez tout de suite la clé d’accès sur la page de votre compte, réinitialisez votre mot de passe et fermez toutes les sessions.`,
    },
    passkey_removed: {
      subject: 'Une clé d’accès de votre compte a été retirée',
      body: `# Une clé d’accès a été retirée

${hello}

Cette clé d’accès n’ouvre plus votre compte. Les autres sessions sont fermées.

| Clé d’accès | {{passkey}}
${where}

${notYou}`,
    },
    passkey_copied: {
      subject: 'Une clé d’accès a été refusée',
      body: `# Une clé d’accès a été refusée

${hello}

Quelqu’un a essayé d’utiliser une clé d’accès de votre compte dont le compteur avait reculé. Cela arrive quand une clé de sécurité a été copiée. Personne n’est entré.

| Clé d’accès | {{passkey}}
${where}

Retirez cette clé d’accès sur la page de votre compte et ajoutez-en une nouvelle avec une autre clé de sécurité.`,
    },
    recovery_codes_made: {
      subject: 'Nouveaux codes de secours',
      body: `# Nouveaux codes de secours

${hello}

De nouveaux codes de secours ont été créés pour votre compte ; les anciens ne valent plus.

${where}

${notYou}`,
    },
    recovery_code_used: {
      subject: 'Un code de secours a été utilisé',
      body: `# Un code de secours a été utilisé

${hello}

Quelqu’un s’est connecté à votre compte avec un code de secours.

| Codes restants | {{left}}
${where}

${notYou}`,
    },
    role_changed: {
      subject: 'Votre rôle chez {{organization}} a changé',
      body: `# Votre rôle a changé

${hello}

Votre rôle chez {{organization}} est maintenant **{{role}}**. Reconnectez-vous si on vous le demande.`,
    },
    member_removed: {
      subject: 'Vous ne travaillez plus pour {{organization}}',
      body: `# Votre accès a pris fin

${hello}

Vous n’êtes plus membre de {{organization}}. Votre compte lui-même demeure.`,
    },
    approval_requested: {
      subject: '{{organization}} : votre approbation est demandée',
      body: `# Votre approbation est demandée

${hello}

Chez {{organization}}, quelqu’un demande {{what}}, ce qui exige une deuxième personne.

| Qui | {{requester}}
| Montant | {{amount}}{{#if reason}}
| Pourquoi | {{reason}}{{/if}}

[Voir la demande]({{url}})

Rien n’est fait avant que quelqu’un d’autre ne l’approuve.`,
    },
    api_key_changed: {
      subject: 'Les clés API de {{organization}} ont changé',
      body: `# Les clés API ont changé

${hello}

Une clé API de {{organization}} a changé.

| Clé | {{key}}
| Ce qui s’est passé | {{deed}}
| Quand | {{at}}

Si personne parmi vous ne l’a fait, révoquez la clé tout de suite.`,
    },
  },
}
