// Written by `npm run generate` from the routes of the server: change those, not this file.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type Webhooks = OnCustomerCreatedWebhookRequest | OnCustomerUpdatedWebhookRequest | OnCustomerArchivedWebhookRequest | OnCustomerUnarchivedWebhookRequest | OnCustomerDeletedWebhookRequest | OnCustomerCreditGrantedWebhookRequest | OnCustomerCreditExpiredWebhookRequest | OnCustomerCreditRolledOverWebhookRequest | OnCustomerPaymentMethodAddedWebhookRequest | OnCustomerPaymentMethodUpdatedWebhookRequest | OnCustomerPaymentMethodExpiringWebhookRequest | OnCustomerPaymentMethodRemovedWebhookRequest | OnProductCreatedWebhookRequest | OnProductUpdatedWebhookRequest | OnProductArchivedWebhookRequest | OnProductUnarchivedWebhookRequest | OnProductDeletedWebhookRequest | OnPlanCreatedWebhookRequest | OnPlanUpdatedWebhookRequest | OnPlanArchivedWebhookRequest | OnPlanUnarchivedWebhookRequest | OnPlanDeletedWebhookRequest | OnPriceCreatedWebhookRequest | OnPriceUpdatedWebhookRequest | OnPriceArchivedWebhookRequest | OnPriceUnarchivedWebhookRequest | OnPriceDeletedWebhookRequest | OnMeterCreatedWebhookRequest | OnMeterUpdatedWebhookRequest | OnMeterArchivedWebhookRequest | OnMeterUnarchivedWebhookRequest | OnMeterDeletedWebhookRequest | OnFeatureCreatedWebhookRequest | OnFeatureUpdatedWebhookRequest | OnFeatureArchivedWebhookRequest | OnFeatureUnarchivedWebhookRequest | OnEntitlementCreatedWebhookRequest | OnEntitlementReplacedWebhookRequest | OnEntitlementRemovedWebhookRequest | OnEntitlementExpiredWebhookRequest | OnCouponCreatedWebhookRequest | OnCouponUpdatedWebhookRequest | OnCouponArchivedWebhookRequest | OnCouponUnarchivedWebhookRequest | OnCouponDeletedWebhookRequest | OnPromotionCodeCreatedWebhookRequest | OnPromotionCodeUpdatedWebhookRequest | OnPromotionCodeDeactivatedWebhookRequest | OnDiscountAppliedWebhookRequest | OnDiscountEndedWebhookRequest | OnDiscountRestoredWebhookRequest | OnDiscountRemovedWebhookRequest | OnTaxRateCreatedWebhookRequest | OnTaxRateUpdatedWebhookRequest | OnTaxRateArchivedWebhookRequest | OnTaxRateUnarchivedWebhookRequest | OnOrganizationUpdatedWebhookRequest | OnSubscriptionCreatedWebhookRequest | OnSubscriptionActivatedWebhookRequest | OnSubscriptionTrialStartedWebhookRequest | OnSubscriptionTrialChangedWebhookRequest | OnSubscriptionTrialWillEndWebhookRequest | OnSubscriptionWillRenewWebhookRequest | OnSubscriptionTermRenewedWebhookRequest | OnSubscriptionRenewedWebhookRequest | OnSubscriptionChangedWebhookRequest | OnSubscriptionChangeScheduledWebhookRequest | OnSubscriptionChangeWithdrawnWebhookRequest | OnSubscriptionCancellationScheduledWebhookRequest | OnSubscriptionCancellationUndoneWebhookRequest | OnSubscriptionUsageThresholdReachedWebhookRequest | OnSubscriptionSpendingCapApproachedWebhookRequest | OnSubscriptionSpendingCapReachedWebhookRequest | OnSubscriptionChargeAddedWebhookRequest | OnSubscriptionChargeWithdrawnWebhookRequest | OnSubscriptionParkedWebhookRequest | OnSubscriptionBillingResumedWebhookRequest | OnSubscriptionUpdatedWebhookRequest | OnSubscriptionPastDueWebhookRequest | OnSubscriptionPaymentRecoveredWebhookRequest | OnSubscriptionPauseScheduledWebhookRequest | OnSubscriptionPauseUndoneWebhookRequest | OnSubscriptionPausedWebhookRequest | OnSubscriptionResumptionScheduledWebhookRequest | OnSubscriptionResumedWebhookRequest | OnSubscriptionCanceledWebhookRequest | OnSubscriptionExpiredWebhookRequest | OnInvoiceCreatedWebhookRequest | OnInvoiceUpdatedWebhookRequest | OnInvoiceDeletedWebhookRequest | OnInvoiceFinalizedWebhookRequest | OnInvoiceCreditAppliedWebhookRequest | OnInvoiceCreditedWebhookRequest | OnInvoiceCreditWithdrawnWebhookRequest | OnInvoicePaidWebhookRequest | OnInvoiceOverdueWebhookRequest | OnInvoiceVoidedWebhookRequest | OnInvoiceReissuedWebhookRequest | OnInvoicePaymentSucceededWebhookRequest | OnInvoicePaymentFailedWebhookRequest | OnInvoicePaymentFlaggedWebhookRequest | OnInvoicePaymentDismissedWebhookRequest | OnInvoicePaymentUnresolvedWebhookRequest | OnInvoiceDueSoonWebhookRequest | OnInvoiceOverdueReminderWebhookRequest | OnInvoiceDunningReminderWebhookRequest | OnInvoiceDunningRetriedWebhookRequest | OnInvoiceDunningSkippedWebhookRequest | OnInvoiceDunningPausedWebhookRequest | OnInvoiceDunningResumedWebhookRequest | OnInvoiceDunningStoppedWebhookRequest | OnInvoiceDunningExhaustedWebhookRequest | OnInvoiceMarkedUncollectibleWebhookRequest | OnCreditNoteIssuedWebhookRequest | OnCreditNoteVoidedWebhookRequest | OnRefundCreatedWebhookRequest | OnRefundSucceededWebhookRequest | OnRefundFailedWebhookRequest | OnDisputeOpenedWebhookRequest | OnDisputeWonWebhookRequest | OnDisputeLostWebhookRequest | OnGatewayAccountConnectedWebhookRequest | OnGatewayAccountUpdatedWebhookRequest | OnGatewayAccountDisconnectedWebhookRequest | OnGatewayEventFailedWebhookRequest | OnDunningPolicyCreatedWebhookRequest | OnDunningPolicyUpdatedWebhookRequest | OnDunningPolicyArchivedWebhookRequest | OnDunningPolicyUnarchivedWebhookRequest | OnStatementIssuedWebhookRequest | OnStatementPaidWebhookRequest | OnStatementVoidedWebhookRequest | OnWalletCreatedWebhookRequest | OnWalletUpdatedWebhookRequest | OnWalletToppedUpWebhookRequest | OnWalletWithdrawnWebhookRequest | OnWalletBalanceLowWebhookRequest | OnWalletClosedWebhookRequest | OnTicketCreatedWebhookRequest | OnTicketUpdatedWebhookRequest | OnTicketRepliedWebhookRequest | OnTicketCustomerRepliedWebhookRequest | OnTicketNoteAddedWebhookRequest | OnTicketSolvedWebhookRequest | OnTicketReopenedWebhookRequest | OnTicketClosedWebhookRequest | OnWebhookEndpointCreatedWebhookRequest | OnWebhookEndpointUpdatedWebhookRequest | OnWebhookEndpointSecretRotatedWebhookRequest | OnWebhookEndpointDisabledWebhookRequest | OnWebhookEndpointEnabledWebhookRequest | OnWebhookEndpointDeletedWebhookRequest | OnWebhookEndpointTestWebhookRequest;

/**
 * What every error looks like.
 */
export type Problem = {
    /**
     * The address of the page that explains the code.
     */
    type: string;
    title: string;
    status: number;
    /**
     * Stable and meant for programs; title and detail are for people and may change.
     */
    code: string;
    detail: string;
    /**
     * Name it when you ask for help.
     */
    request_id: string;
    doc_url: string;
    errors?: Array<{
        /**
         * A JSON pointer (RFC 6901) into the body, or a slash and the name of a query parameter.
         */
        pointer: string;
        code: string;
        detail: string;
    }>;
};

/**
 * The seller.
 */
export type Organization = {
    id: string;
    object: 'organization';
    name: string;
    kind: 'live' | 'sandbox';
    /**
     * The time by which it is billed: a sandbox has a clock of its own.
     */
    now: string;
    timezone: string;
    currency: Currency;
    /**
     * All of them, also those that were never set.
     */
    conventions: {
        proration: 'day' | 'second' | 'none';
        day_count: 'actual' | 'thirty_360';
        rounding: 'half_up' | 'half_even';
        period_timezone: 'customer' | 'organization';
        period_precision: 'day' | 'instant';
        anchor: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day: number;
        week_start: 'monday' | 'sunday';
        interval_change_anchor: 'reset' | 'keep';
        upgrade_timing: 'immediate' | 'end_of_period';
        downgrade_timing: 'immediate' | 'end_of_period';
        proration_invoicing: 'immediate' | 'next_invoice';
        cancel_day: 'not_billed' | 'billed';
        credit_policy: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis: 'billed_amount' | 'current_price';
        credit_application: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase: 'bill_now' | 'bill_above_paid';
        quantity_decrease: 'credit' | 'no_credit_until_renewal';
        sub_alignment: 'own' | 'shared_account_anchor';
        subscription_policy: 'many' | 'one_active';
        pause_policy: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation: 'none' | 'customer_day';
        trial_on_plan_change: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage: 'free' | 'billed';
        tax_behavior: 'exclusive' | 'inclusive';
        tax_rounding: 'line' | 'invoice_total';
        inclusive_rounding: 'tax' | 'net';
        coupon_remainder: 'lost' | 'kept';
        late_usage: 'current_draft' | 'next_invoice_own_period';
        usage_weighting: 'second' | 'day';
        minimum_proration: 'day' | 'none';
        commitment_proration: 'day' | 'none';
        parent_billing: 'none' | 'summary_per_child';
        grace_period_days: number;
        net_terms_days_automatic: number;
        net_terms_days_sent: number;
    };
    /**
     * What stands before the number of an invoice.
     */
    number_prefix: string;
    /**
     * Who says what is taxed: the tax rates kept here, or the tax engine that this installation is configured with (`provider`).
     */
    tax_engine: 'rates' | 'provider';
    legal: LegalParty;
    created_at: string;
};

/**
 * An ISO 4217 code in upper case.
 */
export type Currency = 'AED' | 'AFN' | 'ALL' | 'AMD' | 'AOA' | 'ARS' | 'AUD' | 'AWG' | 'AZN' | 'BAM' | 'BBD' | 'BDT' | 'BHD' | 'BIF' | 'BMD' | 'BND' | 'BOB' | 'BOV' | 'BRL' | 'BSD' | 'BTN' | 'BWP' | 'BYN' | 'BZD' | 'CAD' | 'CDF' | 'CHE' | 'CHF' | 'CHW' | 'CLF' | 'CLP' | 'CNY' | 'COP' | 'COU' | 'CRC' | 'CUP' | 'CVE' | 'CZK' | 'DJF' | 'DKK' | 'DOP' | 'DZD' | 'EGP' | 'ERN' | 'ETB' | 'EUR' | 'FJD' | 'FKP' | 'GBP' | 'GEL' | 'GHS' | 'GIP' | 'GMD' | 'GNF' | 'GTQ' | 'GYD' | 'HKD' | 'HNL' | 'HTG' | 'HUF' | 'IDR' | 'ILS' | 'INR' | 'IQD' | 'IRR' | 'ISK' | 'JMD' | 'JOD' | 'JPY' | 'KES' | 'KGS' | 'KHR' | 'KMF' | 'KPW' | 'KRW' | 'KWD' | 'KYD' | 'KZT' | 'LAK' | 'LBP' | 'LKR' | 'LRD' | 'LSL' | 'LYD' | 'MAD' | 'MDL' | 'MGA' | 'MKD' | 'MMK' | 'MNT' | 'MOP' | 'MRU' | 'MUR' | 'MVR' | 'MWK' | 'MXN' | 'MXV' | 'MYR' | 'MZN' | 'NAD' | 'NGN' | 'NIO' | 'NOK' | 'NPR' | 'NZD' | 'OMR' | 'PAB' | 'PEN' | 'PGK' | 'PHP' | 'PKR' | 'PLN' | 'PYG' | 'QAR' | 'RON' | 'RSD' | 'RUB' | 'RWF' | 'SAR' | 'SBD' | 'SCR' | 'SDG' | 'SEK' | 'SGD' | 'SHP' | 'SLE' | 'SOS' | 'SRD' | 'SSP' | 'STN' | 'SVC' | 'SYP' | 'SZL' | 'THB' | 'TJS' | 'TMT' | 'TND' | 'TOP' | 'TRY' | 'TTD' | 'TWD' | 'TZS' | 'UAH' | 'UGX' | 'USD' | 'USN' | 'UYI' | 'UYU' | 'UYW' | 'UZS' | 'VED' | 'VES' | 'VND' | 'VUV' | 'WST' | 'XAD' | 'XAF' | 'XCD' | 'XCG' | 'XOF' | 'XPF' | 'YER' | 'ZAR' | 'ZMW' | 'ZWG';

/**
 * How invoices name the seller.
 */
export type LegalParty = {
    legal_name: string;
    email: string | null;
    address: Address;
    tax_ids: Array<TaxId>;
};

export type Address = {
    line1?: string | null;
    line2?: string | null;
    city?: string | null;
    postal_code?: string | null;
    state?: string | null;
    country?: string | null;
};

export type TaxId = {
    type: string;
    value: string;
};

/**
 * Only what is given changes.
 */
export type OrganizationUpdate = {
    name?: string;
    timezone?: string;
    currency?: Currency;
    /**
     * Sets all conventions at once to those of another system, before `conventions` is applied.
     */
    preset?: 'stripe' | 'lago' | 'killbill';
    /**
     * Only those given change.
     */
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * What stands before the number of an invoice. `CN` and `ST`, alone or with digits, are those of credit notes and statements.
     */
    number_prefix?: string;
    /**
     * Who says what is taxed: the tax rates kept here, or the tax engine that this installation is configured with (`provider`).
     */
    tax_engine?: 'rates' | 'provider';
    legal?: LegalPartyUpdate;
};

export type LegalPartyUpdate = {
    legal_name?: string;
    email?: string | null;
    address?: Address;
    tax_ids?: Array<TaxIdCreate>;
};

/**
 * Checked by form and check digits where the kind is known: `eu_vat`, `gb_vat`, `ch_vat`, `no_vat`, `au_abn` and more.
 */
export type TaxIdCreate = TaxId;

export type OrganizationList = {
    data: Array<OrganizationOverview>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

export type OrganizationOverview = {
    id: string;
    object: 'organization';
    kind: 'live' | 'sandbox';
    name: string;
    timezone: string;
    currency: Currency;
    created_at: string;
};

export type NewOrganization = {
    id: string;
    object: 'organization';
    name: string;
    kind: 'live' | 'sandbox';
    /**
     * The time by which it is billed: a sandbox has a clock of its own.
     */
    now: string;
    timezone: string;
    currency: Currency;
    /**
     * All of them, also those that were never set.
     */
    conventions: {
        proration: 'day' | 'second' | 'none';
        day_count: 'actual' | 'thirty_360';
        rounding: 'half_up' | 'half_even';
        period_timezone: 'customer' | 'organization';
        period_precision: 'day' | 'instant';
        anchor: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day: number;
        week_start: 'monday' | 'sunday';
        interval_change_anchor: 'reset' | 'keep';
        upgrade_timing: 'immediate' | 'end_of_period';
        downgrade_timing: 'immediate' | 'end_of_period';
        proration_invoicing: 'immediate' | 'next_invoice';
        cancel_day: 'not_billed' | 'billed';
        credit_policy: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis: 'billed_amount' | 'current_price';
        credit_application: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase: 'bill_now' | 'bill_above_paid';
        quantity_decrease: 'credit' | 'no_credit_until_renewal';
        sub_alignment: 'own' | 'shared_account_anchor';
        subscription_policy: 'many' | 'one_active';
        pause_policy: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation: 'none' | 'customer_day';
        trial_on_plan_change: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage: 'free' | 'billed';
        tax_behavior: 'exclusive' | 'inclusive';
        tax_rounding: 'line' | 'invoice_total';
        inclusive_rounding: 'tax' | 'net';
        coupon_remainder: 'lost' | 'kept';
        late_usage: 'current_draft' | 'next_invoice_own_period';
        usage_weighting: 'second' | 'day';
        minimum_proration: 'day' | 'none';
        commitment_proration: 'day' | 'none';
        parent_billing: 'none' | 'summary_per_child';
        grace_period_days: number;
        net_terms_days_automatic: number;
        net_terms_days_sent: number;
    };
    /**
     * What stands before the number of an invoice.
     */
    number_prefix: string;
    /**
     * Who says what is taxed: the tax rates kept here, or the tax engine that this installation is configured with (`provider`).
     */
    tax_engine: 'rates' | 'provider';
    legal: LegalParty;
    created_at: string;
    api_key: NewApiKey;
};

export type NewApiKey = {
    id: string;
    object: 'api_key';
    name: string;
    /**
     * Test keys open sandboxes, live keys live organizations.
     */
    mode: 'live' | 'test';
    /**
     * What the key may do: `customers:read`, `invoices:write` (which includes reading), or `*` for all.
     */
    scopes: Array<'*' | 'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
    /**
     * The beginning and the end of the key.
     */
    hint: string;
    created_at: string;
    expires_at: string | null;
    revoked_at: string | null;
    /**
     * To the minute.
     */
    last_used_at: string | null;
    /**
     * Addresses and networks (IPv4 or IPv6) from which the key is accepted. None: from everywhere.
     */
    allowed_addresses: Array<string>;
    /**
     * The person who made it. It ends with their membership. Null: made where the installation runs, or by a key without a person behind it.
     */
    created_by: {
        user: string;
        name: string | null;
    } | null;
    /**
     * The key itself, shown this once. Null when the answer is replayed.
     */
    secret: string | null;
};

export type OrganizationCreate = {
    name: string;
    timezone: string;
    currency: Currency;
    /**
     * Sets all conventions at once to those of another system, before `conventions` is applied.
     */
    preset?: 'stripe' | 'lago' | 'killbill';
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * What stands before the number of an invoice. `CN` and `ST`, alone or with digits, are those of credit notes and statements.
     */
    number_prefix?: string;
    legal?: LegalPartyCreate;
};

export type LegalPartyCreate = {
    legal_name: string;
    email: string | null;
    address: Address;
    tax_ids: Array<TaxIdCreate>;
};

export type SandboxList = {
    data: Array<Sandbox>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An organization whose clock can be moved.
 */
export type Sandbox = {
    id: string;
    object: 'sandbox';
    /**
     * What its clock shows.
     */
    now: string;
    name: string;
    timezone: string;
    currency: Currency;
    created_at: string;
};

export type NewSandbox = {
    id: string;
    object: 'sandbox';
    /**
     * What its clock shows.
     */
    now: string;
    name: string;
    timezone: string;
    currency: Currency;
    created_at: string;
    api_key: NewApiKey;
};

export type SandboxCreate = {
    name: string;
    timezone: string;
    currency: Currency;
    /**
     * Sets all conventions at once to those of another system, before `conventions` is applied.
     */
    preset?: 'stripe' | 'lago' | 'killbill';
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * Where its clock begins. Default: the present.
     */
    now?: string;
};

export type MemberList = {
    data: Array<Member>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A person who works for the organization, in a role.
 */
export type Member = {
    id: string;
    object: 'member';
    user: string;
    name: string;
    email: string;
    /**
     * One of `owner`, `admin`, `finance`, `support`, `read_only`, or of your own roles.
     */
    role: string;
    /**
     * Whether they log in with more than a password.
     */
    second_factor: boolean;
    /**
     * Whether the operator of the installation keeps them out.
     */
    disabled: boolean;
    created_at: string;
    updated_at: string;
};

export type MemberUpdate = {
    /**
     * One of `owner`, `admin`, `finance`, `support`, `read_only`, or of your own roles.
     */
    role: string;
};

export type RemovedMember = {
    id: string;
    object: 'member';
    deleted: true;
    /**
     * Those that they had made and that worked until now.
     */
    revoked_api_keys: Array<ApiKey>;
};

/**
 * What software comes in with.
 */
export type ApiKey = {
    id: string;
    object: 'api_key';
    name: string;
    /**
     * Test keys open sandboxes, live keys live organizations.
     */
    mode: 'live' | 'test';
    /**
     * What the key may do: `customers:read`, `invoices:write` (which includes reading), or `*` for all.
     */
    scopes: Array<'*' | 'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
    /**
     * The beginning and the end of the key.
     */
    hint: string;
    created_at: string;
    expires_at: string | null;
    revoked_at: string | null;
    /**
     * To the minute.
     */
    last_used_at: string | null;
    /**
     * Addresses and networks (IPv4 or IPv6) from which the key is accepted. None: from everywhere.
     */
    allowed_addresses: Array<string>;
    /**
     * The person who made it. It ends with their membership. Null: made where the installation runs, or by a key without a person behind it.
     */
    created_by: {
        user: string;
        name: string | null;
    } | null;
};

export type InvitationList = {
    data: Array<Invitation>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Somebody may become a member, by a link in a mail.
 */
export type Invitation = {
    id: string;
    object: 'invitation';
    email: string;
    /**
     * One of `owner`, `admin`, `finance`, `support`, `read_only`, or of your own roles.
     */
    role: string;
    status: 'open' | 'accepted' | 'revoked' | 'expired';
    /**
     * Null: by software, or by whoever runs the installation.
     */
    invited_by: string | null;
    created_at: string;
    /**
     * When its mail last left.
     */
    sent_at: string | null;
    expires_at: string;
    accepted_at: string | null;
    revoked_at: string | null;
};

export type InvitationCreate = {
    /**
     * Kept in lower case.
     */
    email: string;
    /**
     * One of `owner`, `admin`, `finance`, `support`, `read_only`, or of your own roles.
     */
    role: string;
    /**
     * The language of the mail.
     */
    locale?: string;
};

export type InvitationResend = {
    /**
     * The language of the mail.
     */
    locale?: string;
};

/**
 * All that can be permitted.
 */
export type Permissions = {
    object: 'permissions';
    resources: Array<'organization' | 'members' | 'sandboxes' | 'api_keys' | 'audit_log' | 'approvals' | 'portal' | 'privacy' | 'customers' | 'products' | 'plans' | 'prices' | 'features' | 'meters' | 'usage_events' | 'entitlements' | 'tax_rates' | 'subscriptions' | 'invoices' | 'payments' | 'payment_methods' | 'gateway_accounts' | 'dunning' | 'notifications' | 'coupons' | 'credits' | 'wallets' | 'tickets' | 'doctor' | 'events' | 'webhooks' | 'reports' | 'jobs'>;
    /**
     * Each resource to be read, and to be written, which includes reading; `*` is everything.
     */
    permissions: Array<'*' | 'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
    /**
     * Those that every organization has, from the mightiest to the meekest.
     */
    roles: Array<{
        code: 'owner' | 'admin' | 'finance' | 'support' | 'read_only';
        title: string;
        description: string;
        permissions: Array<'*' | 'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
    }>;
};

/**
 * All of them: those that every organization has first, from the mightiest to the meekest.
 */
export type RoleList = {
    data: Array<Role>;
    has_more: false;
    next_cursor: null;
};

/**
 * What a member is there for, and what it lets them do.
 */
export type Role = {
    /**
     * Null: a role that every organization has.
     */
    id: string | null;
    object: 'role';
    /**
     * It never changes.
     */
    code: string;
    name: string;
    /**
     * Null for roles of your own.
     */
    description: string | null;
    built_in: boolean;
    permissions: Array<'*' | 'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
    /**
     * How many members have it.
     */
    members: number;
    created_at: string | null;
    updated_at: string | null;
};

export type RoleCreate = {
    /**
     * It never changes.
     */
    code: string;
    name: string;
    /**
     * What whoever has it may do: `invoices:write` includes reading.
     */
    permissions: Array<'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
};

/**
 * Only what is given changes.
 */
export type RoleUpdate = {
    name?: string;
    /**
     * What whoever has it may do: `invoices:write` includes reading.
     */
    permissions?: Array<'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
};

export type DeletedRole = {
    id: string;
    object: 'role';
    deleted: true;
};

export type ApiKeyList = {
    data: Array<ApiKey>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

export type ApiKeyCreate = {
    name: string;
    /**
     * What the key may do: `customers:read`, `invoices:write` (which includes reading), or `*` for all.
     */
    scopes: Array<'*' | 'organization:read' | 'organization:write' | 'members:read' | 'members:write' | 'sandboxes:read' | 'sandboxes:write' | 'api_keys:read' | 'api_keys:write' | 'audit_log:read' | 'audit_log:write' | 'approvals:read' | 'approvals:write' | 'portal:read' | 'portal:write' | 'privacy:read' | 'privacy:write' | 'customers:read' | 'customers:write' | 'products:read' | 'products:write' | 'plans:read' | 'plans:write' | 'prices:read' | 'prices:write' | 'features:read' | 'features:write' | 'meters:read' | 'meters:write' | 'usage_events:read' | 'usage_events:write' | 'entitlements:read' | 'entitlements:write' | 'tax_rates:read' | 'tax_rates:write' | 'subscriptions:read' | 'subscriptions:write' | 'invoices:read' | 'invoices:write' | 'payments:read' | 'payments:write' | 'payment_methods:read' | 'payment_methods:write' | 'gateway_accounts:read' | 'gateway_accounts:write' | 'dunning:read' | 'dunning:write' | 'notifications:read' | 'notifications:write' | 'coupons:read' | 'coupons:write' | 'credits:read' | 'credits:write' | 'wallets:read' | 'wallets:write' | 'tickets:read' | 'tickets:write' | 'doctor:read' | 'doctor:write' | 'events:read' | 'events:write' | 'webhooks:read' | 'webhooks:write' | 'reports:read' | 'reports:write' | 'jobs:read' | 'jobs:write'>;
    expires_at?: string | null;
    /**
     * Addresses and networks (IPv4 or IPv6) from which the key is accepted. None: from everywhere.
     */
    allowed_addresses?: Array<string>;
};

/**
 * Only what is given changes.
 */
export type ApiKeyUpdate = {
    name?: string;
    /**
     * Addresses and networks (IPv4 or IPv6) from which the key is accepted. None: from everywhere.
     */
    allowed_addresses?: Array<string>;
};

export type ApiKeyRotate = {
    /**
     * How long the old key still works.
     */
    overlap_hours?: number;
};

export type CustomerList = {
    data: Array<Customer>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Who is billed.
 */
export type Customer = {
    id: string;
    object: 'customer';
    /**
     * Who is above; one level, and in the same currency. With the convention `parent_billing: summary_per_child` the parent pays, and is shown on statements what for.
     */
    parent: string | null;
    /**
     * What your own software calls the customer; unique.
     */
    external_id: string | null;
    /**
     * As it appears on invoices.
     */
    name: string;
    email: string | null;
    phone: string | null;
    address: Address;
    tax_ids: Array<TaxId>;
    /**
     * The part of the country, where tax rates know parts.
     */
    region: string | null;
    /**
     * `taxed`, `exempt`: no tax is due, `reverse_charge`: the customer owes it. Null: reverse charge for a business in another country of the European Union, else taxed.
     */
    tax_treatment: 'taxed' | 'exempt' | 'reverse_charge' | null;
    /**
     * Null: the currency of the organization.
     */
    currency: Currency | null;
    /**
     * Billing days begin at midnight here. Null: in the zone of the organization.
     */
    timezone: string | null;
    locale: string | null;
    /**
     * Null: charged automatically.
     */
    collection_method: 'charge_automatically' | 'send_invoice' | null;
    /**
     * Days to pay. Null: as the conventions say.
     */
    net_terms_days: number | null;
    /**
     * How is asked again for money that did not come. Null: by the default policy.
     */
    dunning_policy: string | null;
    /**
     * Only what differs from the organization. A new value replaces the whole.
     */
    conventions: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    /**
     * What is charged.
     */
    payment_method: string | null;
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

export type CustomerCreate = {
    /**
     * As it appears on invoices.
     */
    name: string;
    /**
     * Who is above; one level, and in the same currency. With the convention `parent_billing: summary_per_child` the parent pays, and is shown on statements what for.
     */
    parent?: string | null;
    /**
     * What your own software calls the customer; unique.
     */
    external_id?: string | null;
    email?: string | null;
    phone?: string | null;
    address?: Address;
    tax_ids?: Array<TaxIdCreate>;
    /**
     * The part of the country, where tax rates know parts.
     */
    region?: string | null;
    /**
     * `taxed`, `exempt`: no tax is due, `reverse_charge`: the customer owes it. Null: reverse charge for a business in another country of the European Union, else taxed.
     */
    tax_treatment?: 'taxed' | 'exempt' | 'reverse_charge' | null;
    /**
     * Null: the currency of the organization.
     */
    currency?: Currency | null;
    /**
     * Billing days begin at midnight here. Null: in the zone of the organization.
     */
    timezone?: string | null;
    locale?: string | null;
    /**
     * Null: charged automatically.
     */
    collection_method?: 'charge_automatically' | 'send_invoice' | null;
    /**
     * Days to pay. Null: as the conventions say.
     */
    net_terms_days?: number | null;
    /**
     * How is asked again for money that did not come. Null: by the default policy.
     */
    dunning_policy?: string | null;
    /**
     * Only what differs from the organization. A new value replaces the whole.
     */
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * Only what is given changes; null takes a value away.
 */
export type CustomerUpdate = {
    /**
     * As it appears on invoices.
     */
    name?: string;
    /**
     * Who is above; one level, and in the same currency. With the convention `parent_billing: summary_per_child` the parent pays, and is shown on statements what for.
     */
    parent?: string | null;
    /**
     * What your own software calls the customer; unique.
     */
    external_id?: string | null;
    email?: string | null;
    phone?: string | null;
    address?: Address;
    tax_ids?: Array<TaxIdCreate>;
    /**
     * The part of the country, where tax rates know parts.
     */
    region?: string | null;
    /**
     * `taxed`, `exempt`: no tax is due, `reverse_charge`: the customer owes it. Null: reverse charge for a business in another country of the European Union, else taxed.
     */
    tax_treatment?: 'taxed' | 'exempt' | 'reverse_charge' | null;
    /**
     * Null: the currency of the organization.
     */
    currency?: Currency | null;
    /**
     * Billing days begin at midnight here. Null: in the zone of the organization.
     */
    timezone?: string | null;
    locale?: string | null;
    /**
     * Null: charged automatically.
     */
    collection_method?: 'charge_automatically' | 'send_invoice' | null;
    /**
     * Days to pay. Null: as the conventions say.
     */
    net_terms_days?: number | null;
    /**
     * How is asked again for money that did not come. Null: by the default policy.
     */
    dunning_policy?: string | null;
    /**
     * Only what differs from the organization. A new value replaces the whole.
     */
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type DeletedCustomer = {
    id: string;
    object: 'customer';
    deleted: true;
};

/**
 * What came of billing one customer by hand.
 */
export type CustomerBilling = {
    object: 'customer_billing';
    customer: string;
    /**
     * Periods that were billed now.
     */
    billed: number;
    /**
     * Invoices that came of it.
     */
    invoices: number;
    /**
     * Subscriptions that could not be billed, and wait for a person.
     */
    parked: number;
    /**
     * What became of each open invoice that is charged automatically.
     */
    collected: Array<{
        invoice: string;
        number: string | null;
        currency: Currency;
        /**
         * What was due, in whole minor units.
         */
        amount: number;
        /**
         * `not_asked`: `reason` says why.
         */
        status: 'created' | 'unknown' | 'needs_customer' | 'pending' | 'succeeded' | 'declined' | 'canceled' | 'not_asked';
        reason: string | null;
    }>;
};

export type ProductList = {
    data: Array<Product>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What is sold.
 */
export type Product = {
    id: string;
    object: 'product';
    name: string;
    description: string | null;
    /**
     * What tax rules know it as.
     */
    tax_category: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

export type ProductCreate = {
    name: string;
    description?: string | null;
    /**
     * What tax rules know it as.
     */
    tax_category?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * Only what is given changes; null takes a value away.
 */
export type ProductUpdate = {
    name?: string;
    description?: string | null;
    /**
     * What tax rules know it as.
     */
    tax_category?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type DeletedProduct = {
    id: string;
    object: 'product';
    deleted: true;
};

export type PlanList = {
    data: Array<Plan>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An offer: what a customer subscribes to.
 */
export type Plan = {
    id: string;
    object: 'plan';
    product: string;
    /**
     * Your own short name for it; unique, and never changed.
     */
    code: string;
    /**
     * What a customer reads on the invoice.
     */
    name: string;
    description: string | null;
    trial_days: number;
    /**
     * A fixed term, after which the subscription expires. Null: until it is canceled.
     */
    term_months: number | null;
    /**
     * Usage that comes to one of these amounts in a period, before discounts and tax, is billed at once.
     */
    usage_thresholds: Array<UsageThreshold>;
    /**
     * Whether customers find it in the portal. What is not listed is sold by you alone.
     */
    listed: boolean;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    /**
     * Those that are active.
     */
    prices: Array<Price>;
    /**
     * What it grants, in the order of the codes.
     */
    features: Array<PlanFeature>;
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

/**
 * Usage of a period that comes to this is billed before the period ends.
 */
export type UsageThreshold = {
    currency: Currency;
    /**
     * In minor units.
     */
    amount: number;
};

/**
 * How one thing is charged. It never changes: a new price takes its place.
 */
export type Price = {
    id: string;
    object: 'price';
    product: string;
    plan: string | null;
    /**
     * What a customer reads on the invoice. Null: the name of the plan.
     */
    nickname: string | null;
    currency: Currency;
    /**
     * `setup_fee`: once, when a subscription starts. `one_off`: when you add it to an invoice.
     */
    kind: 'recurring' | 'minimum_commitment' | 'setup_fee' | 'one_off';
    interval: Interval | null;
    billing: 'in_advance' | 'in_arrears';
    /**
     * `licensed`: a quantity that somebody set. `metered`: what a meter has counted.
     */
    usage: 'licensed' | 'metered';
    meter: string | null;
    metering: Metering | null;
    /**
     * Whether the price includes tax. Null: as the conventions say.
     */
    tax_behavior: 'exclusive' | 'inclusive' | null;
    tax_rate: string | null;
    /**
     * What customers read, by locale.
     */
    names: {
        [key: string]: string;
    };
    terms: PriceTerms;
    /**
     * Sold to this customer only. Null: on the list.
     */
    customer: string | null;
    /**
     * The price in whose place this customer has it.
     */
    overrides: string | null;
    status: 'active' | 'archived';
    created_at: string;
};

/**
 * A quarter is 3 months.
 */
export type Interval = {
    unit: 'day' | 'week' | 'month' | 'year';
    count: number;
};

/**
 * Which usage a metered price charges for.
 */
export type Metering = {
    filters: {
        [key: string]: Array<string>;
    };
    group_by: Array<string>;
    /**
     * The level is carried from period to period: seats, gigabytes kept.
     */
    recurring: boolean;
    /**
     * A level is charged for the part of the period for which it stood.
     */
    prorated: boolean;
};

/**
 * How a quantity becomes an amount. Amounts are decimals in minor units, written as text.
 */
export type PriceTerms = {
    model: 'flat';
    amount: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
} | {
    model: 'per_unit';
    unit_amount: string;
    free_units?: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
} | {
    model: 'graduated';
    tiers: Array<{
        up_to: string | null;
        unit_amount: string;
        flat_amount?: string;
    }>;
    free_units?: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
} | {
    model: 'volume';
    tiers: Array<{
        up_to: string | null;
        unit_amount: string;
        flat_amount?: string;
    }>;
    free_units?: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
} | {
    model: 'package';
    package_size: string;
    package_amount: string;
    free_units?: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
} | {
    model: 'percentage';
    rate_percent: string;
    fixed_amount?: string;
    free_events?: number;
    free_value?: string;
    min_per_event?: string;
    max_per_event?: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
} | {
    model: 'graduated_percentage';
    tiers: Array<{
        up_to: string | null;
        rate_percent: string;
        flat_amount?: string;
    }>;
    free_units?: string;
    discount_percent?: string;
    minimum?: string;
    maximum?: string;
};

/**
 * What a plan grants of a feature.
 */
export type PlanFeature = {
    feature: string;
    /**
     * Your own short name for it, by which your software asks; unique, and never changed.
     */
    code: string;
    name: string;
    /**
     * `switch`: on or off. `limit`: a number that you compare yourself. `metered`: a number that a meter counts up to in each usage period.
     */
    kind: 'switch' | 'limit' | 'metered';
    /**
     * What the number counts; a switch has none.
     */
    unit: string | null;
    enabled: boolean;
    /**
     * Null: without a limit, and for switches. Of metered features, in each usage period of the subscription.
     */
    limit: string | null;
};

export type PlanCreate = {
    /**
     * Left out: a product of the same name is made.
     */
    product?: string;
    /**
     * Your own short name for it; unique, and never changed.
     */
    code: string;
    /**
     * What a customer reads on the invoice.
     */
    name: string;
    description?: string | null;
    trial_days?: number;
    /**
     * A fixed term, after which the subscription expires. Null: until it is canceled.
     */
    term_months?: number | null;
    /**
     * Usage that comes to one of these amounts in a period, before discounts and tax, is billed at once.
     */
    usage_thresholds?: Array<UsageThreshold>;
    /**
     * Whether customers find it in the portal. What is not listed is sold by you alone.
     */
    listed?: boolean;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
    /**
     * Prices to make with it.
     */
    prices?: Array<PlanPriceCreate>;
    /**
     * What it grants.
     */
    features?: Array<PlanFeatureCreate>;
};

export type PlanPriceCreate = {
    /**
     * What a customer reads on the invoice. Null: the name of the plan.
     */
    nickname?: string | null;
    currency: Currency;
    /**
     * `setup_fee`: once, when a subscription starts. `one_off`: when you add it to an invoice.
     */
    kind?: 'recurring' | 'minimum_commitment' | 'setup_fee' | 'one_off';
    /**
     * Required for a recurring price, refused for others.
     */
    interval?: Interval;
    /**
     * Absent: in advance; for metered prices and minimum commitments, in arrears.
     */
    billing?: 'in_advance' | 'in_arrears';
    /**
     * Makes it metered: the quantity is what this meter has counted.
     */
    meter?: string;
    metering?: {
        filters?: {
            [key: string]: Array<string>;
        };
        group_by?: Array<string>;
        /**
         * The level is carried from period to period: seats, gigabytes kept.
         */
        recurring?: boolean;
        /**
         * A level is charged for the part of the period for which it stood.
         */
        prorated?: boolean;
    };
    /**
     * Whether the price includes tax. Null: as the conventions say.
     */
    tax_behavior?: 'exclusive' | 'inclusive' | null;
    /**
     * This rate and no other; absent: what the tax rates say.
     */
    tax_rate?: string | null;
    /**
     * What customers read, by locale.
     */
    names?: {
        [key: string]: string;
    };
    terms: PriceTerms;
};

/**
 * A feature that exists, and what the plan grants of it.
 */
export type PlanFeatureCreate = {
    /**
     * The code of a feature, or its id.
     */
    feature: string;
    /**
     * False: the plan is without it.
     */
    enabled?: boolean;
    /**
     * Needed for limits and metered features, refused for switches. Null: without a limit.
     */
    limit?: string | null;
};

/**
 * Only what is given changes; null takes a value away.
 */
export type PlanUpdate = {
    /**
     * What a customer reads on the invoice.
     */
    name?: string;
    description?: string | null;
    trial_days?: number;
    /**
     * A fixed term, after which the subscription expires. Null: until it is canceled.
     */
    term_months?: number | null;
    /**
     * Usage that comes to one of these amounts in a period, before discounts and tax, is billed at once.
     */
    usage_thresholds?: Array<UsageThreshold>;
    /**
     * Whether customers find it in the portal. What is not listed is sold by you alone.
     */
    listed?: boolean;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type DeletedPlan = {
    id: string;
    object: 'plan';
    deleted: true;
};

export type PriceList = {
    data: Array<Price>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

export type PriceCreate = {
    /**
     * Either this or `plan`.
     */
    product?: string;
    plan?: string;
    /**
     * What a customer reads on the invoice. Null: the name of the plan.
     */
    nickname?: string | null;
    currency: Currency;
    /**
     * `setup_fee`: once, when a subscription starts. `one_off`: when you add it to an invoice.
     */
    kind?: 'recurring' | 'minimum_commitment' | 'setup_fee' | 'one_off';
    /**
     * Required for a recurring price, refused for others.
     */
    interval?: Interval;
    /**
     * Absent: in advance; for metered prices and minimum commitments, in arrears.
     */
    billing?: 'in_advance' | 'in_arrears';
    /**
     * Makes it metered: the quantity is what this meter has counted.
     */
    meter?: string;
    metering?: {
        filters?: {
            [key: string]: Array<string>;
        };
        group_by?: Array<string>;
        /**
         * The level is carried from period to period: seats, gigabytes kept.
         */
        recurring?: boolean;
        /**
         * A level is charged for the part of the period for which it stood.
         */
        prorated?: boolean;
    };
    /**
     * Whether the price includes tax. Null: as the conventions say.
     */
    tax_behavior?: 'exclusive' | 'inclusive' | null;
    /**
     * This rate and no other; absent: what the tax rates say.
     */
    tax_rate?: string | null;
    /**
     * What customers read, by locale.
     */
    names?: {
        [key: string]: string;
    };
    terms: PriceTerms;
};

export type PriceUpdate = {
    /**
     * What a customer reads on the invoice. Null: the name of the plan.
     */
    nickname: string | null;
};

export type DeletedPrice = {
    id: string;
    object: 'price';
    deleted: true;
};

export type PriceOverrideCreate = {
    /**
     * The price on the list that it takes the place of: an active one.
     */
    price: string;
    terms: PriceTerms;
    /**
     * What the customer reads on the invoice. Absent: as on the list.
     */
    nickname?: string | null;
};

export type FeatureList = {
    data: Array<Feature>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A capability that plans grant.
 */
export type Feature = {
    id: string;
    object: 'feature';
    /**
     * Your own short name for it, by which your software asks; unique, and never changed.
     */
    code: string;
    /**
     * `switch`: on or off. `limit`: a number that you compare yourself. `metered`: a number that a meter counts up to in each usage period.
     */
    kind: 'switch' | 'limit' | 'metered';
    /**
     * What counts it; only of metered features.
     */
    meter: string | null;
    name: string;
    /**
     * What the number counts; a switch has none.
     */
    unit: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    /**
     * `archived`: it stays where it is granted, and cannot be granted anew.
     */
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

export type FeatureCreate = {
    /**
     * Your own short name for it, by which your software asks; unique, and never changed.
     */
    code: string;
    name: string;
    /**
     * `switch`: on or off. `limit`: a number that you compare yourself. `metered`: a number that a meter counts up to in each usage period.
     */
    kind: 'switch' | 'limit' | 'metered';
    /**
     * Needed for a metered feature, refused for others.
     */
    meter?: string;
    /**
     * What the number counts; a switch has none.
     */
    unit?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * Only what is given changes. What it is never changes: plans and customers were promised it.
 */
export type FeatureUpdate = {
    name?: string;
    /**
     * What the number counts; a switch has none.
     */
    unit?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type PlanFeatureSet = {
    /**
     * False: the plan is without it.
     */
    enabled?: boolean;
    /**
     * Needed for limits and metered features, refused for switches. Null: without a limit.
     */
    limit?: string | null;
};

export type MeterList = {
    data: Array<Meter>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What is counted, and how. Only its name, metadata and status can change.
 */
export type Meter = {
    id: string;
    object: 'meter';
    /**
     * Your own short name for it, which events carry.
     */
    code: string;
    name: string;
    /**
     * `count`: how many events. `sum`, `max`, `last`: of their values. `unique`: how many different values there are; an event whose property `operation` is `remove` takes one away. `weighted_sum`: the values are changes of a level, and the quantity is its mean over the period.
     */
    aggregation: 'count' | 'sum' | 'max' | 'last' | 'unique' | 'weighted_sum';
    /**
     * The property that carries the value. Null: each event gives its `value` itself.
     */
    value_property: string | null;
    /**
     * Only events with one of these values count; the others are kept.
     */
    filters: {
        [key: string]: Array<string>;
    };
    /**
     * Properties that prices may filter or group by.
     */
    dimensions: Array<string>;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

export type MeterCreate = {
    /**
     * Your own short name for it, which events carry.
     */
    code: string;
    name: string;
    /**
     * `count`: how many events. `sum`, `max`, `last`: of their values. `unique`: how many different values there are; an event whose property `operation` is `remove` takes one away. `weighted_sum`: the values are changes of a level, and the quantity is its mean over the period.
     */
    aggregation: 'count' | 'sum' | 'max' | 'last' | 'unique' | 'weighted_sum';
    /**
     * The property that carries the value. Null: each event gives its `value` itself.
     */
    value_property?: string | null;
    /**
     * Only events with one of these values count; the others are kept.
     */
    filters?: {
        [key: string]: Array<string>;
    };
    /**
     * Properties that prices may filter or group by.
     */
    dimensions?: Array<string>;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * Only what is given changes.
 */
export type MeterUpdate = {
    name?: string;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type DeletedMeter = {
    id: string;
    object: 'meter';
    deleted: true;
};

/**
 * What became of events that were sent.
 */
export type UsageReceipt = {
    object: 'usage_receipt';
    /**
     * Events that are new, and count.
     */
    accepted: number;
    /**
     * Events whose key was known already; they changed nothing.
     */
    duplicates: number;
};

/**
 * A counted fact.
 */
export type UsageEventCreate = {
    /**
     * Your own key for this event, unique in your organization: a repeated one changes nothing, whatever else it says. Keys that rise with time (UUIDv7, ULID) are cheapest.
     */
    key?: string;
    /**
     * The code of the meter, or its id.
     */
    meter: string;
    /**
     * Whose it is: either this, or `external_customer_id`, or `subscription`.
     */
    customer?: string;
    external_customer_id?: string;
    /**
     * Absent: the customer’s subscription at that moment that charges for this meter.
     */
    subscription?: string;
    /**
     * When it happened, at most a day ahead. Absent: now.
     */
    occurred_at?: string;
    /**
     * A decimal. It goes before the property that the meter reads its value from.
     */
    value?: string;
    /**
     * What meters read their value from, filter and group by.
     */
    properties?: {
        [key: string]: string | number | boolean;
    };
};

/**
 * Up to 1,000 counted facts. All of them are accepted, or none.
 */
export type UsageEventBatch = {
    events: Array<UsageEventCreate>;
};

export type UsageEventList = {
    data: Array<UsageEvent>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A counted fact. It never changes.
 */
export type UsageEvent = {
    id: string;
    object: 'usage_event';
    /**
     * Your own key for this event, unique in your organization: a repeated one changes nothing, whatever else it says. Keys that rise with time (UUIDv7, ULID) are cheapest.
     */
    key: string;
    meter: string;
    customer: string;
    /**
     * The subscription that it is billed with. Null: the customer had none at the time.
     */
    subscription: string | null;
    occurred_at: string;
    /**
     * A decimal; null where the meter counts different values.
     */
    value: string | null;
    /**
     * False: the filters of the meter leave it out.
     */
    counted: boolean;
    /**
     * What meters read their value from, filter and group by.
     */
    properties: {
        [key: string]: string | number | boolean;
    };
};

export type TaxRateList = {
    data: Array<TaxRate>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A dated percentage of a place, for a category of products. What it charges never changes.
 */
export type TaxRate = {
    id: string;
    object: 'tax_rate';
    /**
     * What invoices print.
     */
    name: string;
    /**
     * 0 to 100, with up to 6 decimal places; as text.
     */
    percent: string;
    /**
     * Rates of different kinds add up; of one kind the most specific is charged.
     */
    kind: string;
    /**
     * Null: everywhere.
     */
    country: string | null;
    /**
     * A part of the country, as customers say it. Null: all of it.
     */
    region: string | null;
    /**
     * The tax category of products that it is for. Null: those without a rate of their own.
     */
    category: string | null;
    /**
     * Its first day. Null: it always was.
     */
    valid_from: string | null;
    /**
     * Its last day. Null: no end is known.
     */
    valid_until: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    /**
     * `archived`: charged only where a price or a line names it.
     */
    status: 'active' | 'archived';
    /**
     * The tax engine that stated it on a document. Null: it is the seller’s own.
     */
    provider: string | null;
    /**
     * Whose tax it is, in the words of the engine.
     */
    jurisdiction: string | null;
    created_at: string;
    updated_at: string;
};

export type TaxRateCreate = {
    /**
     * What invoices print.
     */
    name: string;
    /**
     * 0 to 100, with up to 6 decimal places; as text.
     */
    percent: string;
    /**
     * Rates of different kinds add up; of one kind the most specific is charged.
     */
    kind?: string;
    /**
     * Null: everywhere.
     */
    country?: string | null;
    /**
     * A part of the country, as customers say it. Null: all of it.
     */
    region?: string | null;
    /**
     * The tax category of products that it is for. Null: those without a rate of their own.
     */
    category?: string | null;
    /**
     * Its first day. Null: it always was.
     */
    valid_from?: string | null;
    /**
     * Its last day. Null: no end is known.
     */
    valid_until?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * What is charged, where and since when does not change: make a new rate and end this one.
 */
export type TaxRateUpdate = {
    /**
     * What invoices print.
     */
    name?: string;
    /**
     * Its last day. Null: no end is known.
     */
    valid_until?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type SubscriptionList = {
    data: Array<Subscription>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A customer's standing agreement.
 */
export type Subscription = {
    id: string;
    object: 'subscription';
    customer: string;
    customer_name: string;
    plan: string | null;
    plan_name: string | null;
    status: 'incomplete' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceled' | 'expired';
    currency: Currency;
    /**
     * Where its days begin; taken over from the customer when it started.
     */
    timezone: string;
    interval: Interval;
    /**
     * Billing periods are counted from here.
     */
    anchor_on: string;
    anchor_day: number | null;
    items: Array<SubscriptionItem>;
    current_period_start: string;
    current_period_end: string;
    /**
     * When it is looked at next: at the end of its period or before. Null once it has ended, or while it is paused.
     */
    next_billing_at: string | null;
    /**
     * While it is incomplete: when it is going to start.
     */
    started_at: string;
    trial_ends_at: string | null;
    /**
     * What becomes of it at the end of the trial. `cancel_without_payment_method` and `pause_without_payment_method` spare customers who can be charged or are sent invoices.
     */
    trial_end: 'activate' | 'cancel_without_payment_method' | 'pause_without_payment_method';
    /**
     * Length of its terms; null: until it is canceled.
     */
    term_months: number | null;
    /**
     * At the end of its term it expires, or another term of the same length begins, with the first period that begins at or after that moment.
     */
    term_end: 'expire' | 'renew';
    /**
     * End of the running term.
     */
    term_ends_at: string | null;
    /**
     * When it is going to be canceled, or was.
     */
    cancel_at: string | null;
    /**
     * When somebody asked for that.
     */
    canceled_at: string | null;
    /**
     * Where the unused part goes then. Null: as the conventions say.
     */
    cancel_credit: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none' | null;
    /**
     * Since when it is paused, or from when on it is going to be.
     */
    pause_at: string | null;
    /**
     * When it goes on by itself.
     */
    resumes_at: string | null;
    ended_at: string | null;
    scheduled_changes: Array<SubscriptionChange>;
    collection_method: 'charge_automatically' | 'send_invoice';
    net_terms_days: number | null;
    spending_cap: SpendingCap | null;
    /**
     * Only what differs from the customer and the organization.
     */
    conventions: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * Set when it could not be billed: it waits until somebody resumes it.
     */
    parked: {
        at: string;
        reason: string;
    } | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    created_at: string;
    updated_at: string;
};

/**
 * One price in a subscription, with a quantity. The id stays when either changes.
 */
export type SubscriptionItem = {
    id: string;
    object: 'subscription_item';
    price: string;
    price_name: string;
    /**
     * A decimal as text.
     */
    quantity: string;
    starts_at: string;
    ends_at: string | null;
};

/**
 * A change that waits for its moment, or did.
 */
export type SubscriptionChange = {
    id: string;
    object: 'subscription_change';
    subscription: string;
    kind: 'items' | 'anchor';
    /**
     * Which phase of a schedule it begins; null: it was asked for by itself.
     */
    phase: number | null;
    status: 'scheduled' | 'applied' | 'withdrawn';
    effective_at: string;
    plan: string | null;
    interval: Interval | null;
    items: Array<{
        item: string | null;
        price: string;
        /**
         * A decimal as text.
         */
        quantity: string;
    }>;
    anchor_day: number | null;
    created_at: string;
    closed_at: string | null;
};

/**
 * The most that usage may come to in a billing period. Events tell when 80 and 100 percent are reached.
 */
export type SpendingCap = {
    /**
     * Whole minor units a billing period, before discounts and tax.
     */
    amount: number;
    /**
     * What counts: what metered prices come to.
     */
    scope?: 'usage';
    /**
     * `limit`: no more is billed. `notify`: it is told, and all is billed.
     */
    action?: 'limit' | 'notify';
};

export type SubscriptionCreate = {
    customer: string;
    plan?: string;
    /**
     * Which of the plan’s intervals; needed where it has several.
     */
    interval?: Interval;
    /**
     * Which of the plan’s currencies. Absent: that of the customer.
     */
    currency?: Currency;
    /**
     * Of each item that comes from the plan.
     */
    quantity?: string;
    /**
     * Prices besides, or instead of, a plan; of a price that the plan brings, the quantity. All share one interval and currency.
     */
    items?: Array<{
        price: string;
        /**
         * A decimal as text.
         */
        quantity?: string;
    }>;
    /**
     * Absent: now. Later: it is `incomplete` and bills nothing until then. Earlier: it is billed from then on, each period that has passed by itself.
     */
    start_at?: string;
    /**
     * A start in the past may bill time that another subscription of the customer has billed for the same price.
     */
    allow_overlap?: boolean;
    /**
     * Absent: as the plan says.
     */
    trial_days?: number;
    /**
     * Instead of `trial_days`.
     */
    trial_ends_at?: string;
    /**
     * What becomes of it at the end of the trial. `cancel_without_payment_method` and `pause_without_payment_method` spare customers who can be charged or are sent invoices.
     */
    trial_end?: 'activate' | 'cancel_without_payment_method' | 'pause_without_payment_method';
    /**
     * A fixed term. Absent: as the plan says.
     */
    term_months?: number | null;
    /**
     * At the end of its term it expires, or another term of the same length begins, with the first period that begins at or after that moment.
     */
    term_end?: 'expire' | 'renew';
    /**
     * Prices that change by themselves: the first is what it starts with, each next one is a scheduled change. All but the last need `periods` or `until`.
     */
    phases?: Array<{
        plan?: string;
        interval?: Interval;
        /**
         * A decimal as text.
         */
        quantity?: string;
        /**
         * Prices besides, or instead of, a plan; of a price that the plan brings, the quantity. All share one interval and currency.
         */
        items?: Array<{
            price: string;
            /**
             * A decimal as text.
             */
            quantity?: string;
        }>;
        /**
         * How many billing periods it lasts.
         */
        periods?: number;
        /**
         * Or until when: the next phase begins with the first period that begins at or after that moment.
         */
        until?: string;
    }>;
    /**
     * After the last phase it goes on as it is, or is canceled.
     */
    end_behavior?: 'release' | 'cancel';
    /**
     * Day of the month; shorter months use their last day.
     */
    anchor_day?: number;
    /**
     * Periods are counted from this very moment.
     */
    anchor_at?: string;
    collection_method?: 'charge_automatically' | 'send_invoice';
    net_terms_days?: number;
    spending_cap?: SpendingCap;
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * The id or the code of a coupon.
     */
    coupon?: string;
    /**
     * A promotion code as the customer typed it, or its id.
     */
    promotion_code?: string;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * To the cent what would happen, by the same computation. Nothing is written.
 */
export type SubscriptionPreview = {
    object: 'subscription_preview';
    effective_at: string;
    /**
     * What is billed at once; null: nothing.
     */
    invoice: PreviewedInvoice | null;
    /**
     * What of earlier invoices is given back at once.
     */
    credit_notes: Array<PreviewedCreditNote>;
    /**
     * What the next period will bill, with what waits for it.
     */
    next_invoice: PreviewedInvoice | null;
    /**
     * What is given back together with `next_invoice`.
     */
    next_credit_notes: Array<PreviewedCreditNote>;
    next_billing_at: string | null;
};

export type PreviewedInvoice = {
    currency: Currency;
    lines: Array<InvoicePreviewLine>;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whole minor units of the currency.
     */
    total: number;
    /**
     * In the order in which they were taken off.
     */
    discounts: Array<InvoiceDiscount>;
    /**
     * One entry a rate. Together they are `tax`.
     */
    taxes: Array<InvoiceTax>;
    /**
     * `exempt`: no tax was due. `reverse_charge`: the customer owes the tax, and the invoice must say so.
     */
    tax_treatment: 'taxed' | 'exempt' | 'reverse_charge';
    /**
     * What the invoice would be below zero goes to the customer’s balance.
     */
    credit_generated: number;
    /**
     * Whole minor units of the currency.
     */
    credits_applied: number;
    /**
     * The part of `credits_applied` that comes from wallets.
     */
    wallet_applied: number;
    /**
     * Whole minor units of the currency.
     */
    amount_due: number;
    /**
     * Null: it stays a draft for its grace period.
     */
    due_on: string | null;
};

export type InvoicePreviewLine = {
    kind: 'recurring' | 'usage' | 'minimum_commitment' | 'proration_credit' | 'setup_fee' | 'one_off' | 'top_up' | 'credit_to_balance';
    description: string;
    quantity: string;
    /**
     * What the derivation gives: the amount, together with its tax where the price includes it.
     */
    listed_amount: number;
    /**
     * Before discount and tax. Below zero: given back.
     */
    amount: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whether `listed_amount` includes the tax.
     */
    tax_behavior: 'exclusive' | 'inclusive';
    /**
     * What each discount took off the listed amount, in their order.
     */
    discounts: Array<LineDiscount>;
    /**
     * What each tax rate came to. Together they are `tax`.
     */
    taxes: Array<LineTax>;
    /**
     * The time that it is for.
     */
    period: InvoicePeriod | null;
    /**
     * The whole interval that `period` is a part of. Null: `period` is a whole one.
     */
    full_period: InvoicePeriod | null;
    /**
     * The part of the whole interval that is charged. Null: all of it.
     */
    proration: {
        numerator: number;
        denominator: number;
        unit: 'whole' | 'day' | 'day_360' | 'second';
    } | null;
    price: string | null;
    /**
     * All that is needed to compute `listed_amount` again.
     */
    derivation: {
        [key: string]: unknown;
    };
};

export type LineDiscount = {
    discount: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

export type LineTax = {
    tax_rate: string;
    percent: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

/**
 * A stretch of time, without its end.
 */
export type InvoicePeriod = {
    start: string;
    /**
     * The first moment after it.
     */
    end: string;
    /**
     * Its first day, where the invoice’s days begin.
     */
    start_on: string;
    /**
     * The first day after it.
     */
    end_on: string;
};

/**
 * What one discount took off the listed amounts: the gross where a price includes tax.
 */
export type InvoiceDiscount = {
    discount: string;
    coupon: string;
    name: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

/**
 * The tax of one rate.
 */
export type InvoiceTax = {
    tax_rate: string;
    name: string;
    percent: string;
    /**
     * What it is charged on: amounts less discounts.
     */
    base: number;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

export type PreviewedCreditNote = {
    invoice: string;
    /**
     * `change`, `cancel` and `pause`: a subscription had paid in advance for what it does not use. Else what people say.
     */
    reason: 'change' | 'cancel' | 'pause' | 'withdrawal' | 'duplicate' | 'fraudulent' | 'order_change' | 'product_unsatisfactory' | 'other';
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * What is given back. It is the sum of the three amounts that follow.
     */
    total: number;
    /**
     * The part that lowered what was due on the invoice.
     */
    reduced_due: number;
    /**
     * The part that became credit of the customer.
     */
    credited: number;
    /**
     * The part that goes back the way it came.
     */
    refunded: number;
    lines: Array<CreditNotePreviewLine>;
};

export type CreditNotePreviewLine = {
    /**
     * `proration`: time that was paid for and not used. `return`: somebody gave it back.
     */
    kind: 'proration' | 'return';
    /**
     * The line of the invoice that this one gives a part of back.
     */
    credited_line: string;
    price: string | null;
    subscription: string | null;
    subscription_item: string | null;
    description: string;
    quantity: string;
    /**
     * The time that it is for.
     */
    period: InvoicePeriod | null;
    /**
     * The whole interval that `period` is a part of.
     */
    full_period: InvoicePeriod | null;
    /**
     * The amount, together with its tax where the price includes it.
     */
    listed_amount: number;
    /**
     * Before discount and tax. Above zero: it is given back.
     */
    amount: number;
    /**
     * What of a discount is not given back, because it was not paid.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whether `listed_amount` includes the tax.
     */
    tax_behavior: 'exclusive' | 'inclusive';
    discounts: Array<CreditNoteLineDiscount>;
    taxes: Array<CreditNoteLineTax>;
    /**
     * All that is needed to compute the amounts again.
     */
    derivation: {
        [key: string]: unknown;
    };
};

export type CreditNoteLineDiscount = {
    discount: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

export type CreditNoteLineTax = {
    tax_rate: string;
    percent: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

/**
 * Only what is given changes, from the next invoice on.
 */
export type SubscriptionUpdate = {
    collection_method?: 'charge_automatically' | 'send_invoice';
    net_terms_days?: number | null;
    /**
     * Counts for the running period too. Null takes it away.
     */
    spending_cap?: SpendingCap | null;
    /**
     * A new value replaces the whole.
     */
    conventions?: {
        proration?: 'day' | 'second' | 'none';
        day_count?: 'actual' | 'thirty_360';
        rounding?: 'half_up' | 'half_even';
        period_timezone?: 'customer' | 'organization';
        period_precision?: 'day' | 'instant';
        anchor?: 'anniversary' | 'calendar' | 'fixed_day' | 'fixed_instant';
        anchor_day?: number;
        week_start?: 'monday' | 'sunday';
        interval_change_anchor?: 'reset' | 'keep';
        upgrade_timing?: 'immediate' | 'end_of_period';
        downgrade_timing?: 'immediate' | 'end_of_period';
        proration_invoicing?: 'immediate' | 'next_invoice';
        cancel_day?: 'not_billed' | 'billed';
        credit_policy?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
        credit_basis?: 'billed_amount' | 'current_price';
        credit_application?: 'oldest_open_invoice_first' | 'at_finalisation';
        quantity_increase?: 'bill_now' | 'bill_above_paid';
        quantity_decrease?: 'credit' | 'no_credit_until_renewal';
        sub_alignment?: 'own' | 'shared_account_anchor';
        subscription_policy?: 'many' | 'one_active';
        pause_policy?: 'credit_unused_and_keep_anchor' | 'credit_unused' | 'bill_used_and_keep_anchor';
        consolidation?: 'none' | 'customer_day';
        trial_on_plan_change?: 'keep_remaining' | 'new_length_from_original_start' | 'end';
        trial_usage?: 'free' | 'billed';
        tax_behavior?: 'exclusive' | 'inclusive';
        tax_rounding?: 'line' | 'invoice_total';
        inclusive_rounding?: 'tax' | 'net';
        coupon_remainder?: 'lost' | 'kept';
        late_usage?: 'current_draft' | 'next_invoice_own_period';
        usage_weighting?: 'second' | 'day';
        minimum_proration?: 'day' | 'none';
        commitment_proration?: 'day' | 'none';
        parent_billing?: 'none' | 'summary_per_child';
        grace_period_days?: number;
        net_terms_days_automatic?: number;
        net_terms_days_sent?: number;
    };
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type SubscriptionChangeCreate = {
    /**
     * Each of its prices takes the place of the item that is most like it; what is left over ends, what is new begins.
     */
    plan?: string;
    interval?: Interval;
    /**
     * Of every item.
     */
    quantity?: string;
    /**
     * Only what changes: an item by its id, or a new one by its price. Beside a plan, an item with one of the plan’s prices becomes that, one without stays as it is, and a price of the plan says its quantity.
     */
    items?: Array<{
        item?: string;
        price?: string;
        /**
         * A decimal as text.
         */
        quantity?: string;
        remove?: true;
    }>;
    /**
     * Absent: as the conventions say for an upgrade or a downgrade.
     */
    timing?: 'now' | 'period_end' | 'at';
    /**
     * With the timing `at`: a later moment, at a period’s end or within one.
     */
    at?: string;
    /**
     * When the money of a change in mid-period moves. Absent: as the conventions say.
     */
    proration?: 'invoice_now' | 'next_invoice' | 'none';
    /**
     * A new period begins with the change and is billed on this day from then on. Only at once, in a paid period.
     */
    anchor_day?: number;
    /**
     * Gives up phases that are still to come. A change of a subscription that has some is refused without it.
     */
    release_schedule?: boolean;
};

export type SubscriptionChangeList = {
    data: Array<SubscriptionChange>;
};

export type SubscriptionEndTrial = {
    /**
     * Absent: now. Earlier or later than it would end.
     */
    trial_ends_at?: string;
};

export type SubscriptionMoveAnchor = {
    /**
     * Day of the month; shorter months use their last day.
     */
    day: number;
};

export type SubscriptionCancel = {
    timing?: 'now' | 'period_end' | 'at';
    /**
     * With the timing `at`: a local midnight is the end itself, another moment names the last day, which `cancel_day` counts or not. May lie in the running period’s past.
     */
    at?: string;
    /**
     * Where the unused part of what is paid goes. Absent: as the conventions say.
     */
    credit?: 'credit_note' | 'customer_balance' | 'invoice_line' | 'refund' | 'none';
};

export type SubscriptionPause = {
    /**
     * Absent: now. May lie in the running period’s past, or ahead.
     */
    at?: string;
    /**
     * When it goes on by itself. Absent: when somebody resumes it.
     */
    resumes_at?: string;
};

export type SubscriptionResume = {
    /**
     * Absent: now, or never mind a pause that has not begun. May be dated back to the beginning of the pause, or lie ahead.
     */
    at?: string;
};

export type SubscriptionCharge = {
    object: 'subscription_charge';
    /**
     * The line that waits; null: it was billed at once.
     */
    pending_line: PendingLine | null;
    invoice: string | null;
};

/**
 * A line that waits for the next invoice of its subscription.
 */
export type PendingLine = {
    id: string;
    object: 'pending_line';
    subscription: string;
    kind: 'recurring' | 'usage' | 'minimum_commitment' | 'proration_credit' | 'setup_fee' | 'one_off' | 'top_up' | 'credit_to_balance';
    description: string;
    price: string | null;
    /**
     * A decimal as text.
     */
    quantity: string;
    currency: Currency;
    /**
     * Minor units, before discounts and tax.
     */
    amount: number;
    period: InvoicePeriod | null;
    created_at: string;
};

/**
 * A price of kind `one_off`, or words and a unit amount.
 */
export type SubscriptionChargeCreate = {
    /**
     * Required with `unit_amount`; a price brings its own.
     */
    description?: string;
    /**
     * Default: 1.
     */
    quantity?: string;
    /**
     * In minor units, with up to 12 decimal places. Below zero: a reduction.
     */
    unit_amount?: string;
    /**
     * A price of kind `one_off`, in place of `unit_amount`.
     */
    price?: string;
    /**
     * This rate and no other. Default: what the tax rates say.
     */
    tax_rate?: string;
    /**
     * Whether the unit amount includes tax. Default: as the conventions say.
     */
    tax_behavior?: 'exclusive' | 'inclusive';
    /**
     * On the next invoice of the subscription, or on one of its own.
     */
    when?: 'next_invoice' | 'now';
};

export type PendingLineList = {
    data: Array<PendingLine>;
};

export type WithdrawnPendingLine = {
    id: string;
    object: 'pending_line';
    deleted: true;
};

export type PriceMigration = {
    object: 'price_migration';
    /**
     * By this request.
     */
    moved: number;
    /**
     * False: there was too much to do for one answer. Ask again, under another key.
     */
    done: boolean;
    left: PriceMigrationCounts;
};

/**
 * The subscriptions that are on the old price.
 */
export type PriceMigrationCounts = {
    /**
     * Can be moved.
     */
    ready: number;
    /**
     * A change to the new price waits already.
     */
    scheduled: number;
    /**
     * Another change waits: they are left alone.
     */
    changing: number;
    /**
     * They are going to end: left alone.
     */
    canceling: number;
    /**
     * They could not be billed: left alone until somebody resumes them.
     */
    parked: number;
    /**
     * A period of theirs has just ended; they can be moved once it is billed.
     */
    due: number;
};

export type PriceMigrationCreate = {
    /**
     * The same currency and interval. A customer who has a price in its place moves to that.
     */
    to: string;
    /**
     * Each at the end of its period, or all of them now.
     */
    timing?: 'period_end' | 'now';
    /**
     * When the money of a change in mid-period moves. Absent: as the conventions say.
     */
    proration?: 'invoice_now' | 'next_invoice' | 'none';
    /**
     * Absent: everybody.
     */
    customers?: Array<string>;
};

/**
 * What is used is not known and counts nothing. Nothing is written.
 */
export type PriceMigrationPreview = {
    object: 'price_migration_preview';
    counts: PriceMigrationCounts;
    mrr: Array<{
        currency: Currency;
        /**
         * Minor units a month.
         */
        before: number;
        /**
         * Minor units a month.
         */
        after: number;
    }>;
    pays_more: number;
    pays_less: number;
    pays_the_same: number;
    /**
     * Up to twenty, those for whom it changes most first.
     */
    sample: Array<{
        subscription: string;
        customer: string;
        customer_name: string;
        quantity: string;
        /**
         * Minor units a month.
         */
        before: number;
        /**
         * Minor units a month.
         */
        after: number;
    }>;
};

/**
 * What a subscription was used for in its running period, and what that comes to.
 */
export type SubscriptionUsage = {
    object: 'subscription_usage';
    subscription: string;
    currency: Currency;
    /**
     * Nobody is charged for it: a trial runs, or the subscription is paused.
     */
    free: boolean;
    /**
     * All of it.
     */
    amount: number;
    amount_with_tax: number | null;
    /**
     * What thresholds look at: all that is paid in arrears.
     */
    arrears_amount: number;
    /**
     * When `arrears_amount` comes to this, it is billed at once. Null: none is ahead.
     */
    next_threshold: number | null;
    /**
     * Null: it may spend as much as it uses.
     */
    spending_cap: {
        /**
         * Whole minor units of the currency.
         */
        amount: number;
        action: 'limit' | 'notify';
        /**
         * What the usage of the period has come to without it.
         */
        spent: number;
        /**
         * What can still be billed of the period; 0 where it is reached.
         */
        left: number;
    } | null;
    /**
     * All of the plan’s, in this currency.
     */
    thresholds: Array<number>;
    data: Array<Usage>;
};

/**
 * What an item was used for in its running period.
 */
export type Usage = {
    object: 'usage';
    item: string;
    price: string;
    meter: string;
    /**
     * Values of the properties that the price groups by. Null: it does not group.
     */
    group: {
        [key: string]: string;
    } | null;
    /**
     * What the meter has counted in the period; of a level, the present one.
     */
    units: string;
    /**
     * The same without the units that are free.
     */
    billable_units: string;
    /**
     * What they come to, before discounts and tax, whether billed already or not.
     */
    amount: number;
    /**
     * The same with today’s tax. Null: a tax engine says it once it is billed.
     */
    amount_with_tax: number | null;
    /**
     * What documents have billed of `amount`.
     */
    already_billed: number;
    /**
     * The running period, without its end.
     */
    period: {
        start: string;
        end: string;
    };
};

/**
 * The usage of a customer’s subscriptions.
 */
export type CustomerUsage = {
    object: 'customer_usage';
    customer: string;
    data: Array<SubscriptionUsage>;
};

export type InvoiceList = {
    data: Array<Invoice>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Once it has its number its content never changes.
 */
export type Invoice = {
    id: string;
    object: 'invoice';
    /**
     * Null while it is a draft.
     */
    number: string | null;
    status: 'draft' | 'open' | 'overdue' | 'paid' | 'void' | 'uncollectible';
    /**
     * What brought it about.
     */
    reason: 'start' | 'renewal' | 'change' | 'cancel' | 'pause' | 'usage' | 'top_up' | 'consolidated' | 'one_off';
    customer: string;
    subscription: string | null;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whole minor units of the currency.
     */
    total: number;
    /**
     * In the order in which they were taken off.
     */
    discounts: Array<InvoiceDiscount>;
    /**
     * One entry a rate. Together they are `tax`.
     */
    taxes: Array<InvoiceTax>;
    /**
     * `exempt`: no tax was due. `reverse_charge`: the customer owes the tax, and the invoice must say so.
     */
    tax_treatment: 'taxed' | 'exempt' | 'reverse_charge';
    tax_quote: InvoiceTaxQuote;
    /**
     * What the customer’s credit has paid, wallets included.
     */
    credits_applied: number;
    /**
     * The part of `credits_applied` that came from wallets.
     */
    wallet_applied: number;
    /**
     * Whole minor units of the currency.
     */
    amount_paid: number;
    /**
     * What credit notes took off what was due.
     */
    amount_credited: number;
    /**
     * What is left to pay. 0 once it is void or uncollectible.
     */
    amount_due: number;
    issued_on: string | null;
    /**
     * The last day to pay.
     */
    due_on: string | null;
    /**
     * The time that its recurring lines are for.
     */
    period: InvoicePeriod | null;
    seller_details: InvoiceParty;
    customer_details: InvoiceParty;
    collection_method: 'charge_automatically' | 'send_invoice';
    /**
     * Days to pay.
     */
    net_terms_days: number;
    /**
     * Where its days begin.
     */
    timezone: string;
    memo: string | null;
    created_at: string;
    /**
     * When the draft is finalized by itself. Null: by hand.
     */
    finalize_at: string | null;
    finalized_at: string | null;
    /**
     * When the gateway is asked next.
     */
    collect_at: string | null;
    paid_at: string | null;
    /**
     * When it was voided or marked as uncollectible.
     */
    closed_at: string | null;
    /**
     * The void invoice in whose place it stands.
     */
    reissue_of: string | null;
    /**
     * The invoice that stands in the place of this one, which is void.
     */
    reissued_as: string | null;
    /**
     * Those that give a part of it back and stand, the oldest first.
     */
    credit_notes: Array<InvoiceCreditNote>;
    line_count: number;
    /**
     * In lists only with `expand[]=lines`.
     */
    lines?: Array<LineItem>;
};

/**
 * What a tax engine is asked, or has said. Null: no engine taxes this document.
 */
export type InvoiceTaxQuote = {
    /**
     * `waiting`: a draft; its tax is not known, and `tax` and `total` are without it.
     */
    status: 'waiting' | 'answered';
    provider: string | null;
    /**
     * The engine’s own name for its answer.
     */
    reference: string | null;
    /**
     * How often it was asked about this content.
     */
    attempts: number;
    /**
     * Why the last question had no usable answer.
     */
    failure: string | null;
    waiting_since: string;
    /**
     * When it is asked next.
     */
    ask_at: string | null;
    answered_at: string | null;
} | null;

/**
 * Whom the invoice names, as it was when the invoice was finalized.
 */
export type InvoiceParty = {
    name: string;
    email: string | null;
    address: Address;
    tax_ids: Array<TaxId>;
};

export type InvoiceCreditNote = {
    id: string;
    number: string;
    /**
     * Whole minor units of the currency.
     */
    total: number;
};

/**
 * One row of an invoice.
 */
export type LineItem = {
    id: string;
    object: 'line_item';
    kind: 'recurring' | 'usage' | 'minimum_commitment' | 'proration_credit' | 'setup_fee' | 'one_off' | 'top_up' | 'credit_to_balance';
    description: string;
    quantity: string;
    /**
     * What the derivation gives: the amount, together with its tax where the price includes it.
     */
    listed_amount: number;
    /**
     * Before discount and tax. Below zero: given back.
     */
    amount: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whether `listed_amount` includes the tax.
     */
    tax_behavior: 'exclusive' | 'inclusive';
    /**
     * What each discount took off the listed amount, in their order.
     */
    discounts: Array<LineDiscount>;
    /**
     * What each tax rate came to. Together they are `tax`.
     */
    taxes: Array<LineTax>;
    /**
     * The time that it is for.
     */
    period: InvoicePeriod | null;
    /**
     * The whole interval that `period` is a part of. Null: `period` is a whole one.
     */
    full_period: InvoicePeriod | null;
    /**
     * The part of the whole interval that is charged. Null: all of it.
     */
    proration: {
        numerator: number;
        denominator: number;
        unit: 'whole' | 'day' | 'day_360' | 'second';
    } | null;
    price: string | null;
    /**
     * All that is needed to compute `listed_amount` again.
     */
    derivation: {
        [key: string]: unknown;
    };
    subscription: string | null;
    subscription_item: string | null;
    /**
     * The earlier line that this one gives a part of back.
     */
    credited_line: string | null;
};

export type InvoiceCreate = {
    customer: string;
    /**
     * Default: that of the customer, else of the organization.
     */
    currency?: Currency;
    lines: Array<InvoiceLineCreate>;
    /**
     * Default: that of the customer.
     */
    collection_method?: 'charge_automatically' | 'send_invoice';
    /**
     * Default: that of the customer, else as the conventions say.
     */
    net_terms_days?: number;
    memo?: string | null;
    /**
     * Finalizes it at once. Else it stays a draft.
     */
    finalize?: boolean;
};

export type InvoiceLineCreate = {
    /**
     * Required with `unit_amount`; a price brings its own.
     */
    description?: string;
    /**
     * Default: 1.
     */
    quantity?: string;
    /**
     * In minor units, with up to 12 decimal places. Below zero: a reduction.
     */
    unit_amount?: string;
    /**
     * A price of kind `one_off`, in place of `unit_amount`.
     */
    price?: string;
    /**
     * This rate and no other. Default: what the tax rates say.
     */
    tax_rate?: string;
    /**
     * Whether the unit amount includes tax. Default: as the conventions say.
     */
    tax_behavior?: 'exclusive' | 'inclusive';
};

/**
 * The invoice if it were finalized now, to the cent. Nothing is written.
 */
export type InvoicePreview = {
    object: 'invoice_preview';
    customer: string;
    currency: Currency;
    lines: Array<InvoicePreviewLine>;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whole minor units of the currency.
     */
    total: number;
    /**
     * In the order in which they were taken off.
     */
    discounts: Array<InvoiceDiscount>;
    /**
     * One entry a rate. Together they are `tax`.
     */
    taxes: Array<InvoiceTax>;
    /**
     * `exempt`: no tax was due. `reverse_charge`: the customer owes the tax, and the invoice must say so.
     */
    tax_treatment: 'taxed' | 'exempt' | 'reverse_charge';
    /**
     * What the invoice would be below zero goes to the customer’s balance.
     */
    credit_generated: number;
    /**
     * Whole minor units of the currency.
     */
    credits_applied: number;
    /**
     * The part of `credits_applied` that comes from wallets.
     */
    wallet_applied: number;
    /**
     * Whole minor units of the currency.
     */
    amount_due: number;
    issued_on: string;
    due_on: string;
};

export type InvoicePreviewCreate = {
    customer: string;
    /**
     * Default: that of the customer, else of the organization.
     */
    currency?: Currency;
    lines: Array<InvoiceLineCreate>;
    /**
     * Default: that of the customer.
     */
    collection_method?: 'charge_automatically' | 'send_invoice';
    /**
     * Default: that of the customer, else as the conventions say.
     */
    net_terms_days?: number;
    memo?: string | null;
    finalize?: boolean;
};

/**
 * Only what is given changes.
 */
export type InvoiceUpdate = {
    memo?: string | null;
    /**
     * Replaces all lines.
     */
    lines?: Array<InvoiceLineCreate>;
};

export type DeletedInvoice = {
    id: string;
    object: 'invoice';
    deleted: true;
};

export type InvoiceReissue = {
    /**
     * Finalizes it at once. Else it stays a draft.
     */
    auto_finalize?: boolean;
    /**
     * Default: as it was.
     */
    memo?: string | null;
    /**
     * Days to pay from when it is finalized. Default: as many as there were.
     */
    net_terms_days?: number;
    /**
     * The last day to pay, in place of `net_terms_days`. Only where it is finalized at once.
     */
    due_on?: string;
};

export type CreditNoteList = {
    data: Array<CreditNote>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * It is final from its first moment: content that was wrong is corrected by another document.
 */
export type CreditNote = {
    id: string;
    object: 'credit_note';
    /**
     * Gapless, in a series of its own.
     */
    number: string;
    status: 'issued' | 'void';
    customer: string;
    /**
     * The invoice that it takes a part of back.
     */
    invoice: string;
    /**
     * The subscription whose change brought it about.
     */
    subscription: string | null;
    /**
     * `change`, `cancel` and `pause`: a subscription had paid in advance for what it does not use. Else what people say.
     */
    reason: 'change' | 'cancel' | 'pause' | 'withdrawal' | 'duplicate' | 'fraudulent' | 'order_change' | 'product_unsatisfactory' | 'other';
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * What is given back. It is the sum of the three amounts that follow.
     */
    total: number;
    /**
     * The part that lowered what was due on the invoice.
     */
    reduced_due: number;
    /**
     * The part that became credit of the customer.
     */
    credited: number;
    /**
     * The part that goes back the way it came.
     */
    refunded: number;
    /**
     * The credit that `credited` became.
     */
    credit_grant: string | null;
    issued_on: string;
    issued_at: string;
    voided_at: string | null;
    /**
     * Where its days begin.
     */
    timezone: string;
    memo: string | null;
    /**
     * In lists only with `expand[]=lines`.
     */
    lines?: Array<CreditNoteLine>;
};

/**
 * A part of a line of an invoice that is given back.
 */
export type CreditNoteLine = {
    id: string;
    object: 'credit_note_line';
    /**
     * `proration`: time that was paid for and not used. `return`: somebody gave it back.
     */
    kind: 'proration' | 'return';
    /**
     * The line of the invoice that this one gives a part of back.
     */
    credited_line: string;
    price: string | null;
    subscription: string | null;
    subscription_item: string | null;
    description: string;
    quantity: string;
    /**
     * The time that it is for.
     */
    period: InvoicePeriod | null;
    /**
     * The whole interval that `period` is a part of.
     */
    full_period: InvoicePeriod | null;
    /**
     * The amount, together with its tax where the price includes it.
     */
    listed_amount: number;
    /**
     * Before discount and tax. Above zero: it is given back.
     */
    amount: number;
    /**
     * What of a discount is not given back, because it was not paid.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whether `listed_amount` includes the tax.
     */
    tax_behavior: 'exclusive' | 'inclusive';
    discounts: Array<CreditNoteLineDiscount>;
    taxes: Array<CreditNoteLineTax>;
    /**
     * All that is needed to compute the amounts again.
     */
    derivation: {
        [key: string]: unknown;
    };
};

export type CreditNoteCreate = {
    invoice: string;
    /**
     * Default: all that is left of the invoice.
     */
    lines?: Array<CreditNoteLineCreate>;
    /**
     * What is given back in all, tax included, spread over the lines in proportion to what is left of them. In the place of `lines`.
     */
    amount?: number;
    /**
     * What the lines say where `amount` is given.
     */
    description?: string;
    /**
     * Where the money goes. `reduce_due`: off what is due, the rest is credit; so is it without this field. `credit`: all of it is credit for what comes. `refund`: off what is due, then back the way it was paid; what cannot go back is credit.
     */
    settle?: 'reduce_due' | 'credit' | 'refund';
    reason?: 'duplicate' | 'fraudulent' | 'order_change' | 'product_unsatisfactory' | 'other';
    /**
     * A word to the customer.
     */
    memo?: string | null;
};

/**
 * Without amount, quantity and share all that is left of the line is given back.
 */
export type CreditNoteLineCreate = {
    /**
     * A line of the invoice.
     */
    line: string;
    /**
     * So much of the listed amount: before tax, or with it where the price includes it. Its discount and tax go back in proportion.
     */
    amount?: number;
    /**
     * So many of the units that the line billed, in the place of an amount.
     */
    quantity?: string;
    /**
     * A part of the line, up to 1, in the place of an amount.
     */
    share?: string;
    /**
     * Default: that of the line.
     */
    description?: string;
};

/**
 * To the cent what would be given back, by the same computation. Nothing is written.
 */
export type CreditNotePreview = {
    object: 'credit_note_preview';
    customer: string;
    invoice: string;
    /**
     * `change`, `cancel` and `pause`: a subscription had paid in advance for what it does not use. Else what people say.
     */
    reason: 'change' | 'cancel' | 'pause' | 'withdrawal' | 'duplicate' | 'fraudulent' | 'order_change' | 'product_unsatisfactory' | 'other';
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * What is given back. It is the sum of the three amounts that follow.
     */
    total: number;
    /**
     * The part that lowered what was due on the invoice.
     */
    reduced_due: number;
    /**
     * The part that became credit of the customer.
     */
    credited: number;
    /**
     * The part that goes back the way it came.
     */
    refunded: number;
    lines: Array<CreditNotePreviewLine>;
};

export type CreditNotePreviewCreate = {
    invoice: string;
    /**
     * Default: all that is left of the invoice.
     */
    lines?: Array<CreditNoteLineCreate>;
    /**
     * What is given back in all, tax included, spread over the lines in proportion to what is left of them. In the place of `lines`.
     */
    amount?: number;
    /**
     * What the lines say where `amount` is given.
     */
    description?: string;
    /**
     * Where the money goes. `reduce_due`: off what is due, the rest is credit; so is it without this field. `credit`: all of it is credit for what comes. `refund`: off what is due, then back the way it was paid; what cannot go back is credit.
     */
    settle?: 'reduce_due' | 'credit' | 'refund';
    reason?: 'duplicate' | 'fraudulent' | 'order_change' | 'product_unsatisfactory' | 'other';
    /**
     * A word to the customer.
     */
    memo?: string | null;
};

export type StatementList = {
    data: Array<Statement>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What the children of a customer were billed on a day. It is a summary and no sale: the invoices on it are the documents, and paying it pays them.
 */
export type Statement = {
    id: string;
    object: 'statement';
    /**
     * Gapless, in a series of its own.
     */
    number: string;
    /**
     * The parent, who pays.
     */
    customer: string;
    currency: Currency;
    /**
     * What its invoices say: `open` while one is to be paid, `paid` when none is and some were paid, `void` when all were voided or written off.
     */
    status: 'open' | 'paid' | 'void';
    /**
     * The sum of its lines, as they were when it was issued.
     */
    total: number;
    /**
     * What is still to be paid of it.
     */
    amount_due: number;
    /**
     * The day whose invoices it gathers, where the parent is.
     */
    covers_on: string;
    issued_on: string;
    /**
     * The first day on which one of its invoices is due.
     */
    due_on: string;
    /**
     * One a child.
     */
    lines: Array<StatementLine>;
    issued_at: string;
};

export type StatementLine = {
    /**
     * The child.
     */
    customer: string;
    /**
     * As it is called now.
     */
    customer_name: string;
    /**
     * What its invoices of that day come to.
     */
    amount: number;
    /**
     * What is still to be paid of it.
     */
    amount_due: number;
    invoices: Array<StatementInvoice>;
};

export type StatementInvoice = {
    invoice: string;
    number: string | null;
    status: 'draft' | 'open' | 'overdue' | 'paid' | 'void' | 'uncollectible';
    /**
     * The total of the invoice.
     */
    amount: number;
    /**
     * What is still to be paid of it.
     */
    amount_due: number;
};

export type PaymentRecord = {
    /**
     * In minor units. Default: all that is owed.
     */
    amount?: number;
    /**
     * What the statement of the bank says.
     */
    reference: string;
};

export type CouponList = {
    data: Array<Coupon>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A rule by which documents are lowered before tax. What it gives never changes.
 */
export type Coupon = {
    id: string;
    object: 'coupon';
    percent_off: string | null;
    amount_off: number | null;
    /**
     * Your own short name for it; unique in any case of letters.
     */
    code: string | null;
    currency: Currency | null;
    /**
     * `once`: one document. `repeating`: `duration_months` or `duration_periods`. `forever`: until it is removed.
     */
    duration: 'once' | 'repeating' | 'forever';
    /**
     * Calendar months from the day on which it is applied.
     */
    duration_months: number | null;
    /**
     * Documents that it lowers.
     */
    duration_periods: number | null;
    applies_to: CouponAppliesTo;
    /**
     * What it is good for must come to this on a document, before any discount.
     */
    minimum_amount: number | null;
    /**
     * Only for who was never billed anything.
     */
    first_purchase_only: boolean;
    /**
     * It can be redeemed from this moment on.
     */
    valid_from: string | null;
    /**
     * What a customer reads on the invoice.
     */
    name: string;
    /**
     * How often it can be redeemed in all. Null: without a limit. It can be raised, never lowered.
     */
    max_redemptions: number | null;
    /**
     * How often by one customer. Null: without a limit. It can be raised, never lowered.
     */
    max_redemptions_per_customer: number | null;
    /**
     * It can be redeemed before this moment.
     */
    valid_until: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    redeemed_count: number;
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

/**
 * All empty: everything. Else what belongs to one of the plans or products, or is one of the prices.
 */
export type CouponAppliesTo = {
    plans?: Array<string>;
    products?: Array<string>;
    prices?: Array<string>;
};

/**
 * Either a percentage or an amount.
 */
export type CouponCreate = {
    /**
     * What a customer reads on the invoice.
     */
    name: string;
    /**
     * Above 0, 100 at most, with up to 6 decimal places; as text.
     */
    percent_off?: string;
    /**
     * Whole minor units of `currency`, off each document.
     */
    amount_off?: number;
    /**
     * `once`: one document. `repeating`: `duration_months` or `duration_periods`. `forever`: until it is removed.
     */
    duration: 'once' | 'repeating' | 'forever';
    /**
     * Your own short name for it; unique in any case of letters.
     */
    code?: string | null;
    currency?: Currency | null;
    /**
     * Calendar months from the day on which it is applied.
     */
    duration_months?: number | null;
    /**
     * Documents that it lowers.
     */
    duration_periods?: number | null;
    applies_to?: CouponAppliesTo;
    /**
     * What it is good for must come to this on a document, before any discount.
     */
    minimum_amount?: number | null;
    /**
     * Only for who was never billed anything.
     */
    first_purchase_only?: boolean;
    /**
     * It can be redeemed from this moment on.
     */
    valid_from?: string | null;
    /**
     * It can be redeemed before this moment.
     */
    valid_until?: string | null;
    /**
     * How often it can be redeemed in all. Null: without a limit. It can be raised, never lowered.
     */
    max_redemptions?: number | null;
    /**
     * How often by one customer. Null: without a limit. It can be raised, never lowered.
     */
    max_redemptions_per_customer?: number | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * Only what is given changes. Who has the coupon keeps what it gave.
 */
export type CouponUpdate = {
    /**
     * What a customer reads on the invoice.
     */
    name?: string;
    /**
     * How often it can be redeemed in all. Null: without a limit. It can be raised, never lowered.
     */
    max_redemptions?: number | null;
    /**
     * How often by one customer. Null: without a limit. It can be raised, never lowered.
     */
    max_redemptions_per_customer?: number | null;
    /**
     * It can be redeemed before this moment.
     */
    valid_until?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type DeletedCoupon = {
    id: string;
    object: 'coupon';
    deleted: true;
};

export type PromotionCodeList = {
    data: Array<PromotionCode>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A word that customers type to get a coupon.
 */
export type PromotionCode = {
    id: string;
    object: 'promotion_code';
    /**
     * What a customer types, in any case of letters.
     */
    code: string;
    coupon: string;
    /**
     * Only this customer can redeem it.
     */
    customer: string | null;
    /**
     * Only for who was never billed anything.
     */
    first_purchase_only: boolean;
    /**
     * How often it can be redeemed. Null: as often as the coupon can. It can be raised, never lowered.
     */
    max_redemptions: number | null;
    redeemed_count: number;
    /**
     * It can be redeemed before this moment.
     */
    valid_until: string | null;
    status: 'active' | 'inactive';
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata: {
        [key: string]: string;
    };
    created_at: string;
    updated_at: string;
};

export type PromotionCodeCreate = {
    coupon: string;
    /**
     * Left out: one is made.
     */
    code?: string;
    /**
     * Only this customer can redeem it.
     */
    customer?: string | null;
    /**
     * Only for who was never billed anything.
     */
    first_purchase_only?: boolean;
    /**
     * How often it can be redeemed. Null: as often as the coupon can. It can be raised, never lowered.
     */
    max_redemptions?: number | null;
    /**
     * It can be redeemed before this moment.
     */
    valid_until?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

/**
 * Whether a code could be redeemed now. Nothing is reserved.
 */
export type PromotionCodeChecked = {
    object: 'promotion_code_check';
    valid: boolean;
    /**
     * Why it cannot be redeemed. Null: it can.
     */
    reason: 'not_found' | 'inactive' | 'archived' | 'not_begun' | 'expired' | 'limit_reached' | 'customer_limit_reached' | 'other_customer' | 'not_first_purchase' | 'wrong_currency' | 'not_for_this' | null;
    detail: string | null;
    /**
     * What it would give. Null: there is no such code.
     */
    coupon: Coupon | null;
};

export type PromotionCodeCheck = {
    /**
     * What a customer types, in any case of letters.
     */
    code: string;
    /**
     * Who would redeem it.
     */
    customer?: string;
    /**
     * What they would subscribe to.
     */
    plan?: string;
};

/**
 * Only what is given changes.
 */
export type PromotionCodeUpdate = {
    /**
     * How often it can be redeemed. Null: as often as the coupon can. It can be raised, never lowered.
     */
    max_redemptions?: number | null;
    /**
     * It can be redeemed before this moment.
     */
    valid_until?: string | null;
    /**
     * At most 50 texts of up to 500 characters. A new value replaces the whole.
     */
    metadata?: {
        [key: string]: string;
    };
};

export type DiscountList = {
    data: Array<Discount>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A coupon as a customer has it. Discounts are taken off in the order in which they were redeemed.
 */
export type Discount = {
    id: string;
    object: 'discount';
    customer: string;
    /**
     * Only what belongs to it is lowered. Null: every document of the customer.
     */
    subscription: string | null;
    coupon: string;
    promotion_code: string | null;
    name: string;
    percent_off: string | null;
    amount_off: number | null;
    currency: Currency | null;
    duration: 'once' | 'repeating' | 'forever';
    starts_at: string;
    /**
     * Documents from this moment on are not lowered. Null: without such an end.
     */
    ends_at: string | null;
    /**
     * Documents that it may still lower. Null: any number.
     */
    periods_left: number | null;
    /**
     * Of an amount of which the rest is kept for the next document.
     */
    remaining_amount: number | null;
    /**
     * Documents that it lowered.
     */
    times_used: number;
    /**
     * What it took off them, in minor units.
     */
    amount_used: number;
    /**
     * `ended`: used up, or over. `removed`: somebody took it away.
     */
    status: 'active' | 'ended' | 'removed';
    closed_at: string | null;
};

/**
 * Either the coupon itself or a promotion code.
 */
export type ApplyCoupon = {
    /**
     * The id or the code of a coupon.
     */
    coupon?: string;
    /**
     * A promotion code as the customer typed it, or its id.
     */
    promotion_code?: string;
};

export type EntitlementList = {
    data: Array<Entitlement>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What a customer may use of a feature at this moment, and why.
 */
export type Entitlement = {
    object: 'entitlement';
    customer: string;
    /**
     * Your own short name for it, by which your software asks; unique, and never changed.
     */
    feature: string;
    name: string;
    kind: 'switch' | 'limit' | 'metered';
    unit: string | null;
    /**
     * Of metered features: something is left.
     */
    has_access: boolean;
    /**
     * Null: without a limit, and for switches. "0": nothing is granted.
     */
    limit: string | null;
    /**
     * What the meter has counted in the running periods; null unless the feature is metered.
     */
    used: string | null;
    /**
     * Null: without a limit, or not metered.
     */
    remaining: string | null;
    /**
     * When the first of the counted periods ends; null unless the feature is metered.
     */
    resets_at: string | null;
    source: EntitlementSource;
};

export type EntitlementSource = {
    type: 'override' | 'plans' | 'none';
    override: string | null;
    override_expires_at: string | null;
    /**
     * What grants it, also where an override takes its place. Their limits add up.
     */
    subscriptions: Array<EntitlementGrant>;
};

export type EntitlementGrant = {
    subscription: string;
    /**
     * That it holds at this moment and that grant the feature.
     */
    plans: Array<string>;
    /**
     * Null: without a limit, and for switches. "0": nothing is granted.
     */
    limit: string | null;
    /**
     * Of metered features: the period that usage is counted in.
     */
    period_start: string | null;
    period_end: string | null;
};

export type EntitlementOverrideList = {
    data: Array<EntitlementOverride>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An exception for one customer, in the place of what the plans grant.
 */
export type EntitlementOverride = {
    id: string;
    object: 'entitlement_override';
    customer: string;
    /**
     * Your own short name for it, by which your software asks; unique, and never changed.
     */
    feature: string;
    has_access: boolean;
    limit: string | null;
    reason: string | null;
    expires_at: string | null;
    status: 'active' | 'expired' | 'replaced' | 'removed';
    created_at: string;
    closed_at: string | null;
};

export type EntitlementOverrideCreate = {
    /**
     * The code of a feature, or its id.
     */
    feature: string;
    /**
     * In the place of what the plans grant, higher or lower. Needed for limits and metered features. Null: without a limit.
     */
    limit?: string | null;
    /**
     * False: the customer is denied it.
     */
    has_access?: boolean;
    /**
     * For your own people.
     */
    reason?: string | null;
    /**
     * From this moment on the plans count again. Null: until it is taken back.
     */
    expires_at?: string | null;
};

/**
 * An addition to a customer’s credit. Invoices draw on customer credit before wallets; within each by priority, then on what expires sooner, then on what is older.
 */
export type CreditGrant = {
    id: string;
    object: 'credit_grant';
    customer: string;
    /**
     * Null: plain customer credit, which is used before any wallet.
     */
    wallet: string | null;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    /**
     * What no invoice has drawn yet, and has not expired.
     */
    remaining: number;
    /**
     * What was written off, or rolled over, when it expired.
     */
    expired: number;
    /**
     * What was taken out of its wallet again, and not by an invoice.
     */
    withdrawn: number;
    /**
     * `granted`: staff gave it. `negative_invoice`: an invoice was below zero. `overpayment`: more was paid than was due. `credit_note`: an invoice was credited. `top_up`: a wallet was topped up and the invoice is paid. `rollover`: it goes on from a grant that expired. `withdrawal`: it was taken out of a wallet.
     */
    reason: 'granted' | 'negative_invoice' | 'overpayment' | 'credit_note' | 'top_up' | 'rollover' | 'withdrawal';
    memo: string | null;
    /**
     * The invoice that it came from.
     */
    invoice: string | null;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority: number;
    available_at: string | null;
    expires_at: string | null;
    rollover: CreditRollover | null;
    /**
     * The grant that expired.
     */
    rolled_over_from: string | null;
    created_at: string;
};

/**
 * What goes on in a new grant when a grant expires. It happens once: the new grant does not roll over again.
 */
export type CreditRollover = {
    /**
     * At most this much goes on. Null: no such limit.
     */
    max_amount?: number | null;
    /**
     * How much of what is left goes on.
     */
    percent?: number;
    /**
     * How long the new grant lasts, in local days of the customer. Null: it does not expire.
     */
    expires_after_days?: number | null;
};

export type CreditGrantCreate = {
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    currency: Currency;
    memo?: string | null;
    /**
     * Pays what the customer owes, the oldest invoice first. Else only invoices to come draw on it. Default: as `credit_application` of the conventions says.
     */
    apply_to_open_invoices?: boolean;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority?: number;
    /**
     * Before this moment it pays for nothing. Null: at once.
     */
    available_at?: string | null;
    /**
     * The first moment at which it pays for nothing any more. Null: it does not expire.
     */
    expires_at?: string | null;
    rollover?: CreditRollover | null;
};

export type CreditGrantList = {
    data: Array<CreditGrant>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * One entry a currency in which there is something to draw on now. What is in wallets has balances of its own.
 */
export type CreditBalanceList = {
    data: Array<CreditBalance>;
};

export type CreditBalance = {
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    balance: number;
};

export type CreditEntryList = {
    data: Array<CreditEntry>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * One movement of a grant; it never changes.
 */
export type CreditEntry = {
    id: string;
    object: 'credit_entry';
    /**
     * `application`: an invoice drew it. `expiry`: it was written off. `rollover`: it goes on in another grant. `withdrawal`: it was taken out of the wallet.
     */
    kind: 'application' | 'expiry' | 'rollover' | 'withdrawal';
    grant: string;
    invoice: string | null;
    /**
     * What was taken from the grant. Below zero: given back, because the invoice was voided.
     */
    amount: number;
    created_at: string;
};

export type WalletList = {
    data: Array<Wallet>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Prepaid credit of a customer. Invoices in its currency draw on it when they are finalized, after tax.
 */
export type Wallet = {
    id: string;
    object: 'wallet';
    customer: string;
    currency: Currency;
    name: string;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority: number;
    status: 'active' | 'closed';
    /**
     * What can be drawn now.
     */
    balance: number;
    /**
     * Tops the wallet up by an invoice when its balance falls below a threshold; not again while that invoice is unpaid. Null: by hand only.
     */
    auto_top_up: WalletAutoTopUp | null;
    /**
     * What its credit pays for, tax included; it never changes. Null: everything.
     */
    applies_to: WalletAppliesTo | null;
    created_at: string;
    updated_at: string;
    closed_at: string | null;
};

export type WalletAutoTopUp = {
    /**
     * Below this balance the wallet is topped up.
     */
    threshold: number;
    /**
     * What is invoiced then; not less than the threshold, so that one top-up is enough.
     */
    amount: number;
    /**
     * How long the credit lasts from the day on which it comes, in local days of the customer. Null: it does not expire.
     */
    expires_after_days?: number | null;
};

/**
 * What its credit pays for: lines of one of the kinds that belong to one of the plans or products, or are charged by one of the prices or meters. What is empty asks for nothing.
 */
export type WalletAppliesTo = {
    plans?: Array<string>;
    products?: Array<string>;
    prices?: Array<string>;
    meters?: Array<string>;
    kinds?: Array<'recurring' | 'usage' | 'minimum_commitment' | 'setup_fee' | 'one_off'>;
};

export type WalletCreate = {
    customer: string;
    /**
     * Default: that of the customer, else of the organization.
     */
    currency?: Currency;
    name: string;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority?: number;
    /**
     * Tops the wallet up by an invoice when its balance falls below a threshold; not again while that invoice is unpaid. Null: by hand only.
     */
    auto_top_up?: WalletAutoTopUp | null;
    /**
     * What its credit pays for, tax included; it never changes. Null: everything.
     */
    applies_to?: WalletAppliesTo | null;
};

/**
 * Only what is given changes.
 */
export type WalletUpdate = {
    name?: string;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority?: number;
    /**
     * Tops the wallet up by an invoice when its balance falls below a threshold; not again while that invoice is unpaid. Null: by hand only.
     */
    auto_top_up?: WalletAutoTopUp | null;
};

export type WalletClose = {
    /**
     * Takes away what is left. Without it a wallet with a balance is not closed.
     */
    write_off?: boolean;
};

export type WalletBalance = {
    object: 'wallet_balance';
    wallet: string;
    currency: Currency;
    /**
     * What can be drawn now.
     */
    balance: number;
    /**
     * What is in it and can be drawn later.
     */
    upcoming: number;
    /**
     * What of it was bought: it can be taken out again.
     */
    withdrawable: number;
    /**
     * What comes in when open top-ups are paid.
     */
    awaiting_payment: number;
    /**
     * What is lost next, if nobody uses it before.
     */
    next_expiry: {
        expires_at: string;
        /**
         * Whole minor units of the currency.
         */
        amount: number;
    } | null;
};

/**
 * Something ordered for a wallet.
 */
export type WalletTopUp = {
    id: string;
    object: 'wallet_top_up';
    wallet: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    currency: Currency;
    /**
     * `open`: its invoice is not paid yet. `granted`: the credit is in the wallet. `abandoned`: its invoice was voided.
     */
    status: 'open' | 'granted' | 'abandoned';
    automatic: boolean;
    reference: string | null;
    /**
     * Null: it was given.
     */
    invoice: string | null;
    /**
     * The credit that came of it.
     */
    grant: string | null;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority: number;
    available_at: string | null;
    expires_at: string | null;
    expires_after_days: number | null;
    rollover: CreditRollover | null;
    memo: string | null;
    created_at: string;
};

export type WalletTopUpCreate = {
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    /**
     * True: it is sold, by an invoice that is collected like any other, and the credit comes when that is paid. False: it is given, at once.
     */
    paid: boolean;
    /**
     * Your own name for it, such as the id of an order. A second top-up of the wallet under the same reference is refused.
     */
    reference?: string | null;
    /**
     * How long the credit lasts from the day on which it comes, in local days of the customer. Null: it does not expire.
     */
    expires_after_days?: number | null;
    /**
     * On the invoice, and on the credit.
     */
    memo?: string | null;
    /**
     * 1 to 50; the smallest is drawn on first.
     */
    priority?: number;
    /**
     * Before this moment it pays for nothing. Null: at once.
     */
    available_at?: string | null;
    /**
     * The first moment at which it pays for nothing any more. Null: it does not expire.
     */
    expires_at?: string | null;
    rollover?: CreditRollover | null;
};

/**
 * Bought credit that was taken out of a wallet without paying for anything.
 */
export type WalletWithdrawal = {
    id: string;
    object: 'wallet_withdrawal';
    wallet: string;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    currency: Currency;
    destination: 'customer_balance' | 'refund' | 'forfeit';
    /**
     * The customer credit that it became.
     */
    grant: string | null;
    /**
     * By which it goes back.
     */
    credit_notes: Array<string>;
    memo: string | null;
    created_at: string;
};

export type WalletWithdrawalCreate = {
    /**
     * Null: all that can go there.
     */
    amount?: number | null;
    /**
     * `customer_balance`: credit of the customer beside wallets. `refund`: back by the payments that bought it, by a credit note a top-up. `forfeit`: to the seller, as if it had expired.
     */
    destination: 'customer_balance' | 'refund' | 'forfeit';
    /**
     * On the credit, or on the credit notes.
     */
    memo?: string | null;
};

export type WalletWithdrawalList = {
    data: Array<WalletWithdrawal>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

export type WalletTopUpList = {
    data: Array<WalletTopUp>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * One question to a gateway about an invoice and its answer, or money that staff recorded.
 */
export type Payment = {
    id: string;
    object: 'payment';
    customer: string;
    invoice: string;
    /**
     * What was charged. Null for what staff recorded.
     */
    payment_method: string | null;
    /**
     * Who moved the money; `manual` is what staff recorded.
     */
    gateway: 'sandbox' | 'stripe' | 'paypal' | 'manual';
    /**
     * The how-manieth payment of its invoice this is.
     */
    attempt: number;
    currency: Currency;
    /**
     * In minor units.
     */
    amount: number;
    /**
     * created: the gateway is being asked. unknown: no answer came, it is being looked into. needs_customer: the customer has to confirm, at `redirect_url` or in a form. pending: the gateway has it in hand, such as a debit that takes days. canceled: it was called off, nothing was taken.
     */
    status: 'created' | 'unknown' | 'needs_customer' | 'pending' | 'succeeded' | 'declined' | 'canceled';
    /**
     * What the gateway, or the bank, calls it.
     */
    reference: string | null;
    decline_reason: string | null;
    /**
     * Whether the same means to pay may work another day. Null unless declined.
     */
    retryable: boolean | null;
    /**
     * Where the customer confirms the payment.
     */
    redirect_url: string | null;
    /**
     * The customer pays it in person, by a form or a page.
     */
    in_person: boolean;
    /**
     * What the gateway says it took, where that is not what was asked for. Nothing is applied; a person has to look.
     */
    reported: {
        currency: Currency;
        amount: number;
    } | null;
    created_at: string;
    answered_at: string | null;
    /**
     * When an unknown outcome is looked into again.
     */
    reconcile_at: string | null;
};

export type InvoicePay = {
    /**
     * Default: what the customer is charged by.
     */
    payment_method?: string;
};

export type PaymentCreate = {
    customer: string;
    /**
     * Default: the customer’s.
     */
    currency?: Currency;
    /**
     * In minor units, as a price is listed: taxes are added where it does not include them.
     */
    amount: number;
    /**
     * What it is for: the line of the invoice.
     */
    description: string;
    /**
     * Default: what the customer is charged by.
     */
    payment_method?: string;
};

export type PaymentList = {
    data: Array<Payment>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A door by which a customer pays an invoice in person. Only the gateway’s word settles it.
 */
export type PaymentIntent = {
    object: 'payment_intent';
    payment: Payment;
    gateway: 'sandbox' | 'stripe' | 'paypal' | 'manual';
    /**
     * What a browser needs to show the gateway’s form; no secret.
     */
    public_key: string | null;
    /**
     * For the gateway’s form, in the hands of this customer alone. Shown once.
     */
    client_secret: string | null;
    /**
     * A page of the gateway’s, where it has one.
     */
    redirect_url: string | null;
    /**
     * What the customer has to do where there is neither form nor page.
     */
    instructions: string | null;
};

export type PaymentIntentCreate = {
    /**
     * Default: the one that is connected, Stripe before PayPal; in a sandbox without an account the sandbox gateway.
     */
    gateway?: 'sandbox' | 'stripe' | 'paypal';
    /**
     * The customer wants to be charged by the same means next time.
     */
    keep_method?: boolean;
    /**
     * Where the gateway sends the customer back to.
     */
    return_url?: string;
};

/**
 * Money on its way back to a customer. It comes of a credit note.
 */
export type Refund = {
    id: string;
    object: 'refund';
    /**
     * `created`: to be sent; where the gateway is `manual`, by a person. `unknown`: no answer came, it is being found out. `pending`: it is on its way. `failed`: it could not be sent and became credit of the customer.
     */
    status: 'created' | 'unknown' | 'pending' | 'succeeded' | 'failed';
    customer: string;
    invoice: string;
    /**
     * Null for what was sent back at the gateway itself with no note to stand for it.
     */
    credit_note: string | null;
    /**
     * The payment that it sends a part of back.
     */
    payment: string;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    gateway: string;
    /**
     * The gateway’s name for it, or what the bank transfer says.
     */
    reference: string | null;
    decline_reason: string | null;
    created_at: string;
    /**
     * When it was sent, or declined.
     */
    answered_at: string | null;
    /**
     * When the gateway is asked next. Null: not by itself.
     */
    next_look_at: string | null;
};

export type PaymentRefund = {
    /**
     * In minor units. Default: all that is left of the payment.
     */
    amount?: number;
    /**
     * What the lines of the credit note say.
     */
    description?: string;
};

/**
 * Where a customer sees and pays one invoice.
 */
export type PaymentLink = {
    object: 'payment_link';
    /**
     * Whoever has it sees the invoice and can pay it: it belongs to the customer.
     */
    url: string;
    expires_at: string;
};

export type PaymentLinkCreate = {
    /**
     * Default: 60, in real time.
     */
    expires_in_days?: number;
};

export type DunningPolicyList = {
    data: Array<DunningPolicy>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * When and how is asked again for money that did not come, and what happens at the end.
 */
export type DunningPolicy = {
    id: string;
    object: 'dunning_policy';
    name: string;
    /**
     * It counts for customers without a policy of their own.
     */
    default: boolean;
    /**
     * On which days before an invoice is due its customer is reminded. For what is sent, not for what is charged automatically.
     */
    remind_days_before_due: Array<number>;
    /**
     * On which days after the last day to pay the customer is reminded again. For what is sent, not for what is charged automatically.
     */
    remind_days_after_due: Array<number>;
    /**
     * When on these days, in the zone of the customer.
     */
    time_of_day: string;
    /**
     * How the customer is told of the first failure.
     */
    first_message: 'none' | 'notice' | 'warning' | 'last_warning';
    /**
     * When the same means to pay is asked again. Where that cannot help, such as for a stolen card, the customer is told on these days instead.
     */
    retries: Array<{
        /**
         * Days after the first failure.
         */
        after_days: number;
        /**
         * How the customer is told if it is in vain again.
         */
        message: 'none' | 'notice' | 'warning' | 'last_warning';
    }>;
    /**
     * What happens when nothing has helped: `mark_uncollectible` writes the invoice off, `pause` and `cancel` stop the subscriptions that it bills. `none`: a person decides.
     */
    final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
    /**
     * Days after the first failure, or after the last day to pay of an invoice that was sent.
     */
    final_after_days: number;
    /**
     * How the customer is told of that.
     */
    final_message: 'none' | 'notice' | 'warning' | 'last_warning';
    /**
     * `archived`: customers who have it are asked by the default.
     */
    status: 'active' | 'archived';
    created_at: string;
    updated_at: string;
};

/**
 * What is not given is as in the standard terms. The first policy is the default, unless it is said not to be.
 */
export type DunningPolicyCreate = {
    name: string;
    /**
     * It counts for customers without a policy of their own.
     */
    default?: boolean;
    /**
     * On which days before an invoice is due its customer is reminded. For what is sent, not for what is charged automatically.
     */
    remind_days_before_due?: Array<number>;
    /**
     * On which days after the last day to pay the customer is reminded again. For what is sent, not for what is charged automatically.
     */
    remind_days_after_due?: Array<number>;
    /**
     * When on these days, in the zone of the customer.
     */
    time_of_day?: string;
    /**
     * How the customer is told of the first failure.
     */
    first_message?: 'none' | 'notice' | 'warning' | 'last_warning';
    /**
     * When the same means to pay is asked again. Where that cannot help, such as for a stolen card, the customer is told on these days instead.
     */
    retries?: Array<{
        /**
         * Days after the first failure.
         */
        after_days: number;
        /**
         * How the customer is told if it is in vain again.
         */
        message: 'none' | 'notice' | 'warning' | 'last_warning';
    }>;
    /**
     * What happens when nothing has helped: `mark_uncollectible` writes the invoice off, `pause` and `cancel` stop the subscriptions that it bills. `none`: a person decides.
     */
    final_action?: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
    /**
     * Days after the first failure, or after the last day to pay of an invoice that was sent.
     */
    final_after_days?: number;
    /**
     * How the customer is told of that.
     */
    final_message?: 'none' | 'notice' | 'warning' | 'last_warning';
};

/**
 * Only what is given changes. What is being asked for already goes on by the terms that it began with; reminders follow the new ones.
 */
export type DunningPolicyUpdate = {
    name?: string;
    /**
     * It counts for customers without a policy of their own.
     */
    default?: boolean;
    /**
     * On which days before an invoice is due its customer is reminded. For what is sent, not for what is charged automatically.
     */
    remind_days_before_due?: Array<number>;
    /**
     * On which days after the last day to pay the customer is reminded again. For what is sent, not for what is charged automatically.
     */
    remind_days_after_due?: Array<number>;
    /**
     * When on these days, in the zone of the customer.
     */
    time_of_day?: string;
    /**
     * How the customer is told of the first failure.
     */
    first_message?: 'none' | 'notice' | 'warning' | 'last_warning';
    /**
     * When the same means to pay is asked again. Where that cannot help, such as for a stolen card, the customer is told on these days instead.
     */
    retries?: Array<{
        /**
         * Days after the first failure.
         */
        after_days: number;
        /**
         * How the customer is told if it is in vain again.
         */
        message: 'none' | 'notice' | 'warning' | 'last_warning';
    }>;
    /**
     * What happens when nothing has helped: `mark_uncollectible` writes the invoice off, `pause` and `cancel` stop the subscriptions that it bills. `none`: a person decides.
     */
    final_action?: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
    /**
     * Days after the first failure, or after the last day to pay of an invoice that was sent.
     */
    final_after_days?: number;
    /**
     * How the customer is told of that.
     */
    final_message?: 'none' | 'notice' | 'warning' | 'last_warning';
};

export type DunningRunList = {
    data: Array<DunningRun>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What is done about the money for one invoice that did not come.
 */
export type DunningRun = {
    id: string;
    object: 'dunning_run';
    invoice: string;
    invoice_number: string | null;
    invoice_status: 'draft' | 'open' | 'overdue' | 'paid' | 'void' | 'uncollectible';
    customer: string;
    customer_name: string;
    currency: Currency;
    amount_due: number;
    /**
     * Null: the standard terms.
     */
    policy: string | null;
    /**
     * As they were when it began.
     */
    terms: {
        /**
         * On which days before an invoice is due its customer is reminded. For what is sent, not for what is charged automatically.
         */
        remind_days_before_due: Array<number>;
        /**
         * On which days after the last day to pay the customer is reminded again. For what is sent, not for what is charged automatically.
         */
        remind_days_after_due: Array<number>;
        /**
         * When on these days, in the zone of the customer.
         */
        time_of_day: string;
        /**
         * How the customer is told of the first failure.
         */
        first_message: 'none' | 'notice' | 'warning' | 'last_warning';
        /**
         * When the same means to pay is asked again. Where that cannot help, such as for a stolen card, the customer is told on these days instead.
         */
        retries: Array<{
            /**
             * Days after the first failure.
             */
            after_days: number;
            /**
             * How the customer is told if it is in vain again.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
        }>;
        /**
         * What happens when nothing has helped: `mark_uncollectible` writes the invoice off, `pause` and `cancel` stop the subscriptions that it bills. `none`: a person decides.
         */
        final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
        /**
         * Days after the first failure, or after the last day to pay of an invoice that was sent.
         */
        final_after_days: number;
        /**
         * How the customer is told of that.
         */
        final_message: 'none' | 'notice' | 'warning' | 'last_warning';
    };
    /**
     * succeeded: the money came. exhausted: all was tried, and the end has come. stopped: by hand, or because nothing is owed any more.
     */
    status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
    /**
     * How many of the retries are done or passed.
     */
    step: number;
    /**
     * How often the gateway was to be asked again by itself.
     */
    retries: number;
    /**
     * What it takes for the money to come. patience: the same means to pay is asked again. confirmation: the customer has to take part, at `redirect_url`. payment_method: another one, for this one will never do. payment: the customer pays what was sent to them.
     */
    need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
    /**
     * Of the last failure.
     */
    reason: string;
    redirect_url: string | null;
    /**
     * What comes next: the gateway is asked, the customer is told, or the end.
     */
    next_action: 'retry' | 'message' | 'final' | null;
    next_at: string | null;
    /**
     * When the end comes, if nothing helps.
     */
    final_at: string;
    /**
     * What was done at the end; refused: it could not be, `final_detail` says why.
     */
    final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
    final_detail: string | null;
    started_at: string;
    paused_at: string | null;
    ended_at: string | null;
};

/**
 * The whole story of the money for an invoice, and what comes next.
 */
export type InvoiceDunning = {
    object: 'invoice_dunning';
    invoice: string;
    /**
     * Null: money for the invoice has not failed to come.
     */
    run: DunningRun | null;
    /**
     * All that was asked, answered, said and decided, the oldest first.
     */
    story: Array<{
        at: string;
        event: string;
        /**
         * The type of the event.
         */
        type: string;
        /**
         * The question to the gateway that it is about.
         */
        payment: string | null;
        /**
         * Why the money did not come.
         */
        reason: string | null;
        /**
         * How the customer was to be told. Null: the event says nothing about it.
         */
        message: 'none' | 'notice' | 'warning' | 'last_warning' | null;
        /**
         * Of a reminder: days until it is due, or since.
         */
        days: number | null;
        /**
         * What was to come next then.
         */
        next_action: string | null;
        next_at: string | null;
        /**
         * What people were told of it.
         */
        messages: Array<{
            channel: string;
            recipient: string;
            subject: string;
            status: string;
        }>;
    }>;
};

export type RefundList = {
    data: Array<Refund>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

export type RefundMarkSent = {
    /**
     * What the bank transfer says.
     */
    reference: string;
};

export type RefundMarkFailed = {
    /**
     * Why it was not sent.
     */
    reason: string;
};

export type DisputeList = {
    data: Array<Dispute>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Money of a payment that a bank pulls back.
 */
export type Dispute = {
    id: string;
    object: 'dispute';
    /**
     * `open`: the bank has pulled the money back and may give it back. `won`: it did. `lost`: it will not.
     */
    status: 'open' | 'won' | 'lost';
    customer: string;
    invoice: string;
    /**
     * The payment whose money it is.
     */
    payment: string;
    gateway: 'sandbox' | 'stripe' | 'paypal' | 'manual';
    /**
     * What the gateway calls it.
     */
    reference: string;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
    /**
     * The gateway’s word for why.
     */
    reason: string;
    /**
     * Until when the seller can object, at the gateway.
     */
    evidence_due_at: string | null;
    opened_at: string;
    closed_at: string | null;
};

export type TicketList = {
    data: Array<Ticket>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What a customer asks, and all that was said about it.
 */
export type Ticket = {
    id: string;
    object: 'ticket';
    /**
     * Counts from 1.
     */
    number: number;
    customer: string;
    /**
     * Of the same customer.
     */
    subscription: string | null;
    /**
     * Of the same customer.
     */
    invoice: string | null;
    /**
     * On that invoice.
     */
    line_item: string | null;
    subject: string;
    /**
     * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
     */
    status: 'open' | 'pending' | 'solved' | 'closed';
    priority: 'low' | 'normal' | 'high' | 'urgent';
    /**
     * The member who looks after it.
     */
    assignee: string | null;
    message_count: number;
    created_at: string;
    updated_at: string;
    solved_at: string | null;
    customer_name: string;
    assignee_name: string | null;
};

export type TicketCreate = {
    customer: string;
    subject: string;
    /**
     * Plain text.
     */
    body: string;
    /**
     * Who speaks: `customer`: you pass on what they asked. `staff`: you write to them.
     */
    author?: 'customer' | 'staff';
    priority?: 'low' | 'normal' | 'high' | 'urgent';
    /**
     * Of the same customer.
     */
    subscription?: string | null;
    /**
     * Of the same customer.
     */
    invoice?: string | null;
    /**
     * On that invoice.
     */
    line_item?: string | null;
    assignee?: string | null;
};

/**
 * Only what is given changes.
 */
export type TicketUpdate = {
    subject?: string;
    priority?: 'low' | 'normal' | 'high' | 'urgent';
    assignee?: string | null;
    /**
     * Of the same customer.
     */
    subscription?: string | null;
    /**
     * Of the same customer.
     */
    invoice?: string | null;
    /**
     * On that invoice.
     */
    line_item?: string | null;
};

export type TicketMessageList = {
    data: Array<TicketMessage>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Nobody changes what was said.
 */
export type TicketMessage = {
    id: string;
    object: 'ticket_message';
    author: 'customer' | 'staff' | 'software';
    author_name: string;
    /**
     * A note of staff that the customer does not see.
     */
    internal: boolean;
    /**
     * Plain text.
     */
    body: string;
    created_at: string;
};

export type TicketMessageCreate = {
    /**
     * Plain text.
     */
    body: string;
    /**
     * `customer`: you pass on what they said.
     */
    author?: 'customer' | 'staff';
    /**
     * A note among staff.
     */
    internal?: boolean;
};

export type PortalTicketList = {
    data: Array<PortalTicket>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What you asked.
 */
export type PortalTicket = {
    id: string;
    object: 'ticket';
    /**
     * Counts from 1.
     */
    number: number;
    /**
     * Of the same customer.
     */
    subscription: string | null;
    /**
     * Of the same customer.
     */
    invoice: string | null;
    /**
     * On that invoice.
     */
    line_item: string | null;
    subject: string;
    /**
     * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
     */
    status: 'open' | 'pending' | 'solved' | 'closed';
    created_at: string;
    updated_at: string;
    solved_at: string | null;
};

export type PortalTicketCreate = {
    subject: string;
    /**
     * Plain text.
     */
    body: string;
    /**
     * Of the same customer.
     */
    subscription?: string | null;
    /**
     * Of the same customer.
     */
    invoice?: string | null;
    /**
     * On that invoice.
     */
    line_item?: string | null;
};

export type PortalTicketMessageList = {
    data: Array<PortalTicketMessage>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

export type PortalTicketMessage = {
    id: string;
    object: 'ticket_message';
    author: 'customer' | 'staff' | 'software';
    author_name: string;
    /**
     * Plain text.
     */
    body: string;
    created_at: string;
};

export type PortalTicketMessageCreate = {
    /**
     * Plain text.
     */
    body: string;
};

export type PaymentMethodList = {
    data: Array<PaymentMethod>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A means to pay. The gateway keeps the card; here are its token and what people recognise it by.
 */
export type PaymentMethod = {
    id: string;
    object: 'payment_method';
    customer: string;
    gateway: 'sandbox' | 'stripe' | 'paypal';
    brand: string | null;
    /**
     * The last digits, by which people recognise it.
     */
    last4: string | null;
    exp_month: number | null;
    exp_year: number | null;
    /**
     * Whether the customer is charged by it.
     */
    default: boolean;
    status: 'active' | 'removed';
    created_at: string;
};

export type PaymentMethodCreate = {
    customer: string;
    gateway: 'sandbox' | 'stripe' | 'paypal';
    /**
     * What the gateway calls it, never a card number; the gateway keeps it for the customer from then on. The sandbox gateway knows `pm_card_visa`, `pm_card_chargeDeclined` and others.
     */
    token: string;
    /**
     * Charge by it from now on. The first one of a customer is the default in any case.
     */
    default?: boolean;
};

/**
 * A customer gives a means to pay in person, without a charge.
 */
export type PaymentMethodSetup = {
    object: 'payment_method_setup';
    gateway: 'sandbox' | 'stripe' | 'paypal';
    status: 'ready' | 'needs_customer' | 'failed' | 'canceled';
    /**
     * The gateway’s name for it, to complete it by.
     */
    reference: string;
    /**
     * What a browser needs to show the gateway’s form; no secret.
     */
    public_key: string | null;
    /**
     * For the gateway’s form, in the hands of this customer alone. Shown once.
     */
    client_secret: string | null;
    /**
     * A page of the gateway’s, where it has one.
     */
    redirect_url: string | null;
};

export type PaymentMethodSetupCreate = {
    customer: string;
    /**
     * Where the customer gives it.
     */
    gateway: 'sandbox' | 'stripe' | 'paypal';
    /**
     * Where the gateway sends the customer back to.
     */
    return_url?: string;
};

export type PaymentMethodSetupComplete = {
    customer: string;
    /**
     * Where the customer gives it.
     */
    gateway: 'sandbox' | 'stripe' | 'paypal';
    reference: string;
    /**
     * Charge by it from now on.
     */
    default?: boolean;
};

export type GatewayAccountList = {
    data: Array<GatewayAccount>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An account of the organization’s at a payment gateway. Its secrets are kept sealed.
 */
export type GatewayAccount = {
    id: string;
    object: 'gateway_account';
    gateway: 'stripe' | 'paypal' | 'manual';
    status: 'active' | 'disconnected';
    /**
     * Stripe’s publishable key, PayPal’s client id; for `manual` the lines that tell customers where to transfer money to.
     */
    public_key: string;
    /**
     * The last four characters; more of it is never shown again.
     */
    secret_key_last4: string | null;
    /**
     * Null: nothing that comes in is believed; the gateway is asked instead.
     */
    webhook_secret_last4: string | null;
    created_at: string;
    updated_at: string;
    disconnected_at: string | null;
};

export type GatewayAccountCreate = {
    gateway: 'stripe' | 'paypal' | 'manual';
    /**
     * Stripe’s publishable key, PayPal’s client id; for `manual` where customers transfer money to.
     */
    public_key: string;
    /**
     * Required except for `manual`, which has none.
     */
    secret_key?: string;
    /**
     * Stripe’s signing secret, PayPal’s webhook id.
     */
    webhook_secret?: string;
};

export type GatewayAccountUpdate = {
    /**
     * Stripe’s publishable key, PayPal’s client id; for `manual` where customers transfer money to.
     */
    public_key?: string;
    /**
     * Stripe’s secret key, PayPal’s client secret.
     */
    secret_key?: string;
    webhook_secret?: string | null;
};

export type GatewayEventList = {
    data: Array<GatewayEvent>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What a payment gateway sent by itself, and what came of it. All its moments are real time.
 */
export type GatewayEvent = {
    id: string;
    object: 'gateway_event';
    gateway: 'sandbox' | 'stripe' | 'paypal' | 'manual';
    /**
     * The account whose secret proved it. Null: that of the installation.
     */
    account: string | null;
    /**
     * The gateway’s own name for it.
     */
    reference: string;
    type: string;
    about: GatewayEventSubject;
    /**
     * `received`: it is looked into at `next_attempt_at`. `processed`: what it hints at was read at the gateway and applied. `ignored`: it concerns nothing here. `failed`: it could not be looked into for two days; a person has to look.
     */
    status: 'received' | 'processed' | 'ignored' | 'failed';
    /**
     * How often it came.
     */
    deliveries: number;
    /**
     * How often it was looked into, since it came or since the last replay.
     */
    attempt_count: number;
    next_attempt_at: string | null;
    last_error: string | null;
    sent_at: string;
    received_at: string;
    finished_at: string | null;
    /**
     * As it came; not in lists. Null once its time is over, 30 days after it ended.
     */
    body?: string | null;
};

/**
 * What it is a hint at. Null: nothing that concerns us.
 */
export type GatewayEventSubject = {
    kind: 'charge' | 'setup' | 'method';
    reference: string;
} | null;

export type AuditLog = {
    data: Array<AuditRecord>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Who did what, to what, from where. Never changed.
 */
export type AuditRecord = {
    id: string;
    object: 'audit_record';
    /**
     * Counts 1, 2, 3 … in your organization, without a gap.
     */
    sequence: number;
    /**
     * Real time, also in a sandbox.
     */
    occurred_at: string;
    /**
     * Who did it.
     */
    actor: {
        kind: 'api_key' | 'member' | 'person' | 'customer' | 'publishable' | 'visitor' | 'operator' | 'job';
        /**
         * An id, or the name of a job. Null where nobody is known by one.
         */
        id: string | null;
    };
    /**
     * The name of an operation of the API, or of what else was done.
     */
    action: string;
    /**
     * `begun`: it asked somebody outside, and another record of the same request says how that ended. `refused`: nothing was changed. `failed`: it broke down, so something may have been. `denied`: the actor may not do this.
     */
    outcome: 'begun' | 'done' | 'refused' | 'failed' | 'denied';
    /**
     * What it was done to.
     */
    object_type: string | null;
    object_id: string | null;
    /**
     * What came of it, where that is something else.
     */
    result_type: string | null;
    result_id: string | null;
    /**
     * Names of the fields that were changed.
     */
    fields: Array<string>;
    /**
     * These fields before. Null: it was not there, or has been forgotten.
     */
    before: {
        [key: string]: unknown;
    } | null;
    /**
     * These fields after. Null: it is gone, or has been forgotten.
     */
    after: {
        [key: string]: unknown;
    } | null;
    /**
     * What came of it, as it was shown.
     */
    result: {
        [key: string]: unknown;
    } | null;
    /**
     * Counts of a job; why something was denied, and how often.
     */
    detail: {
        [key: string]: unknown;
    } | null;
    request_id: string | null;
    /**
     * From where it came.
     */
    address: string | null;
    /**
     * Whose data it was has been erased since, so it cannot say all any more.
     */
    forgotten: boolean;
    previous_hash: string;
    /**
     * Over all of this and `previous_hash`. Note it elsewhere to prove later that nothing before it was altered.
     */
    hash: string;
};

export type AuditExport = {
    object: 'audit_export';
    data: Array<AuditRecord>;
    /**
     * Give it as `after` to go on from there. Null: there was nothing.
     */
    last_sequence: number | null;
    has_more: boolean;
};

/**
 * Whether the chain of records holds.
 */
export type AuditVerification = {
    object: 'audit_verification';
    verified_at: string;
    records: number;
    /**
     * Of so many something was forgotten because somebody was erased. The chain holds all the same.
     */
    forgotten: number;
    last_sequence: number | null;
    /**
     * Note it with `last_sequence`, somewhere else: then even who owns the database cannot rewrite what was before.
     */
    last_hash: string | null;
    breaks: Array<{
        sequence: number;
        id: string | null;
        detail: string;
    }>;
};

/**
 * Why an invoice comes to what it comes to.
 */
export type InvoiceExplanation = {
    object: 'invoice_explanation';
    invoice: string;
    number: string | null;
    currency: Currency;
    lines: Array<{
        line: string;
        title: string;
        /**
         * Whole minor units.
         */
        amount: number;
        /**
         * Sentences, in the order of the computation.
         */
        steps: Array<string>;
    }>;
    /**
     * How total, credit, payments and what is due come about.
     */
    summary: Array<string>;
    /**
     * All of it as one text, ready to be read.
     */
    text: string;
};

/**
 * Why a credit note gives back what it gives back.
 */
export type CreditNoteExplanation = {
    object: 'credit_note_explanation';
    credit_note: string;
    number: string;
    currency: Currency;
    lines: Array<{
        line: string;
        title: string;
        /**
         * Whole minor units.
         */
        amount: number;
        /**
         * Sentences, in the order of the computation.
         */
        steps: Array<string>;
    }>;
    /**
     * How the total comes about, and where it goes.
     */
    summary: Array<string>;
    /**
     * All of it as one text, ready to be read.
     */
    text: string;
};

/**
 * Every stored amount, computed again from what it is made of.
 */
export type Verification = {
    object: 'verification';
    verified_at: string;
    /**
     * How many were computed again.
     */
    invoices: number;
    lines: number;
    credit_grants: number;
    credit_notes: number;
    /**
     * How many stored values differ. Zero is the only good answer.
     */
    drift_count: number;
    /**
     * The first 200 of them.
     */
    drift: Array<{
        /**
         * The id of what holds the value.
         */
        object: string;
        field: string;
        stored: string | null;
        computed: string | null;
        detail: string;
    }>;
};

/**
 * Which of the facts that must always hold do not.
 */
export type Diagnosis = {
    object: 'diagnosis';
    examined_at: string;
    checks: Array<{
        check: string;
        title: string;
        invariant: string;
        /**
         * `violation`: it should never exist. `attention`: nothing is wrong with the books, but somebody has to look.
         */
        severity: 'violation' | 'attention';
        /**
         * How many findings of it are listed.
         */
        found: number;
        /**
         * There are more than are listed.
         */
        more: boolean;
    }>;
    findings: Array<{
        check: string;
        invariant: string;
        /**
         * `violation`: it should never exist. `attention`: nothing is wrong with the books, but somebody has to look.
         */
        severity: 'violation' | 'attention';
        /**
         * The id of what is concerned, or the name of a table.
         */
        object: string | null;
        detail: string;
        remedy: string;
    }>;
};

export type EventList = {
    data: Array<Event>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * Something that has happened.
 */
export type Event = {
    id: string;
    object: 'event';
    /**
     * One of customer.created, customer.updated, customer.archived, customer.unarchived, customer.deleted, customer.credit_granted, customer.credit_expired, customer.credit_rolled_over, customer.payment_method_added, customer.payment_method_updated, customer.payment_method_expiring, customer.payment_method_removed, product.created, product.updated, product.archived, product.unarchived, product.deleted, plan.created, plan.updated, plan.archived, plan.unarchived, plan.deleted, price.created, price.updated, price.archived, price.unarchived, price.deleted, meter.created, meter.updated, meter.archived, meter.unarchived, meter.deleted, feature.created, feature.updated, feature.archived, feature.unarchived, entitlement.created, entitlement.replaced, entitlement.removed, entitlement.expired, coupon.created, coupon.updated, coupon.archived, coupon.unarchived, coupon.deleted, promotion_code.created, promotion_code.updated, promotion_code.deactivated, discount.applied, discount.ended, discount.restored, discount.removed, tax_rate.created, tax_rate.updated, tax_rate.archived, tax_rate.unarchived, organization.updated, subscription.created, subscription.activated, subscription.trial_started, subscription.trial_changed, subscription.trial_will_end, subscription.will_renew, subscription.term_renewed, subscription.renewed, subscription.changed, subscription.change_scheduled, subscription.change_withdrawn, subscription.cancellation_scheduled, subscription.cancellation_undone, subscription.usage_threshold_reached, subscription.spending_cap_approached, subscription.spending_cap_reached, subscription.charge_added, subscription.charge_withdrawn, subscription.parked, subscription.billing_resumed, subscription.updated, subscription.past_due, subscription.payment_recovered, subscription.pause_scheduled, subscription.pause_undone, subscription.paused, subscription.resumption_scheduled, subscription.resumed, subscription.canceled, subscription.expired, invoice.created, invoice.updated, invoice.deleted, invoice.finalized, invoice.credit_applied, invoice.credited, invoice.credit_withdrawn, invoice.paid, invoice.overdue, invoice.voided, invoice.reissued, invoice.payment_succeeded, invoice.payment_failed, invoice.payment_flagged, invoice.payment_dismissed, invoice.payment_unresolved, invoice.due_soon, invoice.overdue_reminder, invoice.dunning_reminder, invoice.dunning_retried, invoice.dunning_skipped, invoice.dunning_paused, invoice.dunning_resumed, invoice.dunning_stopped, invoice.dunning_exhausted, invoice.marked_uncollectible, credit_note.issued, credit_note.voided, refund.created, refund.succeeded, refund.failed, dispute.opened, dispute.won, dispute.lost, gateway_account.connected, gateway_account.updated, gateway_account.disconnected, gateway_event.failed, dunning_policy.created, dunning_policy.updated, dunning_policy.archived, dunning_policy.unarchived, statement.issued, statement.paid, statement.voided, wallet.created, wallet.updated, wallet.topped_up, wallet.withdrawn, wallet.balance_low, wallet.closed, ticket.created, ticket.updated, ticket.replied, ticket.customer_replied, ticket.note_added, ticket.solved, ticket.reopened, ticket.closed, webhook_endpoint.created, webhook_endpoint.updated, webhook_endpoint.secret_rotated, webhook_endpoint.disabled, webhook_endpoint.enabled, webhook_endpoint.deleted, webhook_endpoint.test.
     */
    type: string;
    /**
     * What it happened to.
     */
    object_id: string;
    /**
     * Counts 1, 2, 3 … for each object.
     */
    sequence: number;
    /**
     * The object as it was then.
     */
    data: {
        [key: string]: unknown;
    };
    created_at: string;
};

export type WebhookEndpointList = {
    data: Array<WebhookEndpoint>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An address outside that is told what happens.
 */
export type WebhookEndpoint = {
    id: string;
    object: 'webhook_endpoint';
    /**
     * Where events are posted: https, a host of the public internet, port 443 or 8443. The operator can name private hosts.
     */
    url: string;
    /**
     * What it is told: types such as `invoice.paid`, all that happens to a kind of thing (`invoice.*`), or everything (`*`).
     */
    events: Array<string>;
    description: string | null;
    /**
     * The shape of what is sent.
     */
    api_version: 'v1';
    /**
     * `deleted` only in the event that says so.
     */
    status: 'enabled' | 'disabled' | 'deleted';
    /**
     * `by_hand`: staff disabled it. `gone`: it answered 410. `failing`: nothing but failure for five days.
     */
    disabled_reason: 'by_hand' | 'gone' | 'failing' | null;
    /**
     * In real time, also in a sandbox.
     */
    disabled_at: string | null;
    /**
     * Until then the secret before the present one signs too. Null: it was not rotated lately.
     */
    previous_secret_expires_at: string | null;
    /**
     * Since when nothing has arrived that was sent. Null: the last did.
     */
    failing_since: string | null;
    /**
     * To the minute.
     */
    last_delivered_at: string | null;
    /**
     * In real time, also in a sandbox.
     */
    created_at: string;
    /**
     * In real time, also in a sandbox.
     */
    updated_at: string;
};

export type NewWebhookEndpoint = {
    id: string;
    object: 'webhook_endpoint';
    /**
     * Where events are posted: https, a host of the public internet, port 443 or 8443. The operator can name private hosts.
     */
    url: string;
    /**
     * What it is told: types such as `invoice.paid`, all that happens to a kind of thing (`invoice.*`), or everything (`*`).
     */
    events: Array<string>;
    description: string | null;
    /**
     * The shape of what is sent.
     */
    api_version: 'v1';
    /**
     * `deleted` only in the event that says so.
     */
    status: 'enabled' | 'disabled' | 'deleted';
    /**
     * `by_hand`: staff disabled it. `gone`: it answered 410. `failing`: nothing but failure for five days.
     */
    disabled_reason: 'by_hand' | 'gone' | 'failing' | null;
    /**
     * In real time, also in a sandbox.
     */
    disabled_at: string | null;
    /**
     * Until then the secret before the present one signs too. Null: it was not rotated lately.
     */
    previous_secret_expires_at: string | null;
    /**
     * Since when nothing has arrived that was sent. Null: the last did.
     */
    failing_since: string | null;
    /**
     * To the minute.
     */
    last_delivered_at: string | null;
    /**
     * In real time, also in a sandbox.
     */
    created_at: string;
    /**
     * In real time, also in a sandbox.
     */
    updated_at: string;
    /**
     * What deliveries are signed with, shown this once. Null when the answer is replayed.
     */
    secret: string | null;
};

export type WebhookEndpointCreate = {
    /**
     * Where events are posted: https, a host of the public internet, port 443 or 8443. The operator can name private hosts.
     */
    url: string;
    /**
     * What it is told: types such as `invoice.paid`, all that happens to a kind of thing (`invoice.*`), or everything (`*`).
     */
    events?: Array<string>;
    description?: string | null;
    /**
     * The shape of what is sent.
     */
    api_version?: 'v1';
};

/**
 * Only what is given changes.
 */
export type WebhookEndpointUpdate = {
    /**
     * Where events are posted: https, a host of the public internet, port 443 or 8443. The operator can name private hosts.
     */
    url?: string;
    /**
     * What it is told: types such as `invoice.paid`, all that happens to a kind of thing (`invoice.*`), or everything (`*`).
     */
    events?: Array<string>;
    description?: string | null;
};

export type DeletedWebhookEndpoint = {
    id: string;
    object: 'webhook_endpoint';
    deleted: true;
};

export type WebhookReplay = {
    object: 'webhook_replay';
    /**
     * Deliveries that are sent because of this, 1000 at most.
     */
    count: number;
    /**
     * Whether the same call would find more.
     */
    has_more: boolean;
};

export type WebhookReplayCreate = {
    /**
     * What was to be told at this moment or later. In real time, also in a sandbox.
     */
    from: string;
    /**
     * And before this one. Default: now. In real time, also in a sandbox.
     */
    before?: string;
};

export type WebhookDeliveryList = {
    data: Array<WebhookDelivery>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * One event on its way to one endpoint. All of its moments are real time, also in a sandbox.
 */
export type WebhookDelivery = {
    id: string;
    object: 'webhook_delivery';
    endpoint: string;
    /**
     * Also the `webhook-id` of each of its attempts.
     */
    event: string;
    event_type: string;
    /**
     * `pending`: it is sent at `next_attempt_at`. `delivered`: it was answered with 2xx. `exhausted`: it failed to the end of the schedule. `canceled`: its endpoint was disabled or deleted.
     */
    status: 'pending' | 'delivered' | 'exhausted' | 'canceled';
    attempt_count: number;
    /**
     * The last twenty, in their order.
     */
    attempts: Array<WebhookAttempt>;
    next_attempt_at: string | null;
    finished_at: string | null;
    created_at: string;
};

/**
 * One time that a delivery was sent.
 */
export type WebhookAttempt = {
    number: number;
    url: string;
    started_at: string;
    /**
     * Null: it is being sent. `interrupted`: our process ended before it had an answer, so the same is sent once more.
     */
    outcome: 'delivered' | 'failed' | 'interrupted' | null;
    /**
     * What went wrong: `status`, `redirect`, `gone`, `timeout`, `connection`, `tls`, `dns`, `protocol`, `refused_url` or `refused_address`.
     */
    failure: string | null;
    /**
     * The same in a sentence.
     */
    detail: string | null;
    status_code: number | null;
    duration_ms: number | null;
    /**
     * The first 1024 characters of what came back.
     */
    response: string | null;
};

export type EventResend = {
    /**
     * Whom to tell, whether its filters want it or not.
     */
    endpoint: string;
};

export type MessageList = {
    data: Array<Message>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What somebody was told, frozen as it was sent. All of its moments are real time, also in a sandbox.
 */
export type Message = {
    id: string;
    object: 'message';
    template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
    /**
     * The customer, `staff`, or of a test the address.
     */
    recipient: string;
    customer: string | null;
    /**
     * What it was made of. Null: somebody asked for it by hand.
     */
    event: string | null;
    channel: 'email' | 'sms';
    address: string;
    locale: string;
    /**
     * No contract asks for it: its customer can turn it off.
     */
    is_optional: boolean;
    from: string;
    reply_to: string | null;
    subject: string;
    /**
     * Null: an SMS, or its words were cleaned up.
     */
    html: string | null;
    /**
     * Null: its words were cleaned up.
     */
    text: string | null;
    /**
     * `queued`: it is sent at `next_attempt_at`. `unknown`: twice nobody could tell whether it left, so it is not sent again. `failed`: it was refused to the end. `suppressed`: it is not to be sent; `reason` says why.
     */
    status: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';
    /**
     * One of `superseded`, `opted_out`, `no_address`, `suppressed_address`, `refused`, `bounced`, `no_answer`, `interrupted`. Null: nothing went wrong.
     */
    reason: string | null;
    detail: string | null;
    attempts: number;
    /**
     * `outbox`, `smtp`, `sendgrid` or `twilio`; null: it was not sent yet.
     */
    transport: string | null;
    reference: string | null;
    next_attempt_at: string | null;
    sent_at: string | null;
    created_at: string;
};

export type SentMessages = {
    data: Array<Message>;
};

export type NotificationTemplateList = {
    data: Array<NotificationTemplate>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What messages are made for, and what their words can name.
 */
export type NotificationTemplate = {
    id: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
    object: 'notification_template';
    title: string;
    audience: 'customer' | 'staff';
    is_optional: boolean;
    /**
     * Whether messages are made by it.
     */
    is_on: boolean;
    channels: Array<'email' | 'sms'>;
    /**
     * What its words can name in two braces.
     */
    variables: Array<string>;
    /**
     * Where the words are your own.
     */
    customized: Array<CustomizedText>;
};

export type CustomizedText = {
    channel: 'email' | 'sms';
    language: 'en' | 'de' | 'fr' | 'es';
};

export type NotificationText = {
    object: 'notification_text';
    template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
    channel: 'email' | 'sms';
    language: 'en' | 'de' | 'fr' | 'es';
    /**
     * Of an e-mail; an SMS has none.
     */
    subject: string;
    /**
     * Paragraphs, parted by blank lines. `# ` begins a heading, `| Label | value` a row of facts, `[Pay]({{invoice.pay_url}})` alone on its line is a button, `**…**` strong. `{{customer.name}}` is a value, `{{#if invoice.due_on}}…{{else}}…{{/if}}` depends on whether there is one.
     */
    body: string;
    /**
     * Whether these are your words; else those of the program.
     */
    is_own: boolean;
};

/**
 * Only what is given changes.
 */
export type NotificationTextUpdate = {
    /**
     * Of an e-mail; an SMS has none.
     */
    subject?: string;
    /**
     * Paragraphs, parted by blank lines. `# ` begins a heading, `| Label | value` a row of facts, `[Pay]({{invoice.pay_url}})` alone on its line is a button, `**…**` strong. `{{customer.name}}` is a value, `{{#if invoice.due_on}}…{{else}}…{{/if}}` depends on whether there is one.
     */
    body?: string;
};

export type NotificationPreview = {
    object: 'notification_preview';
    subject: string;
    html: string | null;
    text: string;
};

export type NotificationPreviewCreate = {
    channel?: 'email' | 'sms';
    language?: 'en' | 'de' | 'fr' | 'es';
    /**
     * Words to try. Default: those that count.
     */
    subject?: string;
    /**
     * Words to try. Default: those that count.
     */
    body?: string;
    /**
     * The id of an invoice, a subscription or whatever the template is about. Default: a made-up one.
     */
    object?: string;
};

export type NotificationTestCreate = {
    /**
     * Whom to send it to. Only e-mails can be tried.
     */
    to: string;
    language?: 'en' | 'de' | 'fr' | 'es';
};

export type NotificationSettings = {
    object: 'notification_settings';
    /**
     * Whether anybody is told anything by itself. What happens meanwhile is not told later.
     */
    enabled: boolean;
    /**
     * Whom messages come from. Null: the name of the organization.
     */
    sender_name: string | null;
    /**
     * Null: the e-mail address of `legal`.
     */
    reply_to: string | null;
    /**
     * Where staff are told. Null: the e-mail address of `legal`.
     */
    staff_email: string | null;
    accent_color: string;
    /**
     * Of those customers who have none, and of staff.
     */
    locale: string;
    /**
     * Templates of which nothing is sent.
     */
    turned_off: Array<'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled'>;
    /**
     * How long ahead renewals are announced. 0: not at all.
     */
    renewal_notice_days: number;
};

/**
 * Only what is given changes.
 */
export type NotificationSettingsUpdate = {
    /**
     * Whether anybody is told anything by itself. What happens meanwhile is not told later.
     */
    enabled?: boolean;
    /**
     * Whom messages come from. Null: the name of the organization.
     */
    sender_name?: string | null;
    /**
     * Null: the e-mail address of `legal`.
     */
    reply_to?: string | null;
    /**
     * Where staff are told. Null: the e-mail address of `legal`.
     */
    staff_email?: string | null;
    accent_color?: string;
    /**
     * Of those customers who have none, and of staff.
     */
    locale?: string;
    /**
     * Templates of which nothing is sent.
     */
    turned_off?: Array<'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled'>;
    /**
     * How long ahead renewals are announced. 0: not at all.
     */
    renewal_notice_days?: number;
};

export type NotificationPreferences = {
    object: 'notification_preferences';
    customer: string;
    /**
     * By what the customer likes to be told.
     */
    channels: Array<'email' | 'sms'>;
    /**
     * Null: that of the customer.
     */
    locale: string | null;
    /**
     * Whether anything is sent that no contract asks for.
     */
    optional_messages: boolean;
    /**
     * Of the optional messages those that are not sent.
     */
    opted_out: Array<'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled'>;
};

/**
 * Only what is given changes.
 */
export type NotificationPreferencesUpdate = {
    /**
     * By what the customer likes to be told.
     */
    channels?: Array<'email' | 'sms'>;
    /**
     * Null: that of the customer.
     */
    locale?: string | null;
    /**
     * Whether anything is sent that no contract asks for.
     */
    optional_messages?: boolean;
    /**
     * Of the optional messages those that are not sent.
     */
    opted_out?: Array<'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled'>;
};

export type SuppressionList = {
    data: Array<Suppression>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An address to which nothing is sent any more.
 */
export type Suppression = {
    id: string;
    object: 'suppression';
    channel: 'email' | 'sms';
    address: string;
    reason: 'bounce' | 'complaint' | 'unsubscribed' | 'by_hand';
    detail: string | null;
    created_at: string;
};

export type SuppressionCreate = {
    channel?: 'email' | 'sms';
    address: string;
};

export type DeletedSuppression = {
    id: string;
    object: 'suppression';
    deleted: true;
};

/**
 * How your customers come in and what they may do by themselves.
 */
export type PortalSettings = {
    object: 'portal_settings';
    /**
     * For your page: it says whose portal is meant and is no secret. Null: there is no portal yet.
     */
    publishable_key: string | null;
    /**
     * `closed`: only those whom you let in, by `POST /v1/customers/{id}/logins`.
     */
    sign_up: 'open' | 'closed';
    page_url: string | null;
    /**
     * Origins of pages that call the portal API from browsers.
     */
    allowed_origins: Array<string>;
    /**
     * Customers may start subscriptions to listed plans.
     */
    allow_subscribe: boolean;
    /**
     * Customers may move to another listed plan or interval.
     */
    allow_plan_change: boolean;
    allow_quantity_change: boolean;
    /**
     * How customers may cancel: `not`, at the `period_end`, or also `now`.
     */
    cancel: 'not' | 'period_end' | 'now';
    /**
     * How those who sign up pay. Null: charged automatically.
     */
    new_collection_method: 'charge_automatically' | 'send_invoice' | null;
    /**
     * Days to pay of those who sign up. Null: as the conventions say.
     */
    new_net_terms_days: number | null;
    updated_at: string | null;
};

/**
 * Only what is given changes. The first change opens the portal and has to name `page_url`.
 */
export type PortalSettingsUpdate = {
    /**
     * `closed`: only those whom you let in, by `POST /v1/customers/{id}/logins`.
     */
    sign_up?: 'open' | 'closed';
    /**
     * Your page where the portal is. Links in mails lead there, with a token in the fragment.
     */
    page_url?: string;
    /**
     * Origins of pages that call the portal API from browsers.
     */
    allowed_origins?: Array<string>;
    /**
     * Customers may start subscriptions to listed plans.
     */
    allow_subscribe?: boolean;
    /**
     * Customers may move to another listed plan or interval.
     */
    allow_plan_change?: boolean;
    allow_quantity_change?: boolean;
    /**
     * How customers may cancel: `not`, at the `period_end`, or also `now`.
     */
    cancel?: 'not' | 'period_end' | 'now';
    /**
     * How those who sign up pay. Null: charged automatically.
     */
    new_collection_method?: 'charge_automatically' | 'send_invoice' | null;
    /**
     * Days to pay of those who sign up. Null: as the conventions say.
     */
    new_net_terms_days?: number | null;
};

export type PortalMe = {
    object: 'portal_me';
    user: PortalUser;
    customer: PortalCustomer;
    /**
     * All whom you act for here; `switch` goes from one to another.
     */
    customers: Array<PortalCustomerChoice>;
    allowed: PortalAllowed;
};

/**
 * The person who is signed in.
 */
export type PortalUser = {
    id: string;
    email: string;
    name: string;
    locale: string;
};

/**
 * Who is billed: you.
 */
export type PortalCustomer = {
    id: string;
    object: 'customer';
    /**
     * As it appears on invoices.
     */
    name: string;
    email: string | null;
    phone: string | null;
    address: Address;
    tax_ids: Array<TaxId>;
    /**
     * Null: the currency of the organization.
     */
    currency: Currency | null;
    /**
     * Billing days begin at midnight here. Null: in the zone of the organization.
     */
    timezone: string | null;
    locale: string | null;
};

/**
 * A customer that you act for.
 */
export type PortalCustomerChoice = {
    id: string;
    name: string;
};

/**
 * What the seller lets customers do by themselves.
 */
export type PortalAllowed = {
    subscribe: boolean;
    change_plan: boolean;
    change_quantity: boolean;
    cancel: 'not' | 'period_end' | 'now';
};

/**
 * Only what is given changes. Invoices that are final keep the name and address they were made with.
 */
export type PortalMeUpdate = {
    /**
     * As it appears on invoices.
     */
    name?: string;
    email?: string | null;
    phone?: string | null;
    address?: Address;
    tax_ids?: Array<TaxIdCreate>;
    locale?: string | null;
};

export type PortalPlanList = {
    data: Array<PortalPlan>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What customers can subscribe to.
 */
export type PortalPlan = {
    id: string;
    object: 'plan';
    /**
     * Your own short name for it; unique, and never changed.
     */
    code: string;
    /**
     * What a customer reads on the invoice.
     */
    name: string;
    description: string | null;
    trial_days: number;
    /**
     * A fixed term, after which the subscription expires. Null: until it is canceled.
     */
    term_months: number | null;
    /**
     * What it grants, in the order of the codes.
     */
    features: Array<PlanFeature>;
    /**
     * Those that can be chosen.
     */
    prices: Array<PortalPrice>;
};

/**
 * How a part of a plan is charged.
 */
export type PortalPrice = {
    id: string;
    object: 'price';
    /**
     * What a customer reads on the invoice. Null: the name of the plan.
     */
    nickname: string | null;
    currency: Currency;
    /**
     * `setup_fee`: once, when a subscription starts. `one_off`: when you add it to an invoice.
     */
    kind: 'recurring' | 'minimum_commitment' | 'setup_fee' | 'one_off';
    interval: Interval | null;
    billing: 'in_advance' | 'in_arrears';
    /**
     * `licensed`: a quantity that somebody set. `metered`: what a meter has counted.
     */
    usage: 'licensed' | 'metered';
    /**
     * Whether the price includes tax. Null: as the conventions say.
     */
    tax_behavior: 'exclusive' | 'inclusive' | null;
    terms: PriceTerms;
};

export type PortalEntitlementList = {
    data: Array<PortalEntitlement>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What you may use of a feature at this moment.
 */
export type PortalEntitlement = {
    object: 'entitlement';
    /**
     * Your own short name for it, by which your software asks; unique, and never changed.
     */
    feature: string;
    name: string;
    kind: 'switch' | 'limit' | 'metered';
    unit: string | null;
    /**
     * Of metered features: something is left.
     */
    has_access: boolean;
    /**
     * Null: without a limit, and for switches. "0": nothing is granted.
     */
    limit: string | null;
    /**
     * What the meter has counted in the running periods; null unless the feature is metered.
     */
    used: string | null;
    /**
     * Null: without a limit, or not metered.
     */
    remaining: string | null;
    /**
     * When the first of the counted periods ends; null unless the feature is metered.
     */
    resets_at: string | null;
};

export type PortalSubscriptionList = {
    data: Array<PortalSubscription>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * An agreement of yours.
 */
export type PortalSubscription = {
    id: string;
    object: 'subscription';
    plan: string | null;
    plan_name: string | null;
    status: 'incomplete' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceled' | 'expired';
    currency: Currency;
    /**
     * Where its days begin; taken over from the customer when it started.
     */
    timezone: string;
    interval: Interval;
    /**
     * Billing periods are counted from here.
     */
    anchor_on: string;
    anchor_day: number | null;
    items: Array<SubscriptionItem>;
    current_period_start: string;
    current_period_end: string;
    /**
     * When it is looked at next: at the end of its period or before. Null once it has ended, or while it is paused.
     */
    next_billing_at: string | null;
    /**
     * While it is incomplete: when it is going to start.
     */
    started_at: string;
    trial_ends_at: string | null;
    /**
     * What becomes of it at the end of the trial. `cancel_without_payment_method` and `pause_without_payment_method` spare customers who can be charged or are sent invoices.
     */
    trial_end: 'activate' | 'cancel_without_payment_method' | 'pause_without_payment_method';
    /**
     * Length of its terms; null: until it is canceled.
     */
    term_months: number | null;
    /**
     * At the end of its term it expires, or another term of the same length begins, with the first period that begins at or after that moment.
     */
    term_end: 'expire' | 'renew';
    /**
     * End of the running term.
     */
    term_ends_at: string | null;
    /**
     * When it is going to be canceled, or was.
     */
    cancel_at: string | null;
    /**
     * When somebody asked for that.
     */
    canceled_at: string | null;
    /**
     * Since when it is paused, or from when on it is going to be.
     */
    pause_at: string | null;
    /**
     * When it goes on by itself.
     */
    resumes_at: string | null;
    ended_at: string | null;
    scheduled_changes: Array<SubscriptionChange>;
    collection_method: 'charge_automatically' | 'send_invoice';
    net_terms_days: number | null;
    created_at: string;
    updated_at: string;
};

export type PortalSubscriptionCreate = {
    plan: string;
    /**
     * Which of the plan’s intervals; needed where it has several.
     */
    interval?: Interval;
    /**
     * Which of the plan’s currencies. Absent: yours.
     */
    currency?: Currency;
    /**
     * Absent: 1.
     */
    quantity?: string;
    /**
     * A promotion code as the customer typed it, or its id.
     */
    promotion_code?: string;
};

/**
 * Another plan, interval or quantity: at once or at the end of the period, as the seller’s conventions say.
 */
export type PortalSubscriptionChange = {
    plan?: string;
    interval?: Interval;
    /**
     * A decimal as text.
     */
    quantity?: string;
};

export type PortalUnsubscribe = {
    /**
     * `now` only where the seller lets customers end at once what is paid for.
     */
    timing?: 'period_end' | 'now';
};

export type PortalInvoiceList = {
    data: Array<PortalInvoice>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What you were billed.
 */
export type PortalInvoice = {
    id: string;
    object: 'invoice';
    /**
     * Null while it is a draft.
     */
    number: string | null;
    status: 'draft' | 'open' | 'overdue' | 'paid' | 'void' | 'uncollectible';
    subscription: string | null;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    subtotal: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * Whole minor units of the currency.
     */
    total: number;
    /**
     * One entry a rate. Together they are `tax`.
     */
    taxes: Array<InvoiceTax>;
    /**
     * `exempt`: no tax was due. `reverse_charge`: the customer owes the tax, and the invoice must say so.
     */
    tax_treatment: 'taxed' | 'exempt' | 'reverse_charge';
    /**
     * What the customer’s credit has paid, wallets included.
     */
    credits_applied: number;
    /**
     * Whole minor units of the currency.
     */
    amount_paid: number;
    /**
     * What credit notes took off what was due.
     */
    amount_credited: number;
    /**
     * What is left to pay. 0 once it is void or uncollectible.
     */
    amount_due: number;
    issued_on: string | null;
    /**
     * The last day to pay.
     */
    due_on: string | null;
    /**
     * The time that its recurring lines are for.
     */
    period: InvoicePeriod | null;
    seller_details: InvoiceParty;
    customer_details: InvoiceParty;
    memo: string | null;
    collection_method: 'charge_automatically' | 'send_invoice';
    paid_at: string | null;
    /**
     * Those that give a part of it back and stand, the oldest first.
     */
    credit_notes: Array<InvoiceCreditNote>;
    line_count: number;
    /**
     * Of a single invoice; lists have none.
     */
    lines?: Array<PortalLineItem>;
};

/**
 * One row of an invoice.
 */
export type PortalLineItem = {
    id: string;
    object: 'line_item';
    kind: 'recurring' | 'usage' | 'minimum_commitment' | 'proration_credit' | 'setup_fee' | 'one_off' | 'top_up' | 'credit_to_balance';
    description: string;
    quantity: string;
    /**
     * Before discount and tax. Below zero: given back.
     */
    amount: number;
    /**
     * Whole minor units of the currency.
     */
    discount: number;
    /**
     * Whole minor units of the currency.
     */
    tax: number;
    /**
     * The time that it is for.
     */
    period: InvoicePeriod | null;
};

/**
 * A door by which you pay an invoice. Only the gateway’s word settles it, never the browser’s.
 */
export type PortalPaymentIntent = {
    object: 'payment_intent';
    payment: PortalPayment;
    gateway: 'sandbox' | 'stripe' | 'paypal' | 'manual';
    /**
     * What a browser needs to show the gateway’s form; no secret.
     */
    public_key: string | null;
    /**
     * For the gateway’s form, in the hands of this customer alone. Shown once.
     */
    client_secret: string | null;
    /**
     * A page of the gateway’s, where it has one.
     */
    redirect_url: string | null;
    /**
     * What the customer has to do where there is neither form nor page.
     */
    instructions: string | null;
};

/**
 * What became of paying an invoice.
 */
export type PortalPayment = {
    id: string;
    object: 'payment';
    invoice: string;
    currency: Currency;
    /**
     * In minor units.
     */
    amount: number;
    status: 'created' | 'unknown' | 'needs_customer' | 'pending' | 'succeeded' | 'declined' | 'canceled';
    decline_reason: string | null;
    /**
     * Where the customer confirms the payment.
     */
    redirect_url: string | null;
    created_at: string;
    gateway: 'sandbox' | 'stripe' | 'paypal' | 'manual';
};

export type PortalPaymentMethodList = {
    data: Array<PortalPaymentMethod>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * A means to pay of yours. The gateway keeps the card.
 */
export type PortalPaymentMethod = {
    id: string;
    object: 'payment_method';
    gateway: 'sandbox' | 'stripe' | 'paypal';
    brand: string | null;
    /**
     * The last digits, by which people recognise it.
     */
    last4: string | null;
    exp_month: number | null;
    exp_year: number | null;
    /**
     * Whether the customer is charged by it.
     */
    default: boolean;
    status: 'active' | 'removed';
    created_at: string;
};

export type PortalPaymentMethodCreate = {
    gateway: 'sandbox' | 'stripe' | 'paypal';
    /**
     * What the gateway calls it, never a card number; the gateway keeps it for the customer from then on. The sandbox gateway knows `pm_card_visa`, `pm_card_chargeDeclined` and others.
     */
    token: string;
    /**
     * Charge by it from now on. The first one of a customer is the default in any case.
     */
    default?: boolean;
};

export type PortalPaymentMethodSetupCreate = {
    /**
     * Where the customer gives it.
     */
    gateway: 'sandbox' | 'stripe' | 'paypal';
    /**
     * Where the gateway sends the customer back to.
     */
    return_url?: string;
};

export type PortalPaymentMethodSetupComplete = {
    /**
     * Where the customer gives it.
     */
    gateway: 'sandbox' | 'stripe' | 'paypal';
    reference: string;
    /**
     * Charge by it from now on.
     */
    default?: boolean;
};

/**
 * The state of the business at one glance.
 */
export type Overview = {
    object: 'overview';
    now: string;
    timezone: string;
    subscriptions: {
        incomplete: number;
        trialing: number;
        active: number;
        past_due: number;
        paused: number;
        canceled: number;
        expired: number;
    };
    /**
     * Monthly recurring revenue: of active subscriptions, for what is paid whether used or not.
     */
    mrr: Array<{
        currency: Currency;
        /**
         * A month of it: weeks are 1/52, days 1/365 of a year. Nothing in a trial, in a pause or while a payment is late, and nothing for usage. Before discount and tax.
         */
        amount: number;
        /**
         * What those would add that are behind with a payment.
         */
        past_due: number;
    }>;
    upcoming_renewals: {
        next_7_days: number;
        next_30_days: number;
        /**
         * The next ten.
         */
        list: Array<{
            subscription: string;
            customer: string;
            customer_name: string;
            plan_name: string | null;
            at: string;
            currency: Currency;
            amount: number;
        }>;
    };
    revenue: {
        /**
         * Over all time.
         */
        totals: Array<{
            currency: Currency;
            /**
             * Final invoices of the month that are not void.
             */
            invoices: number;
            /**
             * What they come to.
             */
            invoiced: number;
            /**
             * What credit notes, and invoices below zero, gave back.
             */
            credited: number;
            /**
             * Payments that arrived in the month, whichever invoice they are for.
             */
            collected: number;
            /**
             * What is still due of the invoices of the month.
             */
            outstanding: number;
        }>;
        /**
         * The last twelve, each currency in each month.
         */
        months: Array<{
            /**
             * In the zone of your organization.
             */
            month: string;
            currency: Currency;
            /**
             * Final invoices of the month that are not void.
             */
            invoices: number;
            /**
             * What they come to.
             */
            invoiced: number;
            /**
             * What credit notes, and invoices below zero, gave back.
             */
            credited: number;
            /**
             * Payments that arrived in the month, whichever invoice they are for.
             */
            collected: number;
            /**
             * What is still due of the invoices of the month.
             */
            outstanding: number;
        }>;
    };
    overdue: {
        invoices: number;
        amounts: Array<{
            currency: Currency;
            amount: number;
        }>;
    };
    newest_customers: Array<{
        id: string;
        name: string;
        email: string | null;
        created_at: string;
    }>;
};

/**
 * Subscriptions that run, with what they cost and bring.
 */
export type ActiveSubscriptionsReport = {
    object: 'active_subscriptions_report';
    data: Array<ActiveSubscriptionsRow>;
    /**
     * There are more rows than `limit`; totals are over all of them.
     */
    truncated: boolean;
    totals: Array<{
        currency: Currency;
        subscriptions: number;
        /**
         * A month of it: weeks are 1/52, days 1/365 of a year. Nothing in a trial, in a pause or while a payment is late, and nothing for usage. Before discount and tax.
         */
        mrr: number;
        /**
         * What those would add that are behind with a payment.
         */
        mrr_past_due: number;
    }>;
    by_plan: Array<{
        plan: string | null;
        plan_name: string | null;
        currency: Currency;
        subscriptions: number;
        /**
         * A month of it: weeks are 1/52, days 1/365 of a year. Nothing in a trial, in a pause or while a payment is late, and nothing for usage. Before discount and tax.
         */
        mrr: number;
        /**
         * What those would add that are behind with a payment.
         */
        mrr_past_due: number;
    }>;
};

export type ActiveSubscriptionsRow = {
    subscription: string;
    customer: string;
    customer_name: string;
    customer_email: string | null;
    plan: string | null;
    plan_name: string | null;
    status: 'incomplete' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceled' | 'expired';
    /**
     * The sum over its items.
     */
    quantity: string;
    items: Array<{
        price: string;
        name: string;
        /**
         * A decimal as text.
         */
        quantity: string;
    }>;
    interval: {
        unit: 'day' | 'week' | 'month' | 'year';
        count: number;
    };
    period_start: string;
    period_end: string;
    next_billing_at: string | null;
    cancel_at: string | null;
    currency: Currency;
    /**
     * What a full period costs, before discount and tax.
     */
    amount: number;
    /**
     * A month of it: weeks are 1/52, days 1/365 of a year. Nothing in a trial, in a pause or while a payment is late, and nothing for usage. Before discount and tax.
     */
    mrr: number;
};

/**
 * What was invoiced, credited and collected, by month and currency.
 */
export type RevenueReport = {
    object: 'revenue_report';
    /**
     * In the zone of your organization.
     */
    from: string;
    /**
     * In the zone of your organization.
     */
    to: string;
    timezone: string;
    data: Array<RevenueRow>;
    totals: Array<{
        currency: Currency;
        /**
         * Final invoices of the month that are not void.
         */
        invoices: number;
        /**
         * What they come to.
         */
        invoiced: number;
        /**
         * What credit notes, and invoices below zero, gave back.
         */
        credited: number;
        /**
         * Payments that arrived in the month, whichever invoice they are for.
         */
        collected: number;
        /**
         * What is still due of the invoices of the month.
         */
        outstanding: number;
    }>;
};

export type RevenueRow = {
    /**
     * In the zone of your organization.
     */
    month: string;
    currency: Currency;
    /**
     * Final invoices of the month that are not void.
     */
    invoices: number;
    /**
     * What they come to.
     */
    invoiced: number;
    /**
     * What credit notes, and invoices below zero, gave back.
     */
    credited: number;
    /**
     * Payments that arrived in the month, whichever invoice they are for.
     */
    collected: number;
    /**
     * What is still due of the invoices of the month.
     */
    outstanding: number;
    /**
     * With `group_by=plan`: that of the subscription as it is now.
     */
    plan?: string | null;
    plan_name?: string | null;
};

export type JobList = {
    data: Array<Job>;
    has_more: boolean;
    /**
     * Give it as `cursor` to get the next page. Null on the last one.
     */
    next_cursor: string | null;
};

/**
 * What runs by itself.
 */
export type Job = {
    object: 'job';
    name: string;
    summary: string;
    /**
     * When workers look for work: a cron expression, in UTC.
     */
    schedule: string;
    /**
     * When your organization next has work, by its clock. Null: nothing is waiting.
     */
    next_at: string | null;
};

/**
 * What a job did.
 */
export type JobRun = {
    object: 'job_run';
    name: string;
    /**
     * In how many organizations it ran.
     */
    organizations: number;
    /**
     * In how many of them it failed; the log has the reasons.
     */
    failed: number;
    /**
     * What it did, counted.
     */
    counts: {
        [key: string]: number;
    };
};

export type SandboxAdvanced = {
    id: string;
    object: 'sandbox_advance';
    clock_at: string;
    /**
     * False: there was too much to do for one answer. Ask again with the same target.
     */
    done: boolean;
    /**
     * Moments at which something happened.
     */
    steps: number;
    /**
     * What the jobs counted on the way.
     */
    counts: {
        [key: string]: {
            [key: string]: number;
        };
    };
};

export type SandboxAdvance = {
    /**
     * Either this or `days`.
     */
    to?: string;
    /**
     * So many days from where the clock stands.
     */
    days?: number;
};

/**
 * The page of the sandbox gateway, as a person in front of it sees it.
 */
export type SandboxGatewayPage = {
    object: 'sandbox_gateway_page';
    /**
     * What the person sees next. `authenticate`: the bank asks whether it is they. `closed`: there is nothing to do here.
     */
    shows: 'done' | 'declined' | 'authenticate' | 'closed';
    reason: 'card_declined' | 'insufficient_funds' | 'limit_exceeded' | 'processing_error' | 'expired_card' | 'authentication_required' | 'lost_card' | 'stolen_card' | 'pick_up_card' | 'fraudulent' | 'do_not_try_again' | 'revoked' | 'invalid_account' | 'incorrect_details' | 'currency_not_supported' | 'unusable_payment_method' | 'no_payment_method' | null;
};

export type SandboxGatewayCard = {
    /**
     * What the gateway calls the payment (`reference`) or the setup.
     */
    reference: string;
    /**
     * A test card by its name.
     */
    token: string;
};

export type SandboxGatewayAnswer = {
    /**
     * What the gateway calls the payment (`reference`) or the setup.
     */
    reference: string;
    /**
     * Whether the person says that it is they.
     */
    approved: boolean;
};

/**
 * A subscription without its items.
 */
export type SubscriptionSummary = {
    object: 'subscription';
    id: string;
    customer: string;
    status: string;
    current_period_start: string;
    current_period_end: string;
    cancel_at: string | null;
};

/**
 * An invoice without its lines.
 */
export type InvoiceSummary = {
    object: 'invoice';
    id: string;
    number: string | null;
    status: string;
    reason: string;
    customer: string;
    subscription: string | null;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    total: number;
    /**
     * Whole minor units of the currency.
     */
    amount_due: number;
    due_on: string | null;
};

/**
 * Where asking again for an invoice stands.
 */
export type DunningNote = {
    id: string;
    status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
    /**
     * How the customer is to be told of this now; `none`: not at all.
     */
    message: 'none' | 'notice' | 'warning' | 'last_warning';
    /**
     * How many of the retries are done or passed.
     */
    step: number;
    steps: number;
    /**
     * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
     */
    need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
    reason: string;
    redirect_url: string | null;
    next_action: 'retry' | 'message' | 'final' | null;
    next_at: string | null;
    final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
    final_at: string;
};

/**
 * A credit note without its lines.
 */
export type CreditNoteSummary = {
    object: 'credit_note';
    id: string;
    number: string;
    status: string;
    reason: string;
    customer: string;
    invoice: string;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    total: number;
    /**
     * Whole minor units of the currency.
     */
    reduced_due: number;
    /**
     * Whole minor units of the currency.
     */
    credited: number;
    /**
     * Whole minor units of the currency.
     */
    refunded: number;
};

export type RefundSummary = {
    object: 'refund';
    id: string;
    status: string;
    customer: string;
    payment: string;
    credit_note: string | null;
    invoice: string;
    currency: Currency;
    /**
     * Whole minor units of the currency.
     */
    amount: number;
};

export type TicketSummary = {
    id: string;
    object: 'ticket';
    /**
     * Counts from 1.
     */
    number: number;
    customer: string;
    /**
     * Of the same customer.
     */
    subscription: string | null;
    /**
     * Of the same customer.
     */
    invoice: string | null;
    /**
     * On that invoice.
     */
    line_item: string | null;
    subject: string;
    /**
     * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
     */
    status: 'open' | 'pending' | 'solved' | 'closed';
    priority: 'low' | 'normal' | 'high' | 'urgent';
    /**
     * The member who looks after it.
     */
    assignee: string | null;
    message_count: number;
    created_at: string;
    updated_at: string;
    solved_at: string | null;
};

export type GetOrganizationData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/organization';
};

export type GetOrganizationErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetOrganizationError = GetOrganizationErrors[keyof GetOrganizationErrors];

export type GetOrganizationResponses = {
    /**
     * Done.
     */
    200: Organization;
};

export type GetOrganizationResponse = GetOrganizationResponses[keyof GetOrganizationResponses];

export type UpdateOrganizationData = {
    body?: OrganizationUpdate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match': string;
    };
    path?: never;
    query?: never;
    url: '/v1/organization';
};

export type UpdateOrganizationErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `precondition_required`: The If-Match header is missing.
     */
    428: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateOrganizationError = UpdateOrganizationErrors[keyof UpdateOrganizationErrors];

export type UpdateOrganizationResponses = {
    /**
     * Done.
     */
    200: Organization;
};

export type UpdateOrganizationResponse = UpdateOrganizationResponses[keyof UpdateOrganizationResponses];

export type ListOrganizationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches the name.
         */
        q?: string;
        kind?: 'live' | 'sandbox';
    };
    url: '/v1/organizations';
};

export type ListOrganizationsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListOrganizationsError = ListOrganizationsErrors[keyof ListOrganizationsErrors];

export type ListOrganizationsResponses = {
    /**
     * Done.
     */
    200: OrganizationList;
};

export type ListOrganizationsResponse = ListOrganizationsResponses[keyof ListOrganizationsResponses];

export type CreateOrganizationData = {
    body: OrganizationCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/organizations';
};

export type CreateOrganizationErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateOrganizationError = CreateOrganizationErrors[keyof CreateOrganizationErrors];

export type CreateOrganizationResponses = {
    /**
     * Done.
     */
    201: NewOrganization;
};

export type CreateOrganizationResponse = CreateOrganizationResponses[keyof CreateOrganizationResponses];

export type ListSandboxesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches the name.
         */
        q?: string;
    };
    url: '/v1/sandboxes';
};

export type ListSandboxesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListSandboxesError = ListSandboxesErrors[keyof ListSandboxesErrors];

export type ListSandboxesResponses = {
    /**
     * Done.
     */
    200: SandboxList;
};

export type ListSandboxesResponse = ListSandboxesResponses[keyof ListSandboxesResponses];

export type CreateSandboxData = {
    body: SandboxCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/sandboxes';
};

export type CreateSandboxErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateSandboxError = CreateSandboxErrors[keyof CreateSandboxErrors];

export type CreateSandboxResponses = {
    /**
     * Done.
     */
    201: NewSandbox;
};

export type CreateSandboxResponse = CreateSandboxResponses[keyof CreateSandboxResponses];

export type GetSandboxData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/sandboxes/{id}';
};

export type GetSandboxErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetSandboxError = GetSandboxErrors[keyof GetSandboxErrors];

export type GetSandboxResponses = {
    /**
     * Done.
     */
    200: Sandbox;
};

export type GetSandboxResponse = GetSandboxResponses[keyof GetSandboxResponses];

export type ListMembersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: 'name' | '-name' | '-created_at' | 'created_at';
        /**
         * Searches names and addresses.
         */
        q?: string;
        /**
         * One of `owner`, `admin`, `finance`, `support`, `read_only`, or of your own roles.
         */
        role?: string;
    };
    url: '/v1/members';
};

export type ListMembersErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListMembersError = ListMembersErrors[keyof ListMembersErrors];

export type ListMembersResponses = {
    /**
     * Done.
     */
    200: MemberList;
};

export type ListMembersResponse = ListMembersResponses[keyof ListMembersResponses];

export type RemoveMemberData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/members/{id}';
};

export type RemoveMemberErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `last_owner`: An organization keeps at least one owner.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RemoveMemberError = RemoveMemberErrors[keyof RemoveMemberErrors];

export type RemoveMemberResponses = {
    /**
     * Done.
     */
    200: RemovedMember;
};

export type RemoveMemberResponse = RemoveMemberResponses[keyof RemoveMemberResponses];

export type GetMemberData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/members/{id}';
};

export type GetMemberErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetMemberError = GetMemberErrors[keyof GetMemberErrors];

export type GetMemberResponses = {
    /**
     * Done.
     */
    200: Member;
};

export type GetMemberResponse = GetMemberResponses[keyof GetMemberResponses];

export type UpdateMemberData = {
    body: MemberUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/members/{id}';
};

export type UpdateMemberErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `last_owner`: An organization keeps at least one owner.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateMemberError = UpdateMemberErrors[keyof UpdateMemberErrors];

export type UpdateMemberResponses = {
    /**
     * Done.
     */
    200: Member;
};

export type UpdateMemberResponse = UpdateMemberResponses[keyof UpdateMemberResponses];

export type ListInvitationsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'open' | 'accepted' | 'revoked' | 'expired';
        email?: string;
    };
    url: '/v1/invitations';
};

export type ListInvitationsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListInvitationsError = ListInvitationsErrors[keyof ListInvitationsErrors];

export type ListInvitationsResponses = {
    /**
     * Done.
     */
    200: InvitationList;
};

export type ListInvitationsResponse = ListInvitationsResponses[keyof ListInvitationsResponses];

export type CreateInvitationData = {
    body: InvitationCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/invitations';
};

export type CreateInvitationErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateInvitationError = CreateInvitationErrors[keyof CreateInvitationErrors];

export type CreateInvitationResponses = {
    /**
     * Done.
     */
    201: Invitation;
};

export type CreateInvitationResponse = CreateInvitationResponses[keyof CreateInvitationResponses];

export type GetInvitationData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invitations/{id}';
};

export type GetInvitationErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetInvitationError = GetInvitationErrors[keyof GetInvitationErrors];

export type GetInvitationResponses = {
    /**
     * Done.
     */
    200: Invitation;
};

export type GetInvitationResponse = GetInvitationResponses[keyof GetInvitationResponses];

export type ResendInvitationData = {
    body?: InvitationResend;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invitations/{id}/resend';
};

export type ResendInvitationErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResendInvitationError = ResendInvitationErrors[keyof ResendInvitationErrors];

export type ResendInvitationResponses = {
    /**
     * Done.
     */
    200: Invitation;
};

export type ResendInvitationResponse = ResendInvitationResponses[keyof ResendInvitationResponses];

export type RevokeInvitationData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invitations/{id}/revoke';
};

export type RevokeInvitationErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RevokeInvitationError = RevokeInvitationErrors[keyof RevokeInvitationErrors];

export type RevokeInvitationResponses = {
    /**
     * Done.
     */
    200: Invitation;
};

export type RevokeInvitationResponse = RevokeInvitationResponses[keyof RevokeInvitationResponses];

export type GetPermissionsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/permissions';
};

export type GetPermissionsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPermissionsError = GetPermissionsErrors[keyof GetPermissionsErrors];

export type GetPermissionsResponses = {
    /**
     * Done.
     */
    200: Permissions;
};

export type GetPermissionsResponse = GetPermissionsResponses[keyof GetPermissionsResponses];

export type ListRolesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/roles';
};

export type ListRolesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListRolesError = ListRolesErrors[keyof ListRolesErrors];

export type ListRolesResponses = {
    /**
     * Done.
     */
    200: RoleList;
};

export type ListRolesResponse = ListRolesResponses[keyof ListRolesResponses];

export type CreateRoleData = {
    body: RoleCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/roles';
};

export type CreateRoleErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateRoleError = CreateRoleErrors[keyof CreateRoleErrors];

export type CreateRoleResponses = {
    /**
     * Done.
     */
    201: Role;
};

export type CreateRoleResponse = CreateRoleResponses[keyof CreateRoleResponses];

export type DeleteRoleData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/roles/{id}';
};

export type DeleteRoleErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteRoleError = DeleteRoleErrors[keyof DeleteRoleErrors];

export type DeleteRoleResponses = {
    /**
     * Done.
     */
    200: DeletedRole;
};

export type DeleteRoleResponse = DeleteRoleResponses[keyof DeleteRoleResponses];

export type GetRoleData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/roles/{id}';
};

export type GetRoleErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetRoleError = GetRoleErrors[keyof GetRoleErrors];

export type GetRoleResponses = {
    /**
     * Done.
     */
    200: Role;
};

export type GetRoleResponse = GetRoleResponses[keyof GetRoleResponses];

export type UpdateRoleData = {
    body?: RoleUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/roles/{id}';
};

export type UpdateRoleErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateRoleError = UpdateRoleErrors[keyof UpdateRoleErrors];

export type UpdateRoleResponses = {
    /**
     * Done.
     */
    200: Role;
};

export type UpdateRoleResponse = UpdateRoleResponses[keyof UpdateRoleResponses];

export type ListApiKeysData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
    };
    url: '/v1/api_keys';
};

export type ListApiKeysErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListApiKeysError = ListApiKeysErrors[keyof ListApiKeysErrors];

export type ListApiKeysResponses = {
    /**
     * Done.
     */
    200: ApiKeyList;
};

export type ListApiKeysResponse = ListApiKeysResponses[keyof ListApiKeysResponses];

export type CreateApiKeyData = {
    body: ApiKeyCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/api_keys';
};

export type CreateApiKeyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateApiKeyError = CreateApiKeyErrors[keyof CreateApiKeyErrors];

export type CreateApiKeyResponses = {
    /**
     * Done.
     */
    201: NewApiKey;
};

export type CreateApiKeyResponse = CreateApiKeyResponses[keyof CreateApiKeyResponses];

export type GetApiKeyData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/api_keys/{id}';
};

export type GetApiKeyErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetApiKeyError = GetApiKeyErrors[keyof GetApiKeyErrors];

export type GetApiKeyResponses = {
    /**
     * Done.
     */
    200: ApiKey;
};

export type GetApiKeyResponse = GetApiKeyResponses[keyof GetApiKeyResponses];

export type UpdateApiKeyData = {
    body?: ApiKeyUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/api_keys/{id}';
};

export type UpdateApiKeyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateApiKeyError = UpdateApiKeyErrors[keyof UpdateApiKeyErrors];

export type UpdateApiKeyResponses = {
    /**
     * Done.
     */
    200: ApiKey;
};

export type UpdateApiKeyResponse = UpdateApiKeyResponses[keyof UpdateApiKeyResponses];

export type RevokeApiKeyData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/api_keys/{id}/revoke';
};

export type RevokeApiKeyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RevokeApiKeyError = RevokeApiKeyErrors[keyof RevokeApiKeyErrors];

export type RevokeApiKeyResponses = {
    /**
     * Done.
     */
    200: ApiKey;
};

export type RevokeApiKeyResponse = RevokeApiKeyResponses[keyof RevokeApiKeyResponses];

export type RotateApiKeyData = {
    body?: ApiKeyRotate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/api_keys/{id}/rotate';
};

export type RotateApiKeyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RotateApiKeyError = RotateApiKeyErrors[keyof RotateApiKeyErrors];

export type RotateApiKeyResponses = {
    /**
     * Done.
     */
    201: NewApiKey;
};

export type RotateApiKeyResponse = RotateApiKeyResponses[keyof RotateApiKeyResponses];

export type ListCustomersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches name, e-mail address and external id.
         */
        q?: string;
        status?: 'active' | 'archived';
        email?: string;
        external_id?: string;
        parent?: string;
        country?: string;
        currency?: Currency;
    };
    url: '/v1/customers';
};

export type ListCustomersErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListCustomersError = ListCustomersErrors[keyof ListCustomersErrors];

export type ListCustomersResponses = {
    /**
     * Done.
     */
    200: CustomerList;
};

export type ListCustomersResponse = ListCustomersResponses[keyof ListCustomersResponses];

export type CreateCustomerData = {
    body: CustomerCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/customers';
};

export type CreateCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateCustomerError = CreateCustomerErrors[keyof CreateCustomerErrors];

export type CreateCustomerResponses = {
    /**
     * Done.
     */
    201: Customer;
};

export type CreateCustomerResponse = CreateCustomerResponses[keyof CreateCustomerResponses];

export type DeleteCustomerData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}';
};

export type DeleteCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteCustomerError = DeleteCustomerErrors[keyof DeleteCustomerErrors];

export type DeleteCustomerResponses = {
    /**
     * Done.
     */
    200: DeletedCustomer;
};

export type DeleteCustomerResponse = DeleteCustomerResponses[keyof DeleteCustomerResponses];

export type GetCustomerData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}';
};

export type GetCustomerErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetCustomerError = GetCustomerErrors[keyof GetCustomerErrors];

export type GetCustomerResponses = {
    /**
     * Done.
     */
    200: Customer;
};

export type GetCustomerResponse = GetCustomerResponses[keyof GetCustomerResponses];

export type UpdateCustomerData = {
    body?: CustomerUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}';
};

export type UpdateCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateCustomerError = UpdateCustomerErrors[keyof UpdateCustomerErrors];

export type UpdateCustomerResponses = {
    /**
     * Done.
     */
    200: Customer;
};

export type UpdateCustomerResponse = UpdateCustomerResponses[keyof UpdateCustomerResponses];

export type ArchiveCustomerData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/archive';
};

export type ArchiveCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveCustomerError = ArchiveCustomerErrors[keyof ArchiveCustomerErrors];

export type ArchiveCustomerResponses = {
    /**
     * Done.
     */
    200: Customer;
};

export type ArchiveCustomerResponse = ArchiveCustomerResponses[keyof ArchiveCustomerResponses];

export type UnarchiveCustomerData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/unarchive';
};

export type UnarchiveCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveCustomerError = UnarchiveCustomerErrors[keyof UnarchiveCustomerErrors];

export type UnarchiveCustomerResponses = {
    /**
     * Done.
     */
    200: Customer;
};

export type UnarchiveCustomerResponse = UnarchiveCustomerResponses[keyof UnarchiveCustomerResponses];

export type BillCustomerData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/bill';
};

export type BillCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type BillCustomerError = BillCustomerErrors[keyof BillCustomerErrors];

export type BillCustomerResponses = {
    /**
     * Done.
     */
    200: CustomerBilling;
};

export type BillCustomerResponse = BillCustomerResponses[keyof BillCustomerResponses];

export type ListProductsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches name and description.
         */
        q?: string;
        status?: 'active' | 'archived';
    };
    url: '/v1/products';
};

export type ListProductsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListProductsError = ListProductsErrors[keyof ListProductsErrors];

export type ListProductsResponses = {
    /**
     * Done.
     */
    200: ProductList;
};

export type ListProductsResponse = ListProductsResponses[keyof ListProductsResponses];

export type CreateProductData = {
    body: ProductCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/products';
};

export type CreateProductErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateProductError = CreateProductErrors[keyof CreateProductErrors];

export type CreateProductResponses = {
    /**
     * Done.
     */
    201: Product;
};

export type CreateProductResponse = CreateProductResponses[keyof CreateProductResponses];

export type DeleteProductData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/products/{id}';
};

export type DeleteProductErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteProductError = DeleteProductErrors[keyof DeleteProductErrors];

export type DeleteProductResponses = {
    /**
     * Done.
     */
    200: DeletedProduct;
};

export type DeleteProductResponse = DeleteProductResponses[keyof DeleteProductResponses];

export type GetProductData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/products/{id}';
};

export type GetProductErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetProductError = GetProductErrors[keyof GetProductErrors];

export type GetProductResponses = {
    /**
     * Done.
     */
    200: Product;
};

export type GetProductResponse = GetProductResponses[keyof GetProductResponses];

export type UpdateProductData = {
    body?: ProductUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/products/{id}';
};

export type UpdateProductErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateProductError = UpdateProductErrors[keyof UpdateProductErrors];

export type UpdateProductResponses = {
    /**
     * Done.
     */
    200: Product;
};

export type UpdateProductResponse = UpdateProductResponses[keyof UpdateProductResponses];

export type ArchiveProductData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/products/{id}/archive';
};

export type ArchiveProductErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveProductError = ArchiveProductErrors[keyof ArchiveProductErrors];

export type ArchiveProductResponses = {
    /**
     * Done.
     */
    200: Product;
};

export type ArchiveProductResponse = ArchiveProductResponses[keyof ArchiveProductResponses];

export type UnarchiveProductData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/products/{id}/unarchive';
};

export type UnarchiveProductErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveProductError = UnarchiveProductErrors[keyof UnarchiveProductErrors];

export type UnarchiveProductResponses = {
    /**
     * Done.
     */
    200: Product;
};

export type UnarchiveProductResponse = UnarchiveProductResponses[keyof UnarchiveProductResponses];

export type ListPlansData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name' | 'code' | '-code';
        /**
         * Searches name and code.
         */
        q?: string;
        status?: 'active' | 'archived';
        product?: string;
        /**
         * Your own short name for it; unique, and never changed.
         */
        code?: string;
        listed?: string;
    };
    url: '/v1/plans';
};

export type ListPlansErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPlansError = ListPlansErrors[keyof ListPlansErrors];

export type ListPlansResponses = {
    /**
     * Done.
     */
    200: PlanList;
};

export type ListPlansResponse = ListPlansResponses[keyof ListPlansResponses];

export type CreatePlanData = {
    body: PlanCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/plans';
};

export type CreatePlanErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePlanError = CreatePlanErrors[keyof CreatePlanErrors];

export type CreatePlanResponses = {
    /**
     * Done.
     */
    201: Plan;
};

export type CreatePlanResponse = CreatePlanResponses[keyof CreatePlanResponses];

export type DeletePlanData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/plans/{id}';
};

export type DeletePlanErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeletePlanError = DeletePlanErrors[keyof DeletePlanErrors];

export type DeletePlanResponses = {
    /**
     * Done.
     */
    200: DeletedPlan;
};

export type DeletePlanResponse = DeletePlanResponses[keyof DeletePlanResponses];

export type GetPlanData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/plans/{id}';
};

export type GetPlanErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPlanError = GetPlanErrors[keyof GetPlanErrors];

export type GetPlanResponses = {
    /**
     * Done.
     */
    200: Plan;
};

export type GetPlanResponse = GetPlanResponses[keyof GetPlanResponses];

export type UpdatePlanData = {
    body?: PlanUpdate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/plans/{id}';
};

export type UpdatePlanErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `precondition_required`: The If-Match header is missing.
     */
    428: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdatePlanError = UpdatePlanErrors[keyof UpdatePlanErrors];

export type UpdatePlanResponses = {
    /**
     * Done.
     */
    200: Plan;
};

export type UpdatePlanResponse = UpdatePlanResponses[keyof UpdatePlanResponses];

export type ArchivePlanData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/plans/{id}/archive';
};

export type ArchivePlanErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchivePlanError = ArchivePlanErrors[keyof ArchivePlanErrors];

export type ArchivePlanResponses = {
    /**
     * Done.
     */
    200: Plan;
};

export type ArchivePlanResponse = ArchivePlanResponses[keyof ArchivePlanResponses];

export type UnarchivePlanData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/plans/{id}/unarchive';
};

export type UnarchivePlanErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchivePlanError = UnarchivePlanErrors[keyof UnarchivePlanErrors];

export type UnarchivePlanResponses = {
    /**
     * Done.
     */
    200: Plan;
};

export type UnarchivePlanResponse = UnarchivePlanResponses[keyof UnarchivePlanResponses];

export type ListPricesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'active' | 'archived';
        plan?: string;
        product?: string;
        currency?: Currency;
        kind?: 'recurring' | 'minimum_commitment' | 'setup_fee' | 'one_off';
    };
    url: '/v1/prices';
};

export type ListPricesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPricesError = ListPricesErrors[keyof ListPricesErrors];

export type ListPricesResponses = {
    /**
     * Done.
     */
    200: PriceList;
};

export type ListPricesResponse = ListPricesResponses[keyof ListPricesResponses];

export type CreatePriceData = {
    body: PriceCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/prices';
};

export type CreatePriceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePriceError = CreatePriceErrors[keyof CreatePriceErrors];

export type CreatePriceResponses = {
    /**
     * Done.
     */
    201: Price;
};

export type CreatePriceResponse = CreatePriceResponses[keyof CreatePriceResponses];

export type DeletePriceData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}';
};

export type DeletePriceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeletePriceError = DeletePriceErrors[keyof DeletePriceErrors];

export type DeletePriceResponses = {
    /**
     * Done.
     */
    200: DeletedPrice;
};

export type DeletePriceResponse = DeletePriceResponses[keyof DeletePriceResponses];

export type GetPriceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}';
};

export type GetPriceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPriceError = GetPriceErrors[keyof GetPriceErrors];

export type GetPriceResponses = {
    /**
     * Done.
     */
    200: Price;
};

export type GetPriceResponse = GetPriceResponses[keyof GetPriceResponses];

export type UpdatePriceData = {
    body: PriceUpdate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}';
};

export type UpdatePriceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `precondition_required`: The If-Match header is missing.
     */
    428: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdatePriceError = UpdatePriceErrors[keyof UpdatePriceErrors];

export type UpdatePriceResponses = {
    /**
     * Done.
     */
    200: Price;
};

export type UpdatePriceResponse = UpdatePriceResponses[keyof UpdatePriceResponses];

export type ArchivePriceData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}/archive';
};

export type ArchivePriceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchivePriceError = ArchivePriceErrors[keyof ArchivePriceErrors];

export type ArchivePriceResponses = {
    /**
     * Done.
     */
    200: Price;
};

export type ArchivePriceResponse = ArchivePriceResponses[keyof ArchivePriceResponses];

export type UnarchivePriceData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}/unarchive';
};

export type UnarchivePriceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchivePriceError = UnarchivePriceErrors[keyof UnarchivePriceErrors];

export type UnarchivePriceResponses = {
    /**
     * Done.
     */
    200: Price;
};

export type UnarchivePriceResponse = UnarchivePriceResponses[keyof UnarchivePriceResponses];

export type ListPriceOverridesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'active' | 'archived';
        plan?: string;
    };
    url: '/v1/customers/{id}/price_overrides';
};

export type ListPriceOverridesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPriceOverridesError = ListPriceOverridesErrors[keyof ListPriceOverridesErrors];

export type ListPriceOverridesResponses = {
    /**
     * Done.
     */
    200: PriceList;
};

export type ListPriceOverridesResponse = ListPriceOverridesResponses[keyof ListPriceOverridesResponses];

export type CreatePriceOverrideData = {
    body: PriceOverrideCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/price_overrides';
};

export type CreatePriceOverrideErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePriceOverrideError = CreatePriceOverrideErrors[keyof CreatePriceOverrideErrors];

export type CreatePriceOverrideResponses = {
    /**
     * Done.
     */
    201: Price;
};

export type CreatePriceOverrideResponse = CreatePriceOverrideResponses[keyof CreatePriceOverrideResponses];

export type ArchivePriceOverrideData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        price: string;
    };
    query?: never;
    url: '/v1/customers/{id}/price_overrides/{price}';
};

export type ArchivePriceOverrideErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchivePriceOverrideError = ArchivePriceOverrideErrors[keyof ArchivePriceOverrideErrors];

export type ArchivePriceOverrideResponses = {
    /**
     * Done.
     */
    200: Price;
};

export type ArchivePriceOverrideResponse = ArchivePriceOverrideResponses[keyof ArchivePriceOverrideResponses];

export type ListFeaturesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name' | 'code' | '-code';
        /**
         * Searches name and code.
         */
        q?: string;
        status?: 'active' | 'archived';
        kind?: 'switch' | 'limit' | 'metered';
        /**
         * Your own short name for it, by which your software asks; unique, and never changed.
         */
        code?: string;
    };
    url: '/v1/features';
};

export type ListFeaturesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListFeaturesError = ListFeaturesErrors[keyof ListFeaturesErrors];

export type ListFeaturesResponses = {
    /**
     * Done.
     */
    200: FeatureList;
};

export type ListFeaturesResponse = ListFeaturesResponses[keyof ListFeaturesResponses];

export type CreateFeatureData = {
    body: FeatureCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/features';
};

export type CreateFeatureErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateFeatureError = CreateFeatureErrors[keyof CreateFeatureErrors];

export type CreateFeatureResponses = {
    /**
     * Done.
     */
    201: Feature;
};

export type CreateFeatureResponse = CreateFeatureResponses[keyof CreateFeatureResponses];

export type GetFeatureData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/features/{id}';
};

export type GetFeatureErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetFeatureError = GetFeatureErrors[keyof GetFeatureErrors];

export type GetFeatureResponses = {
    /**
     * Done.
     */
    200: Feature;
};

export type GetFeatureResponse = GetFeatureResponses[keyof GetFeatureResponses];

export type UpdateFeatureData = {
    body?: FeatureUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/features/{id}';
};

export type UpdateFeatureErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateFeatureError = UpdateFeatureErrors[keyof UpdateFeatureErrors];

export type UpdateFeatureResponses = {
    /**
     * Done.
     */
    200: Feature;
};

export type UpdateFeatureResponse = UpdateFeatureResponses[keyof UpdateFeatureResponses];

export type ArchiveFeatureData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/features/{id}/archive';
};

export type ArchiveFeatureErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveFeatureError = ArchiveFeatureErrors[keyof ArchiveFeatureErrors];

export type ArchiveFeatureResponses = {
    /**
     * Done.
     */
    200: Feature;
};

export type ArchiveFeatureResponse = ArchiveFeatureResponses[keyof ArchiveFeatureResponses];

export type UnarchiveFeatureData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/features/{id}/unarchive';
};

export type UnarchiveFeatureErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveFeatureError = UnarchiveFeatureErrors[keyof UnarchiveFeatureErrors];

export type UnarchiveFeatureResponses = {
    /**
     * Done.
     */
    200: Feature;
};

export type UnarchiveFeatureResponse = UnarchiveFeatureResponses[keyof UnarchiveFeatureResponses];

export type RemovePlanFeatureData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        /**
         * The code of a feature, or its id.
         */
        feature: string;
    };
    query?: never;
    url: '/v1/plans/{id}/features/{feature}';
};

export type RemovePlanFeatureErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RemovePlanFeatureError = RemovePlanFeatureErrors[keyof RemovePlanFeatureErrors];

export type RemovePlanFeatureResponses = {
    /**
     * Done.
     */
    200: Plan;
};

export type RemovePlanFeatureResponse = RemovePlanFeatureResponses[keyof RemovePlanFeatureResponses];

export type SetPlanFeatureData = {
    body?: PlanFeatureSet;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        /**
         * The code of a feature, or its id.
         */
        feature: string;
    };
    query?: never;
    url: '/v1/plans/{id}/features/{feature}';
};

export type SetPlanFeatureErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SetPlanFeatureError = SetPlanFeatureErrors[keyof SetPlanFeatureErrors];

export type SetPlanFeatureResponses = {
    /**
     * Done.
     */
    200: Plan;
};

export type SetPlanFeatureResponse = SetPlanFeatureResponses[keyof SetPlanFeatureResponses];

export type ListMetersData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'code' | '-code';
        /**
         * Searches name and code.
         */
        q?: string;
        status?: 'active' | 'archived';
        code?: string;
    };
    url: '/v1/meters';
};

export type ListMetersErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListMetersError = ListMetersErrors[keyof ListMetersErrors];

export type ListMetersResponses = {
    /**
     * Done.
     */
    200: MeterList;
};

export type ListMetersResponse = ListMetersResponses[keyof ListMetersResponses];

export type CreateMeterData = {
    body: MeterCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/meters';
};

export type CreateMeterErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateMeterError = CreateMeterErrors[keyof CreateMeterErrors];

export type CreateMeterResponses = {
    /**
     * Done.
     */
    201: Meter;
};

export type CreateMeterResponse = CreateMeterResponses[keyof CreateMeterResponses];

export type DeleteMeterData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/meters/{id}';
};

export type DeleteMeterErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteMeterError = DeleteMeterErrors[keyof DeleteMeterErrors];

export type DeleteMeterResponses = {
    /**
     * Done.
     */
    200: DeletedMeter;
};

export type DeleteMeterResponse = DeleteMeterResponses[keyof DeleteMeterResponses];

export type GetMeterData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/meters/{id}';
};

export type GetMeterErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetMeterError = GetMeterErrors[keyof GetMeterErrors];

export type GetMeterResponses = {
    /**
     * Done.
     */
    200: Meter;
};

export type GetMeterResponse = GetMeterResponses[keyof GetMeterResponses];

export type UpdateMeterData = {
    body?: MeterUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/meters/{id}';
};

export type UpdateMeterErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateMeterError = UpdateMeterErrors[keyof UpdateMeterErrors];

export type UpdateMeterResponses = {
    /**
     * Done.
     */
    200: Meter;
};

export type UpdateMeterResponse = UpdateMeterResponses[keyof UpdateMeterResponses];

export type ArchiveMeterData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/meters/{id}/archive';
};

export type ArchiveMeterErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveMeterError = ArchiveMeterErrors[keyof ArchiveMeterErrors];

export type ArchiveMeterResponses = {
    /**
     * Done.
     */
    200: Meter;
};

export type ArchiveMeterResponse = ArchiveMeterResponses[keyof ArchiveMeterResponses];

export type UnarchiveMeterData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/meters/{id}/unarchive';
};

export type UnarchiveMeterErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveMeterError = UnarchiveMeterErrors[keyof UnarchiveMeterErrors];

export type UnarchiveMeterResponses = {
    /**
     * Done.
     */
    200: Meter;
};

export type UnarchiveMeterResponse = UnarchiveMeterResponses[keyof UnarchiveMeterResponses];

export type ListUsageEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-accepted' | 'accepted' | 'occurred_at' | '-occurred_at';
        q?: unknown;
        meter?: string;
        customer?: string;
        subscription?: string;
        /**
         * That happened at this moment or later.
         */
        from?: string;
        /**
         * That happened before this moment.
         */
        before?: string;
    };
    url: '/v1/usage_events';
};

export type ListUsageEventsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListUsageEventsError = ListUsageEventsErrors[keyof ListUsageEventsErrors];

export type ListUsageEventsResponses = {
    /**
     * Done.
     */
    200: UsageEventList;
};

export type ListUsageEventsResponse = ListUsageEventsResponses[keyof ListUsageEventsResponses];

export type RecordUsageEventData = {
    body: UsageEventCreate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/usage_events';
};

export type RecordUsageEventErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RecordUsageEventError = RecordUsageEventErrors[keyof RecordUsageEventErrors];

export type RecordUsageEventResponses = {
    /**
     * Done.
     */
    201: UsageReceipt;
};

export type RecordUsageEventResponse = RecordUsageEventResponses[keyof RecordUsageEventResponses];

export type RecordUsageEventBatchData = {
    body: UsageEventBatch;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/usage_events/batch';
};

export type RecordUsageEventBatchErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RecordUsageEventBatchError = RecordUsageEventBatchErrors[keyof RecordUsageEventBatchErrors];

export type RecordUsageEventBatchResponses = {
    /**
     * Done.
     */
    201: UsageReceipt;
};

export type RecordUsageEventBatchResponse = RecordUsageEventBatchResponses[keyof RecordUsageEventBatchResponses];

export type ListTaxRatesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches name, kind and region.
         */
        q?: string;
        status?: 'active' | 'archived';
        country?: string;
        kind?: string;
        category?: string;
        /**
         * Those that a tax engine has stated on documents, in place of the seller’s own.
         */
        quoted?: string;
        /**
         * Valid on this day.
         */
        valid_on?: string;
    };
    url: '/v1/tax_rates';
};

export type ListTaxRatesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListTaxRatesError = ListTaxRatesErrors[keyof ListTaxRatesErrors];

export type ListTaxRatesResponses = {
    /**
     * Done.
     */
    200: TaxRateList;
};

export type ListTaxRatesResponse = ListTaxRatesResponses[keyof ListTaxRatesResponses];

export type CreateTaxRateData = {
    body: TaxRateCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/tax_rates';
};

export type CreateTaxRateErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateTaxRateError = CreateTaxRateErrors[keyof CreateTaxRateErrors];

export type CreateTaxRateResponses = {
    /**
     * Done.
     */
    201: TaxRate;
};

export type CreateTaxRateResponse = CreateTaxRateResponses[keyof CreateTaxRateResponses];

export type GetTaxRateData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tax_rates/{id}';
};

export type GetTaxRateErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetTaxRateError = GetTaxRateErrors[keyof GetTaxRateErrors];

export type GetTaxRateResponses = {
    /**
     * Done.
     */
    200: TaxRate;
};

export type GetTaxRateResponse = GetTaxRateResponses[keyof GetTaxRateResponses];

export type UpdateTaxRateData = {
    body?: TaxRateUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tax_rates/{id}';
};

export type UpdateTaxRateErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateTaxRateError = UpdateTaxRateErrors[keyof UpdateTaxRateErrors];

export type UpdateTaxRateResponses = {
    /**
     * Done.
     */
    200: TaxRate;
};

export type UpdateTaxRateResponse = UpdateTaxRateResponses[keyof UpdateTaxRateResponses];

export type ArchiveTaxRateData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tax_rates/{id}/archive';
};

export type ArchiveTaxRateErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveTaxRateError = ArchiveTaxRateErrors[keyof ArchiveTaxRateErrors];

export type ArchiveTaxRateResponses = {
    /**
     * Done.
     */
    200: TaxRate;
};

export type ArchiveTaxRateResponse = ArchiveTaxRateResponses[keyof ArchiveTaxRateResponses];

export type UnarchiveTaxRateData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tax_rates/{id}/unarchive';
};

export type UnarchiveTaxRateErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveTaxRateError = UnarchiveTaxRateErrors[keyof UnarchiveTaxRateErrors];

export type UnarchiveTaxRateResponses = {
    /**
     * Done.
     */
    200: TaxRate;
};

export type UnarchiveTaxRateResponse = UnarchiveTaxRateResponses[keyof UnarchiveTaxRateResponses];

export type ListSubscriptionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'next_billing_at' | '-next_billing_at';
        /**
         * Searches the name and e-mail address of the customer and the name of the plan.
         */
        q?: string;
        status?: 'incomplete' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceled' | 'expired';
        customer?: string;
        plan?: string;
        /**
         * Those that could not be billed, or those that can.
         */
        parked?: string;
    };
    url: '/v1/subscriptions';
};

export type ListSubscriptionsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListSubscriptionsError = ListSubscriptionsErrors[keyof ListSubscriptionsErrors];

export type ListSubscriptionsResponses = {
    /**
     * Done.
     */
    200: SubscriptionList;
};

export type ListSubscriptionsResponse = ListSubscriptionsResponses[keyof ListSubscriptionsResponses];

export type CreateSubscriptionData = {
    body: SubscriptionCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/subscriptions';
};

export type CreateSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_billed_time`: The time was billed to the customer already.
     *
     * `coupon_limit_reached`: The coupon has been redeemed as often as it can be.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `one_active_subscription`: The customer already has an active subscription.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `coupon_not_valid`: The coupon cannot be redeemed.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateSubscriptionError = CreateSubscriptionErrors[keyof CreateSubscriptionErrors];

export type CreateSubscriptionResponses = {
    /**
     * Done.
     */
    201: Subscription;
};

export type CreateSubscriptionResponse = CreateSubscriptionResponses[keyof CreateSubscriptionResponses];

export type PreviewSubscriptionData = {
    body: SubscriptionCreate;
    path?: never;
    query?: never;
    url: '/v1/subscriptions/preview';
};

export type PreviewSubscriptionErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_billed_time`: The time was billed to the customer already.
     *
     * `coupon_limit_reached`: The coupon has been redeemed as often as it can be.
     *
     * `one_active_subscription`: The customer already has an active subscription.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `coupon_not_valid`: The coupon cannot be redeemed.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionError = PreviewSubscriptionErrors[keyof PreviewSubscriptionErrors];

export type PreviewSubscriptionResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionResponse = PreviewSubscriptionResponses[keyof PreviewSubscriptionResponses];

export type GetSubscriptionData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}';
};

export type GetSubscriptionErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetSubscriptionError = GetSubscriptionErrors[keyof GetSubscriptionErrors];

export type GetSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type GetSubscriptionResponse = GetSubscriptionResponses[keyof GetSubscriptionResponses];

export type UpdateSubscriptionData = {
    body?: SubscriptionUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}';
};

export type UpdateSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateSubscriptionError = UpdateSubscriptionErrors[keyof UpdateSubscriptionErrors];

export type UpdateSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type UpdateSubscriptionResponse = UpdateSubscriptionResponses[keyof UpdateSubscriptionResponses];

export type ResumeSubscriptionBillingData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/resume_billing';
};

export type ResumeSubscriptionBillingErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResumeSubscriptionBillingError = ResumeSubscriptionBillingErrors[keyof ResumeSubscriptionBillingErrors];

export type ResumeSubscriptionBillingResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type ResumeSubscriptionBillingResponse = ResumeSubscriptionBillingResponses[keyof ResumeSubscriptionBillingResponses];

export type ChangeSubscriptionData = {
    body?: SubscriptionChangeCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/change';
};

export type ChangeSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ChangeSubscriptionError = ChangeSubscriptionErrors[keyof ChangeSubscriptionErrors];

export type ChangeSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type ChangeSubscriptionResponse = ChangeSubscriptionResponses[keyof ChangeSubscriptionResponses];

export type PreviewSubscriptionChangeData = {
    body?: SubscriptionChangeCreate;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_change';
};

export type PreviewSubscriptionChangeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionChangeError = PreviewSubscriptionChangeErrors[keyof PreviewSubscriptionChangeErrors];

export type PreviewSubscriptionChangeResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionChangeResponse = PreviewSubscriptionChangeResponses[keyof PreviewSubscriptionChangeResponses];

export type GetUpcomingInvoiceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/upcoming_invoice';
};

export type GetUpcomingInvoiceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetUpcomingInvoiceError = GetUpcomingInvoiceErrors[keyof GetUpcomingInvoiceErrors];

export type GetUpcomingInvoiceResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type GetUpcomingInvoiceResponse = GetUpcomingInvoiceResponses[keyof GetUpcomingInvoiceResponses];

export type ListSubscriptionChangesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/changes';
};

export type ListSubscriptionChangesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListSubscriptionChangesError = ListSubscriptionChangesErrors[keyof ListSubscriptionChangesErrors];

export type ListSubscriptionChangesResponses = {
    /**
     * Done.
     */
    200: SubscriptionChangeList;
};

export type ListSubscriptionChangesResponse = ListSubscriptionChangesResponses[keyof ListSubscriptionChangesResponses];

export type WithdrawSubscriptionChangeData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
        change: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/changes/{change}/withdraw';
};

export type WithdrawSubscriptionChangeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type WithdrawSubscriptionChangeError = WithdrawSubscriptionChangeErrors[keyof WithdrawSubscriptionChangeErrors];

export type WithdrawSubscriptionChangeResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type WithdrawSubscriptionChangeResponse = WithdrawSubscriptionChangeResponses[keyof WithdrawSubscriptionChangeResponses];

export type EndSubscriptionTrialData = {
    body?: SubscriptionEndTrial;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/end_trial';
};

export type EndSubscriptionTrialErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type EndSubscriptionTrialError = EndSubscriptionTrialErrors[keyof EndSubscriptionTrialErrors];

export type EndSubscriptionTrialResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type EndSubscriptionTrialResponse = EndSubscriptionTrialResponses[keyof EndSubscriptionTrialResponses];

export type PreviewSubscriptionEndTrialData = {
    body?: SubscriptionEndTrial;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_end_trial';
};

export type PreviewSubscriptionEndTrialErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionEndTrialError = PreviewSubscriptionEndTrialErrors[keyof PreviewSubscriptionEndTrialErrors];

export type PreviewSubscriptionEndTrialResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionEndTrialResponse = PreviewSubscriptionEndTrialResponses[keyof PreviewSubscriptionEndTrialResponses];

export type MoveSubscriptionAnchorData = {
    body: SubscriptionMoveAnchor;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/move_anchor';
};

export type MoveSubscriptionAnchorErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MoveSubscriptionAnchorError = MoveSubscriptionAnchorErrors[keyof MoveSubscriptionAnchorErrors];

export type MoveSubscriptionAnchorResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type MoveSubscriptionAnchorResponse = MoveSubscriptionAnchorResponses[keyof MoveSubscriptionAnchorResponses];

export type PreviewSubscriptionMoveAnchorData = {
    body: SubscriptionMoveAnchor;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_move_anchor';
};

export type PreviewSubscriptionMoveAnchorErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionMoveAnchorError = PreviewSubscriptionMoveAnchorErrors[keyof PreviewSubscriptionMoveAnchorErrors];

export type PreviewSubscriptionMoveAnchorResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionMoveAnchorResponse = PreviewSubscriptionMoveAnchorResponses[keyof PreviewSubscriptionMoveAnchorResponses];

export type CancelSubscriptionData = {
    body?: SubscriptionCancel;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/cancel';
};

export type CancelSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CancelSubscriptionError = CancelSubscriptionErrors[keyof CancelSubscriptionErrors];

export type CancelSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type CancelSubscriptionResponse = CancelSubscriptionResponses[keyof CancelSubscriptionResponses];

export type PreviewSubscriptionCancelData = {
    body?: SubscriptionCancel;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_cancel';
};

export type PreviewSubscriptionCancelErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionCancelError = PreviewSubscriptionCancelErrors[keyof PreviewSubscriptionCancelErrors];

export type PreviewSubscriptionCancelResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionCancelResponse = PreviewSubscriptionCancelResponses[keyof PreviewSubscriptionCancelResponses];

export type UncancelSubscriptionData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/uncancel';
};

export type UncancelSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UncancelSubscriptionError = UncancelSubscriptionErrors[keyof UncancelSubscriptionErrors];

export type UncancelSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type UncancelSubscriptionResponse = UncancelSubscriptionResponses[keyof UncancelSubscriptionResponses];

export type PauseSubscriptionData = {
    body?: SubscriptionPause;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/pause';
};

export type PauseSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PauseSubscriptionError = PauseSubscriptionErrors[keyof PauseSubscriptionErrors];

export type PauseSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type PauseSubscriptionResponse = PauseSubscriptionResponses[keyof PauseSubscriptionResponses];

export type PreviewSubscriptionPauseData = {
    body?: SubscriptionPause;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_pause';
};

export type PreviewSubscriptionPauseErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionPauseError = PreviewSubscriptionPauseErrors[keyof PreviewSubscriptionPauseErrors];

export type PreviewSubscriptionPauseResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionPauseResponse = PreviewSubscriptionPauseResponses[keyof PreviewSubscriptionPauseResponses];

export type ResumeSubscriptionData = {
    body?: SubscriptionResume;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/resume';
};

export type ResumeSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResumeSubscriptionError = ResumeSubscriptionErrors[keyof ResumeSubscriptionErrors];

export type ResumeSubscriptionResponses = {
    /**
     * Done.
     */
    200: Subscription;
};

export type ResumeSubscriptionResponse = ResumeSubscriptionResponses[keyof ResumeSubscriptionResponses];

export type PreviewSubscriptionResumeData = {
    body?: SubscriptionResume;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_resume';
};

export type PreviewSubscriptionResumeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionResumeError = PreviewSubscriptionResumeErrors[keyof PreviewSubscriptionResumeErrors];

export type PreviewSubscriptionResumeResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionResumeResponse = PreviewSubscriptionResumeResponses[keyof PreviewSubscriptionResumeResponses];

export type AddSubscriptionChargeData = {
    body?: SubscriptionChargeCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/charges';
};

export type AddSubscriptionChargeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type AddSubscriptionChargeError = AddSubscriptionChargeErrors[keyof AddSubscriptionChargeErrors];

export type AddSubscriptionChargeResponses = {
    /**
     * Done.
     */
    201: SubscriptionCharge;
};

export type AddSubscriptionChargeResponse = AddSubscriptionChargeResponses[keyof AddSubscriptionChargeResponses];

export type PreviewSubscriptionChargeData = {
    body?: SubscriptionChargeCreate;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/preview_charge';
};

export type PreviewSubscriptionChargeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewSubscriptionChargeError = PreviewSubscriptionChargeErrors[keyof PreviewSubscriptionChargeErrors];

export type PreviewSubscriptionChargeResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewSubscriptionChargeResponse = PreviewSubscriptionChargeResponses[keyof PreviewSubscriptionChargeResponses];

export type ListSubscriptionPendingLinesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/pending_lines';
};

export type ListSubscriptionPendingLinesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListSubscriptionPendingLinesError = ListSubscriptionPendingLinesErrors[keyof ListSubscriptionPendingLinesErrors];

export type ListSubscriptionPendingLinesResponses = {
    /**
     * Done.
     */
    200: PendingLineList;
};

export type ListSubscriptionPendingLinesResponse = ListSubscriptionPendingLinesResponses[keyof ListSubscriptionPendingLinesResponses];

export type WithdrawSubscriptionChargeData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
        line: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/pending_lines/{line}';
};

export type WithdrawSubscriptionChargeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type WithdrawSubscriptionChargeError = WithdrawSubscriptionChargeErrors[keyof WithdrawSubscriptionChargeErrors];

export type WithdrawSubscriptionChargeResponses = {
    /**
     * Done.
     */
    200: WithdrawnPendingLine;
};

export type WithdrawSubscriptionChargeResponse = WithdrawSubscriptionChargeResponses[keyof WithdrawSubscriptionChargeResponses];

export type MigratePriceData = {
    body: PriceMigrationCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}/migrate';
};

export type MigratePriceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MigratePriceError = MigratePriceErrors[keyof MigratePriceErrors];

export type MigratePriceResponses = {
    /**
     * Done.
     */
    200: PriceMigration;
};

export type MigratePriceResponse = MigratePriceResponses[keyof MigratePriceResponses];

export type PreviewPriceMigrationData = {
    body: PriceMigrationCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/prices/{id}/preview_migration';
};

export type PreviewPriceMigrationErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewPriceMigrationError = PreviewPriceMigrationErrors[keyof PreviewPriceMigrationErrors];

export type PreviewPriceMigrationResponses = {
    /**
     * Done.
     */
    200: PriceMigrationPreview;
};

export type PreviewPriceMigrationResponse = PreviewPriceMigrationResponses[keyof PreviewPriceMigrationResponses];

export type GetSubscriptionUsageData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/usage';
};

export type GetSubscriptionUsageErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetSubscriptionUsageError = GetSubscriptionUsageErrors[keyof GetSubscriptionUsageErrors];

export type GetSubscriptionUsageResponses = {
    /**
     * Done.
     */
    200: SubscriptionUsage;
};

export type GetSubscriptionUsageResponse = GetSubscriptionUsageResponses[keyof GetSubscriptionUsageResponses];

export type GetCustomerUsageData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/usage';
};

export type GetCustomerUsageErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetCustomerUsageError = GetCustomerUsageErrors[keyof GetCustomerUsageErrors];

export type GetCustomerUsageResponses = {
    /**
     * Done.
     */
    200: CustomerUsage;
};

export type GetCustomerUsageResponse = GetCustomerUsageResponses[keyof GetCustomerUsageResponses];

export type ListInvoicesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | '-issued_on' | 'issued_on' | 'due_on' | '-due_on' | '-total' | 'total' | '-number' | 'number';
        /**
         * Searches the number and the name of the customer.
         */
        q?: string;
        status?: 'draft' | 'open' | 'overdue' | 'paid' | 'void' | 'uncollectible';
        customer?: string;
        subscription?: string;
        reason?: 'start' | 'renewal' | 'change' | 'cancel' | 'pause' | 'usage' | 'top_up' | 'consolidated' | 'one_off';
        currency?: Currency;
        /**
         * Those that are late, also before the job has said so, or all others.
         */
        overdue?: string;
        /**
         * Issued on this day or later.
         */
        issued_on_gte?: string;
        /**
         * Issued on this day or earlier.
         */
        issued_on_lte?: string;
        /**
         * Due on this day or later.
         */
        due_on_gte?: string;
        /**
         * Due on this day or earlier.
         */
        due_on_lte?: string;
        'expand[]'?: 'lines' | Array<'lines'>;
    };
    url: '/v1/invoices';
};

export type ListInvoicesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListInvoicesError = ListInvoicesErrors[keyof ListInvoicesErrors];

export type ListInvoicesResponses = {
    /**
     * Done.
     */
    200: InvoiceList;
};

export type ListInvoicesResponse = ListInvoicesResponses[keyof ListInvoicesResponses];

export type CreateInvoiceData = {
    body: InvoiceCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/invoices';
};

export type CreateInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateInvoiceError = CreateInvoiceErrors[keyof CreateInvoiceErrors];

export type CreateInvoiceResponses = {
    /**
     * Done.
     */
    201: Invoice;
};

export type CreateInvoiceResponse = CreateInvoiceResponses[keyof CreateInvoiceResponses];

export type PreviewInvoiceData = {
    body: InvoicePreviewCreate;
    path?: never;
    query?: never;
    url: '/v1/invoices/preview';
};

export type PreviewInvoiceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewInvoiceError = PreviewInvoiceErrors[keyof PreviewInvoiceErrors];

export type PreviewInvoiceResponses = {
    /**
     * Done.
     */
    200: InvoicePreview;
};

export type PreviewInvoiceResponse = PreviewInvoiceResponses[keyof PreviewInvoiceResponses];

export type DeleteInvoiceData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}';
};

export type DeleteInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteInvoiceError = DeleteInvoiceErrors[keyof DeleteInvoiceErrors];

export type DeleteInvoiceResponses = {
    /**
     * Done.
     */
    200: DeletedInvoice;
};

export type DeleteInvoiceResponse = DeleteInvoiceResponses[keyof DeleteInvoiceResponses];

export type GetInvoiceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}';
};

export type GetInvoiceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetInvoiceError = GetInvoiceErrors[keyof GetInvoiceErrors];

export type GetInvoiceResponses = {
    /**
     * Done.
     */
    200: Invoice;
};

export type GetInvoiceResponse = GetInvoiceResponses[keyof GetInvoiceResponses];

export type UpdateInvoiceData = {
    body?: InvoiceUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}';
};

export type UpdateInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateInvoiceError = UpdateInvoiceErrors[keyof UpdateInvoiceErrors];

export type UpdateInvoiceResponses = {
    /**
     * Done.
     */
    200: Invoice;
};

export type UpdateInvoiceResponse = UpdateInvoiceResponses[keyof UpdateInvoiceResponses];

export type FinalizeInvoiceData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/finalize';
};

export type FinalizeInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `tax_not_known`: The tax of the document is not known yet.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type FinalizeInvoiceError = FinalizeInvoiceErrors[keyof FinalizeInvoiceErrors];

export type FinalizeInvoiceResponses = {
    /**
     * Done.
     */
    200: Invoice;
};

export type FinalizeInvoiceResponse = FinalizeInvoiceResponses[keyof FinalizeInvoiceResponses];

export type QuoteInvoiceTaxData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/quote_tax';
};

export type QuoteInvoiceTaxErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type QuoteInvoiceTaxError = QuoteInvoiceTaxErrors[keyof QuoteInvoiceTaxErrors];

export type QuoteInvoiceTaxResponses = {
    /**
     * Done.
     */
    200: Invoice;
};

export type QuoteInvoiceTaxResponse = QuoteInvoiceTaxResponses[keyof QuoteInvoiceTaxResponses];

export type VoidInvoiceData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/void';
};

export type VoidInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type VoidInvoiceError = VoidInvoiceErrors[keyof VoidInvoiceErrors];

export type VoidInvoiceResponses = {
    /**
     * Done.
     */
    200: Invoice;
};

export type VoidInvoiceResponse = VoidInvoiceResponses[keyof VoidInvoiceResponses];

export type ReissueInvoiceData = {
    body?: InvoiceReissue;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/reissue';
};

export type ReissueInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ReissueInvoiceError = ReissueInvoiceErrors[keyof ReissueInvoiceErrors];

export type ReissueInvoiceResponses = {
    /**
     * Done.
     */
    201: Invoice;
};

export type ReissueInvoiceResponse = ReissueInvoiceResponses[keyof ReissueInvoiceResponses];

export type PreviewInvoiceReissueData = {
    body?: InvoiceReissue;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/reissue/preview';
};

export type PreviewInvoiceReissueErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewInvoiceReissueError = PreviewInvoiceReissueErrors[keyof PreviewInvoiceReissueErrors];

export type PreviewInvoiceReissueResponses = {
    /**
     * Done.
     */
    200: InvoicePreview;
};

export type PreviewInvoiceReissueResponse = PreviewInvoiceReissueResponses[keyof PreviewInvoiceReissueResponses];

export type MarkInvoiceUncollectibleData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/mark_uncollectible';
};

export type MarkInvoiceUncollectibleErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MarkInvoiceUncollectibleError = MarkInvoiceUncollectibleErrors[keyof MarkInvoiceUncollectibleErrors];

export type MarkInvoiceUncollectibleResponses = {
    /**
     * Done.
     */
    200: Invoice;
};

export type MarkInvoiceUncollectibleResponse = MarkInvoiceUncollectibleResponses[keyof MarkInvoiceUncollectibleResponses];

export type ListCreditNotesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
        invoice?: string;
        subscription?: string;
        status?: 'issued' | 'void';
        number?: string;
        /**
         * Adds the lines of each.
         */
        'expand[]'?: 'lines';
    };
    url: '/v1/credit_notes';
};

export type ListCreditNotesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListCreditNotesError = ListCreditNotesErrors[keyof ListCreditNotesErrors];

export type ListCreditNotesResponses = {
    /**
     * Done.
     */
    200: CreditNoteList;
};

export type ListCreditNotesResponse = ListCreditNotesResponses[keyof ListCreditNotesResponses];

export type CreateCreditNoteData = {
    body: CreditNoteCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/credit_notes';
};

export type CreateCreditNoteErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateCreditNoteError = CreateCreditNoteErrors[keyof CreateCreditNoteErrors];

export type CreateCreditNoteResponses = {
    /**
     * Done.
     */
    201: CreditNote;
};

export type CreateCreditNoteResponse = CreateCreditNoteResponses[keyof CreateCreditNoteResponses];

export type GetCreditNoteData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/credit_notes/{id}';
};

export type GetCreditNoteErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetCreditNoteError = GetCreditNoteErrors[keyof GetCreditNoteErrors];

export type GetCreditNoteResponses = {
    /**
     * Done.
     */
    200: CreditNote;
};

export type GetCreditNoteResponse = GetCreditNoteResponses[keyof GetCreditNoteResponses];

export type PreviewCreditNoteData = {
    body: CreditNotePreviewCreate;
    path?: never;
    query?: never;
    url: '/v1/credit_notes/preview';
};

export type PreviewCreditNoteErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewCreditNoteError = PreviewCreditNoteErrors[keyof PreviewCreditNoteErrors];

export type PreviewCreditNoteResponses = {
    /**
     * Done.
     */
    200: CreditNotePreview;
};

export type PreviewCreditNoteResponse = PreviewCreditNoteResponses[keyof PreviewCreditNoteResponses];

export type VoidCreditNoteData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/credit_notes/{id}/void';
};

export type VoidCreditNoteErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type VoidCreditNoteError = VoidCreditNoteErrors[keyof VoidCreditNoteErrors];

export type VoidCreditNoteResponses = {
    /**
     * Done.
     */
    200: CreditNote;
};

export type VoidCreditNoteResponse = VoidCreditNoteResponses[keyof VoidCreditNoteResponses];

export type ListStatementsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
    };
    url: '/v1/statements';
};

export type ListStatementsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListStatementsError = ListStatementsErrors[keyof ListStatementsErrors];

export type ListStatementsResponses = {
    /**
     * Done.
     */
    200: StatementList;
};

export type ListStatementsResponse = ListStatementsResponses[keyof ListStatementsResponses];

export type GetStatementData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/statements/{id}';
};

export type GetStatementErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetStatementError = GetStatementErrors[keyof GetStatementErrors];

export type GetStatementResponses = {
    /**
     * Done.
     */
    200: Statement;
};

export type GetStatementResponse = GetStatementResponses[keyof GetStatementResponses];

export type RecordStatementPaymentData = {
    body: PaymentRecord;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/statements/{id}/record_payment';
};

export type RecordStatementPaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RecordStatementPaymentError = RecordStatementPaymentErrors[keyof RecordStatementPaymentErrors];

export type RecordStatementPaymentResponses = {
    /**
     * Done.
     */
    200: Statement;
};

export type RecordStatementPaymentResponse = RecordStatementPaymentResponses[keyof RecordStatementPaymentResponses];

export type ListCouponsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches name and code.
         */
        q?: string;
        status?: 'active' | 'archived';
        code?: string;
    };
    url: '/v1/coupons';
};

export type ListCouponsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListCouponsError = ListCouponsErrors[keyof ListCouponsErrors];

export type ListCouponsResponses = {
    /**
     * Done.
     */
    200: CouponList;
};

export type ListCouponsResponse = ListCouponsResponses[keyof ListCouponsResponses];

export type CreateCouponData = {
    body: CouponCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/coupons';
};

export type CreateCouponErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateCouponError = CreateCouponErrors[keyof CreateCouponErrors];

export type CreateCouponResponses = {
    /**
     * Done.
     */
    201: Coupon;
};

export type CreateCouponResponse = CreateCouponResponses[keyof CreateCouponResponses];

export type DeleteCouponData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/coupons/{id}';
};

export type DeleteCouponErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteCouponError = DeleteCouponErrors[keyof DeleteCouponErrors];

export type DeleteCouponResponses = {
    /**
     * Done.
     */
    200: DeletedCoupon;
};

export type DeleteCouponResponse = DeleteCouponResponses[keyof DeleteCouponResponses];

export type GetCouponData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/coupons/{id}';
};

export type GetCouponErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetCouponError = GetCouponErrors[keyof GetCouponErrors];

export type GetCouponResponses = {
    /**
     * Done.
     */
    200: Coupon;
};

export type GetCouponResponse = GetCouponResponses[keyof GetCouponResponses];

export type UpdateCouponData = {
    body?: CouponUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/coupons/{id}';
};

export type UpdateCouponErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateCouponError = UpdateCouponErrors[keyof UpdateCouponErrors];

export type UpdateCouponResponses = {
    /**
     * Done.
     */
    200: Coupon;
};

export type UpdateCouponResponse = UpdateCouponResponses[keyof UpdateCouponResponses];

export type ArchiveCouponData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/coupons/{id}/archive';
};

export type ArchiveCouponErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveCouponError = ArchiveCouponErrors[keyof ArchiveCouponErrors];

export type ArchiveCouponResponses = {
    /**
     * Done.
     */
    200: Coupon;
};

export type ArchiveCouponResponse = ArchiveCouponResponses[keyof ArchiveCouponResponses];

export type UnarchiveCouponData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/coupons/{id}/unarchive';
};

export type UnarchiveCouponErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveCouponError = UnarchiveCouponErrors[keyof UnarchiveCouponErrors];

export type UnarchiveCouponResponses = {
    /**
     * Done.
     */
    200: Coupon;
};

export type UnarchiveCouponResponse = UnarchiveCouponResponses[keyof UnarchiveCouponResponses];

export type ListPromotionCodesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'code' | '-code';
        /**
         * Searches the code.
         */
        q?: string;
        coupon?: string;
        status?: 'active' | 'inactive';
        code?: string;
    };
    url: '/v1/promotion_codes';
};

export type ListPromotionCodesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPromotionCodesError = ListPromotionCodesErrors[keyof ListPromotionCodesErrors];

export type ListPromotionCodesResponses = {
    /**
     * Done.
     */
    200: PromotionCodeList;
};

export type ListPromotionCodesResponse = ListPromotionCodesResponses[keyof ListPromotionCodesResponses];

export type CreatePromotionCodeData = {
    body: PromotionCodeCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/promotion_codes';
};

export type CreatePromotionCodeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePromotionCodeError = CreatePromotionCodeErrors[keyof CreatePromotionCodeErrors];

export type CreatePromotionCodeResponses = {
    /**
     * Done.
     */
    201: PromotionCode;
};

export type CreatePromotionCodeResponse = CreatePromotionCodeResponses[keyof CreatePromotionCodeResponses];

export type CheckPromotionCodeData = {
    body: PromotionCodeCheck;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/promotion_codes/check';
};

export type CheckPromotionCodeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CheckPromotionCodeError = CheckPromotionCodeErrors[keyof CheckPromotionCodeErrors];

export type CheckPromotionCodeResponses = {
    /**
     * Done.
     */
    200: PromotionCodeChecked;
};

export type CheckPromotionCodeResponse = CheckPromotionCodeResponses[keyof CheckPromotionCodeResponses];

export type GetPromotionCodeData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/promotion_codes/{id}';
};

export type GetPromotionCodeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPromotionCodeError = GetPromotionCodeErrors[keyof GetPromotionCodeErrors];

export type GetPromotionCodeResponses = {
    /**
     * Done.
     */
    200: PromotionCode;
};

export type GetPromotionCodeResponse = GetPromotionCodeResponses[keyof GetPromotionCodeResponses];

export type UpdatePromotionCodeData = {
    body?: PromotionCodeUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/promotion_codes/{id}';
};

export type UpdatePromotionCodeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdatePromotionCodeError = UpdatePromotionCodeErrors[keyof UpdatePromotionCodeErrors];

export type UpdatePromotionCodeResponses = {
    /**
     * Done.
     */
    200: PromotionCode;
};

export type UpdatePromotionCodeResponse = UpdatePromotionCodeResponses[keyof UpdatePromotionCodeResponses];

export type DeactivatePromotionCodeData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/promotion_codes/{id}/deactivate';
};

export type DeactivatePromotionCodeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeactivatePromotionCodeError = DeactivatePromotionCodeErrors[keyof DeactivatePromotionCodeErrors];

export type DeactivatePromotionCodeResponses = {
    /**
     * Done.
     */
    200: PromotionCode;
};

export type DeactivatePromotionCodeResponse = DeactivatePromotionCodeResponses[keyof DeactivatePromotionCodeResponses];

export type ListDiscountsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
        subscription?: string;
        coupon?: string;
        status?: 'active' | 'ended' | 'removed';
    };
    url: '/v1/discounts';
};

export type ListDiscountsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListDiscountsError = ListDiscountsErrors[keyof ListDiscountsErrors];

export type ListDiscountsResponses = {
    /**
     * Done.
     */
    200: DiscountList;
};

export type ListDiscountsResponse = ListDiscountsResponses[keyof ListDiscountsResponses];

export type DeleteDiscountData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/discounts/{id}';
};

export type DeleteDiscountErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteDiscountError = DeleteDiscountErrors[keyof DeleteDiscountErrors];

export type DeleteDiscountResponses = {
    /**
     * Done.
     */
    200: Discount;
};

export type DeleteDiscountResponse = DeleteDiscountResponses[keyof DeleteDiscountResponses];

export type GetDiscountData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/discounts/{id}';
};

export type GetDiscountErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetDiscountError = GetDiscountErrors[keyof GetDiscountErrors];

export type GetDiscountResponses = {
    /**
     * Done.
     */
    200: Discount;
};

export type GetDiscountResponse = GetDiscountResponses[keyof GetDiscountResponses];

export type ApplyCouponToCustomerData = {
    body?: ApplyCoupon;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/apply_coupon';
};

export type ApplyCouponToCustomerErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `coupon_limit_reached`: The coupon has been redeemed as often as it can be.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `coupon_not_valid`: The coupon cannot be redeemed.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ApplyCouponToCustomerError = ApplyCouponToCustomerErrors[keyof ApplyCouponToCustomerErrors];

export type ApplyCouponToCustomerResponses = {
    /**
     * Done.
     */
    201: Discount;
};

export type ApplyCouponToCustomerResponse = ApplyCouponToCustomerResponses[keyof ApplyCouponToCustomerResponses];

export type ApplyCouponToSubscriptionData = {
    body?: ApplyCoupon;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/subscriptions/{id}/apply_coupon';
};

export type ApplyCouponToSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `coupon_limit_reached`: The coupon has been redeemed as often as it can be.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `coupon_not_valid`: The coupon cannot be redeemed.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ApplyCouponToSubscriptionError = ApplyCouponToSubscriptionErrors[keyof ApplyCouponToSubscriptionErrors];

export type ApplyCouponToSubscriptionResponses = {
    /**
     * Done.
     */
    201: Discount;
};

export type ApplyCouponToSubscriptionResponse = ApplyCouponToSubscriptionResponses[keyof ApplyCouponToSubscriptionResponses];

export type ListEntitlementsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: 'code' | '-code';
        /**
         * Searches name and code of features.
         */
        q?: string;
        kind?: 'switch' | 'limit' | 'metered';
    };
    url: '/v1/customers/{id}/entitlements';
};

export type ListEntitlementsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListEntitlementsError = ListEntitlementsErrors[keyof ListEntitlementsErrors];

export type ListEntitlementsResponses = {
    /**
     * Done.
     */
    200: EntitlementList;
};

export type ListEntitlementsResponse = ListEntitlementsResponses[keyof ListEntitlementsResponses];

export type CheckEntitlementData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
        /**
         * Your own short name for it, by which your software asks; unique, and never changed.
         */
        feature: string;
    };
    query?: never;
    url: '/v1/customers/{id}/entitlements/{feature}';
};

export type CheckEntitlementErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CheckEntitlementError = CheckEntitlementErrors[keyof CheckEntitlementErrors];

export type CheckEntitlementResponses = {
    /**
     * Done.
     */
    200: Entitlement;
};

export type CheckEntitlementResponse = CheckEntitlementResponses[keyof CheckEntitlementResponses];

export type ListEntitlementOverridesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'active' | 'expired' | 'replaced' | 'removed';
    };
    url: '/v1/customers/{id}/entitlement_overrides';
};

export type ListEntitlementOverridesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListEntitlementOverridesError = ListEntitlementOverridesErrors[keyof ListEntitlementOverridesErrors];

export type ListEntitlementOverridesResponses = {
    /**
     * Done.
     */
    200: EntitlementOverrideList;
};

export type ListEntitlementOverridesResponse = ListEntitlementOverridesResponses[keyof ListEntitlementOverridesResponses];

export type CreateEntitlementOverrideData = {
    body: EntitlementOverrideCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/entitlement_overrides';
};

export type CreateEntitlementOverrideErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateEntitlementOverrideError = CreateEntitlementOverrideErrors[keyof CreateEntitlementOverrideErrors];

export type CreateEntitlementOverrideResponses = {
    /**
     * Done.
     */
    201: EntitlementOverride;
};

export type CreateEntitlementOverrideResponse = CreateEntitlementOverrideResponses[keyof CreateEntitlementOverrideResponses];

export type RemoveEntitlementOverrideData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/entitlement_overrides/{id}';
};

export type RemoveEntitlementOverrideErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RemoveEntitlementOverrideError = RemoveEntitlementOverrideErrors[keyof RemoveEntitlementOverrideErrors];

export type RemoveEntitlementOverrideResponses = {
    /**
     * Done.
     */
    200: EntitlementOverride;
};

export type RemoveEntitlementOverrideResponse = RemoveEntitlementOverrideResponses[keyof RemoveEntitlementOverrideResponses];

export type ListCreditGrantsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        currency?: Currency;
        /**
         * What was put into this wallet.
         */
        wallet?: string;
        /**
         * Those of which something is left, or those that are used up.
         */
        available?: string;
    };
    url: '/v1/customers/{id}/credit_grants';
};

export type ListCreditGrantsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListCreditGrantsError = ListCreditGrantsErrors[keyof ListCreditGrantsErrors];

export type ListCreditGrantsResponses = {
    /**
     * Done.
     */
    200: CreditGrantList;
};

export type ListCreditGrantsResponse = ListCreditGrantsResponses[keyof ListCreditGrantsResponses];

export type GrantCreditData = {
    body: CreditGrantCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/credit_grants';
};

export type GrantCreditErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GrantCreditError = GrantCreditErrors[keyof GrantCreditErrors];

export type GrantCreditResponses = {
    /**
     * Done.
     */
    201: CreditGrant;
};

export type GrantCreditResponse = GrantCreditResponses[keyof GrantCreditResponses];

export type GetCreditBalanceData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/credit_balance';
};

export type GetCreditBalanceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetCreditBalanceError = GetCreditBalanceErrors[keyof GetCreditBalanceErrors];

export type GetCreditBalanceResponses = {
    /**
     * Done.
     */
    200: CreditBalanceList;
};

export type GetCreditBalanceResponse = GetCreditBalanceResponses[keyof GetCreditBalanceResponses];

export type GetCreditGrantData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/credit_grants/{id}';
};

export type GetCreditGrantErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetCreditGrantError = GetCreditGrantErrors[keyof GetCreditGrantErrors];

export type GetCreditGrantResponses = {
    /**
     * Done.
     */
    200: CreditGrant;
};

export type GetCreditGrantResponse = GetCreditGrantResponses[keyof GetCreditGrantResponses];

export type ListCreditEntriesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
    };
    url: '/v1/credit_grants/{id}/entries';
};

export type ListCreditEntriesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListCreditEntriesError = ListCreditEntriesErrors[keyof ListCreditEntriesErrors];

export type ListCreditEntriesResponses = {
    /**
     * Done.
     */
    200: CreditEntryList;
};

export type ListCreditEntriesResponse = ListCreditEntriesResponses[keyof ListCreditEntriesResponses];

export type ListWalletsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
        currency?: Currency;
        status?: 'active' | 'closed';
    };
    url: '/v1/wallets';
};

export type ListWalletsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListWalletsError = ListWalletsErrors[keyof ListWalletsErrors];

export type ListWalletsResponses = {
    /**
     * Done.
     */
    200: WalletList;
};

export type ListWalletsResponse = ListWalletsResponses[keyof ListWalletsResponses];

export type CreateWalletData = {
    body: WalletCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/wallets';
};

export type CreateWalletErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateWalletError = CreateWalletErrors[keyof CreateWalletErrors];

export type CreateWalletResponses = {
    /**
     * Done.
     */
    201: Wallet;
};

export type CreateWalletResponse = CreateWalletResponses[keyof CreateWalletResponses];

export type GetWalletData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/wallets/{id}';
};

export type GetWalletErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetWalletError = GetWalletErrors[keyof GetWalletErrors];

export type GetWalletResponses = {
    /**
     * Done.
     */
    200: Wallet;
};

export type GetWalletResponse = GetWalletResponses[keyof GetWalletResponses];

export type UpdateWalletData = {
    body?: WalletUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/wallets/{id}';
};

export type UpdateWalletErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateWalletError = UpdateWalletErrors[keyof UpdateWalletErrors];

export type UpdateWalletResponses = {
    /**
     * Done.
     */
    200: Wallet;
};

export type UpdateWalletResponse = UpdateWalletResponses[keyof UpdateWalletResponses];

export type CloseWalletData = {
    body?: WalletClose;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/wallets/{id}/close';
};

export type CloseWalletErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CloseWalletError = CloseWalletErrors[keyof CloseWalletErrors];

export type CloseWalletResponses = {
    /**
     * Done.
     */
    200: Wallet;
};

export type CloseWalletResponse = CloseWalletResponses[keyof CloseWalletResponses];

export type GetWalletBalanceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/wallets/{id}/balance';
};

export type GetWalletBalanceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetWalletBalanceError = GetWalletBalanceErrors[keyof GetWalletBalanceErrors];

export type GetWalletBalanceResponses = {
    /**
     * Done.
     */
    200: WalletBalance;
};

export type GetWalletBalanceResponse = GetWalletBalanceResponses[keyof GetWalletBalanceResponses];

export type TopUpWalletData = {
    body: WalletTopUpCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/wallets/{id}/top_up';
};

export type TopUpWalletErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type TopUpWalletError = TopUpWalletErrors[keyof TopUpWalletErrors];

export type TopUpWalletResponses = {
    /**
     * Done.
     */
    201: WalletTopUp;
};

export type TopUpWalletResponse = TopUpWalletResponses[keyof TopUpWalletResponses];

export type WithdrawFromWalletData = {
    body: WalletWithdrawalCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/wallets/{id}/withdraw';
};

export type WithdrawFromWalletErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type WithdrawFromWalletError = WithdrawFromWalletErrors[keyof WithdrawFromWalletErrors];

export type WithdrawFromWalletResponses = {
    /**
     * Done.
     */
    201: WalletWithdrawal;
};

export type WithdrawFromWalletResponse = WithdrawFromWalletResponses[keyof WithdrawFromWalletResponses];

export type ListWalletWithdrawalsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
    };
    url: '/v1/wallets/{id}/withdrawals';
};

export type ListWalletWithdrawalsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListWalletWithdrawalsError = ListWalletWithdrawalsErrors[keyof ListWalletWithdrawalsErrors];

export type ListWalletWithdrawalsResponses = {
    /**
     * Done.
     */
    200: WalletWithdrawalList;
};

export type ListWalletWithdrawalsResponse = ListWalletWithdrawalsResponses[keyof ListWalletWithdrawalsResponses];

export type ListWalletTopUpsData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'open' | 'granted' | 'abandoned';
    };
    url: '/v1/wallets/{id}/top_ups';
};

export type ListWalletTopUpsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListWalletTopUpsError = ListWalletTopUpsErrors[keyof ListWalletTopUpsErrors];

export type ListWalletTopUpsResponses = {
    /**
     * Done.
     */
    200: WalletTopUpList;
};

export type ListWalletTopUpsResponse = ListWalletTopUpsResponses[keyof ListWalletTopUpsResponses];

export type PayInvoiceData = {
    body?: InvoicePay;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/pay';
};

export type PayInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_payment_method`: The customer has no usable payment method.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PayInvoiceError = PayInvoiceErrors[keyof PayInvoiceErrors];

export type PayInvoiceResponses = {
    /**
     * Done.
     */
    200: Payment;
};

export type PayInvoiceResponse = PayInvoiceResponses[keyof PayInvoiceResponses];

export type RecordPaymentData = {
    body: PaymentRecord;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/record_payment';
};

export type RecordPaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RecordPaymentError = RecordPaymentErrors[keyof RecordPaymentErrors];

export type RecordPaymentResponses = {
    /**
     * Done.
     */
    200: Payment;
};

export type RecordPaymentResponse = RecordPaymentResponses[keyof RecordPaymentResponses];

export type ListPaymentsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'created' | 'unknown' | 'needs_customer' | 'pending' | 'succeeded' | 'declined' | 'canceled';
        customer?: string;
        invoice?: string;
        gateway?: 'sandbox' | 'stripe' | 'paypal' | 'manual';
    };
    url: '/v1/payments';
};

export type ListPaymentsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPaymentsError = ListPaymentsErrors[keyof ListPaymentsErrors];

export type ListPaymentsResponses = {
    /**
     * Done.
     */
    200: PaymentList;
};

export type ListPaymentsResponse = ListPaymentsResponses[keyof ListPaymentsResponses];

export type CreatePaymentData = {
    body: PaymentCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/payments';
};

export type CreatePaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_payment_method`: The customer has no usable payment method.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePaymentError = CreatePaymentErrors[keyof CreatePaymentErrors];

export type CreatePaymentResponses = {
    /**
     * Done.
     */
    201: Payment;
};

export type CreatePaymentResponse = CreatePaymentResponses[keyof CreatePaymentResponses];

export type GetPaymentData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payments/{id}';
};

export type GetPaymentErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPaymentError = GetPaymentErrors[keyof GetPaymentErrors];

export type GetPaymentResponses = {
    /**
     * Done.
     */
    200: Payment;
};

export type GetPaymentResponse = GetPaymentResponses[keyof GetPaymentResponses];

export type CreatePaymentIntentData = {
    body?: PaymentIntentCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/payment_intent';
};

export type CreatePaymentIntentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePaymentIntentError = CreatePaymentIntentErrors[keyof CreatePaymentIntentErrors];

export type CreatePaymentIntentResponses = {
    /**
     * Done.
     */
    200: PaymentIntent;
};

export type CreatePaymentIntentResponse = CreatePaymentIntentResponses[keyof CreatePaymentIntentResponses];

export type CompletePaymentData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payments/{id}/complete';
};

export type CompletePaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CompletePaymentError = CompletePaymentErrors[keyof CompletePaymentErrors];

export type CompletePaymentResponses = {
    /**
     * Done.
     */
    200: Payment;
};

export type CompletePaymentResponse = CompletePaymentResponses[keyof CompletePaymentResponses];

export type RefundPaymentData = {
    body?: PaymentRefund;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payments/{id}/refund';
};

export type RefundPaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RefundPaymentError = RefundPaymentErrors[keyof RefundPaymentErrors];

export type RefundPaymentResponses = {
    /**
     * Done.
     */
    201: Refund;
};

export type RefundPaymentResponse = RefundPaymentResponses[keyof RefundPaymentResponses];

export type DismissPaymentData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payments/{id}/dismiss';
};

export type DismissPaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DismissPaymentError = DismissPaymentErrors[keyof DismissPaymentErrors];

export type DismissPaymentResponses = {
    /**
     * Done.
     */
    200: Payment;
};

export type DismissPaymentResponse = DismissPaymentResponses[keyof DismissPaymentResponses];

export type CreatePaymentLinkData = {
    body?: PaymentLinkCreate;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/payment_link';
};

export type CreatePaymentLinkErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePaymentLinkError = CreatePaymentLinkErrors[keyof CreatePaymentLinkErrors];

export type CreatePaymentLinkResponses = {
    /**
     * Done.
     */
    200: PaymentLink;
};

export type CreatePaymentLinkResponse = CreatePaymentLinkResponses[keyof CreatePaymentLinkResponses];

export type ListDunningPoliciesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
        /**
         * Searches the name.
         */
        q?: string;
        status?: 'active' | 'archived';
    };
    url: '/v1/dunning_policies';
};

export type ListDunningPoliciesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListDunningPoliciesError = ListDunningPoliciesErrors[keyof ListDunningPoliciesErrors];

export type ListDunningPoliciesResponses = {
    /**
     * Done.
     */
    200: DunningPolicyList;
};

export type ListDunningPoliciesResponse = ListDunningPoliciesResponses[keyof ListDunningPoliciesResponses];

export type CreateDunningPolicyData = {
    body: DunningPolicyCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/dunning_policies';
};

export type CreateDunningPolicyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateDunningPolicyError = CreateDunningPolicyErrors[keyof CreateDunningPolicyErrors];

export type CreateDunningPolicyResponses = {
    /**
     * Done.
     */
    201: DunningPolicy;
};

export type CreateDunningPolicyResponse = CreateDunningPolicyResponses[keyof CreateDunningPolicyResponses];

export type GetDunningPolicyData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/dunning_policies/{id}';
};

export type GetDunningPolicyErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetDunningPolicyError = GetDunningPolicyErrors[keyof GetDunningPolicyErrors];

export type GetDunningPolicyResponses = {
    /**
     * Done.
     */
    200: DunningPolicy;
};

export type GetDunningPolicyResponse = GetDunningPolicyResponses[keyof GetDunningPolicyResponses];

export type UpdateDunningPolicyData = {
    body?: DunningPolicyUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/dunning_policies/{id}';
};

export type UpdateDunningPolicyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateDunningPolicyError = UpdateDunningPolicyErrors[keyof UpdateDunningPolicyErrors];

export type UpdateDunningPolicyResponses = {
    /**
     * Done.
     */
    200: DunningPolicy;
};

export type UpdateDunningPolicyResponse = UpdateDunningPolicyResponses[keyof UpdateDunningPolicyResponses];

export type ArchiveDunningPolicyData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/dunning_policies/{id}/archive';
};

export type ArchiveDunningPolicyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ArchiveDunningPolicyError = ArchiveDunningPolicyErrors[keyof ArchiveDunningPolicyErrors];

export type ArchiveDunningPolicyResponses = {
    /**
     * Done.
     */
    200: DunningPolicy;
};

export type ArchiveDunningPolicyResponse = ArchiveDunningPolicyResponses[keyof ArchiveDunningPolicyResponses];

export type UnarchiveDunningPolicyData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/dunning_policies/{id}/unarchive';
};

export type UnarchiveDunningPolicyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnarchiveDunningPolicyError = UnarchiveDunningPolicyErrors[keyof UnarchiveDunningPolicyErrors];

export type UnarchiveDunningPolicyResponses = {
    /**
     * Done.
     */
    200: DunningPolicy;
};

export type UnarchiveDunningPolicyResponse = UnarchiveDunningPolicyResponses[keyof UnarchiveDunningPolicyResponses];

export type ListDunningRunsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | 'next_at' | '-next_at';
        q?: unknown;
        status?: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
        /**
         * What it takes.
         */
        need?: 'patience' | 'confirmation' | 'payment_method' | 'payment';
        customer?: string;
        invoice?: string;
    };
    url: '/v1/dunning_runs';
};

export type ListDunningRunsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListDunningRunsError = ListDunningRunsErrors[keyof ListDunningRunsErrors];

export type ListDunningRunsResponses = {
    /**
     * Done.
     */
    200: DunningRunList;
};

export type ListDunningRunsResponse = ListDunningRunsResponses[keyof ListDunningRunsResponses];

export type GetInvoiceDunningData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/dunning';
};

export type GetInvoiceDunningErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetInvoiceDunningError = GetInvoiceDunningErrors[keyof GetInvoiceDunningErrors];

export type GetInvoiceDunningResponses = {
    /**
     * Done.
     */
    200: InvoiceDunning;
};

export type GetInvoiceDunningResponse = GetInvoiceDunningResponses[keyof GetInvoiceDunningResponses];

export type PauseInvoiceDunningData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/dunning/pause';
};

export type PauseInvoiceDunningErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PauseInvoiceDunningError = PauseInvoiceDunningErrors[keyof PauseInvoiceDunningErrors];

export type PauseInvoiceDunningResponses = {
    /**
     * Done.
     */
    200: InvoiceDunning;
};

export type PauseInvoiceDunningResponse = PauseInvoiceDunningResponses[keyof PauseInvoiceDunningResponses];

export type ResumeInvoiceDunningData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/dunning/resume';
};

export type ResumeInvoiceDunningErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResumeInvoiceDunningError = ResumeInvoiceDunningErrors[keyof ResumeInvoiceDunningErrors];

export type ResumeInvoiceDunningResponses = {
    /**
     * Done.
     */
    200: InvoiceDunning;
};

export type ResumeInvoiceDunningResponse = ResumeInvoiceDunningResponses[keyof ResumeInvoiceDunningResponses];

export type SkipInvoiceDunningStepData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/dunning/skip';
};

export type SkipInvoiceDunningStepErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SkipInvoiceDunningStepError = SkipInvoiceDunningStepErrors[keyof SkipInvoiceDunningStepErrors];

export type SkipInvoiceDunningStepResponses = {
    /**
     * Done.
     */
    200: InvoiceDunning;
};

export type SkipInvoiceDunningStepResponse = SkipInvoiceDunningStepResponses[keyof SkipInvoiceDunningStepResponses];

export type RetryInvoiceDunningData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/dunning/retry';
};

export type RetryInvoiceDunningErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RetryInvoiceDunningError = RetryInvoiceDunningErrors[keyof RetryInvoiceDunningErrors];

export type RetryInvoiceDunningResponses = {
    /**
     * Done.
     */
    200: InvoiceDunning;
};

export type RetryInvoiceDunningResponse = RetryInvoiceDunningResponses[keyof RetryInvoiceDunningResponses];

export type StopInvoiceDunningData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/dunning/stop';
};

export type StopInvoiceDunningErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type StopInvoiceDunningError = StopInvoiceDunningErrors[keyof StopInvoiceDunningErrors];

export type StopInvoiceDunningResponses = {
    /**
     * Done.
     */
    200: InvoiceDunning;
};

export type StopInvoiceDunningResponse = StopInvoiceDunningResponses[keyof StopInvoiceDunningResponses];

export type ListRefundsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
        invoice?: string;
        credit_note?: string;
        payment?: string;
        status?: 'created' | 'unknown' | 'pending' | 'succeeded' | 'failed';
    };
    url: '/v1/refunds';
};

export type ListRefundsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListRefundsError = ListRefundsErrors[keyof ListRefundsErrors];

export type ListRefundsResponses = {
    /**
     * Done.
     */
    200: RefundList;
};

export type ListRefundsResponse = ListRefundsResponses[keyof ListRefundsResponses];

export type GetRefundData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/refunds/{id}';
};

export type GetRefundErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetRefundError = GetRefundErrors[keyof GetRefundErrors];

export type GetRefundResponses = {
    /**
     * Done.
     */
    200: Refund;
};

export type GetRefundResponse = GetRefundResponses[keyof GetRefundResponses];

export type MarkRefundSentData = {
    body: RefundMarkSent;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/refunds/{id}/mark_sent';
};

export type MarkRefundSentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MarkRefundSentError = MarkRefundSentErrors[keyof MarkRefundSentErrors];

export type MarkRefundSentResponses = {
    /**
     * Done.
     */
    200: Refund;
};

export type MarkRefundSentResponse = MarkRefundSentResponses[keyof MarkRefundSentResponses];

export type MarkRefundFailedData = {
    body: RefundMarkFailed;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/refunds/{id}/mark_failed';
};

export type MarkRefundFailedErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MarkRefundFailedError = MarkRefundFailedErrors[keyof MarkRefundFailedErrors];

export type MarkRefundFailedResponses = {
    /**
     * Done.
     */
    200: Refund;
};

export type MarkRefundFailedResponse = MarkRefundFailedResponses[keyof MarkRefundFailedResponses];

export type ListDisputesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
        invoice?: string;
        payment?: string;
        status?: 'open' | 'won' | 'lost';
    };
    url: '/v1/disputes';
};

export type ListDisputesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListDisputesError = ListDisputesErrors[keyof ListDisputesErrors];

export type ListDisputesResponses = {
    /**
     * Done.
     */
    200: DisputeList;
};

export type ListDisputesResponse = ListDisputesResponses[keyof ListDisputesResponses];

export type GetDisputeData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/disputes/{id}';
};

export type GetDisputeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetDisputeError = GetDisputeErrors[keyof GetDisputeErrors];

export type GetDisputeResponses = {
    /**
     * Done.
     */
    200: Dispute;
};

export type GetDisputeResponse = GetDisputeResponses[keyof GetDisputeResponses];

export type ListTicketsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-updated_at' | 'updated_at' | 'created_at' | '-created_at';
        /**
         * Searches subject and number.
         */
        q?: string;
        status?: 'open' | 'pending' | 'solved' | 'closed';
        priority?: 'low' | 'normal' | 'high' | 'urgent';
        customer?: string;
        subscription?: string;
        invoice?: string;
        assignee?: string;
    };
    url: '/v1/tickets';
};

export type ListTicketsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListTicketsError = ListTicketsErrors[keyof ListTicketsErrors];

export type ListTicketsResponses = {
    /**
     * Done.
     */
    200: TicketList;
};

export type ListTicketsResponse = ListTicketsResponses[keyof ListTicketsResponses];

export type CreateTicketData = {
    body: TicketCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/tickets';
};

export type CreateTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateTicketError = CreateTicketErrors[keyof CreateTicketErrors];

export type CreateTicketResponses = {
    /**
     * Done.
     */
    201: Ticket;
};

export type CreateTicketResponse = CreateTicketResponses[keyof CreateTicketResponses];

export type GetTicketData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tickets/{id}';
};

export type GetTicketErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetTicketError = GetTicketErrors[keyof GetTicketErrors];

export type GetTicketResponses = {
    /**
     * Done.
     */
    200: Ticket;
};

export type GetTicketResponse = GetTicketResponses[keyof GetTicketResponses];

export type UpdateTicketData = {
    body?: TicketUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tickets/{id}';
};

export type UpdateTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateTicketError = UpdateTicketErrors[keyof UpdateTicketErrors];

export type UpdateTicketResponses = {
    /**
     * Done.
     */
    200: Ticket;
};

export type UpdateTicketResponse = UpdateTicketResponses[keyof UpdateTicketResponses];

export type ListTicketMessagesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: 'created_at' | '-created_at';
        q?: unknown;
    };
    url: '/v1/tickets/{id}/messages';
};

export type ListTicketMessagesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListTicketMessagesError = ListTicketMessagesErrors[keyof ListTicketMessagesErrors];

export type ListTicketMessagesResponses = {
    /**
     * Done.
     */
    200: TicketMessageList;
};

export type ListTicketMessagesResponse = ListTicketMessagesResponses[keyof ListTicketMessagesResponses];

export type AddTicketMessageData = {
    body: TicketMessageCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tickets/{id}/messages';
};

export type AddTicketMessageErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type AddTicketMessageError = AddTicketMessageErrors[keyof AddTicketMessageErrors];

export type AddTicketMessageResponses = {
    /**
     * Done.
     */
    201: TicketMessage;
};

export type AddTicketMessageResponse = AddTicketMessageResponses[keyof AddTicketMessageResponses];

export type SolveTicketData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tickets/{id}/solve';
};

export type SolveTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SolveTicketError = SolveTicketErrors[keyof SolveTicketErrors];

export type SolveTicketResponses = {
    /**
     * Done.
     */
    200: Ticket;
};

export type SolveTicketResponse = SolveTicketResponses[keyof SolveTicketResponses];

export type ReopenTicketData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tickets/{id}/reopen';
};

export type ReopenTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ReopenTicketError = ReopenTicketErrors[keyof ReopenTicketErrors];

export type ReopenTicketResponses = {
    /**
     * Done.
     */
    200: Ticket;
};

export type ReopenTicketResponse = ReopenTicketResponses[keyof ReopenTicketResponses];

export type CloseTicketData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/tickets/{id}/close';
};

export type CloseTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CloseTicketError = CloseTicketErrors[keyof CloseTicketErrors];

export type CloseTicketResponses = {
    /**
     * Done.
     */
    200: Ticket;
};

export type CloseTicketResponse = CloseTicketResponses[keyof CloseTicketResponses];

export type ListPortalTicketsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-updated_at' | 'updated_at' | 'created_at' | '-created_at';
        q?: unknown;
        status?: 'open' | 'pending' | 'solved' | 'closed';
    };
    url: '/v1/portal/tickets';
};

export type ListPortalTicketsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalTicketsError = ListPortalTicketsErrors[keyof ListPortalTicketsErrors];

export type ListPortalTicketsResponses = {
    /**
     * Done.
     */
    200: PortalTicketList;
};

export type ListPortalTicketsResponse = ListPortalTicketsResponses[keyof ListPortalTicketsResponses];

export type CreatePortalTicketData = {
    body: PortalTicketCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/tickets';
};

export type CreatePortalTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePortalTicketError = CreatePortalTicketErrors[keyof CreatePortalTicketErrors];

export type CreatePortalTicketResponses = {
    /**
     * Done.
     */
    201: PortalTicket;
};

export type CreatePortalTicketResponse = CreatePortalTicketResponses[keyof CreatePortalTicketResponses];

export type GetPortalTicketData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/tickets/{id}';
};

export type GetPortalTicketErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPortalTicketError = GetPortalTicketErrors[keyof GetPortalTicketErrors];

export type GetPortalTicketResponses = {
    /**
     * Done.
     */
    200: PortalTicket;
};

export type GetPortalTicketResponse = GetPortalTicketResponses[keyof GetPortalTicketResponses];

export type ListPortalTicketMessagesData = {
    body?: never;
    path: {
        id: string;
    };
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: 'created_at' | '-created_at';
        q?: unknown;
    };
    url: '/v1/portal/tickets/{id}/messages';
};

export type ListPortalTicketMessagesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalTicketMessagesError = ListPortalTicketMessagesErrors[keyof ListPortalTicketMessagesErrors];

export type ListPortalTicketMessagesResponses = {
    /**
     * Done.
     */
    200: PortalTicketMessageList;
};

export type ListPortalTicketMessagesResponse = ListPortalTicketMessagesResponses[keyof ListPortalTicketMessagesResponses];

export type AddPortalTicketMessageData = {
    body: PortalTicketMessageCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/tickets/{id}/messages';
};

export type AddPortalTicketMessageErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type AddPortalTicketMessageError = AddPortalTicketMessageErrors[keyof AddPortalTicketMessageErrors];

export type AddPortalTicketMessageResponses = {
    /**
     * Done.
     */
    201: PortalTicketMessage;
};

export type AddPortalTicketMessageResponse = AddPortalTicketMessageResponses[keyof AddPortalTicketMessageResponses];

export type SolvePortalTicketData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/tickets/{id}/solve';
};

export type SolvePortalTicketErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SolvePortalTicketError = SolvePortalTicketErrors[keyof SolvePortalTicketErrors];

export type SolvePortalTicketResponses = {
    /**
     * Done.
     */
    200: PortalTicket;
};

export type SolvePortalTicketResponse = SolvePortalTicketResponses[keyof SolvePortalTicketResponses];

export type ListPaymentMethodsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        customer?: string;
        status?: 'active' | 'removed';
    };
    url: '/v1/payment_methods';
};

export type ListPaymentMethodsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPaymentMethodsError = ListPaymentMethodsErrors[keyof ListPaymentMethodsErrors];

export type ListPaymentMethodsResponses = {
    /**
     * Done.
     */
    200: PaymentMethodList;
};

export type ListPaymentMethodsResponse = ListPaymentMethodsResponses[keyof ListPaymentMethodsResponses];

export type CreatePaymentMethodData = {
    body: PaymentMethodCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/payment_methods';
};

export type CreatePaymentMethodErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePaymentMethodError = CreatePaymentMethodErrors[keyof CreatePaymentMethodErrors];

export type CreatePaymentMethodResponses = {
    /**
     * Done.
     */
    201: PaymentMethod;
};

export type CreatePaymentMethodResponse = CreatePaymentMethodResponses[keyof CreatePaymentMethodResponses];

export type GetPaymentMethodData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payment_methods/{id}';
};

export type GetPaymentMethodErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPaymentMethodError = GetPaymentMethodErrors[keyof GetPaymentMethodErrors];

export type GetPaymentMethodResponses = {
    /**
     * Done.
     */
    200: PaymentMethod;
};

export type GetPaymentMethodResponse = GetPaymentMethodResponses[keyof GetPaymentMethodResponses];

export type MakePaymentMethodDefaultData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payment_methods/{id}/make_default';
};

export type MakePaymentMethodDefaultErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MakePaymentMethodDefaultError = MakePaymentMethodDefaultErrors[keyof MakePaymentMethodDefaultErrors];

export type MakePaymentMethodDefaultResponses = {
    /**
     * Done.
     */
    200: PaymentMethod;
};

export type MakePaymentMethodDefaultResponse = MakePaymentMethodDefaultResponses[keyof MakePaymentMethodDefaultResponses];

export type RemovePaymentMethodData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/payment_methods/{id}/remove';
};

export type RemovePaymentMethodErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RemovePaymentMethodError = RemovePaymentMethodErrors[keyof RemovePaymentMethodErrors];

export type RemovePaymentMethodResponses = {
    /**
     * Done.
     */
    200: PaymentMethod;
};

export type RemovePaymentMethodResponse = RemovePaymentMethodResponses[keyof RemovePaymentMethodResponses];

export type SetUpPaymentMethodData = {
    body: PaymentMethodSetupCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/payment_methods/setup';
};

export type SetUpPaymentMethodErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SetUpPaymentMethodError = SetUpPaymentMethodErrors[keyof SetUpPaymentMethodErrors];

export type SetUpPaymentMethodResponses = {
    /**
     * Done.
     */
    201: PaymentMethodSetup;
};

export type SetUpPaymentMethodResponse = SetUpPaymentMethodResponses[keyof SetUpPaymentMethodResponses];

export type CompletePaymentMethodSetupData = {
    body: PaymentMethodSetupComplete;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/payment_methods/setup/complete';
};

export type CompletePaymentMethodSetupErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CompletePaymentMethodSetupError = CompletePaymentMethodSetupErrors[keyof CompletePaymentMethodSetupErrors];

export type CompletePaymentMethodSetupResponses = {
    /**
     * Done.
     */
    201: PaymentMethod;
};

export type CompletePaymentMethodSetupResponse = CompletePaymentMethodSetupResponses[keyof CompletePaymentMethodSetupResponses];

export type ListGatewayAccountsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        gateway?: 'stripe' | 'paypal' | 'manual';
        status?: 'active' | 'disconnected';
    };
    url: '/v1/gateway_accounts';
};

export type ListGatewayAccountsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListGatewayAccountsError = ListGatewayAccountsErrors[keyof ListGatewayAccountsErrors];

export type ListGatewayAccountsResponses = {
    /**
     * Done.
     */
    200: GatewayAccountList;
};

export type ListGatewayAccountsResponse = ListGatewayAccountsResponses[keyof ListGatewayAccountsResponses];

export type ConnectGatewayAccountData = {
    body: GatewayAccountCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/gateway_accounts';
};

export type ConnectGatewayAccountErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `already_exists`: Such an object already exists.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ConnectGatewayAccountError = ConnectGatewayAccountErrors[keyof ConnectGatewayAccountErrors];

export type ConnectGatewayAccountResponses = {
    /**
     * Done.
     */
    201: GatewayAccount;
};

export type ConnectGatewayAccountResponse = ConnectGatewayAccountResponses[keyof ConnectGatewayAccountResponses];

export type GetGatewayAccountData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gateway_accounts/{id}';
};

export type GetGatewayAccountErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetGatewayAccountError = GetGatewayAccountErrors[keyof GetGatewayAccountErrors];

export type GetGatewayAccountResponses = {
    /**
     * Done.
     */
    200: GatewayAccount;
};

export type GetGatewayAccountResponse = GetGatewayAccountResponses[keyof GetGatewayAccountResponses];

export type UpdateGatewayAccountData = {
    body?: GatewayAccountUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gateway_accounts/{id}';
};

export type UpdateGatewayAccountErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateGatewayAccountError = UpdateGatewayAccountErrors[keyof UpdateGatewayAccountErrors];

export type UpdateGatewayAccountResponses = {
    /**
     * Done.
     */
    200: GatewayAccount;
};

export type UpdateGatewayAccountResponse = UpdateGatewayAccountResponses[keyof UpdateGatewayAccountResponses];

export type DisconnectGatewayAccountData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gateway_accounts/{id}/disconnect';
};

export type DisconnectGatewayAccountErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DisconnectGatewayAccountError = DisconnectGatewayAccountErrors[keyof DisconnectGatewayAccountErrors];

export type DisconnectGatewayAccountResponses = {
    /**
     * Done.
     */
    200: GatewayAccount;
};

export type DisconnectGatewayAccountResponse = DisconnectGatewayAccountResponses[keyof DisconnectGatewayAccountResponses];

export type ListGatewayEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        gateway?: 'sandbox' | 'stripe' | 'paypal' | 'manual';
        status?: 'received' | 'processed' | 'ignored' | 'failed';
        /**
         * As the gateway calls it.
         */
        type?: string;
        /**
         * The gateway’s own name for what it hints at.
         */
        about?: string;
    };
    url: '/v1/gateway_events';
};

export type ListGatewayEventsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListGatewayEventsError = ListGatewayEventsErrors[keyof ListGatewayEventsErrors];

export type ListGatewayEventsResponses = {
    /**
     * Done.
     */
    200: GatewayEventList;
};

export type ListGatewayEventsResponse = ListGatewayEventsResponses[keyof ListGatewayEventsResponses];

export type GetGatewayEventData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gateway_events/{id}';
};

export type GetGatewayEventErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetGatewayEventError = GetGatewayEventErrors[keyof GetGatewayEventErrors];

export type GetGatewayEventResponses = {
    /**
     * Done.
     */
    200: GatewayEvent;
};

export type GetGatewayEventResponse = GetGatewayEventResponses[keyof GetGatewayEventResponses];

export type ReplayGatewayEventData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/gateway_events/{id}/replay';
};

export type ReplayGatewayEventErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ReplayGatewayEventError = ReplayGatewayEventErrors[keyof ReplayGatewayEventErrors];

export type ReplayGatewayEventResponses = {
    /**
     * Done.
     */
    200: GatewayEvent;
};

export type ReplayGatewayEventResponse = ReplayGatewayEventResponses[keyof ReplayGatewayEventResponses];

export type ListAuditLogData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-sequence' | 'sequence';
        /**
         * Searches actions and ids.
         */
        q?: string;
        /**
         * Only what this one did: the id of a member, a key or a customer, or the name of a job.
         */
        actor?: string;
        actor_kind?: 'api_key' | 'member' | 'person' | 'customer' | 'publishable' | 'visitor' | 'operator' | 'job';
        /**
         * Only this, such as `voidInvoice`.
         */
        action?: string;
        outcome?: 'begun' | 'done' | 'refused' | 'failed' | 'denied';
        /**
         * Only what was done to this, or what it came of.
         */
        object_id?: string;
        /**
         * Only what was done to things of this kind, or brought them about: `invoice`.
         */
        object_type?: string;
        /**
         * Only what this request did.
         */
        request_id?: string;
        /**
         * At this moment or later.
         */
        from?: string;
        /**
         * Before this moment.
         */
        before?: string;
    };
    url: '/v1/audit_log';
};

export type ListAuditLogErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListAuditLogError = ListAuditLogErrors[keyof ListAuditLogErrors];

export type ListAuditLogResponses = {
    /**
     * Done.
     */
    200: AuditLog;
};

export type ListAuditLogResponse = ListAuditLogResponses[keyof ListAuditLogResponses];

export type ExportAuditLogData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Only what this one did: the id of a member, a key or a customer, or the name of a job.
         */
        actor?: string;
        actor_kind?: 'api_key' | 'member' | 'person' | 'customer' | 'publishable' | 'visitor' | 'operator' | 'job';
        /**
         * Only this, such as `voidInvoice`.
         */
        action?: string;
        outcome?: 'begun' | 'done' | 'refused' | 'failed' | 'denied';
        /**
         * Only what was done to this, or what it came of.
         */
        object_id?: string;
        /**
         * Only what was done to things of this kind, or brought them about: `invoice`.
         */
        object_type?: string;
        /**
         * Only what this request did.
         */
        request_id?: string;
        /**
         * At this moment or later.
         */
        from?: string;
        /**
         * Before this moment.
         */
        before?: string;
        /**
         * Only records numbered higher: the last one of the file before.
         */
        after?: number;
        limit?: number;
        format?: 'json' | 'jsonl' | 'csv';
    };
    url: '/v1/audit_log/export';
};

export type ExportAuditLogErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ExportAuditLogError = ExportAuditLogErrors[keyof ExportAuditLogErrors];

export type ExportAuditLogResponses = {
    /**
     * Done.
     */
    200: AuditExport;
};

export type ExportAuditLogResponse = ExportAuditLogResponses[keyof ExportAuditLogResponses];

export type VerifyAuditLogData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: {
        sequence?: number;
        hash?: string;
    };
    url: '/v1/audit_log/verification';
};

export type VerifyAuditLogErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type VerifyAuditLogError = VerifyAuditLogErrors[keyof VerifyAuditLogErrors];

export type VerifyAuditLogResponses = {
    /**
     * Done.
     */
    200: AuditVerification;
};

export type VerifyAuditLogResponse = VerifyAuditLogResponses[keyof VerifyAuditLogResponses];

export type GetAuditLogRecordData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/audit_log/{id}';
};

export type GetAuditLogRecordErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetAuditLogRecordError = GetAuditLogRecordErrors[keyof GetAuditLogRecordErrors];

export type GetAuditLogRecordResponses = {
    /**
     * Done.
     */
    200: AuditRecord;
};

export type GetAuditLogRecordResponse = GetAuditLogRecordResponses[keyof GetAuditLogRecordResponses];

export type ExplainInvoiceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/explanation';
};

export type ExplainInvoiceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ExplainInvoiceError = ExplainInvoiceErrors[keyof ExplainInvoiceErrors];

export type ExplainInvoiceResponses = {
    /**
     * Done.
     */
    200: InvoiceExplanation;
};

export type ExplainInvoiceResponse = ExplainInvoiceResponses[keyof ExplainInvoiceResponses];

export type ExplainCreditNoteData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/credit_notes/{id}/explanation';
};

export type ExplainCreditNoteErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ExplainCreditNoteError = ExplainCreditNoteErrors[keyof ExplainCreditNoteErrors];

export type ExplainCreditNoteResponses = {
    /**
     * Done.
     */
    200: CreditNoteExplanation;
};

export type ExplainCreditNoteResponse = ExplainCreditNoteResponses[keyof ExplainCreditNoteResponses];

export type VerifyAmountsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/verification';
};

export type VerifyAmountsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type VerifyAmountsError = VerifyAmountsErrors[keyof VerifyAmountsErrors];

export type VerifyAmountsResponses = {
    /**
     * Done.
     */
    200: Verification;
};

export type VerifyAmountsResponse = VerifyAmountsResponses[keyof VerifyAmountsResponses];

export type RunDoctorData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/doctor';
};

export type RunDoctorErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RunDoctorError = RunDoctorErrors[keyof RunDoctorErrors];

export type RunDoctorResponses = {
    /**
     * Done.
     */
    200: Diagnosis;
};

export type RunDoctorResponse = RunDoctorResponses[keyof RunDoctorResponses];

export type ListEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        type?: 'customer.created' | 'customer.updated' | 'customer.archived' | 'customer.unarchived' | 'customer.deleted' | 'customer.credit_granted' | 'customer.credit_expired' | 'customer.credit_rolled_over' | 'customer.payment_method_added' | 'customer.payment_method_updated' | 'customer.payment_method_expiring' | 'customer.payment_method_removed' | 'product.created' | 'product.updated' | 'product.archived' | 'product.unarchived' | 'product.deleted' | 'plan.created' | 'plan.updated' | 'plan.archived' | 'plan.unarchived' | 'plan.deleted' | 'price.created' | 'price.updated' | 'price.archived' | 'price.unarchived' | 'price.deleted' | 'meter.created' | 'meter.updated' | 'meter.archived' | 'meter.unarchived' | 'meter.deleted' | 'feature.created' | 'feature.updated' | 'feature.archived' | 'feature.unarchived' | 'entitlement.created' | 'entitlement.replaced' | 'entitlement.removed' | 'entitlement.expired' | 'coupon.created' | 'coupon.updated' | 'coupon.archived' | 'coupon.unarchived' | 'coupon.deleted' | 'promotion_code.created' | 'promotion_code.updated' | 'promotion_code.deactivated' | 'discount.applied' | 'discount.ended' | 'discount.restored' | 'discount.removed' | 'tax_rate.created' | 'tax_rate.updated' | 'tax_rate.archived' | 'tax_rate.unarchived' | 'organization.updated' | 'subscription.created' | 'subscription.activated' | 'subscription.trial_started' | 'subscription.trial_changed' | 'subscription.trial_will_end' | 'subscription.will_renew' | 'subscription.term_renewed' | 'subscription.renewed' | 'subscription.changed' | 'subscription.change_scheduled' | 'subscription.change_withdrawn' | 'subscription.cancellation_scheduled' | 'subscription.cancellation_undone' | 'subscription.usage_threshold_reached' | 'subscription.spending_cap_approached' | 'subscription.spending_cap_reached' | 'subscription.charge_added' | 'subscription.charge_withdrawn' | 'subscription.parked' | 'subscription.billing_resumed' | 'subscription.updated' | 'subscription.past_due' | 'subscription.payment_recovered' | 'subscription.pause_scheduled' | 'subscription.pause_undone' | 'subscription.paused' | 'subscription.resumption_scheduled' | 'subscription.resumed' | 'subscription.canceled' | 'subscription.expired' | 'invoice.created' | 'invoice.updated' | 'invoice.deleted' | 'invoice.finalized' | 'invoice.credit_applied' | 'invoice.credited' | 'invoice.credit_withdrawn' | 'invoice.paid' | 'invoice.overdue' | 'invoice.voided' | 'invoice.reissued' | 'invoice.payment_succeeded' | 'invoice.payment_failed' | 'invoice.payment_flagged' | 'invoice.payment_dismissed' | 'invoice.payment_unresolved' | 'invoice.due_soon' | 'invoice.overdue_reminder' | 'invoice.dunning_reminder' | 'invoice.dunning_retried' | 'invoice.dunning_skipped' | 'invoice.dunning_paused' | 'invoice.dunning_resumed' | 'invoice.dunning_stopped' | 'invoice.dunning_exhausted' | 'invoice.marked_uncollectible' | 'credit_note.issued' | 'credit_note.voided' | 'refund.created' | 'refund.succeeded' | 'refund.failed' | 'dispute.opened' | 'dispute.won' | 'dispute.lost' | 'gateway_account.connected' | 'gateway_account.updated' | 'gateway_account.disconnected' | 'gateway_event.failed' | 'dunning_policy.created' | 'dunning_policy.updated' | 'dunning_policy.archived' | 'dunning_policy.unarchived' | 'statement.issued' | 'statement.paid' | 'statement.voided' | 'wallet.created' | 'wallet.updated' | 'wallet.topped_up' | 'wallet.withdrawn' | 'wallet.balance_low' | 'wallet.closed' | 'ticket.created' | 'ticket.updated' | 'ticket.replied' | 'ticket.customer_replied' | 'ticket.note_added' | 'ticket.solved' | 'ticket.reopened' | 'ticket.closed' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.secret_rotated' | 'webhook_endpoint.disabled' | 'webhook_endpoint.enabled' | 'webhook_endpoint.deleted' | 'webhook_endpoint.test';
        /**
         * Only what happened to this object.
         */
        object_id?: string;
        /**
         * At this moment or later.
         */
        created_from?: string;
        /**
         * Before this moment.
         */
        created_before?: string;
    };
    url: '/v1/events';
};

export type ListEventsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListEventsError = ListEventsErrors[keyof ListEventsErrors];

export type ListEventsResponses = {
    /**
     * Done.
     */
    200: EventList;
};

export type ListEventsResponse = ListEventsResponses[keyof ListEventsResponses];

export type GetEventData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/events/{id}';
};

export type GetEventErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetEventError = GetEventErrors[keyof GetEventErrors];

export type GetEventResponses = {
    /**
     * Done.
     */
    200: Event;
};

export type GetEventResponse = GetEventResponses[keyof GetEventResponses];

export type ListWebhookEndpointsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'enabled' | 'disabled';
    };
    url: '/v1/webhook_endpoints';
};

export type ListWebhookEndpointsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListWebhookEndpointsError = ListWebhookEndpointsErrors[keyof ListWebhookEndpointsErrors];

export type ListWebhookEndpointsResponses = {
    /**
     * Done.
     */
    200: WebhookEndpointList;
};

export type ListWebhookEndpointsResponse = ListWebhookEndpointsResponses[keyof ListWebhookEndpointsResponses];

export type CreateWebhookEndpointData = {
    body: WebhookEndpointCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/webhook_endpoints';
};

export type CreateWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateWebhookEndpointError = CreateWebhookEndpointErrors[keyof CreateWebhookEndpointErrors];

export type CreateWebhookEndpointResponses = {
    /**
     * Done.
     */
    201: NewWebhookEndpoint;
};

export type CreateWebhookEndpointResponse = CreateWebhookEndpointResponses[keyof CreateWebhookEndpointResponses];

export type DeleteWebhookEndpointData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}';
};

export type DeleteWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteWebhookEndpointError = DeleteWebhookEndpointErrors[keyof DeleteWebhookEndpointErrors];

export type DeleteWebhookEndpointResponses = {
    /**
     * Done.
     */
    200: DeletedWebhookEndpoint;
};

export type DeleteWebhookEndpointResponse = DeleteWebhookEndpointResponses[keyof DeleteWebhookEndpointResponses];

export type GetWebhookEndpointData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}';
};

export type GetWebhookEndpointErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetWebhookEndpointError = GetWebhookEndpointErrors[keyof GetWebhookEndpointErrors];

export type GetWebhookEndpointResponses = {
    /**
     * Done.
     */
    200: WebhookEndpoint;
};

export type GetWebhookEndpointResponse = GetWebhookEndpointResponses[keyof GetWebhookEndpointResponses];

export type UpdateWebhookEndpointData = {
    body?: WebhookEndpointUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}';
};

export type UpdateWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateWebhookEndpointError = UpdateWebhookEndpointErrors[keyof UpdateWebhookEndpointErrors];

export type UpdateWebhookEndpointResponses = {
    /**
     * Done.
     */
    200: WebhookEndpoint;
};

export type UpdateWebhookEndpointResponse = UpdateWebhookEndpointResponses[keyof UpdateWebhookEndpointResponses];

export type DisableWebhookEndpointData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}/disable';
};

export type DisableWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DisableWebhookEndpointError = DisableWebhookEndpointErrors[keyof DisableWebhookEndpointErrors];

export type DisableWebhookEndpointResponses = {
    /**
     * Done.
     */
    200: WebhookEndpoint;
};

export type DisableWebhookEndpointResponse = DisableWebhookEndpointResponses[keyof DisableWebhookEndpointResponses];

export type EnableWebhookEndpointData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}/enable';
};

export type EnableWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type EnableWebhookEndpointError = EnableWebhookEndpointErrors[keyof EnableWebhookEndpointErrors];

export type EnableWebhookEndpointResponses = {
    /**
     * Done.
     */
    200: WebhookEndpoint;
};

export type EnableWebhookEndpointResponse = EnableWebhookEndpointResponses[keyof EnableWebhookEndpointResponses];

export type RotateWebhookEndpointSecretData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}/rotate_secret';
};

export type RotateWebhookEndpointSecretErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RotateWebhookEndpointSecretError = RotateWebhookEndpointSecretErrors[keyof RotateWebhookEndpointSecretErrors];

export type RotateWebhookEndpointSecretResponses = {
    /**
     * Done.
     */
    200: NewWebhookEndpoint;
};

export type RotateWebhookEndpointSecretResponse = RotateWebhookEndpointSecretResponses[keyof RotateWebhookEndpointSecretResponses];

export type ReplayWebhookEndpointData = {
    body: WebhookReplayCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}/replay';
};

export type ReplayWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ReplayWebhookEndpointError = ReplayWebhookEndpointErrors[keyof ReplayWebhookEndpointErrors];

export type ReplayWebhookEndpointResponses = {
    /**
     * Done.
     */
    200: WebhookReplay;
};

export type ReplayWebhookEndpointResponse = ReplayWebhookEndpointResponses[keyof ReplayWebhookEndpointResponses];

export type ListWebhookDeliveriesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        endpoint?: string;
        event?: string;
        event_type?: 'customer.created' | 'customer.updated' | 'customer.archived' | 'customer.unarchived' | 'customer.deleted' | 'customer.credit_granted' | 'customer.credit_expired' | 'customer.credit_rolled_over' | 'customer.payment_method_added' | 'customer.payment_method_updated' | 'customer.payment_method_expiring' | 'customer.payment_method_removed' | 'product.created' | 'product.updated' | 'product.archived' | 'product.unarchived' | 'product.deleted' | 'plan.created' | 'plan.updated' | 'plan.archived' | 'plan.unarchived' | 'plan.deleted' | 'price.created' | 'price.updated' | 'price.archived' | 'price.unarchived' | 'price.deleted' | 'meter.created' | 'meter.updated' | 'meter.archived' | 'meter.unarchived' | 'meter.deleted' | 'feature.created' | 'feature.updated' | 'feature.archived' | 'feature.unarchived' | 'entitlement.created' | 'entitlement.replaced' | 'entitlement.removed' | 'entitlement.expired' | 'coupon.created' | 'coupon.updated' | 'coupon.archived' | 'coupon.unarchived' | 'coupon.deleted' | 'promotion_code.created' | 'promotion_code.updated' | 'promotion_code.deactivated' | 'discount.applied' | 'discount.ended' | 'discount.restored' | 'discount.removed' | 'tax_rate.created' | 'tax_rate.updated' | 'tax_rate.archived' | 'tax_rate.unarchived' | 'organization.updated' | 'subscription.created' | 'subscription.activated' | 'subscription.trial_started' | 'subscription.trial_changed' | 'subscription.trial_will_end' | 'subscription.will_renew' | 'subscription.term_renewed' | 'subscription.renewed' | 'subscription.changed' | 'subscription.change_scheduled' | 'subscription.change_withdrawn' | 'subscription.cancellation_scheduled' | 'subscription.cancellation_undone' | 'subscription.usage_threshold_reached' | 'subscription.spending_cap_approached' | 'subscription.spending_cap_reached' | 'subscription.charge_added' | 'subscription.charge_withdrawn' | 'subscription.parked' | 'subscription.billing_resumed' | 'subscription.updated' | 'subscription.past_due' | 'subscription.payment_recovered' | 'subscription.pause_scheduled' | 'subscription.pause_undone' | 'subscription.paused' | 'subscription.resumption_scheduled' | 'subscription.resumed' | 'subscription.canceled' | 'subscription.expired' | 'invoice.created' | 'invoice.updated' | 'invoice.deleted' | 'invoice.finalized' | 'invoice.credit_applied' | 'invoice.credited' | 'invoice.credit_withdrawn' | 'invoice.paid' | 'invoice.overdue' | 'invoice.voided' | 'invoice.reissued' | 'invoice.payment_succeeded' | 'invoice.payment_failed' | 'invoice.payment_flagged' | 'invoice.payment_dismissed' | 'invoice.payment_unresolved' | 'invoice.due_soon' | 'invoice.overdue_reminder' | 'invoice.dunning_reminder' | 'invoice.dunning_retried' | 'invoice.dunning_skipped' | 'invoice.dunning_paused' | 'invoice.dunning_resumed' | 'invoice.dunning_stopped' | 'invoice.dunning_exhausted' | 'invoice.marked_uncollectible' | 'credit_note.issued' | 'credit_note.voided' | 'refund.created' | 'refund.succeeded' | 'refund.failed' | 'dispute.opened' | 'dispute.won' | 'dispute.lost' | 'gateway_account.connected' | 'gateway_account.updated' | 'gateway_account.disconnected' | 'gateway_event.failed' | 'dunning_policy.created' | 'dunning_policy.updated' | 'dunning_policy.archived' | 'dunning_policy.unarchived' | 'statement.issued' | 'statement.paid' | 'statement.voided' | 'wallet.created' | 'wallet.updated' | 'wallet.topped_up' | 'wallet.withdrawn' | 'wallet.balance_low' | 'wallet.closed' | 'ticket.created' | 'ticket.updated' | 'ticket.replied' | 'ticket.customer_replied' | 'ticket.note_added' | 'ticket.solved' | 'ticket.reopened' | 'ticket.closed' | 'webhook_endpoint.created' | 'webhook_endpoint.updated' | 'webhook_endpoint.secret_rotated' | 'webhook_endpoint.disabled' | 'webhook_endpoint.enabled' | 'webhook_endpoint.deleted' | 'webhook_endpoint.test';
        status?: 'pending' | 'delivered' | 'exhausted' | 'canceled';
        /**
         * At this moment of real time or later.
         */
        created_from?: string;
        /**
         * Before this moment of real time.
         */
        created_before?: string;
    };
    url: '/v1/webhook_deliveries';
};

export type ListWebhookDeliveriesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListWebhookDeliveriesError = ListWebhookDeliveriesErrors[keyof ListWebhookDeliveriesErrors];

export type ListWebhookDeliveriesResponses = {
    /**
     * Done.
     */
    200: WebhookDeliveryList;
};

export type ListWebhookDeliveriesResponse = ListWebhookDeliveriesResponses[keyof ListWebhookDeliveriesResponses];

export type GetWebhookDeliveryData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_deliveries/{id}';
};

export type GetWebhookDeliveryErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetWebhookDeliveryError = GetWebhookDeliveryErrors[keyof GetWebhookDeliveryErrors];

export type GetWebhookDeliveryResponses = {
    /**
     * Done.
     */
    200: WebhookDelivery;
};

export type GetWebhookDeliveryResponse = GetWebhookDeliveryResponses[keyof GetWebhookDeliveryResponses];

export type RetryWebhookDeliveryData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_deliveries/{id}/retry';
};

export type RetryWebhookDeliveryErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RetryWebhookDeliveryError = RetryWebhookDeliveryErrors[keyof RetryWebhookDeliveryErrors];

export type RetryWebhookDeliveryResponses = {
    /**
     * Done.
     */
    200: WebhookDelivery;
};

export type RetryWebhookDeliveryResponse = RetryWebhookDeliveryResponses[keyof RetryWebhookDeliveryResponses];

export type TestWebhookEndpointData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/webhook_endpoints/{id}/test';
};

export type TestWebhookEndpointErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type TestWebhookEndpointError = TestWebhookEndpointErrors[keyof TestWebhookEndpointErrors];

export type TestWebhookEndpointResponses = {
    /**
     * Done.
     */
    201: WebhookDelivery;
};

export type TestWebhookEndpointResponse = TestWebhookEndpointResponses[keyof TestWebhookEndpointResponses];

export type ResendEventData = {
    body: EventResend;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/events/{id}/resend';
};

export type ResendEventErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResendEventError = ResendEventErrors[keyof ResendEventErrors];

export type ResendEventResponses = {
    /**
     * Done.
     */
    200: WebhookDelivery;
};

export type ResendEventResponse = ResendEventResponses[keyof ResendEventResponses];

export type ListMessagesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        /**
         * Searches subject and address.
         */
        q?: string;
        customer?: string;
        /**
         * What they tell of: the id of an invoice, a subscription, a refund …
         */
        object?: string;
        template?: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
        channel?: 'email' | 'sms';
        status?: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';
    };
    url: '/v1/messages';
};

export type ListMessagesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListMessagesError = ListMessagesErrors[keyof ListMessagesErrors];

export type ListMessagesResponses = {
    /**
     * Done.
     */
    200: MessageList;
};

export type ListMessagesResponse = ListMessagesResponses[keyof ListMessagesResponses];

export type GetMessageData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/messages/{id}';
};

export type GetMessageErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetMessageError = GetMessageErrors[keyof GetMessageErrors];

export type GetMessageResponses = {
    /**
     * Done.
     */
    200: Message;
};

export type GetMessageResponse = GetMessageResponses[keyof GetMessageResponses];

export type ResendMessageData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/messages/{id}/resend';
};

export type ResendMessageErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResendMessageError = ResendMessageErrors[keyof ResendMessageErrors];

export type ResendMessageResponses = {
    /**
     * Done.
     */
    201: Message;
};

export type ResendMessageResponse = ResendMessageResponses[keyof ResendMessageResponses];

export type SendInvoiceData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/invoices/{id}/send';
};

export type SendInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SendInvoiceError = SendInvoiceErrors[keyof SendInvoiceErrors];

export type SendInvoiceResponses = {
    /**
     * Done.
     */
    200: SentMessages;
};

export type SendInvoiceResponse = SendInvoiceResponses[keyof SendInvoiceResponses];

export type ListNotificationTemplatesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/notification_templates';
};

export type ListNotificationTemplatesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListNotificationTemplatesError = ListNotificationTemplatesErrors[keyof ListNotificationTemplatesErrors];

export type ListNotificationTemplatesResponses = {
    /**
     * Done.
     */
    200: NotificationTemplateList;
};

export type ListNotificationTemplatesResponse = ListNotificationTemplatesResponses[keyof ListNotificationTemplatesResponses];

export type GetNotificationTemplateData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
    };
    query?: never;
    url: '/v1/notification_templates/{template}';
};

export type GetNotificationTemplateErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetNotificationTemplateError = GetNotificationTemplateErrors[keyof GetNotificationTemplateErrors];

export type GetNotificationTemplateResponses = {
    /**
     * Done.
     */
    200: NotificationTemplate;
};

export type GetNotificationTemplateResponse = GetNotificationTemplateResponses[keyof GetNotificationTemplateResponses];

export type ResetNotificationTextData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
        channel: 'email' | 'sms';
        language: 'en' | 'de' | 'fr' | 'es';
    };
    query?: never;
    url: '/v1/notification_templates/{template}/texts/{channel}/{language}';
};

export type ResetNotificationTextErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ResetNotificationTextError = ResetNotificationTextErrors[keyof ResetNotificationTextErrors];

export type ResetNotificationTextResponses = {
    /**
     * Done.
     */
    200: NotificationText;
};

export type ResetNotificationTextResponse = ResetNotificationTextResponses[keyof ResetNotificationTextResponses];

export type GetNotificationTextData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
        channel: 'email' | 'sms';
        language: 'en' | 'de' | 'fr' | 'es';
    };
    query?: never;
    url: '/v1/notification_templates/{template}/texts/{channel}/{language}';
};

export type GetNotificationTextErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetNotificationTextError = GetNotificationTextErrors[keyof GetNotificationTextErrors];

export type GetNotificationTextResponses = {
    /**
     * Done.
     */
    200: NotificationText;
};

export type GetNotificationTextResponse = GetNotificationTextResponses[keyof GetNotificationTextResponses];

export type UpdateNotificationTextData = {
    body?: NotificationTextUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
        channel: 'email' | 'sms';
        language: 'en' | 'de' | 'fr' | 'es';
    };
    query?: never;
    url: '/v1/notification_templates/{template}/texts/{channel}/{language}';
};

export type UpdateNotificationTextErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateNotificationTextError = UpdateNotificationTextErrors[keyof UpdateNotificationTextErrors];

export type UpdateNotificationTextResponses = {
    /**
     * Done.
     */
    200: NotificationText;
};

export type UpdateNotificationTextResponse = UpdateNotificationTextResponses[keyof UpdateNotificationTextResponses];

export type PreviewNotificationTemplateData = {
    body?: NotificationPreviewCreate;
    path: {
        template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
    };
    query?: never;
    url: '/v1/notification_templates/{template}/preview';
};

export type PreviewNotificationTemplateErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewNotificationTemplateError = PreviewNotificationTemplateErrors[keyof PreviewNotificationTemplateErrors];

export type PreviewNotificationTemplateResponses = {
    /**
     * Done.
     */
    200: NotificationPreview;
};

export type PreviewNotificationTemplateResponse = PreviewNotificationTemplateResponses[keyof PreviewNotificationTemplateResponses];

export type TestNotificationTemplateData = {
    body: NotificationTestCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        template: 'invoice_created' | 'invoice_due_soon' | 'invoice_overdue' | 'invoice_paid' | 'payment_failed' | 'payment_confirmation' | 'refund_sent' | 'credit_note_issued' | 'renewal_upcoming' | 'trial_ending' | 'subscription_started' | 'subscription_changed' | 'cancellation_scheduled' | 'subscription_ended' | 'subscription_paused' | 'subscription_resumed' | 'card_expiring' | 'wallet_low' | 'ticket_reply' | 'ticket_waiting' | 'dispute_opened' | 'payment_unresolved' | 'subscription_parked' | 'endpoint_disabled';
    };
    query?: never;
    url: '/v1/notification_templates/{template}/test';
};

export type TestNotificationTemplateErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type TestNotificationTemplateError = TestNotificationTemplateErrors[keyof TestNotificationTemplateErrors];

export type TestNotificationTemplateResponses = {
    /**
     * Done.
     */
    201: Message;
};

export type TestNotificationTemplateResponse = TestNotificationTemplateResponses[keyof TestNotificationTemplateResponses];

export type GetNotificationSettingsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/notification_settings';
};

export type GetNotificationSettingsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetNotificationSettingsError = GetNotificationSettingsErrors[keyof GetNotificationSettingsErrors];

export type GetNotificationSettingsResponses = {
    /**
     * Done.
     */
    200: NotificationSettings;
};

export type GetNotificationSettingsResponse = GetNotificationSettingsResponses[keyof GetNotificationSettingsResponses];

export type UpdateNotificationSettingsData = {
    body?: NotificationSettingsUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/notification_settings';
};

export type UpdateNotificationSettingsErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateNotificationSettingsError = UpdateNotificationSettingsErrors[keyof UpdateNotificationSettingsErrors];

export type UpdateNotificationSettingsResponses = {
    /**
     * Done.
     */
    200: NotificationSettings;
};

export type UpdateNotificationSettingsResponse = UpdateNotificationSettingsResponses[keyof UpdateNotificationSettingsResponses];

export type GetNotificationPreferencesData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/notification_preferences';
};

export type GetNotificationPreferencesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetNotificationPreferencesError = GetNotificationPreferencesErrors[keyof GetNotificationPreferencesErrors];

export type GetNotificationPreferencesResponses = {
    /**
     * Done.
     */
    200: NotificationPreferences;
};

export type GetNotificationPreferencesResponse = GetNotificationPreferencesResponses[keyof GetNotificationPreferencesResponses];

export type UpdateNotificationPreferencesData = {
    body?: NotificationPreferencesUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/customers/{id}/notification_preferences';
};

export type UpdateNotificationPreferencesErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdateNotificationPreferencesError = UpdateNotificationPreferencesErrors[keyof UpdateNotificationPreferencesErrors];

export type UpdateNotificationPreferencesResponses = {
    /**
     * Done.
     */
    200: NotificationPreferences;
};

export type UpdateNotificationPreferencesResponse = UpdateNotificationPreferencesResponses[keyof UpdateNotificationPreferencesResponses];

export type ListSuppressionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        /**
         * Searches addresses.
         */
        q?: string;
        channel?: 'email' | 'sms';
    };
    url: '/v1/suppressions';
};

export type ListSuppressionsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListSuppressionsError = ListSuppressionsErrors[keyof ListSuppressionsErrors];

export type ListSuppressionsResponses = {
    /**
     * Done.
     */
    200: SuppressionList;
};

export type ListSuppressionsResponse = ListSuppressionsResponses[keyof ListSuppressionsResponses];

export type CreateSuppressionData = {
    body: SuppressionCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/suppressions';
};

export type CreateSuppressionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreateSuppressionError = CreateSuppressionErrors[keyof CreateSuppressionErrors];

export type CreateSuppressionResponses = {
    /**
     * Done.
     */
    201: Suppression;
};

export type CreateSuppressionResponse = CreateSuppressionResponses[keyof CreateSuppressionResponses];

export type DeleteSuppressionData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/suppressions/{id}';
};

export type DeleteSuppressionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type DeleteSuppressionError = DeleteSuppressionErrors[keyof DeleteSuppressionErrors];

export type DeleteSuppressionResponses = {
    /**
     * Done.
     */
    200: DeletedSuppression;
};

export type DeleteSuppressionResponse = DeleteSuppressionResponses[keyof DeleteSuppressionResponses];

export type GetPortalSettingsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal_settings';
};

export type GetPortalSettingsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPortalSettingsError = GetPortalSettingsErrors[keyof GetPortalSettingsErrors];

export type GetPortalSettingsResponses = {
    /**
     * Done.
     */
    200: PortalSettings;
};

export type GetPortalSettingsResponse = GetPortalSettingsResponses[keyof GetPortalSettingsResponses];

export type UpdatePortalSettingsData = {
    body?: PortalSettingsUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal_settings';
};

export type UpdatePortalSettingsErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdatePortalSettingsError = UpdatePortalSettingsErrors[keyof UpdatePortalSettingsErrors];

export type UpdatePortalSettingsResponses = {
    /**
     * Done.
     */
    200: PortalSettings;
};

export type UpdatePortalSettingsResponse = UpdatePortalSettingsResponses[keyof UpdatePortalSettingsResponses];

export type RotatePublishableKeyData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal_settings/rotate_publishable_key';
};

export type RotatePublishableKeyErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     *
     * `reauth_required`: This asks that you prove again who you are.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RotatePublishableKeyError = RotatePublishableKeyErrors[keyof RotatePublishableKeyErrors];

export type RotatePublishableKeyResponses = {
    /**
     * Done.
     */
    200: PortalSettings;
};

export type RotatePublishableKeyResponse = RotatePublishableKeyResponses[keyof RotatePublishableKeyResponses];

export type GetPortalMeData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/me';
};

export type GetPortalMeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPortalMeError = GetPortalMeErrors[keyof GetPortalMeErrors];

export type GetPortalMeResponses = {
    /**
     * Done.
     */
    200: PortalMe;
};

export type GetPortalMeResponse = GetPortalMeResponses[keyof GetPortalMeResponses];

export type UpdatePortalMeData = {
    body?: PortalMeUpdate;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/me';
};

export type UpdatePortalMeErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UpdatePortalMeError = UpdatePortalMeErrors[keyof UpdatePortalMeErrors];

export type UpdatePortalMeResponses = {
    /**
     * Done.
     */
    200: PortalMe;
};

export type UpdatePortalMeResponse = UpdatePortalMeResponses[keyof UpdatePortalMeResponses];

export type ListPortalPlansData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: 'name' | '-name' | 'code' | '-code' | '-created_at' | 'created_at';
        q?: unknown;
    };
    url: '/v1/portal/plans';
};

export type ListPortalPlansErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalPlansError = ListPortalPlansErrors[keyof ListPortalPlansErrors];

export type ListPortalPlansResponses = {
    /**
     * Done.
     */
    200: PortalPlanList;
};

export type ListPortalPlansResponse = ListPortalPlansResponses[keyof ListPortalPlansResponses];

export type ListPortalEntitlementsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: 'code' | '-code';
        q?: unknown;
        kind?: 'switch' | 'limit' | 'metered';
    };
    url: '/v1/portal/entitlements';
};

export type ListPortalEntitlementsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalEntitlementsError = ListPortalEntitlementsErrors[keyof ListPortalEntitlementsErrors];

export type ListPortalEntitlementsResponses = {
    /**
     * Done.
     */
    200: PortalEntitlementList;
};

export type ListPortalEntitlementsResponse = ListPortalEntitlementsResponses[keyof ListPortalEntitlementsResponses];

export type GetPortalUsageData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/usage';
};

export type GetPortalUsageErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPortalUsageError = GetPortalUsageErrors[keyof GetPortalUsageErrors];

export type GetPortalUsageResponses = {
    /**
     * Done.
     */
    200: CustomerUsage;
};

export type GetPortalUsageResponse = GetPortalUsageResponses[keyof GetPortalUsageResponses];

export type ListPortalSubscriptionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
        status?: 'incomplete' | 'trialing' | 'active' | 'past_due' | 'paused' | 'canceled' | 'expired';
    };
    url: '/v1/portal/subscriptions';
};

export type ListPortalSubscriptionsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalSubscriptionsError = ListPortalSubscriptionsErrors[keyof ListPortalSubscriptionsErrors];

export type ListPortalSubscriptionsResponses = {
    /**
     * Done.
     */
    200: PortalSubscriptionList;
};

export type ListPortalSubscriptionsResponse = ListPortalSubscriptionsResponses[keyof ListPortalSubscriptionsResponses];

export type CreatePortalSubscriptionData = {
    body: PortalSubscriptionCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/subscriptions';
};

export type CreatePortalSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `coupon_limit_reached`: The coupon has been redeemed as often as it can be.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `one_active_subscription`: The customer already has an active subscription.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `coupon_not_valid`: The coupon cannot be redeemed.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePortalSubscriptionError = CreatePortalSubscriptionErrors[keyof CreatePortalSubscriptionErrors];

export type CreatePortalSubscriptionResponses = {
    /**
     * Done.
     */
    201: PortalSubscription;
};

export type CreatePortalSubscriptionResponse = CreatePortalSubscriptionResponses[keyof CreatePortalSubscriptionResponses];

export type PreviewPortalSubscriptionData = {
    body: PortalSubscriptionCreate;
    path?: never;
    query?: never;
    url: '/v1/portal/subscriptions/preview';
};

export type PreviewPortalSubscriptionErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `coupon_limit_reached`: The coupon has been redeemed as often as it can be.
     *
     * `one_active_subscription`: The customer already has an active subscription.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `coupon_not_valid`: The coupon cannot be redeemed.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewPortalSubscriptionError = PreviewPortalSubscriptionErrors[keyof PreviewPortalSubscriptionErrors];

export type PreviewPortalSubscriptionResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewPortalSubscriptionResponse = PreviewPortalSubscriptionResponses[keyof PreviewPortalSubscriptionResponses];

export type GetPortalSubscriptionData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/subscriptions/{id}';
};

export type GetPortalSubscriptionErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPortalSubscriptionError = GetPortalSubscriptionErrors[keyof GetPortalSubscriptionErrors];

export type GetPortalSubscriptionResponses = {
    /**
     * Done.
     */
    200: PortalSubscription;
};

export type GetPortalSubscriptionResponse = GetPortalSubscriptionResponses[keyof GetPortalSubscriptionResponses];

export type ChangePortalSubscriptionData = {
    body?: PortalSubscriptionChange;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
        /**
         * The `ETag` of what you have read: if somebody has changed it since, nothing is done and the answer is 412.
         */
        'If-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/subscriptions/{id}';
};

export type ChangePortalSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ChangePortalSubscriptionError = ChangePortalSubscriptionErrors[keyof ChangePortalSubscriptionErrors];

export type ChangePortalSubscriptionResponses = {
    /**
     * Done.
     */
    200: PortalSubscription;
};

export type ChangePortalSubscriptionResponse = ChangePortalSubscriptionResponses[keyof ChangePortalSubscriptionResponses];

export type PreviewPortalSubscriptionChangeData = {
    body?: PortalSubscriptionChange;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/subscriptions/{id}/preview';
};

export type PreviewPortalSubscriptionChangeErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `currency_mismatch`: The currencies differ.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `no_matching_price`: No price matches.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `tax_unavailable`: The tax engine gives no usable answer at the moment.
     *
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PreviewPortalSubscriptionChangeError = PreviewPortalSubscriptionChangeErrors[keyof PreviewPortalSubscriptionChangeErrors];

export type PreviewPortalSubscriptionChangeResponses = {
    /**
     * Done.
     */
    200: SubscriptionPreview;
};

export type PreviewPortalSubscriptionChangeResponse = PreviewPortalSubscriptionChangeResponses[keyof PreviewPortalSubscriptionChangeResponses];

export type UnsubscribePortalSubscriptionData = {
    body?: PortalUnsubscribe;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/subscriptions/{id}/unsubscribe';
};

export type UnsubscribePortalSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UnsubscribePortalSubscriptionError = UnsubscribePortalSubscriptionErrors[keyof UnsubscribePortalSubscriptionErrors];

export type UnsubscribePortalSubscriptionResponses = {
    /**
     * Done.
     */
    200: PortalSubscription;
};

export type UnsubscribePortalSubscriptionResponse = UnsubscribePortalSubscriptionResponses[keyof UnsubscribePortalSubscriptionResponses];

export type UndoUnsubscribePortalSubscriptionData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/subscriptions/{id}/undo_unsubscribe';
};

export type UndoUnsubscribePortalSubscriptionErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `concurrent_change`: The object was changed by another request.
     *
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type UndoUnsubscribePortalSubscriptionError = UndoUnsubscribePortalSubscriptionErrors[keyof UndoUnsubscribePortalSubscriptionErrors];

export type UndoUnsubscribePortalSubscriptionResponses = {
    /**
     * Done.
     */
    200: PortalSubscription;
};

export type UndoUnsubscribePortalSubscriptionResponse = UndoUnsubscribePortalSubscriptionResponses[keyof UndoUnsubscribePortalSubscriptionResponses];

export type ListPortalInvoicesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at' | '-issued_on' | 'issued_on' | 'due_on' | '-due_on' | '-total' | 'total';
        q?: unknown;
        /**
         * `pending`: open, and the last day to pay has not passed.
         */
        status?: 'pending' | 'open' | 'overdue' | 'paid' | 'void' | 'uncollectible';
    };
    url: '/v1/portal/invoices';
};

export type ListPortalInvoicesErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalInvoicesError = ListPortalInvoicesErrors[keyof ListPortalInvoicesErrors];

export type ListPortalInvoicesResponses = {
    /**
     * Done.
     */
    200: PortalInvoiceList;
};

export type ListPortalInvoicesResponse = ListPortalInvoicesResponses[keyof ListPortalInvoicesResponses];

export type GetPortalInvoiceData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/invoices/{id}';
};

export type GetPortalInvoiceErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetPortalInvoiceError = GetPortalInvoiceErrors[keyof GetPortalInvoiceErrors];

export type GetPortalInvoiceResponses = {
    /**
     * Done.
     */
    200: PortalInvoice;
};

export type GetPortalInvoiceResponse = GetPortalInvoiceResponses[keyof GetPortalInvoiceResponses];

export type CreatePortalPaymentIntentData = {
    body?: PaymentIntentCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/invoices/{id}/payment_intent';
};

export type CreatePortalPaymentIntentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePortalPaymentIntentError = CreatePortalPaymentIntentErrors[keyof CreatePortalPaymentIntentErrors];

export type CreatePortalPaymentIntentResponses = {
    /**
     * Done.
     */
    200: PortalPaymentIntent;
};

export type CreatePortalPaymentIntentResponse = CreatePortalPaymentIntentResponses[keyof CreatePortalPaymentIntentResponses];

export type PayPortalInvoiceData = {
    body?: InvoicePay;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/invoices/{id}/pay';
};

export type PayPortalInvoiceErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_payment_method`: The customer has no usable payment method.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type PayPortalInvoiceError = PayPortalInvoiceErrors[keyof PayPortalInvoiceErrors];

export type PayPortalInvoiceResponses = {
    /**
     * Done.
     */
    200: PortalPayment;
};

export type PayPortalInvoiceResponse = PayPortalInvoiceResponses[keyof PayPortalInvoiceResponses];

export type CreatePortalPaymentLinkData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/invoices/{id}/payment_link';
};

export type CreatePortalPaymentLinkErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePortalPaymentLinkError = CreatePortalPaymentLinkErrors[keyof CreatePortalPaymentLinkErrors];

export type CreatePortalPaymentLinkResponses = {
    /**
     * Done.
     */
    200: PaymentLink;
};

export type CreatePortalPaymentLinkResponse = CreatePortalPaymentLinkResponses[keyof CreatePortalPaymentLinkResponses];

export type CompletePortalPaymentData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/payments/{id}/complete';
};

export type CompletePortalPaymentErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CompletePortalPaymentError = CompletePortalPaymentErrors[keyof CompletePortalPaymentErrors];

export type CompletePortalPaymentResponses = {
    /**
     * Done.
     */
    200: PortalPayment;
};

export type CompletePortalPaymentResponse = CompletePortalPaymentResponses[keyof CompletePortalPaymentResponses];

export type ListPortalPaymentMethodsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * How many to return, 100 at most.
         */
        limit?: number;
        /**
         * The `next_cursor` of the page before.
         */
        cursor?: string;
        /**
         * What to order by. A minus in front: descending.
         */
        sort?: '-created_at' | 'created_at';
        q?: unknown;
    };
    url: '/v1/portal/payment_methods';
};

export type ListPortalPaymentMethodsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListPortalPaymentMethodsError = ListPortalPaymentMethodsErrors[keyof ListPortalPaymentMethodsErrors];

export type ListPortalPaymentMethodsResponses = {
    /**
     * Done.
     */
    200: PortalPaymentMethodList;
};

export type ListPortalPaymentMethodsResponse = ListPortalPaymentMethodsResponses[keyof ListPortalPaymentMethodsResponses];

export type CreatePortalPaymentMethodData = {
    body: PortalPaymentMethodCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/payment_methods';
};

export type CreatePortalPaymentMethodErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CreatePortalPaymentMethodError = CreatePortalPaymentMethodErrors[keyof CreatePortalPaymentMethodErrors];

export type CreatePortalPaymentMethodResponses = {
    /**
     * Done.
     */
    201: PortalPaymentMethod;
};

export type CreatePortalPaymentMethodResponse = CreatePortalPaymentMethodResponses[keyof CreatePortalPaymentMethodResponses];

export type SetUpPortalPaymentMethodData = {
    body: PortalPaymentMethodSetupCreate;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/payment_methods/setup';
};

export type SetUpPortalPaymentMethodErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type SetUpPortalPaymentMethodError = SetUpPortalPaymentMethodErrors[keyof SetUpPortalPaymentMethodErrors];

export type SetUpPortalPaymentMethodResponses = {
    /**
     * Done.
     */
    201: PaymentMethodSetup;
};

export type SetUpPortalPaymentMethodResponse = SetUpPortalPaymentMethodResponses[keyof SetUpPortalPaymentMethodResponses];

export type CompletePortalPaymentMethodSetupData = {
    body: PortalPaymentMethodSetupComplete;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/portal/payment_methods/setup/complete';
};

export type CompletePortalPaymentMethodSetupErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     *
     * `no_gateway`: No account of the payment gateway is connected.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type CompletePortalPaymentMethodSetupError = CompletePortalPaymentMethodSetupErrors[keyof CompletePortalPaymentMethodSetupErrors];

export type CompletePortalPaymentMethodSetupResponses = {
    /**
     * Done.
     */
    201: PortalPaymentMethod;
};

export type CompletePortalPaymentMethodSetupResponse = CompletePortalPaymentMethodSetupResponses[keyof CompletePortalPaymentMethodSetupResponses];

export type MakePortalPaymentMethodDefaultData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/payment_methods/{id}/make_default';
};

export type MakePortalPaymentMethodDefaultErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type MakePortalPaymentMethodDefaultError = MakePortalPaymentMethodDefaultErrors[keyof MakePortalPaymentMethodDefaultErrors];

export type MakePortalPaymentMethodDefaultResponses = {
    /**
     * Done.
     */
    200: PortalPaymentMethod;
};

export type MakePortalPaymentMethodDefaultResponse = MakePortalPaymentMethodDefaultResponses[keyof MakePortalPaymentMethodDefaultResponses];

export type RemovePortalPaymentMethodData = {
    body?: never;
    headers?: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/portal/payment_methods/{id}';
};

export type RemovePortalPaymentMethodErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `invalid_state`: The object is not in a state that allows this.
     */
    409: Problem;
    /**
     * `precondition_failed`: The object has changed since it was read.
     */
    412: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RemovePortalPaymentMethodError = RemovePortalPaymentMethodErrors[keyof RemovePortalPaymentMethodErrors];

export type RemovePortalPaymentMethodResponses = {
    /**
     * Done.
     */
    200: PortalPaymentMethod;
};

export type RemovePortalPaymentMethodResponse = RemovePortalPaymentMethodResponses[keyof RemovePortalPaymentMethodResponses];

export type GetOverviewData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/overview';
};

export type GetOverviewErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type GetOverviewError = GetOverviewErrors[keyof GetOverviewErrors];

export type GetOverviewResponses = {
    /**
     * Done.
     */
    200: Overview;
};

export type GetOverviewResponse = GetOverviewResponses[keyof GetOverviewResponses];

export type ReportActiveSubscriptionsData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: {
        status?: 'trialing' | 'active' | 'past_due' | 'paused';
        plan?: string;
        customer?: string;
        currency?: Currency;
        /**
         * Rows at most; totals are over all.
         */
        limit?: number;
        /**
         * With `csv` the answer is a file, with amounts in major units.
         */
        format?: 'json' | 'csv';
    };
    url: '/v1/reports/active_subscriptions';
};

export type ReportActiveSubscriptionsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ReportActiveSubscriptionsError = ReportActiveSubscriptionsErrors[keyof ReportActiveSubscriptionsErrors];

export type ReportActiveSubscriptionsResponses = {
    /**
     * Done.
     */
    200: ActiveSubscriptionsReport;
};

export type ReportActiveSubscriptionsResponse = ReportActiveSubscriptionsResponses[keyof ReportActiveSubscriptionsResponses];

export type ReportRevenueData = {
    body?: never;
    headers?: {
        /**
         * The `ETag` of what you have: if it is still so, the answer is 304 without a body.
         */
        'If-None-Match'?: string;
    };
    path?: never;
    query?: {
        from?: string;
        to?: string;
        currency?: Currency;
        group_by?: 'plan';
        /**
         * With `csv` the answer is a file, with amounts in major units.
         */
        format?: 'json' | 'csv';
    };
    url: '/v1/reports/revenue';
};

export type ReportRevenueErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ReportRevenueError = ReportRevenueErrors[keyof ReportRevenueErrors];

export type ReportRevenueResponses = {
    /**
     * Done.
     */
    200: RevenueReport;
};

export type ReportRevenueResponse = ReportRevenueResponses[keyof ReportRevenueResponses];

export type ListJobsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/jobs';
};

export type ListJobsErrors = {
    /**
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type ListJobsError = ListJobsErrors[keyof ListJobsErrors];

export type ListJobsResponses = {
    /**
     * Done.
     */
    200: JobList;
};

export type ListJobsResponse = ListJobsResponses[keyof ListJobsResponses];

export type RunJobData = {
    body?: never;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        name: string;
    };
    query?: never;
    url: '/v1/jobs/{name}/run';
};

export type RunJobErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type RunJobError = RunJobErrors[keyof RunJobErrors];

export type RunJobResponses = {
    /**
     * Done.
     */
    200: JobRun;
};

export type RunJobResponse = RunJobResponses[keyof RunJobResponses];

export type AdvanceSandboxData = {
    body?: SandboxAdvance;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/sandboxes/{id}/advance';
};

export type AdvanceSandboxErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `not_found`: There is no such object.
     */
    404: Problem;
    /**
     * `conflict`: The request conflicts with the present state.
     *
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `clock_backwards`: The clock never goes back.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type AdvanceSandboxError = AdvanceSandboxErrors[keyof AdvanceSandboxErrors];

export type AdvanceSandboxResponses = {
    /**
     * Done.
     */
    200: SandboxAdvanced;
};

export type AdvanceSandboxResponse = AdvanceSandboxResponses[keyof AdvanceSandboxResponses];

export type EnterSandboxCardData = {
    body: SandboxGatewayCard;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/sandbox_gateway/enter_card';
};

export type EnterSandboxCardErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type EnterSandboxCardError = EnterSandboxCardErrors[keyof EnterSandboxCardErrors];

export type EnterSandboxCardResponses = {
    /**
     * Done.
     */
    200: SandboxGatewayPage;
};

export type EnterSandboxCardResponse = EnterSandboxCardResponses[keyof EnterSandboxCardResponses];

export type AuthenticateSandboxCardData = {
    body: SandboxGatewayAnswer;
    headers: {
        /**
         * New for each new request, the same for each repetition: a repeated request has one effect and the same answer.
         */
        'Idempotency-Key': string;
    };
    path?: never;
    query?: never;
    url: '/v1/sandbox_gateway/authenticate';
};

export type AuthenticateSandboxCardErrors = {
    /**
     * `missing_idempotency_key`: The Idempotency-Key header is missing.
     *
     * `unparsable`: The request cannot be parsed.
     */
    400: Problem;
    /**
     * `unauthenticated`: No valid credential was given.
     */
    401: Problem;
    /**
     * `forbidden`: The credential does not permit this.
     */
    403: Problem;
    /**
     * `idempotency_key_running`: A request with this idempotency key is still running.
     *
     * `not_a_sandbox`: Only a sandbox organization allows this.
     */
    409: Problem;
    /**
     * `too_large`: The request body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The media type of the body is not supported.
     */
    415: Problem;
    /**
     * `card_data_refused`: Card numbers are not accepted here; use a token of the payment gateway.
     *
     * `idempotency_key_reused`: The idempotency key was used with another request.
     *
     * `invalid`: The request is well formed but not valid.
     *
     * `unknown_field`: The request has a field that is not known.
     */
    422: Problem;
    /**
     * `rate_limited`: Too many requests.
     */
    429: Problem;
    /**
     * `internal_error`: a bug of ours.
     */
    500: Problem;
    /**
     * `unavailable`: The service is not available at the moment.
     */
    503: Problem;
};

export type AuthenticateSandboxCardError = AuthenticateSandboxCardErrors[keyof AuthenticateSandboxCardErrors];

export type AuthenticateSandboxCardResponses = {
    /**
     * Done.
     */
    200: SandboxGatewayPage;
};

export type AuthenticateSandboxCardResponse = AuthenticateSandboxCardResponses[keyof AuthenticateSandboxCardResponses];

export type OnCustomerCreatedWebhookPayload = Event & {
    type: 'customer.created';
    object_id: string;
    data: Customer;
};

export type OnCustomerCreatedWebhookRequest = {
    body: OnCustomerCreatedWebhookPayload;
    key: 'customer.created';
    path?: never;
    query?: never;
};

export type OnCustomerUpdatedWebhookPayload = Event & {
    type: 'customer.updated';
    object_id: string;
    data: Customer;
};

export type OnCustomerUpdatedWebhookRequest = {
    body: OnCustomerUpdatedWebhookPayload;
    key: 'customer.updated';
    path?: never;
    query?: never;
};

export type OnCustomerArchivedWebhookPayload = Event & {
    type: 'customer.archived';
    object_id: string;
    data: Customer;
};

export type OnCustomerArchivedWebhookRequest = {
    body: OnCustomerArchivedWebhookPayload;
    key: 'customer.archived';
    path?: never;
    query?: never;
};

export type OnCustomerUnarchivedWebhookPayload = Event & {
    type: 'customer.unarchived';
    object_id: string;
    data: Customer;
};

export type OnCustomerUnarchivedWebhookRequest = {
    body: OnCustomerUnarchivedWebhookPayload;
    key: 'customer.unarchived';
    path?: never;
    query?: never;
};

export type OnCustomerDeletedWebhookPayload = Event & {
    type: 'customer.deleted';
    object_id: string;
    data: Customer;
};

export type OnCustomerDeletedWebhookRequest = {
    body: OnCustomerDeletedWebhookPayload;
    key: 'customer.deleted';
    path?: never;
    query?: never;
};

export type OnCustomerCreditGrantedWebhookPayload = Event & {
    type: 'customer.credit_granted';
    object_id: string;
    data: CreditGrant;
};

export type OnCustomerCreditGrantedWebhookRequest = {
    body: OnCustomerCreditGrantedWebhookPayload;
    key: 'customer.credit_granted';
    path?: never;
    query?: never;
};

export type OnCustomerCreditExpiredWebhookPayload = Event & {
    type: 'customer.credit_expired';
    object_id: string;
    data: {
        id: string;
        object: 'credit_grant';
        customer: string;
        /**
         * Null: plain customer credit, which is used before any wallet.
         */
        wallet: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        amount: number;
        /**
         * What no invoice has drawn yet, and has not expired.
         */
        remaining: number;
        /**
         * What was written off, or rolled over, when it expired.
         */
        expired: number;
        /**
         * What was taken out of its wallet again, and not by an invoice.
         */
        withdrawn: number;
        /**
         * `granted`: staff gave it. `negative_invoice`: an invoice was below zero. `overpayment`: more was paid than was due. `credit_note`: an invoice was credited. `top_up`: a wallet was topped up and the invoice is paid. `rollover`: it goes on from a grant that expired. `withdrawal`: it was taken out of a wallet.
         */
        reason: 'granted' | 'negative_invoice' | 'overpayment' | 'credit_note' | 'top_up' | 'rollover' | 'withdrawal';
        memo: string | null;
        /**
         * The invoice that it came from.
         */
        invoice: string | null;
        /**
         * 1 to 50; the smallest is drawn on first.
         */
        priority: number;
        available_at: string | null;
        expires_at: string | null;
        rollover: CreditRollover | null;
        /**
         * The grant that expired.
         */
        rolled_over_from: string | null;
        created_at: string;
        /**
         * Whole minor units of the currency.
         */
        expired_now: number;
    };
};

export type OnCustomerCreditExpiredWebhookRequest = {
    body: OnCustomerCreditExpiredWebhookPayload;
    key: 'customer.credit_expired';
    path?: never;
    query?: never;
};

export type OnCustomerCreditRolledOverWebhookPayload = Event & {
    type: 'customer.credit_rolled_over';
    object_id: string;
    data: CreditGrant;
};

export type OnCustomerCreditRolledOverWebhookRequest = {
    body: OnCustomerCreditRolledOverWebhookPayload;
    key: 'customer.credit_rolled_over';
    path?: never;
    query?: never;
};

export type OnCustomerPaymentMethodAddedWebhookPayload = Event & {
    type: 'customer.payment_method_added';
    object_id: string;
    data: PaymentMethod;
};

export type OnCustomerPaymentMethodAddedWebhookRequest = {
    body: OnCustomerPaymentMethodAddedWebhookPayload;
    key: 'customer.payment_method_added';
    path?: never;
    query?: never;
};

export type OnCustomerPaymentMethodUpdatedWebhookPayload = Event & {
    type: 'customer.payment_method_updated';
    object_id: string;
    data: Customer;
};

export type OnCustomerPaymentMethodUpdatedWebhookRequest = {
    body: OnCustomerPaymentMethodUpdatedWebhookPayload;
    key: 'customer.payment_method_updated';
    path?: never;
    query?: never;
};

export type OnCustomerPaymentMethodExpiringWebhookPayload = Event & {
    type: 'customer.payment_method_expiring';
    object_id: string;
    data: PaymentMethod;
};

export type OnCustomerPaymentMethodExpiringWebhookRequest = {
    body: OnCustomerPaymentMethodExpiringWebhookPayload;
    key: 'customer.payment_method_expiring';
    path?: never;
    query?: never;
};

export type OnCustomerPaymentMethodRemovedWebhookPayload = Event & {
    type: 'customer.payment_method_removed';
    object_id: string;
    data: PaymentMethod;
};

export type OnCustomerPaymentMethodRemovedWebhookRequest = {
    body: OnCustomerPaymentMethodRemovedWebhookPayload;
    key: 'customer.payment_method_removed';
    path?: never;
    query?: never;
};

export type OnProductCreatedWebhookPayload = Event & {
    type: 'product.created';
    object_id: string;
    data: Product;
};

export type OnProductCreatedWebhookRequest = {
    body: OnProductCreatedWebhookPayload;
    key: 'product.created';
    path?: never;
    query?: never;
};

export type OnProductUpdatedWebhookPayload = Event & {
    type: 'product.updated';
    object_id: string;
    data: Product;
};

export type OnProductUpdatedWebhookRequest = {
    body: OnProductUpdatedWebhookPayload;
    key: 'product.updated';
    path?: never;
    query?: never;
};

export type OnProductArchivedWebhookPayload = Event & {
    type: 'product.archived';
    object_id: string;
    data: Product;
};

export type OnProductArchivedWebhookRequest = {
    body: OnProductArchivedWebhookPayload;
    key: 'product.archived';
    path?: never;
    query?: never;
};

export type OnProductUnarchivedWebhookPayload = Event & {
    type: 'product.unarchived';
    object_id: string;
    data: Product;
};

export type OnProductUnarchivedWebhookRequest = {
    body: OnProductUnarchivedWebhookPayload;
    key: 'product.unarchived';
    path?: never;
    query?: never;
};

export type OnProductDeletedWebhookPayload = Event & {
    type: 'product.deleted';
    object_id: string;
    data: Product;
};

export type OnProductDeletedWebhookRequest = {
    body: OnProductDeletedWebhookPayload;
    key: 'product.deleted';
    path?: never;
    query?: never;
};

export type OnPlanCreatedWebhookPayload = Event & {
    type: 'plan.created';
    object_id: string;
    data: Plan;
};

export type OnPlanCreatedWebhookRequest = {
    body: OnPlanCreatedWebhookPayload;
    key: 'plan.created';
    path?: never;
    query?: never;
};

export type OnPlanUpdatedWebhookPayload = Event & {
    type: 'plan.updated';
    object_id: string;
    data: Plan;
};

export type OnPlanUpdatedWebhookRequest = {
    body: OnPlanUpdatedWebhookPayload;
    key: 'plan.updated';
    path?: never;
    query?: never;
};

export type OnPlanArchivedWebhookPayload = Event & {
    type: 'plan.archived';
    object_id: string;
    data: Plan;
};

export type OnPlanArchivedWebhookRequest = {
    body: OnPlanArchivedWebhookPayload;
    key: 'plan.archived';
    path?: never;
    query?: never;
};

export type OnPlanUnarchivedWebhookPayload = Event & {
    type: 'plan.unarchived';
    object_id: string;
    data: Plan;
};

export type OnPlanUnarchivedWebhookRequest = {
    body: OnPlanUnarchivedWebhookPayload;
    key: 'plan.unarchived';
    path?: never;
    query?: never;
};

export type OnPlanDeletedWebhookPayload = Event & {
    type: 'plan.deleted';
    object_id: string;
    data: Plan;
};

export type OnPlanDeletedWebhookRequest = {
    body: OnPlanDeletedWebhookPayload;
    key: 'plan.deleted';
    path?: never;
    query?: never;
};

export type OnPriceCreatedWebhookPayload = Event & {
    type: 'price.created';
    object_id: string;
    data: Price;
};

export type OnPriceCreatedWebhookRequest = {
    body: OnPriceCreatedWebhookPayload;
    key: 'price.created';
    path?: never;
    query?: never;
};

export type OnPriceUpdatedWebhookPayload = Event & {
    type: 'price.updated';
    object_id: string;
    data: Price;
};

export type OnPriceUpdatedWebhookRequest = {
    body: OnPriceUpdatedWebhookPayload;
    key: 'price.updated';
    path?: never;
    query?: never;
};

export type OnPriceArchivedWebhookPayload = Event & {
    type: 'price.archived';
    object_id: string;
    data: Price;
};

export type OnPriceArchivedWebhookRequest = {
    body: OnPriceArchivedWebhookPayload;
    key: 'price.archived';
    path?: never;
    query?: never;
};

export type OnPriceUnarchivedWebhookPayload = Event & {
    type: 'price.unarchived';
    object_id: string;
    data: Price;
};

export type OnPriceUnarchivedWebhookRequest = {
    body: OnPriceUnarchivedWebhookPayload;
    key: 'price.unarchived';
    path?: never;
    query?: never;
};

export type OnPriceDeletedWebhookPayload = Event & {
    type: 'price.deleted';
    object_id: string;
    data: Price;
};

export type OnPriceDeletedWebhookRequest = {
    body: OnPriceDeletedWebhookPayload;
    key: 'price.deleted';
    path?: never;
    query?: never;
};

export type OnMeterCreatedWebhookPayload = Event & {
    type: 'meter.created';
    object_id: string;
    data: Meter;
};

export type OnMeterCreatedWebhookRequest = {
    body: OnMeterCreatedWebhookPayload;
    key: 'meter.created';
    path?: never;
    query?: never;
};

export type OnMeterUpdatedWebhookPayload = Event & {
    type: 'meter.updated';
    object_id: string;
    data: Meter;
};

export type OnMeterUpdatedWebhookRequest = {
    body: OnMeterUpdatedWebhookPayload;
    key: 'meter.updated';
    path?: never;
    query?: never;
};

export type OnMeterArchivedWebhookPayload = Event & {
    type: 'meter.archived';
    object_id: string;
    data: Meter;
};

export type OnMeterArchivedWebhookRequest = {
    body: OnMeterArchivedWebhookPayload;
    key: 'meter.archived';
    path?: never;
    query?: never;
};

export type OnMeterUnarchivedWebhookPayload = Event & {
    type: 'meter.unarchived';
    object_id: string;
    data: Meter;
};

export type OnMeterUnarchivedWebhookRequest = {
    body: OnMeterUnarchivedWebhookPayload;
    key: 'meter.unarchived';
    path?: never;
    query?: never;
};

export type OnMeterDeletedWebhookPayload = Event & {
    type: 'meter.deleted';
    object_id: string;
    data: Meter;
};

export type OnMeterDeletedWebhookRequest = {
    body: OnMeterDeletedWebhookPayload;
    key: 'meter.deleted';
    path?: never;
    query?: never;
};

export type OnFeatureCreatedWebhookPayload = Event & {
    type: 'feature.created';
    object_id: string;
    data: Feature;
};

export type OnFeatureCreatedWebhookRequest = {
    body: OnFeatureCreatedWebhookPayload;
    key: 'feature.created';
    path?: never;
    query?: never;
};

export type OnFeatureUpdatedWebhookPayload = Event & {
    type: 'feature.updated';
    object_id: string;
    data: Feature;
};

export type OnFeatureUpdatedWebhookRequest = {
    body: OnFeatureUpdatedWebhookPayload;
    key: 'feature.updated';
    path?: never;
    query?: never;
};

export type OnFeatureArchivedWebhookPayload = Event & {
    type: 'feature.archived';
    object_id: string;
    data: Feature;
};

export type OnFeatureArchivedWebhookRequest = {
    body: OnFeatureArchivedWebhookPayload;
    key: 'feature.archived';
    path?: never;
    query?: never;
};

export type OnFeatureUnarchivedWebhookPayload = Event & {
    type: 'feature.unarchived';
    object_id: string;
    data: Feature;
};

export type OnFeatureUnarchivedWebhookRequest = {
    body: OnFeatureUnarchivedWebhookPayload;
    key: 'feature.unarchived';
    path?: never;
    query?: never;
};

export type OnEntitlementCreatedWebhookPayload = Event & {
    type: 'entitlement.created';
    object_id: string;
    data: EntitlementOverride;
};

export type OnEntitlementCreatedWebhookRequest = {
    body: OnEntitlementCreatedWebhookPayload;
    key: 'entitlement.created';
    path?: never;
    query?: never;
};

export type OnEntitlementReplacedWebhookPayload = Event & {
    type: 'entitlement.replaced';
    object_id: string;
    data: EntitlementOverride;
};

export type OnEntitlementReplacedWebhookRequest = {
    body: OnEntitlementReplacedWebhookPayload;
    key: 'entitlement.replaced';
    path?: never;
    query?: never;
};

export type OnEntitlementRemovedWebhookPayload = Event & {
    type: 'entitlement.removed';
    object_id: string;
    data: EntitlementOverride;
};

export type OnEntitlementRemovedWebhookRequest = {
    body: OnEntitlementRemovedWebhookPayload;
    key: 'entitlement.removed';
    path?: never;
    query?: never;
};

export type OnEntitlementExpiredWebhookPayload = Event & {
    type: 'entitlement.expired';
    object_id: string;
    data: EntitlementOverride;
};

export type OnEntitlementExpiredWebhookRequest = {
    body: OnEntitlementExpiredWebhookPayload;
    key: 'entitlement.expired';
    path?: never;
    query?: never;
};

export type OnCouponCreatedWebhookPayload = Event & {
    type: 'coupon.created';
    object_id: string;
    data: Coupon;
};

export type OnCouponCreatedWebhookRequest = {
    body: OnCouponCreatedWebhookPayload;
    key: 'coupon.created';
    path?: never;
    query?: never;
};

export type OnCouponUpdatedWebhookPayload = Event & {
    type: 'coupon.updated';
    object_id: string;
    data: Coupon;
};

export type OnCouponUpdatedWebhookRequest = {
    body: OnCouponUpdatedWebhookPayload;
    key: 'coupon.updated';
    path?: never;
    query?: never;
};

export type OnCouponArchivedWebhookPayload = Event & {
    type: 'coupon.archived';
    object_id: string;
    data: Coupon;
};

export type OnCouponArchivedWebhookRequest = {
    body: OnCouponArchivedWebhookPayload;
    key: 'coupon.archived';
    path?: never;
    query?: never;
};

export type OnCouponUnarchivedWebhookPayload = Event & {
    type: 'coupon.unarchived';
    object_id: string;
    data: Coupon;
};

export type OnCouponUnarchivedWebhookRequest = {
    body: OnCouponUnarchivedWebhookPayload;
    key: 'coupon.unarchived';
    path?: never;
    query?: never;
};

export type OnCouponDeletedWebhookPayload = Event & {
    type: 'coupon.deleted';
    object_id: string;
    data: Coupon;
};

export type OnCouponDeletedWebhookRequest = {
    body: OnCouponDeletedWebhookPayload;
    key: 'coupon.deleted';
    path?: never;
    query?: never;
};

export type OnPromotionCodeCreatedWebhookPayload = Event & {
    type: 'promotion_code.created';
    object_id: string;
    data: PromotionCode;
};

export type OnPromotionCodeCreatedWebhookRequest = {
    body: OnPromotionCodeCreatedWebhookPayload;
    key: 'promotion_code.created';
    path?: never;
    query?: never;
};

export type OnPromotionCodeUpdatedWebhookPayload = Event & {
    type: 'promotion_code.updated';
    object_id: string;
    data: PromotionCode;
};

export type OnPromotionCodeUpdatedWebhookRequest = {
    body: OnPromotionCodeUpdatedWebhookPayload;
    key: 'promotion_code.updated';
    path?: never;
    query?: never;
};

export type OnPromotionCodeDeactivatedWebhookPayload = Event & {
    type: 'promotion_code.deactivated';
    object_id: string;
    data: PromotionCode;
};

export type OnPromotionCodeDeactivatedWebhookRequest = {
    body: OnPromotionCodeDeactivatedWebhookPayload;
    key: 'promotion_code.deactivated';
    path?: never;
    query?: never;
};

export type OnDiscountAppliedWebhookPayload = Event & {
    type: 'discount.applied';
    object_id: string;
    data: Discount;
};

export type OnDiscountAppliedWebhookRequest = {
    body: OnDiscountAppliedWebhookPayload;
    key: 'discount.applied';
    path?: never;
    query?: never;
};

export type OnDiscountEndedWebhookPayload = Event & {
    type: 'discount.ended';
    object_id: string;
    data: Discount;
};

export type OnDiscountEndedWebhookRequest = {
    body: OnDiscountEndedWebhookPayload;
    key: 'discount.ended';
    path?: never;
    query?: never;
};

export type OnDiscountRestoredWebhookPayload = Event & {
    type: 'discount.restored';
    object_id: string;
    data: Discount;
};

export type OnDiscountRestoredWebhookRequest = {
    body: OnDiscountRestoredWebhookPayload;
    key: 'discount.restored';
    path?: never;
    query?: never;
};

export type OnDiscountRemovedWebhookPayload = Event & {
    type: 'discount.removed';
    object_id: string;
    data: Discount;
};

export type OnDiscountRemovedWebhookRequest = {
    body: OnDiscountRemovedWebhookPayload;
    key: 'discount.removed';
    path?: never;
    query?: never;
};

export type OnTaxRateCreatedWebhookPayload = Event & {
    type: 'tax_rate.created';
    object_id: string;
    data: TaxRate;
};

export type OnTaxRateCreatedWebhookRequest = {
    body: OnTaxRateCreatedWebhookPayload;
    key: 'tax_rate.created';
    path?: never;
    query?: never;
};

export type OnTaxRateUpdatedWebhookPayload = Event & {
    type: 'tax_rate.updated';
    object_id: string;
    data: TaxRate;
};

export type OnTaxRateUpdatedWebhookRequest = {
    body: OnTaxRateUpdatedWebhookPayload;
    key: 'tax_rate.updated';
    path?: never;
    query?: never;
};

export type OnTaxRateArchivedWebhookPayload = Event & {
    type: 'tax_rate.archived';
    object_id: string;
    data: TaxRate;
};

export type OnTaxRateArchivedWebhookRequest = {
    body: OnTaxRateArchivedWebhookPayload;
    key: 'tax_rate.archived';
    path?: never;
    query?: never;
};

export type OnTaxRateUnarchivedWebhookPayload = Event & {
    type: 'tax_rate.unarchived';
    object_id: string;
    data: TaxRate;
};

export type OnTaxRateUnarchivedWebhookRequest = {
    body: OnTaxRateUnarchivedWebhookPayload;
    key: 'tax_rate.unarchived';
    path?: never;
    query?: never;
};

export type OnOrganizationUpdatedWebhookPayload = Event & {
    type: 'organization.updated';
    object_id: string;
    data: Organization;
};

export type OnOrganizationUpdatedWebhookRequest = {
    body: OnOrganizationUpdatedWebhookPayload;
    key: 'organization.updated';
    path?: never;
    query?: never;
};

export type OnSubscriptionCreatedWebhookPayload = Event & {
    type: 'subscription.created';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionCreatedWebhookRequest = {
    body: OnSubscriptionCreatedWebhookPayload;
    key: 'subscription.created';
    path?: never;
    query?: never;
};

export type OnSubscriptionActivatedWebhookPayload = Event & {
    type: 'subscription.activated';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionActivatedWebhookRequest = {
    body: OnSubscriptionActivatedWebhookPayload;
    key: 'subscription.activated';
    path?: never;
    query?: never;
};

export type OnSubscriptionTrialStartedWebhookPayload = Event & {
    type: 'subscription.trial_started';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionTrialStartedWebhookRequest = {
    body: OnSubscriptionTrialStartedWebhookPayload;
    key: 'subscription.trial_started';
    path?: never;
    query?: never;
};

export type OnSubscriptionTrialChangedWebhookPayload = Event & {
    type: 'subscription.trial_changed';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionTrialChangedWebhookRequest = {
    body: OnSubscriptionTrialChangedWebhookPayload;
    key: 'subscription.trial_changed';
    path?: never;
    query?: never;
};

export type OnSubscriptionTrialWillEndWebhookPayload = Event & {
    type: 'subscription.trial_will_end';
    object_id: string;
    data: {
        object: 'subscription';
        id: string;
        customer: string;
        status: string;
        current_period_start: string;
        current_period_end: string;
        cancel_at: string | null;
        trial_ends_at: string;
    };
};

export type OnSubscriptionTrialWillEndWebhookRequest = {
    body: OnSubscriptionTrialWillEndWebhookPayload;
    key: 'subscription.trial_will_end';
    path?: never;
    query?: never;
};

export type OnSubscriptionWillRenewWebhookPayload = Event & {
    type: 'subscription.will_renew';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionWillRenewWebhookRequest = {
    body: OnSubscriptionWillRenewWebhookPayload;
    key: 'subscription.will_renew';
    path?: never;
    query?: never;
};

export type OnSubscriptionTermRenewedWebhookPayload = Event & {
    type: 'subscription.term_renewed';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionTermRenewedWebhookRequest = {
    body: OnSubscriptionTermRenewedWebhookPayload;
    key: 'subscription.term_renewed';
    path?: never;
    query?: never;
};

export type OnSubscriptionRenewedWebhookPayload = Event & {
    type: 'subscription.renewed';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionRenewedWebhookRequest = {
    body: OnSubscriptionRenewedWebhookPayload;
    key: 'subscription.renewed';
    path?: never;
    query?: never;
};

export type OnSubscriptionChangedWebhookPayload = Event & {
    type: 'subscription.changed';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionChangedWebhookRequest = {
    body: OnSubscriptionChangedWebhookPayload;
    key: 'subscription.changed';
    path?: never;
    query?: never;
};

export type OnSubscriptionChangeScheduledWebhookPayload = Event & {
    type: 'subscription.change_scheduled';
    object_id: string;
    data: {
        object: 'subscription';
        id: string;
        customer: string;
        status: string;
        current_period_start: string;
        current_period_end: string;
        cancel_at: string | null;
        effective_at: string;
    };
};

export type OnSubscriptionChangeScheduledWebhookRequest = {
    body: OnSubscriptionChangeScheduledWebhookPayload;
    key: 'subscription.change_scheduled';
    path?: never;
    query?: never;
};

export type OnSubscriptionChangeWithdrawnWebhookPayload = Event & {
    type: 'subscription.change_withdrawn';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionChangeWithdrawnWebhookRequest = {
    body: OnSubscriptionChangeWithdrawnWebhookPayload;
    key: 'subscription.change_withdrawn';
    path?: never;
    query?: never;
};

export type OnSubscriptionCancellationScheduledWebhookPayload = Event & {
    type: 'subscription.cancellation_scheduled';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionCancellationScheduledWebhookRequest = {
    body: OnSubscriptionCancellationScheduledWebhookPayload;
    key: 'subscription.cancellation_scheduled';
    path?: never;
    query?: never;
};

export type OnSubscriptionCancellationUndoneWebhookPayload = Event & {
    type: 'subscription.cancellation_undone';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionCancellationUndoneWebhookRequest = {
    body: OnSubscriptionCancellationUndoneWebhookPayload;
    key: 'subscription.cancellation_undone';
    path?: never;
    query?: never;
};

export type OnSubscriptionUsageThresholdReachedWebhookPayload = Event & {
    type: 'subscription.usage_threshold_reached';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionUsageThresholdReachedWebhookRequest = {
    body: OnSubscriptionUsageThresholdReachedWebhookPayload;
    key: 'subscription.usage_threshold_reached';
    path?: never;
    query?: never;
};

export type OnSubscriptionSpendingCapApproachedWebhookPayload = Event & {
    type: 'subscription.spending_cap_approached';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionSpendingCapApproachedWebhookRequest = {
    body: OnSubscriptionSpendingCapApproachedWebhookPayload;
    key: 'subscription.spending_cap_approached';
    path?: never;
    query?: never;
};

export type OnSubscriptionSpendingCapReachedWebhookPayload = Event & {
    type: 'subscription.spending_cap_reached';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionSpendingCapReachedWebhookRequest = {
    body: OnSubscriptionSpendingCapReachedWebhookPayload;
    key: 'subscription.spending_cap_reached';
    path?: never;
    query?: never;
};

export type OnSubscriptionChargeAddedWebhookPayload = Event & {
    type: 'subscription.charge_added';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionChargeAddedWebhookRequest = {
    body: OnSubscriptionChargeAddedWebhookPayload;
    key: 'subscription.charge_added';
    path?: never;
    query?: never;
};

export type OnSubscriptionChargeWithdrawnWebhookPayload = Event & {
    type: 'subscription.charge_withdrawn';
    object_id: string;
    data: {
        object: 'subscription';
        id: string;
        customer: string;
        status: string;
        current_period_start: string;
        current_period_end: string;
        cancel_at: string | null;
        line: string;
    };
};

export type OnSubscriptionChargeWithdrawnWebhookRequest = {
    body: OnSubscriptionChargeWithdrawnWebhookPayload;
    key: 'subscription.charge_withdrawn';
    path?: never;
    query?: never;
};

export type OnSubscriptionParkedWebhookPayload = Event & {
    type: 'subscription.parked';
    object_id: string;
    data: {
        object: 'subscription';
        id: string;
        reason: string;
    };
};

export type OnSubscriptionParkedWebhookRequest = {
    body: OnSubscriptionParkedWebhookPayload;
    key: 'subscription.parked';
    path?: never;
    query?: never;
};

export type OnSubscriptionBillingResumedWebhookPayload = Event & {
    type: 'subscription.billing_resumed';
    object_id: string;
    data: {
        object: 'subscription';
        id: string;
    };
};

export type OnSubscriptionBillingResumedWebhookRequest = {
    body: OnSubscriptionBillingResumedWebhookPayload;
    key: 'subscription.billing_resumed';
    path?: never;
    query?: never;
};

export type OnSubscriptionUpdatedWebhookPayload = Event & {
    type: 'subscription.updated';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionUpdatedWebhookRequest = {
    body: OnSubscriptionUpdatedWebhookPayload;
    key: 'subscription.updated';
    path?: never;
    query?: never;
};

export type OnSubscriptionPastDueWebhookPayload = Event & {
    type: 'subscription.past_due';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionPastDueWebhookRequest = {
    body: OnSubscriptionPastDueWebhookPayload;
    key: 'subscription.past_due';
    path?: never;
    query?: never;
};

export type OnSubscriptionPaymentRecoveredWebhookPayload = Event & {
    type: 'subscription.payment_recovered';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionPaymentRecoveredWebhookRequest = {
    body: OnSubscriptionPaymentRecoveredWebhookPayload;
    key: 'subscription.payment_recovered';
    path?: never;
    query?: never;
};

export type OnSubscriptionPauseScheduledWebhookPayload = Event & {
    type: 'subscription.pause_scheduled';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionPauseScheduledWebhookRequest = {
    body: OnSubscriptionPauseScheduledWebhookPayload;
    key: 'subscription.pause_scheduled';
    path?: never;
    query?: never;
};

export type OnSubscriptionPauseUndoneWebhookPayload = Event & {
    type: 'subscription.pause_undone';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionPauseUndoneWebhookRequest = {
    body: OnSubscriptionPauseUndoneWebhookPayload;
    key: 'subscription.pause_undone';
    path?: never;
    query?: never;
};

export type OnSubscriptionPausedWebhookPayload = Event & {
    type: 'subscription.paused';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionPausedWebhookRequest = {
    body: OnSubscriptionPausedWebhookPayload;
    key: 'subscription.paused';
    path?: never;
    query?: never;
};

export type OnSubscriptionResumptionScheduledWebhookPayload = Event & {
    type: 'subscription.resumption_scheduled';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionResumptionScheduledWebhookRequest = {
    body: OnSubscriptionResumptionScheduledWebhookPayload;
    key: 'subscription.resumption_scheduled';
    path?: never;
    query?: never;
};

export type OnSubscriptionResumedWebhookPayload = Event & {
    type: 'subscription.resumed';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionResumedWebhookRequest = {
    body: OnSubscriptionResumedWebhookPayload;
    key: 'subscription.resumed';
    path?: never;
    query?: never;
};

export type OnSubscriptionCanceledWebhookPayload = Event & {
    type: 'subscription.canceled';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionCanceledWebhookRequest = {
    body: OnSubscriptionCanceledWebhookPayload;
    key: 'subscription.canceled';
    path?: never;
    query?: never;
};

export type OnSubscriptionExpiredWebhookPayload = Event & {
    type: 'subscription.expired';
    object_id: string;
    data: SubscriptionSummary;
};

export type OnSubscriptionExpiredWebhookRequest = {
    body: OnSubscriptionExpiredWebhookPayload;
    key: 'subscription.expired';
    path?: never;
    query?: never;
};

export type OnInvoiceCreatedWebhookPayload = Event & {
    type: 'invoice.created';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceCreatedWebhookRequest = {
    body: OnInvoiceCreatedWebhookPayload;
    key: 'invoice.created';
    path?: never;
    query?: never;
};

export type OnInvoiceUpdatedWebhookPayload = Event & {
    type: 'invoice.updated';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceUpdatedWebhookRequest = {
    body: OnInvoiceUpdatedWebhookPayload;
    key: 'invoice.updated';
    path?: never;
    query?: never;
};

export type OnInvoiceDeletedWebhookPayload = Event & {
    type: 'invoice.deleted';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceDeletedWebhookRequest = {
    body: OnInvoiceDeletedWebhookPayload;
    key: 'invoice.deleted';
    path?: never;
    query?: never;
};

export type OnInvoiceFinalizedWebhookPayload = Event & {
    type: 'invoice.finalized';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceFinalizedWebhookRequest = {
    body: OnInvoiceFinalizedWebhookPayload;
    key: 'invoice.finalized';
    path?: never;
    query?: never;
};

export type OnInvoiceCreditAppliedWebhookPayload = Event & {
    type: 'invoice.credit_applied';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceCreditAppliedWebhookRequest = {
    body: OnInvoiceCreditAppliedWebhookPayload;
    key: 'invoice.credit_applied';
    path?: never;
    query?: never;
};

export type OnInvoiceCreditedWebhookPayload = Event & {
    type: 'invoice.credited';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceCreditedWebhookRequest = {
    body: OnInvoiceCreditedWebhookPayload;
    key: 'invoice.credited';
    path?: never;
    query?: never;
};

export type OnInvoiceCreditWithdrawnWebhookPayload = Event & {
    type: 'invoice.credit_withdrawn';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceCreditWithdrawnWebhookRequest = {
    body: OnInvoiceCreditWithdrawnWebhookPayload;
    key: 'invoice.credit_withdrawn';
    path?: never;
    query?: never;
};

export type OnInvoicePaidWebhookPayload = Event & {
    type: 'invoice.paid';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        /**
         * What paid the rest. Absent where credit did.
         */
        payment?: {
            id: string;
            /**
             * Whole minor units of the currency.
             */
            amount: number;
            gateway: string;
        };
    };
};

export type OnInvoicePaidWebhookRequest = {
    body: OnInvoicePaidWebhookPayload;
    key: 'invoice.paid';
    path?: never;
    query?: never;
};

export type OnInvoiceOverdueWebhookPayload = Event & {
    type: 'invoice.overdue';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceOverdueWebhookRequest = {
    body: OnInvoiceOverdueWebhookPayload;
    key: 'invoice.overdue';
    path?: never;
    query?: never;
};

export type OnInvoiceVoidedWebhookPayload = Event & {
    type: 'invoice.voided';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceVoidedWebhookRequest = {
    body: OnInvoiceVoidedWebhookPayload;
    key: 'invoice.voided';
    path?: never;
    query?: never;
};

export type OnInvoiceReissuedWebhookPayload = Event & {
    type: 'invoice.reissued';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceReissuedWebhookRequest = {
    body: OnInvoiceReissuedWebhookPayload;
    key: 'invoice.reissued';
    path?: never;
    query?: never;
};

export type OnInvoicePaymentSucceededWebhookPayload = Event & {
    type: 'invoice.payment_succeeded';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        payment: {
            id: string;
            /**
             * Whole minor units of the currency.
             */
            amount: number;
            gateway: string;
        };
    };
};

export type OnInvoicePaymentSucceededWebhookRequest = {
    body: OnInvoicePaymentSucceededWebhookPayload;
    key: 'invoice.payment_succeeded';
    path?: never;
    query?: never;
};

export type OnInvoicePaymentFailedWebhookPayload = Event & {
    type: 'invoice.payment_failed';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        /**
         * What is done about it. Null: nothing by itself.
         */
        dunning: DunningNote | null;
        payment: {
            id: string | null;
            reason: string;
            retryable: boolean;
            redirect_url: string | null;
        };
    };
};

export type OnInvoicePaymentFailedWebhookRequest = {
    body: OnInvoicePaymentFailedWebhookPayload;
    key: 'invoice.payment_failed';
    path?: never;
    query?: never;
};

export type OnInvoicePaymentFlaggedWebhookPayload = Event & {
    type: 'invoice.payment_flagged';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        payment: {
            id: string;
            /**
             * Whole minor units of the currency.
             */
            reported_amount: number;
            reported_currency: Currency;
        };
    };
};

export type OnInvoicePaymentFlaggedWebhookRequest = {
    body: OnInvoicePaymentFlaggedWebhookPayload;
    key: 'invoice.payment_flagged';
    path?: never;
    query?: never;
};

export type OnInvoicePaymentDismissedWebhookPayload = Event & {
    type: 'invoice.payment_dismissed';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoicePaymentDismissedWebhookRequest = {
    body: OnInvoicePaymentDismissedWebhookPayload;
    key: 'invoice.payment_dismissed';
    path?: never;
    query?: never;
};

export type OnInvoicePaymentUnresolvedWebhookPayload = Event & {
    type: 'invoice.payment_unresolved';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoicePaymentUnresolvedWebhookRequest = {
    body: OnInvoicePaymentUnresolvedWebhookPayload;
    key: 'invoice.payment_unresolved';
    path?: never;
    query?: never;
};

export type OnInvoiceDueSoonWebhookPayload = Event & {
    type: 'invoice.due_soon';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        reminder: {
            /**
             * Days until it is due, or since.
             */
            days: number;
        };
    };
};

export type OnInvoiceDueSoonWebhookRequest = {
    body: OnInvoiceDueSoonWebhookPayload;
    key: 'invoice.due_soon';
    path?: never;
    query?: never;
};

export type OnInvoiceOverdueReminderWebhookPayload = Event & {
    type: 'invoice.overdue_reminder';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        reminder: {
            /**
             * Days until it is due, or since.
             */
            days: number;
        };
    };
};

export type OnInvoiceOverdueReminderWebhookRequest = {
    body: OnInvoiceOverdueReminderWebhookPayload;
    key: 'invoice.overdue_reminder';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningReminderWebhookPayload = Event & {
    type: 'invoice.dunning_reminder';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: DunningNote;
    };
};

export type OnInvoiceDunningReminderWebhookRequest = {
    body: OnInvoiceDunningReminderWebhookPayload;
    key: 'invoice.dunning_reminder';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningRetriedWebhookPayload = Event & {
    type: 'invoice.dunning_retried';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: {
            id: string;
            status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
            /**
             * How the customer is to be told of this now; `none`: not at all.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
            /**
             * How many of the retries are done or passed.
             */
            step: number;
            steps: number;
            /**
             * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
             */
            need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
            reason: string;
            redirect_url: string | null;
            next_action: 'retry' | 'message' | 'final' | null;
            next_at: string | null;
            final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
            final_at: string;
            /**
             * What was done at the end; `refused`: it could not be.
             */
            final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
            final_detail: string | null;
        };
    };
};

export type OnInvoiceDunningRetriedWebhookRequest = {
    body: OnInvoiceDunningRetriedWebhookPayload;
    key: 'invoice.dunning_retried';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningSkippedWebhookPayload = Event & {
    type: 'invoice.dunning_skipped';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: {
            id: string;
            status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
            /**
             * How the customer is to be told of this now; `none`: not at all.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
            /**
             * How many of the retries are done or passed.
             */
            step: number;
            steps: number;
            /**
             * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
             */
            need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
            reason: string;
            redirect_url: string | null;
            next_action: 'retry' | 'message' | 'final' | null;
            next_at: string | null;
            final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
            final_at: string;
            /**
             * What was done at the end; `refused`: it could not be.
             */
            final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
            final_detail: string | null;
        };
    };
};

export type OnInvoiceDunningSkippedWebhookRequest = {
    body: OnInvoiceDunningSkippedWebhookPayload;
    key: 'invoice.dunning_skipped';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningPausedWebhookPayload = Event & {
    type: 'invoice.dunning_paused';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: {
            id: string;
            status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
            /**
             * How the customer is to be told of this now; `none`: not at all.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
            /**
             * How many of the retries are done or passed.
             */
            step: number;
            steps: number;
            /**
             * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
             */
            need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
            reason: string;
            redirect_url: string | null;
            next_action: 'retry' | 'message' | 'final' | null;
            next_at: string | null;
            final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
            final_at: string;
            /**
             * What was done at the end; `refused`: it could not be.
             */
            final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
            final_detail: string | null;
        };
    };
};

export type OnInvoiceDunningPausedWebhookRequest = {
    body: OnInvoiceDunningPausedWebhookPayload;
    key: 'invoice.dunning_paused';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningResumedWebhookPayload = Event & {
    type: 'invoice.dunning_resumed';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: {
            id: string;
            status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
            /**
             * How the customer is to be told of this now; `none`: not at all.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
            /**
             * How many of the retries are done or passed.
             */
            step: number;
            steps: number;
            /**
             * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
             */
            need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
            reason: string;
            redirect_url: string | null;
            next_action: 'retry' | 'message' | 'final' | null;
            next_at: string | null;
            final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
            final_at: string;
            /**
             * What was done at the end; `refused`: it could not be.
             */
            final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
            final_detail: string | null;
        };
    };
};

export type OnInvoiceDunningResumedWebhookRequest = {
    body: OnInvoiceDunningResumedWebhookPayload;
    key: 'invoice.dunning_resumed';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningStoppedWebhookPayload = Event & {
    type: 'invoice.dunning_stopped';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: {
            id: string;
            status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
            /**
             * How the customer is to be told of this now; `none`: not at all.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
            /**
             * How many of the retries are done or passed.
             */
            step: number;
            steps: number;
            /**
             * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
             */
            need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
            reason: string;
            redirect_url: string | null;
            next_action: 'retry' | 'message' | 'final' | null;
            next_at: string | null;
            final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
            final_at: string;
            /**
             * What was done at the end; `refused`: it could not be.
             */
            final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
            final_detail: string | null;
        };
    };
};

export type OnInvoiceDunningStoppedWebhookRequest = {
    body: OnInvoiceDunningStoppedWebhookPayload;
    key: 'invoice.dunning_stopped';
    path?: never;
    query?: never;
};

export type OnInvoiceDunningExhaustedWebhookPayload = Event & {
    type: 'invoice.dunning_exhausted';
    object_id: string;
    data: {
        object: 'invoice';
        id: string;
        number: string | null;
        status: string;
        reason: string;
        customer: string;
        subscription: string | null;
        currency: Currency;
        /**
         * Whole minor units of the currency.
         */
        total: number;
        /**
         * Whole minor units of the currency.
         */
        amount_due: number;
        due_on: string | null;
        dunning: {
            id: string;
            status: 'running' | 'paused' | 'succeeded' | 'exhausted' | 'stopped';
            /**
             * How the customer is to be told of this now; `none`: not at all.
             */
            message: 'none' | 'notice' | 'warning' | 'last_warning';
            /**
             * How many of the retries are done or passed.
             */
            step: number;
            steps: number;
            /**
             * What it takes: `patience`: the same is asked again. `confirmation`, `payment_method`, `payment`: the customer has to confirm, to give another means to pay, to pay.
             */
            need: 'patience' | 'confirmation' | 'payment_method' | 'payment';
            reason: string;
            redirect_url: string | null;
            next_action: 'retry' | 'message' | 'final' | null;
            next_at: string | null;
            final_action: 'none' | 'mark_uncollectible' | 'pause' | 'cancel';
            final_at: string;
            /**
             * What was done at the end; `refused`: it could not be.
             */
            final_result: 'none' | 'mark_uncollectible' | 'pause' | 'cancel' | 'refused' | null;
            final_detail: string | null;
        };
    };
};

export type OnInvoiceDunningExhaustedWebhookRequest = {
    body: OnInvoiceDunningExhaustedWebhookPayload;
    key: 'invoice.dunning_exhausted';
    path?: never;
    query?: never;
};

export type OnInvoiceMarkedUncollectibleWebhookPayload = Event & {
    type: 'invoice.marked_uncollectible';
    object_id: string;
    data: InvoiceSummary;
};

export type OnInvoiceMarkedUncollectibleWebhookRequest = {
    body: OnInvoiceMarkedUncollectibleWebhookPayload;
    key: 'invoice.marked_uncollectible';
    path?: never;
    query?: never;
};

export type OnCreditNoteIssuedWebhookPayload = Event & {
    type: 'credit_note.issued';
    object_id: string;
    data: CreditNoteSummary;
};

export type OnCreditNoteIssuedWebhookRequest = {
    body: OnCreditNoteIssuedWebhookPayload;
    key: 'credit_note.issued';
    path?: never;
    query?: never;
};

export type OnCreditNoteVoidedWebhookPayload = Event & {
    type: 'credit_note.voided';
    object_id: string;
    data: CreditNoteSummary;
};

export type OnCreditNoteVoidedWebhookRequest = {
    body: OnCreditNoteVoidedWebhookPayload;
    key: 'credit_note.voided';
    path?: never;
    query?: never;
};

export type OnRefundCreatedWebhookPayload = Event & {
    type: 'refund.created';
    object_id: string;
    data: RefundSummary;
};

export type OnRefundCreatedWebhookRequest = {
    body: OnRefundCreatedWebhookPayload;
    key: 'refund.created';
    path?: never;
    query?: never;
};

export type OnRefundSucceededWebhookPayload = Event & {
    type: 'refund.succeeded';
    object_id: string;
    data: RefundSummary;
};

export type OnRefundSucceededWebhookRequest = {
    body: OnRefundSucceededWebhookPayload;
    key: 'refund.succeeded';
    path?: never;
    query?: never;
};

export type OnRefundFailedWebhookPayload = Event & {
    type: 'refund.failed';
    object_id: string;
    data: RefundSummary;
};

export type OnRefundFailedWebhookRequest = {
    body: OnRefundFailedWebhookPayload;
    key: 'refund.failed';
    path?: never;
    query?: never;
};

export type OnDisputeOpenedWebhookPayload = Event & {
    type: 'dispute.opened';
    object_id: string;
    data: Dispute;
};

export type OnDisputeOpenedWebhookRequest = {
    body: OnDisputeOpenedWebhookPayload;
    key: 'dispute.opened';
    path?: never;
    query?: never;
};

export type OnDisputeWonWebhookPayload = Event & {
    type: 'dispute.won';
    object_id: string;
    data: Dispute;
};

export type OnDisputeWonWebhookRequest = {
    body: OnDisputeWonWebhookPayload;
    key: 'dispute.won';
    path?: never;
    query?: never;
};

export type OnDisputeLostWebhookPayload = Event & {
    type: 'dispute.lost';
    object_id: string;
    data: Dispute;
};

export type OnDisputeLostWebhookRequest = {
    body: OnDisputeLostWebhookPayload;
    key: 'dispute.lost';
    path?: never;
    query?: never;
};

export type OnGatewayAccountConnectedWebhookPayload = Event & {
    type: 'gateway_account.connected';
    object_id: string;
    data: GatewayAccount;
};

export type OnGatewayAccountConnectedWebhookRequest = {
    body: OnGatewayAccountConnectedWebhookPayload;
    key: 'gateway_account.connected';
    path?: never;
    query?: never;
};

export type OnGatewayAccountUpdatedWebhookPayload = Event & {
    type: 'gateway_account.updated';
    object_id: string;
    data: GatewayAccount;
};

export type OnGatewayAccountUpdatedWebhookRequest = {
    body: OnGatewayAccountUpdatedWebhookPayload;
    key: 'gateway_account.updated';
    path?: never;
    query?: never;
};

export type OnGatewayAccountDisconnectedWebhookPayload = Event & {
    type: 'gateway_account.disconnected';
    object_id: string;
    data: GatewayAccount;
};

export type OnGatewayAccountDisconnectedWebhookRequest = {
    body: OnGatewayAccountDisconnectedWebhookPayload;
    key: 'gateway_account.disconnected';
    path?: never;
    query?: never;
};

export type OnGatewayEventFailedWebhookPayload = Event & {
    type: 'gateway_event.failed';
    object_id: string;
    data: GatewayEvent;
};

export type OnGatewayEventFailedWebhookRequest = {
    body: OnGatewayEventFailedWebhookPayload;
    key: 'gateway_event.failed';
    path?: never;
    query?: never;
};

export type OnDunningPolicyCreatedWebhookPayload = Event & {
    type: 'dunning_policy.created';
    object_id: string;
    data: DunningPolicy;
};

export type OnDunningPolicyCreatedWebhookRequest = {
    body: OnDunningPolicyCreatedWebhookPayload;
    key: 'dunning_policy.created';
    path?: never;
    query?: never;
};

export type OnDunningPolicyUpdatedWebhookPayload = Event & {
    type: 'dunning_policy.updated';
    object_id: string;
    data: DunningPolicy;
};

export type OnDunningPolicyUpdatedWebhookRequest = {
    body: OnDunningPolicyUpdatedWebhookPayload;
    key: 'dunning_policy.updated';
    path?: never;
    query?: never;
};

export type OnDunningPolicyArchivedWebhookPayload = Event & {
    type: 'dunning_policy.archived';
    object_id: string;
    data: DunningPolicy;
};

export type OnDunningPolicyArchivedWebhookRequest = {
    body: OnDunningPolicyArchivedWebhookPayload;
    key: 'dunning_policy.archived';
    path?: never;
    query?: never;
};

export type OnDunningPolicyUnarchivedWebhookPayload = Event & {
    type: 'dunning_policy.unarchived';
    object_id: string;
    data: DunningPolicy;
};

export type OnDunningPolicyUnarchivedWebhookRequest = {
    body: OnDunningPolicyUnarchivedWebhookPayload;
    key: 'dunning_policy.unarchived';
    path?: never;
    query?: never;
};

export type OnStatementIssuedWebhookPayload = Event & {
    type: 'statement.issued';
    object_id: string;
    data: Statement;
};

export type OnStatementIssuedWebhookRequest = {
    body: OnStatementIssuedWebhookPayload;
    key: 'statement.issued';
    path?: never;
    query?: never;
};

export type OnStatementPaidWebhookPayload = Event & {
    type: 'statement.paid';
    object_id: string;
    data: Statement;
};

export type OnStatementPaidWebhookRequest = {
    body: OnStatementPaidWebhookPayload;
    key: 'statement.paid';
    path?: never;
    query?: never;
};

export type OnStatementVoidedWebhookPayload = Event & {
    type: 'statement.voided';
    object_id: string;
    data: Statement;
};

export type OnStatementVoidedWebhookRequest = {
    body: OnStatementVoidedWebhookPayload;
    key: 'statement.voided';
    path?: never;
    query?: never;
};

export type OnWalletCreatedWebhookPayload = Event & {
    type: 'wallet.created';
    object_id: string;
    data: Wallet;
};

export type OnWalletCreatedWebhookRequest = {
    body: OnWalletCreatedWebhookPayload;
    key: 'wallet.created';
    path?: never;
    query?: never;
};

export type OnWalletUpdatedWebhookPayload = Event & {
    type: 'wallet.updated';
    object_id: string;
    data: Wallet;
};

export type OnWalletUpdatedWebhookRequest = {
    body: OnWalletUpdatedWebhookPayload;
    key: 'wallet.updated';
    path?: never;
    query?: never;
};

export type OnWalletToppedUpWebhookPayload = Event & {
    type: 'wallet.topped_up';
    object_id: string;
    data: {
        id: string;
        object: 'wallet';
        customer: string;
        currency: Currency;
        name: string;
        /**
         * 1 to 50; the smallest is drawn on first.
         */
        priority: number;
        status: 'active' | 'closed';
        /**
         * What can be drawn now.
         */
        balance: number;
        /**
         * Tops the wallet up by an invoice when its balance falls below a threshold; not again while that invoice is unpaid. Null: by hand only.
         */
        auto_top_up: WalletAutoTopUp | null;
        /**
         * What its credit pays for, tax included; it never changes. Null: everything.
         */
        applies_to: WalletAppliesTo | null;
        created_at: string;
        updated_at: string;
        closed_at: string | null;
        top_up: WalletTopUp;
    };
};

export type OnWalletToppedUpWebhookRequest = {
    body: OnWalletToppedUpWebhookPayload;
    key: 'wallet.topped_up';
    path?: never;
    query?: never;
};

export type OnWalletWithdrawnWebhookPayload = Event & {
    type: 'wallet.withdrawn';
    object_id: string;
    data: Wallet;
};

export type OnWalletWithdrawnWebhookRequest = {
    body: OnWalletWithdrawnWebhookPayload;
    key: 'wallet.withdrawn';
    path?: never;
    query?: never;
};

export type OnWalletBalanceLowWebhookPayload = Event & {
    type: 'wallet.balance_low';
    object_id: string;
    data: Wallet;
};

export type OnWalletBalanceLowWebhookRequest = {
    body: OnWalletBalanceLowWebhookPayload;
    key: 'wallet.balance_low';
    path?: never;
    query?: never;
};

export type OnWalletClosedWebhookPayload = Event & {
    type: 'wallet.closed';
    object_id: string;
    data: Wallet;
};

export type OnWalletClosedWebhookRequest = {
    body: OnWalletClosedWebhookPayload;
    key: 'wallet.closed';
    path?: never;
    query?: never;
};

export type OnTicketCreatedWebhookPayload = Event & {
    type: 'ticket.created';
    object_id: string;
    data: {
        id: string;
        object: 'ticket';
        /**
         * Counts from 1.
         */
        number: number;
        customer: string;
        /**
         * Of the same customer.
         */
        subscription: string | null;
        /**
         * Of the same customer.
         */
        invoice: string | null;
        /**
         * On that invoice.
         */
        line_item: string | null;
        subject: string;
        /**
         * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
         */
        status: 'open' | 'pending' | 'solved' | 'closed';
        priority: 'low' | 'normal' | 'high' | 'urgent';
        /**
         * The member who looks after it.
         */
        assignee: string | null;
        message_count: number;
        created_at: string;
        updated_at: string;
        solved_at: string | null;
        message: TicketMessage;
    };
};

export type OnTicketCreatedWebhookRequest = {
    body: OnTicketCreatedWebhookPayload;
    key: 'ticket.created';
    path?: never;
    query?: never;
};

export type OnTicketUpdatedWebhookPayload = Event & {
    type: 'ticket.updated';
    object_id: string;
    data: TicketSummary;
};

export type OnTicketUpdatedWebhookRequest = {
    body: OnTicketUpdatedWebhookPayload;
    key: 'ticket.updated';
    path?: never;
    query?: never;
};

export type OnTicketRepliedWebhookPayload = Event & {
    type: 'ticket.replied';
    object_id: string;
    data: {
        id: string;
        object: 'ticket';
        /**
         * Counts from 1.
         */
        number: number;
        customer: string;
        /**
         * Of the same customer.
         */
        subscription: string | null;
        /**
         * Of the same customer.
         */
        invoice: string | null;
        /**
         * On that invoice.
         */
        line_item: string | null;
        subject: string;
        /**
         * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
         */
        status: 'open' | 'pending' | 'solved' | 'closed';
        priority: 'low' | 'normal' | 'high' | 'urgent';
        /**
         * The member who looks after it.
         */
        assignee: string | null;
        message_count: number;
        created_at: string;
        updated_at: string;
        solved_at: string | null;
        message: TicketMessage;
    };
};

export type OnTicketRepliedWebhookRequest = {
    body: OnTicketRepliedWebhookPayload;
    key: 'ticket.replied';
    path?: never;
    query?: never;
};

export type OnTicketCustomerRepliedWebhookPayload = Event & {
    type: 'ticket.customer_replied';
    object_id: string;
    data: {
        id: string;
        object: 'ticket';
        /**
         * Counts from 1.
         */
        number: number;
        customer: string;
        /**
         * Of the same customer.
         */
        subscription: string | null;
        /**
         * Of the same customer.
         */
        invoice: string | null;
        /**
         * On that invoice.
         */
        line_item: string | null;
        subject: string;
        /**
         * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
         */
        status: 'open' | 'pending' | 'solved' | 'closed';
        priority: 'low' | 'normal' | 'high' | 'urgent';
        /**
         * The member who looks after it.
         */
        assignee: string | null;
        message_count: number;
        created_at: string;
        updated_at: string;
        solved_at: string | null;
        message: TicketMessage;
    };
};

export type OnTicketCustomerRepliedWebhookRequest = {
    body: OnTicketCustomerRepliedWebhookPayload;
    key: 'ticket.customer_replied';
    path?: never;
    query?: never;
};

export type OnTicketNoteAddedWebhookPayload = Event & {
    type: 'ticket.note_added';
    object_id: string;
    data: {
        id: string;
        object: 'ticket';
        /**
         * Counts from 1.
         */
        number: number;
        customer: string;
        /**
         * Of the same customer.
         */
        subscription: string | null;
        /**
         * Of the same customer.
         */
        invoice: string | null;
        /**
         * On that invoice.
         */
        line_item: string | null;
        subject: string;
        /**
         * `open`: waits for staff. `pending`: waits for the customer. `solved`: nobody has to act; a reply opens it again. `closed`: two weeks later, for good.
         */
        status: 'open' | 'pending' | 'solved' | 'closed';
        priority: 'low' | 'normal' | 'high' | 'urgent';
        /**
         * The member who looks after it.
         */
        assignee: string | null;
        message_count: number;
        created_at: string;
        updated_at: string;
        solved_at: string | null;
        message: TicketMessage;
    };
};

export type OnTicketNoteAddedWebhookRequest = {
    body: OnTicketNoteAddedWebhookPayload;
    key: 'ticket.note_added';
    path?: never;
    query?: never;
};

export type OnTicketSolvedWebhookPayload = Event & {
    type: 'ticket.solved';
    object_id: string;
    data: TicketSummary;
};

export type OnTicketSolvedWebhookRequest = {
    body: OnTicketSolvedWebhookPayload;
    key: 'ticket.solved';
    path?: never;
    query?: never;
};

export type OnTicketReopenedWebhookPayload = Event & {
    type: 'ticket.reopened';
    object_id: string;
    data: TicketSummary;
};

export type OnTicketReopenedWebhookRequest = {
    body: OnTicketReopenedWebhookPayload;
    key: 'ticket.reopened';
    path?: never;
    query?: never;
};

export type OnTicketClosedWebhookPayload = Event & {
    type: 'ticket.closed';
    object_id: string;
    data: TicketSummary;
};

export type OnTicketClosedWebhookRequest = {
    body: OnTicketClosedWebhookPayload;
    key: 'ticket.closed';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointCreatedWebhookPayload = Event & {
    type: 'webhook_endpoint.created';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointCreatedWebhookRequest = {
    body: OnWebhookEndpointCreatedWebhookPayload;
    key: 'webhook_endpoint.created';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointUpdatedWebhookPayload = Event & {
    type: 'webhook_endpoint.updated';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointUpdatedWebhookRequest = {
    body: OnWebhookEndpointUpdatedWebhookPayload;
    key: 'webhook_endpoint.updated';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointSecretRotatedWebhookPayload = Event & {
    type: 'webhook_endpoint.secret_rotated';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointSecretRotatedWebhookRequest = {
    body: OnWebhookEndpointSecretRotatedWebhookPayload;
    key: 'webhook_endpoint.secret_rotated';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointDisabledWebhookPayload = Event & {
    type: 'webhook_endpoint.disabled';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointDisabledWebhookRequest = {
    body: OnWebhookEndpointDisabledWebhookPayload;
    key: 'webhook_endpoint.disabled';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointEnabledWebhookPayload = Event & {
    type: 'webhook_endpoint.enabled';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointEnabledWebhookRequest = {
    body: OnWebhookEndpointEnabledWebhookPayload;
    key: 'webhook_endpoint.enabled';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointDeletedWebhookPayload = Event & {
    type: 'webhook_endpoint.deleted';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointDeletedWebhookRequest = {
    body: OnWebhookEndpointDeletedWebhookPayload;
    key: 'webhook_endpoint.deleted';
    path?: never;
    query?: never;
};

export type OnWebhookEndpointTestWebhookPayload = Event & {
    type: 'webhook_endpoint.test';
    object_id: string;
    data: WebhookEndpoint;
};

export type OnWebhookEndpointTestWebhookRequest = {
    body: OnWebhookEndpointTestWebhookPayload;
    key: 'webhook_endpoint.test';
    path?: never;
    query?: never;
};
