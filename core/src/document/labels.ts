import type { MessageLanguage } from '../notification/wording.ts'
import type { TaxTreatment } from '../tax/rate.ts'

/** The words of an invoice as a document, beside what the seller and the catalog say. */
export interface DocumentLabels {
  readonly invoice: string
  readonly draft: string
  readonly voided: string
  readonly billedTo: string
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly period: string
  readonly description: string
  readonly quantity: string
  readonly amount: string
  readonly subtotal: string
  readonly discount: string
  readonly tax: string
  readonly total: string
  readonly fromCredit: string
  readonly credited: string
  readonly paid: string
  readonly toPay: string
  /** Of other numbers than those for value added tax. */
  readonly taxId: string
  readonly vatId: string
  readonly page: string
  readonly treatments: Readonly<Record<Exclude<TaxTreatment, 'taxed'>, string>>
}

export const documentLabels: Readonly<Record<MessageLanguage, DocumentLabels>> = {
  en: {
    invoice: 'Invoice',
    draft: 'Draft',
    voided: 'Void',
    billedTo: 'Billed to',
    number: 'Number',
    issuedOn: 'Issued',
    dueOn: 'To pay by',
    period: 'Period',
    description: 'Description',
    quantity: 'Quantity',
    amount: 'Amount',
    subtotal: 'Subtotal',
    discount: 'Discount',
    tax: 'Tax',
    total: 'Total',
    fromCredit: 'Paid from credit',
    credited: 'Credited',
    paid: 'Paid',
    toPay: 'To pay',
    taxId: 'Tax number',
    vatId: 'VAT number',
    page: 'Page',
    treatments: {
      exempt: 'The customer is exempt from tax.',
      reverse_charge: 'Reverse charge: the customer accounts for the tax.',
    },
  },
  de: {
    invoice: 'Rechnung',
    draft: 'Entwurf',
    voided: 'Storniert',
    billedTo: 'Rechnung an',
    number: 'Nummer',
    issuedOn: 'Rechnungsdatum',
    dueOn: 'Zahlbar bis',
    period: 'Leistungszeitraum',
    description: 'Beschreibung',
    quantity: 'Menge',
    amount: 'Betrag',
    subtotal: 'Zwischensumme',
    discount: 'Rabatt',
    tax: 'Steuer',
    total: 'Gesamtbetrag',
    fromCredit: 'Mit Guthaben bezahlt',
    credited: 'Gutgeschrieben',
    paid: 'Bezahlt',
    toPay: 'Zu zahlen',
    taxId: 'Steuernummer',
    vatId: 'USt-IdNr.',
    page: 'Seite',
    treatments: {
      exempt: 'Der Kunde ist von der Steuer befreit.',
      reverse_charge: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).',
    },
  },
  fr: {
    invoice: 'Facture',
    draft: 'Brouillon',
    voided: 'Annulée',
    billedTo: 'Facturé à',
    number: 'Numéro',
    issuedOn: 'Date d’émission',
    dueOn: 'À payer avant le',
    period: 'Période',
    description: 'Description',
    quantity: 'Quantité',
    amount: 'Montant',
    subtotal: 'Sous-total',
    discount: 'Remise',
    tax: 'Taxe',
    total: 'Total',
    fromCredit: 'Payé par avoir',
    credited: 'Crédité',
    paid: 'Payé',
    toPay: 'À payer',
    taxId: 'Numéro fiscal',
    vatId: 'Numéro de TVA',
    page: 'Page',
    treatments: {
      exempt: 'Le client est exonéré de taxe.',
      reverse_charge: 'Autoliquidation : la taxe est due par le preneur.',
    },
  },
  es: {
    invoice: 'Factura',
    draft: 'Borrador',
    voided: 'Anulada',
    billedTo: 'Facturado a',
    number: 'Número',
    issuedOn: 'Fecha de emisión',
    dueOn: 'Pagar antes del',
    period: 'Período',
    description: 'Descripción',
    quantity: 'Cantidad',
    amount: 'Importe',
    subtotal: 'Subtotal',
    discount: 'Descuento',
    tax: 'Impuesto',
    total: 'Total',
    fromCredit: 'Pagado con saldo',
    credited: 'Abonado',
    paid: 'Pagado',
    toPay: 'A pagar',
    taxId: 'Número fiscal',
    vatId: 'NIF-IVA',
    page: 'Página',
    treatments: {
      exempt: 'El cliente está exento de impuestos.',
      reverse_charge: 'Inversión del sujeto pasivo.',
    },
  },
}
