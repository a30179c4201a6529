/**
 * Runs on the page with Stripe's form for a card to keep. What the form needs the hosted portal has left in the storage of the tab, which this empties: it is in no address
 * and reaches no server of ours.
 */
export const stripeCardScript = `'use strict'
addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('stripe')
  const fault = document.getElementById('stripe-fault')
  const button = form.querySelector('button')
  const name = 'quarterday.card'
  const handed = JSON.parse(sessionStorage.getItem(name) || 'null')
  sessionStorage.removeItem(name)
  if (handed === null || new URL(handed.back, location.href).origin !== location.origin) {
    document.getElementById('nothing').hidden = false
    return
  }
  form.hidden = false
  const { key, secret, locale, back } = handed
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const stripe = Stripe(key, { locale })
  const elements = stripe.elements({ clientSecret: secret, appearance: { theme: isDark ? 'night' : 'stripe' } })
  const element = elements.create('payment')
  element.on('ready', () => { button.disabled = false })
  element.mount('#stripe-element')
  document.getElementById('back').href = back
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    fault.hidden = true
    const { error } = await stripe.confirmSetup({ elements, confirmParams: { return_url: back } })
    fault.textContent = error.message
    fault.hidden = false
    fault.focus()
    button.disabled = false
  })
})
`
