import type { PersonMailTexts } from './person-mail-types.ts'

const hello = 'Hola{{#if name}}, {{name}}{{/if}}:'
const notYou = 'Si no fue usted, restablezca su contraseña de inmediato y cierre todas las sesiones.'
const where = `| Cuándo | {{at}}
| Desde | {{address}}`

export const spanish: PersonMailTexts = {
  why: 'Recibe este mensaje por una cuenta con esta dirección.',
  mails: {
    verify_email: {
      subject: 'Confirme su dirección de correo',
      body: `# Confirme su dirección de correo

${hello}

Falta un paso{{#if organization}} en {{organization}}{{/if}}: confirme que esta dirección es suya.

[Confirmar la dirección]({{url}})

El enlace sirve una vez, durante 24 horas. Si no se registró, no haga nada: sin su contraseña no le sirve a nadie.`,
    },
    already_registered: {
      subject: 'Ya tiene una cuenta',
      body: `# Ya tiene una cuenta

${hello}

Alguien quiso registrarse{{#if organization}} en {{organization}}{{/if}} con esta dirección, que ya tiene una cuenta. Si fue usted, inicie sesión; allí también puede restablecer una contraseña olvidada.

[Iniciar sesión]({{url}})

Si no fue usted, no tiene que hacer nada.`,
    },
    access_given: {
      subject: 'Ya puede iniciar sesión en {{organization}}',
      body: `# Su acceso en {{organization}}

${hello}

{{organization}} le ha dado acceso a una cuenta. Inicie sesión con su dirección y la contraseña que ya tiene.

[Iniciar sesión]({{url}})

Si no sabe por qué, no tiene que hacer nada.`,
    },
    account_created: {
      subject: 'Su cuenta está lista',
      body: `# Su cuenta está lista

${hello}

Se ha creado una cuenta para usted{{#if organization}} en {{organization}}{{/if}}. Elija una contraseña para empezar.

[Elegir una contraseña]({{url}})

El enlace sirve una vez.`,
    },
    reset_password: {
      subject: 'Restablezca su contraseña',
      body: `# Restablezca su contraseña

${hello}

Alguien pidió restablecer su contraseña{{#if organization}} en {{organization}}{{/if}}.

[Elegir una contraseña nueva]({{url}})

El enlace sirve una vez, durante 30 minutos. Si no fue usted, no haga nada: su contraseña sigue igual.`,
    },
    magic_link: {
      subject: 'Su enlace para iniciar sesión',
      body: `# Iniciar sesión

${hello}

Este es el enlace que pidió{{#if organization}} para iniciar sesión en {{organization}}{{/if}}.

[Iniciar sesión]({{url}})

El enlace sirve una vez, durante 30 minutos. Si no lo pidió, no haga nada.`,
    },
    invitation: {
      subject: 'Invitación a {{organization}}',
      body: `# Únase a {{organization}}

{{#if inviter}}{{inviter}} le invita{{else}}Le invitan{{/if}} a trabajar en {{organization}}{{#if role}} como {{role}}{{/if}}.

[Aceptar la invitación]({{url}})

El enlace sirve una vez, durante siete días. Si no sabe por qué lo recibió, no haga nada.`,
    },
    change_email: {
      subject: 'Confirme su nueva dirección de correo',
      body: `# Confirme su nueva dirección

${hello}

{{email}} va a ser la dirección de su cuenta.

[Confirmar la nueva dirección]({{url}})

El enlace sirve una vez, durante 30 minutos. Hasta entonces nada cambia.`,
    },
    email_changed: {
      subject: 'Su dirección de correo ha cambiado',
      body: `# Su dirección de correo ha cambiado

${hello}

Su cuenta{{#if organization}} en {{organization}}{{/if}} tiene desde ahora otra dirección.

| Nueva dirección | {{email}}
${where}

Si no fue usted, avise de inmediato a quien administra esta instalación.`,
    },
    password_changed: {
      subject: 'Su contraseña ha cambiado',
      body: `# Su contraseña ha cambiado

${hello}

La contraseña de su cuenta{{#if organization}} en {{organization}}{{/if}} ha cambiado. Todas las demás sesiones se han cerrado.

${where}

Si no fue usted, restablézcala de inmediato.`,
    },
    new_device: {
      subject: 'Nuevo inicio de sesión en su cuenta',
      body: `# Un dispositivo nuevo

${hello}

Alguien inició sesión en su cuenta{{#if organization}} en {{organization}}{{/if}} desde un navegador que no conocíamos.

| Dispositivo | {{device}}
${where}

Si fue usted, no tiene que hacer nada. ${notYou}`,
    },
    factor_enabled: {
      subject: 'Su segundo factor está activado',
      body: `# Su segundo factor está activado

${hello}

Desde ahora su cuenta pide un código además de la contraseña.

${where}

${notYou}`,
    },
    factor_disabled: {
      subject: 'Su segundo factor está desactivado',
      body: `# Su segundo factor está desactivado

${hello}

Su cuenta ya no pide un código además de la contraseña.

${where}

${notYou}`,
    },
    passkey_added: {
      subject: 'Se añadió una llave de acceso a su cuenta',
      body: `# Se añadió una llave de acceso

${hello}

A partir de ahora esta llave de acceso abre su cuenta, también sin la contraseña.

| Llave de acceso | {{passkey}}
${where}

Si no fue usted, elimine de inmediato la llave de acceso en la página de su cuenta, restablezca su contraseña y cierre todas las sesiones.`,
    },
    passkey_removed: {
      subject: 'Se eliminó una llave de acceso de su cuenta',
      body: `# Se eliminó una llave de acceso

${hello}

Esta llave de acceso ya no abre su cuenta. Las demás sesiones se han cerrado.

| Llave de acceso | {{passkey}}
${where}

${notYou}`,
    },
    passkey_copied: {
      subject: 'Se rechazó una llave de acceso',
      body: `# Se rechazó una llave de acceso

${hello}

Alguien intentó usar una llave de acceso de su cuenta cuyo contador había retrocedido. Eso ocurre cuando se copia una llave de seguridad. No se dejó entrar a nadie.

| Llave de acceso | {{passkey}}
${where}

Elimine esta llave de acceso en la página de su cuenta y añada una nueva con otra llave de seguridad.`,
    },
    recovery_codes_made: {
      subject: 'Nuevos códigos de recuperación',
      body: `# Nuevos códigos de recuperación

${hello}

Se han creado nuevos códigos de recuperación para su cuenta; los anteriores ya no valen.

${where}

${notYou}`,
    },
    recovery_code_used: {
      subject: 'Se usó un código de recuperación',
      body: `# Se usó un código de recuperación

${hello}

Alguien inició sesión en su cuenta con un código de recuperación.

| Códigos restantes | {{left}}
${where}

${notYou}`,
    },
    role_changed: {
      subject: 'Su función en {{organization}} ha cambiado',
      body: `# Su función ha cambiado

${hello}

Su función en {{organization}} es ahora **{{role}}**. Inicie sesión de nuevo si se le pide.`,
    },
    member_removed: {
      subject: 'Ya no trabaja en {{organization}}',
      body: `# Su acceso ha terminado

${hello}

Ya no es miembro de {{organization}}. Su cuenta sigue existiendo.`,
    },
    approval_requested: {
      subject: '{{organization}}: se pide su aprobación',
      body: `# Se pide su aprobación

${hello}

En {{organization}} alguien pide {{what}}, y eso requiere una segunda persona.

| Quién | {{requester}}
| Importe | {{amount}}{{#if reason}}
| Por qué | {{reason}}{{/if}}

[Ver la solicitud]({{url}})

No se hace nada hasta que otra persona lo apruebe.`,
    },
    api_key_changed: {
      subject: 'Las claves de API de {{organization}} han cambiado',
      body: `# Las claves de API han cambiado

${hello}

Una clave de API de {{organization}} ha cambiado.

| Clave | {{key}}
| Qué pasó | {{deed}}
| Cuándo | {{at}}

Si no fue nadie de ustedes, revoque la clave de inmediato.`,
    },
  },
}
