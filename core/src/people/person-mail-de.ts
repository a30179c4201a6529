import type { PersonMailTexts } from './person-mail-types.ts'

const hello = 'Guten Tag{{#if name}} {{name}}{{/if}},'
const notYou = 'Wenn Sie das nicht waren, setzen Sie sofort Ihr Passwort zurück und beenden Sie alle Sitzungen.'
const where = `| Wann | {{at}}
| Von | {{address}}`

export const german: PersonMailTexts = {
  why: 'Sie erhalten diese Nachricht wegen eines Kontos unter dieser Adresse.',
  mails: {
    verify_email: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse',
      body: `# Bestätigen Sie Ihre E-Mail-Adresse

${hello}

Ein Schritt fehlt noch{{#if organization}} bei {{organization}}{{/if}}: Bestätigen Sie, dass diese Adresse Ihnen gehört.

[Adresse bestätigen]({{url}})

Der Link gilt einmal und 24 Stunden lang. Wenn Sie sich nicht angemeldet haben, tun Sie nichts: Ohne Ihr Passwort nützt er niemandem.`,
    },
    already_registered: {
      subject: 'Sie haben schon ein Konto',
      body: `# Sie haben schon ein Konto

${hello}

Jemand wollte{{#if organization}} bei {{organization}}{{/if}} ein Konto mit dieser Adresse anlegen; es gibt aber schon eines. Wenn Sie das waren, melden Sie sich einfach an; ein vergessenes Passwort können Sie dort zurücksetzen.

[Anmelden]({{url}})

Wenn Sie es nicht waren, müssen Sie nichts tun.`,
    },
    access_given: {
      subject: 'Sie können sich bei {{organization}} anmelden',
      body: `# Ihr Zugang bei {{organization}}

${hello}

{{organization}} hat Ihnen dort Zugang zu einem Konto gegeben. Melden Sie sich mit Ihrer Adresse und dem Passwort an, das Sie schon haben.

[Anmelden]({{url}})

Wenn Sie nicht wissen, warum, müssen Sie nichts tun.`,
    },
    account_created: {
      subject: 'Ihr Konto ist bereit',
      body: `# Ihr Konto ist bereit

${hello}

Für Sie wurde{{#if organization}} bei {{organization}}{{/if}} ein Konto angelegt. Wählen Sie ein Passwort, dann kann es losgehen.

[Passwort wählen]({{url}})

Der Link gilt einmal.`,
    },
    reset_password: {
      subject: 'Passwort zurücksetzen',
      body: `# Passwort zurücksetzen

${hello}

Jemand möchte Ihr Passwort{{#if organization}} bei {{organization}}{{/if}} zurücksetzen.

[Neues Passwort wählen]({{url}})

Der Link gilt einmal und 30 Minuten lang. Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.`,
    },
    magic_link: {
      subject: 'Ihr Link zum Anmelden',
      body: `# Anmelden

${hello}

Hier ist der Link, um den Sie gebeten haben{{#if organization}}, zum Anmelden bei {{organization}}{{/if}}.

[Anmelden]({{url}})

Der Link gilt einmal und 30 Minuten lang. Wenn Sie nicht darum gebeten haben, tun Sie nichts.`,
    },
    invitation: {
      subject: 'Einladung zu {{organization}}',
      body: `# Arbeiten Sie bei {{organization}} mit

{{#if inviter}}{{inviter}} lädt Sie ein{{else}}Sie sind eingeladen{{/if}}, bei {{organization}}{{#if role}} als {{role}}{{/if}} mitzuarbeiten.

[Einladung annehmen]({{url}})

Der Link gilt einmal und sieben Tage lang. Wenn Sie nicht wissen, warum Sie ihn bekommen haben, tun Sie nichts.`,
    },
    change_email: {
      subject: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
      body: `# Bestätigen Sie Ihre neue Adresse

${hello}

{{email}} soll die Adresse Ihres Kontos werden.

[Neue Adresse bestätigen]({{url}})

Der Link gilt einmal und 30 Minuten lang. Bis dahin ändert sich nichts.`,
    },
    email_changed: {
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      body: `# Ihre E-Mail-Adresse wurde geändert

${hello}

Ihr Konto{{#if organization}} bei {{organization}}{{/if}} ist von jetzt an unter einer anderen Adresse erreichbar.

| Neue Adresse | {{email}}
${where}

Wenn Sie das nicht waren, sagen Sie es sofort denen, die diese Installation betreiben.`,
    },
    password_changed: {
      subject: 'Ihr Passwort wurde geändert',
      body: `# Ihr Passwort wurde geändert

${hello}

Das Passwort Ihres Kontos{{#if organization}} bei {{organization}}{{/if}} wurde geändert. Alle anderen Sitzungen sind beendet.

${where}

Wenn Sie das nicht waren, setzen Sie Ihr Passwort sofort zurück.`,
    },
    new_device: {
      subject: 'Neue Anmeldung an Ihrem Konto',
      body: `# Ein neues Gerät

${hello}

Jemand hat sich{{#if organization}} bei {{organization}}{{/if}} mit einem Browser an Ihrem Konto angemeldet, den wir noch nicht kannten.

| Gerät | {{device}}
${where}

Wenn Sie das waren, müssen Sie nichts tun. ${notYou}`,
    },
    factor_enabled: {
      subject: 'Ihr zweiter Faktor ist eingeschaltet',
      body: `# Ihr zweiter Faktor ist eingeschaltet

${hello}

Von jetzt an fragt Ihr Konto neben dem Passwort nach einem Code.

${where}

${notYou}`,
    },
    factor_disabled: {
      subject: 'Ihr zweiter Faktor ist ausgeschaltet',
      body: `# Ihr zweiter Faktor ist ausgeschaltet

${hello}

Ihr Konto fragt neben dem Passwort nicht mehr nach einem Code.

${where}

${notYou}`,
    },
    passkey_added: {
      subject: 'Ihr Konto hat einen neuen Passkey',
      body: `# Ein Passkey wurde hinzugefügt

${hello}

Von jetzt an öffnet dieser Passkey Ihr Konto, auch ohne das Passwort.

| Passkey | {{passkey}}
${where}

Wenn Sie das nicht waren, entfernen Sie den Passkey sofort auf der Seite Ihres Kontos, setzen Sie Ihr Passwort zurück und beenden Sie alle Sitzungen.`,
    },
    passkey_removed: {
      subject: 'Ein Passkey Ihres Kontos wurde entfernt',
      body: `# Ein Passkey wurde entfernt

${hello}

Dieser Passkey öffnet Ihr Konto nicht mehr. Andere Sitzungen sind beendet.

| Passkey | {{passkey}}
${where}

${notYou}`,
    },
    passkey_copied: {
      subject: 'Ein Passkey wurde abgelehnt',
      body: `# Ein Passkey wurde abgelehnt

${hello}

Jemand wollte einen Passkey Ihres Kontos benutzen, dessen Zähler zurückgegangen war. Das kommt vor, wenn ein Sicherheitsschlüssel kopiert wurde. Niemand wurde eingelassen.

| Passkey | {{passkey}}
${where}

Entfernen Sie diesen Passkey auf der Seite Ihres Kontos und fügen Sie mit einem anderen Sicherheitsschlüssel einen neuen hinzu.`,
    },
    recovery_codes_made: {
      subject: 'Neue Wiederherstellungscodes',
      body: `# Neue Wiederherstellungscodes

${hello}

Für Ihr Konto wurden neue Wiederherstellungscodes erzeugt; frühere gelten nicht mehr.

${where}

${notYou}`,
    },
    recovery_code_used: {
      subject: 'Ein Wiederherstellungscode wurde benutzt',
      body: `# Ein Wiederherstellungscode wurde benutzt

${hello}

Jemand hat sich mit einem Wiederherstellungscode an Ihrem Konto angemeldet.

| Übrige Codes | {{left}}
${where}

${notYou}`,
    },
    role_changed: {
      subject: 'Ihre Rolle bei {{organization}} hat sich geändert',
      body: `# Ihre Rolle hat sich geändert

${hello}

Ihre Rolle bei {{organization}} ist jetzt **{{role}}**. Bitte melden Sie sich neu an, wenn Sie darum gebeten werden.`,
    },
    member_removed: {
      subject: 'Sie gehören nicht mehr zu {{organization}}',
      body: `# Ihr Zugang ist beendet

${hello}

Sie sind kein Mitglied von {{organization}} mehr. Ihr Konto selbst bleibt bestehen.`,
    },
    approval_requested: {
      subject: '{{organization}}: Ihre Freigabe wird erbeten',
      body: `# Ihre Freigabe wird erbeten

${hello}

Bei {{organization}} wird etwas beantragt, das eine zweite Person braucht: {{what}}.

| Wer | {{requester}}
| Betrag | {{amount}}{{#if reason}}
| Warum | {{reason}}{{/if}}

[Ansehen]({{url}})

Es geschieht nichts, bevor jemand anders es freigibt.`,
    },
    api_key_changed: {
      subject: 'API-Schlüssel von {{organization}} haben sich geändert',
      body: `# API-Schlüssel haben sich geändert

${hello}

Ein API-Schlüssel von {{organization}} hat sich geändert.

| Schlüssel | {{key}}
| Was geschah | {{deed}}
| Wann | {{at}}

Wenn das niemand von Ihnen war, widerrufen Sie den Schlüssel sofort.`,
    },
  },
}
