/** Runs on the page with Stripe's form: mounts it, and hands what is typed there to Stripe alone. */
export const stripeScript = `'use strict'
addEventListener('DOMContentLoaded', () => {
  const form = document.getElementById('stripe')
  const fault = document.getElementById('stripe-fault')
  const button = form.querySelector('button')
  const { key, secret, locale, back } = form.dataset
  const isDark = matchMedia('(prefers-color-scheme: dark)').matches
  const stripe = Stripe(key, { locale })
  const elements = stripe.elements({ clientSecret: secret, appearance: { theme: isDark ? 'night' : 'stripe' } })
  const element = elements.create('payment')
  element.on('ready', () => { button.disabled = false })
  element.mount('#stripe-element')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (button.disabled) return
    button.disabled = true
    fault.hidden = true
    const { error } = await stripe.confirmPayment({ elements, confirmParams: { return_url: back } })
    fault.textContent = error.message
    fault.hidden = false
    fault.focus()
    button.disabled = false
  })
})
`
