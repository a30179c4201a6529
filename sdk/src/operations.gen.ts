// Written by `npm run generate` from the routes of the server: change those, not this file.
import type { BodyOf, CallOptions, MatchOptions, QueryOf, ReplyOf, Send } from './call.ts'
import type {
  AcceptInvitationData,
  AcceptInvitationResponses,
  AddPasskeyData,
  AddPasskeyResponses,
  AddPortalTicketMessageData,
  AddPortalTicketMessageResponses,
  AddSubscriptionChargeData,
  AddSubscriptionChargeResponses,
  AddTicketMessageData,
  AddTicketMessageResponses,
  AdvanceSandboxData,
  AdvanceSandboxResponses,
  ApplyCouponToCustomerData,
  ApplyCouponToCustomerResponses,
  ApplyCouponToSubscriptionData,
  ApplyCouponToSubscriptionResponses,
  ApproveApprovalData,
  ApproveApprovalResponses,
  ArchiveCouponResponses,
  ArchiveCustomerResponses,
  ArchiveDunningPolicyResponses,
  ArchiveFeatureResponses,
  ArchiveMeterResponses,
  ArchivePlanResponses,
  ArchivePriceOverrideResponses,
  ArchivePriceResponses,
  ArchiveProductResponses,
  ArchiveTaxRateResponses,
  AskPasskeyForProofResponses,
  AskPasskeyForSecondFactorData,
  AskPasskeyForSecondFactorResponses,
  AskPasskeyToLogInResponses,
  AuthenticateSandboxCardData,
  AuthenticateSandboxCardResponses,
  BillCustomerResponses,
  CancelSubscriptionData,
  CancelSubscriptionResponses,
  ChangePasswordData,
  ChangePasswordResponses,
  ChangePortalPasswordData,
  ChangePortalPasswordResponses,
  ChangePortalSubscriptionData,
  ChangePortalSubscriptionResponses,
  ChangeSubscriptionData,
  ChangeSubscriptionResponses,
  CheckEntitlementResponses,
  CheckPromotionCodeData,
  CheckPromotionCodeResponses,
  CloseTicketResponses,
  CloseWalletData,
  CloseWalletResponses,
  CompletePaymentMethodSetupData,
  CompletePaymentMethodSetupResponses,
  CompletePaymentResponses,
  CompletePortalPaymentMethodSetupData,
  CompletePortalPaymentMethodSetupResponses,
  CompletePortalPaymentResponses,
  ConfirmEmailChangeData,
  ConfirmEmailChangeResponses,
  ConfirmPortalPasswordResetData,
  ConfirmPortalPasswordResetResponses,
  ConfirmSecondFactorData,
  ConfirmSecondFactorResponses,
  ConnectGatewayAccountData,
  ConnectGatewayAccountResponses,
  ConnectHelpDeskData,
  ConnectHelpDeskResponses,
  CreateApiKeyData,
  CreateApiKeyResponses,
  CreateCouponData,
  CreateCouponResponses,
  CreateCreditNoteData,
  CreateCreditNoteResponses,
  CreateCustomerData,
  CreateCustomerResponses,
  CreateDunningPolicyData,
  CreateDunningPolicyResponses,
  CreateEntitlementOverrideData,
  CreateEntitlementOverrideResponses,
  CreateFeatureData,
  CreateFeatureResponses,
  CreateInvitationData,
  CreateInvitationResponses,
  CreateInvoiceData,
  CreateInvoiceDownloadLinkResponses,
  CreateInvoiceResponses,
  CreateMeterData,
  CreateMeterResponses,
  CreateOrganizationData,
  CreateOrganizationResponses,
  CreateOwnOrganizationData,
  CreateOwnOrganizationResponses,
  CreatePaymentData,
  CreatePaymentIntentData,
  CreatePaymentIntentResponses,
  CreatePaymentLinkData,
  CreatePaymentLinkResponses,
  CreatePaymentMethodData,
  CreatePaymentMethodResponses,
  CreatePaymentResponses,
  CreatePlanData,
  CreatePlanResponses,
  CreatePortalInvoiceDownloadLinkResponses,
  CreatePortalPaymentIntentData,
  CreatePortalPaymentIntentResponses,
  CreatePortalPaymentLinkResponses,
  CreatePortalPaymentMethodData,
  CreatePortalPaymentMethodResponses,
  CreatePortalSubscriptionData,
  CreatePortalSubscriptionResponses,
  CreatePortalTicketData,
  CreatePortalTicketResponses,
  CreatePriceData,
  CreatePriceOverrideData,
  CreatePriceOverrideResponses,
  CreatePriceResponses,
  CreateProductData,
  CreateProductResponses,
  CreatePromotionCodeData,
  CreatePromotionCodeResponses,
  CreateRoleData,
  CreateRoleResponses,
  CreateSandboxData,
  CreateSandboxResponses,
  CreateSubscriptionData,
  CreateSubscriptionResponses,
  CreateSuppressionData,
  CreateSuppressionResponses,
  CreateTaxRateData,
  CreateTaxRateResponses,
  CreateTicketData,
  CreateTicketResponses,
  CreateUserData,
  CreateUserPasswordLinkResponses,
  CreateUserResponses,
  CreateWalletData,
  CreateWalletResponses,
  CreateWebhookEndpointData,
  CreateWebhookEndpointResponses,
  DeactivatePromotionCodeResponses,
  DeleteCouponResponses,
  DeleteCustomerResponses,
  DeleteDiscountResponses,
  DeleteInvoiceResponses,
  DeleteMeterResponses,
  DeletePlanResponses,
  DeletePriceResponses,
  DeleteProductResponses,
  DeleteRoleResponses,
  DeleteSuppressionResponses,
  DeleteWebhookEndpointResponses,
  DisableSecondFactorData,
  DisableSecondFactorResponses,
  DisableUserResponses,
  DisableWebhookEndpointResponses,
  DisconnectGatewayAccountResponses,
  DisconnectHelpDeskResponses,
  DismissPaymentResponses,
  EnableUserResponses,
  EnableWebhookEndpointResponses,
  EndOtherSessionsResponses,
  EndPortalSessionResponses,
  EndSessionResponses,
  EndSubscriptionTrialData,
  EndSubscriptionTrialResponses,
  EndUserSessionsResponses,
  EnterSandboxCardData,
  EnterSandboxCardResponses,
  EraseAccountData,
  EraseAccountResponses,
  EraseCustomerData,
  EraseCustomerResponses,
  ExplainCreditNoteResponses,
  ExplainInvoiceResponses,
  ExplainPortalInvoiceResponses,
  ExportAccountResponses,
  ExportAuditLogData,
  ExportAuditLogResponses,
  ExportCustomerResponses,
  ExportPortalResponses,
  FinalizeInvoiceResponses,
  FindInvitationData,
  FindInvitationResponses,
  GetApiKeyResponses,
  GetApprovalResponses,
  GetApprovalSettingsResponses,
  GetAuditLogRecordResponses,
  GetAuthOptionsResponses,
  GetCouponResponses,
  GetCreditBalanceResponses,
  GetCreditGrantResponses,
  GetCreditNoteResponses,
  GetCustomerResponses,
  GetCustomerUsageResponses,
  GetDiscountResponses,
  GetDisputeResponses,
  GetDunningPolicyResponses,
  GetEventResponses,
  GetFeatureResponses,
  GetGatewayAccountResponses,
  GetGatewayEventResponses,
  GetHelpDeskEventResponses,
  GetHelpDeskResponses,
  GetInvitationResponses,
  GetInvoiceDunningResponses,
  GetInvoicePdfResponses,
  GetInvoiceResponses,
  GetMemberResponses,
  GetMessageResponses,
  GetMeterResponses,
  GetNotificationPreferencesResponses,
  GetNotificationSettingsResponses,
  GetNotificationTemplateResponses,
  GetNotificationTextResponses,
  GetOrganizationResponses,
  GetOverviewResponses,
  GetPaymentMethodResponses,
  GetPaymentResponses,
  GetPermissionsResponses,
  GetPlanResponses,
  GetPortalCreditNoteResponses,
  GetPortalCreditResponses,
  GetPortalInvoicePdfResponses,
  GetPortalInvoiceResponses,
  GetPortalMeResponses,
  GetPortalNotificationPreferencesResponses,
  GetPortalPageResponses,
  GetPortalPaymentOptionsResponses,
  GetPortalSettingsResponses,
  GetPortalSubscriptionResponses,
  GetPortalTicketResponses,
  GetPortalUpcomingInvoiceResponses,
  GetPortalUsageResponses,
  GetPriceResponses,
  GetPrivacySettingsResponses,
  GetProductResponses,
  GetPromotionCodeResponses,
  GetRefundResponses,
  GetRoleResponses,
  GetSandboxResponses,
  GetSessionResponses,
  GetStatementResponses,
  GetSubscriptionResponses,
  GetSubscriptionUsageResponses,
  GetTaxRateResponses,
  GetTicketResponses,
  GetUpcomingInvoiceResponses,
  GetUserResponses,
  GetWalletBalanceResponses,
  GetWalletResponses,
  GetWebhookDeliveryResponses,
  GetWebhookEndpointResponses,
  GiveSecondFactorData,
  GiveSecondFactorResponses,
  GrantCreditData,
  GrantCreditResponses,
  InviteCustomerLoginData,
  InviteCustomerLoginResponses,
  LeaveOrganizationData,
  LeaveOrganizationResponses,
  ListAccountEventsData,
  ListAccountEventsResponses,
  ListApiKeysData,
  ListApiKeysResponses,
  ListApprovalsData,
  ListApprovalsResponses,
  ListAuditLogData,
  ListAuditLogResponses,
  ListCouponsData,
  ListCouponsResponses,
  ListCreditEntriesData,
  ListCreditEntriesResponses,
  ListCreditGrantsData,
  ListCreditGrantsResponses,
  ListCreditNotesData,
  ListCreditNotesResponses,
  ListCustomerLoginsResponses,
  ListCustomersData,
  ListCustomersResponses,
  ListDiscountsData,
  ListDiscountsResponses,
  ListDisputesData,
  ListDisputesResponses,
  ListDunningPoliciesData,
  ListDunningPoliciesResponses,
  ListDunningRunsData,
  ListDunningRunsResponses,
  ListEntitlementOverridesData,
  ListEntitlementOverridesResponses,
  ListEntitlementsData,
  ListEntitlementsResponses,
  ListEventsData,
  ListEventsResponses,
  ListFeaturesData,
  ListFeaturesResponses,
  ListGatewayAccountsData,
  ListGatewayAccountsResponses,
  ListGatewayEventsData,
  ListGatewayEventsResponses,
  ListHelpDeskEventsData,
  ListHelpDeskEventsResponses,
  ListHelpDeskTicketsData,
  ListHelpDeskTicketsResponses,
  ListHelpDesksData,
  ListHelpDesksResponses,
  ListInvitationsData,
  ListInvitationsResponses,
  ListInvoicesData,
  ListInvoicesResponses,
  ListJobsResponses,
  ListMembersData,
  ListMembersResponses,
  ListMessagesData,
  ListMessagesResponses,
  ListMetersData,
  ListMetersResponses,
  ListNotificationTemplatesResponses,
  ListOrganizationsData,
  ListOrganizationsResponses,
  ListOwnOrganizationsData,
  ListOwnOrganizationsResponses,
  ListPasskeysResponses,
  ListPaymentLinksData,
  ListPaymentLinksResponses,
  ListPaymentMethodsData,
  ListPaymentMethodsResponses,
  ListPaymentsData,
  ListPaymentsResponses,
  ListPlansData,
  ListPlansResponses,
  ListPortalCreditNotesData,
  ListPortalCreditNotesResponses,
  ListPortalEntitlementsData,
  ListPortalEntitlementsResponses,
  ListPortalInvoicesData,
  ListPortalInvoicesResponses,
  ListPortalPaymentMethodsData,
  ListPortalPaymentMethodsResponses,
  ListPortalPaymentsData,
  ListPortalPaymentsResponses,
  ListPortalPlansData,
  ListPortalPlansResponses,
  ListPortalSessionsResponses,
  ListPortalSubscriptionsData,
  ListPortalSubscriptionsResponses,
  ListPortalTicketMessagesData,
  ListPortalTicketMessagesResponses,
  ListPortalTicketsData,
  ListPortalTicketsResponses,
  ListPriceOverridesData,
  ListPriceOverridesResponses,
  ListPricesData,
  ListPricesResponses,
  ListProductsData,
  ListProductsResponses,
  ListPromotionCodesData,
  ListPromotionCodesResponses,
  ListRefundsData,
  ListRefundsResponses,
  ListRolesResponses,
  ListSandboxesData,
  ListSandboxesResponses,
  ListSessionsResponses,
  ListStatementsData,
  ListStatementsResponses,
  ListSubscriptionChangesResponses,
  ListSubscriptionPendingLinesResponses,
  ListSubscriptionsData,
  ListSubscriptionsResponses,
  ListSuppressionsData,
  ListSuppressionsResponses,
  ListTaxRatesData,
  ListTaxRatesResponses,
  ListTicketAssigneesData,
  ListTicketAssigneesResponses,
  ListTicketMessagesData,
  ListTicketMessagesResponses,
  ListTicketsData,
  ListTicketsResponses,
  ListUsageEventsData,
  ListUsageEventsResponses,
  ListUsersData,
  ListUsersResponses,
  ListWalletTopUpsData,
  ListWalletTopUpsResponses,
  ListWalletWithdrawalsData,
  ListWalletWithdrawalsResponses,
  ListWalletsData,
  ListWalletsResponses,
  ListWebhookDeliveriesData,
  ListWebhookDeliveriesResponses,
  ListWebhookEndpointsData,
  ListWebhookEndpointsResponses,
  LogInData,
  LogInResponses,
  LogInToPortalData,
  LogInToPortalResponses,
  LogInWithPasskeyData,
  LogInWithPasskeyResponses,
  LogOutOfPortalResponses,
  LogOutResponses,
  MakePaymentMethodDefaultResponses,
  MakePortalPaymentMethodDefaultResponses,
  MarkInvoiceUncollectibleResponses,
  MarkRefundFailedData,
  MarkRefundFailedResponses,
  MarkRefundSentData,
  MarkRefundSentResponses,
  MigratePriceData,
  MigratePriceResponses,
  MoveSubscriptionAnchorData,
  MoveSubscriptionAnchorResponses,
  OfferPasskeyResponses,
  OfferSecondFactorData,
  OfferSecondFactorResponses,
  PauseInvoiceDunningResponses,
  PauseSubscriptionData,
  PauseSubscriptionResponses,
  PayInvoiceData,
  PayInvoiceResponses,
  PayPortalInvoiceData,
  PayPortalInvoiceResponses,
  PreviewCreditNoteData,
  PreviewCreditNoteResponses,
  PreviewInvoiceData,
  PreviewInvoiceReissueData,
  PreviewInvoiceReissueResponses,
  PreviewInvoiceResponses,
  PreviewNotificationTemplateData,
  PreviewNotificationTemplateResponses,
  PreviewPortalSubscriptionChangeData,
  PreviewPortalSubscriptionChangeResponses,
  PreviewPortalSubscriptionData,
  PreviewPortalSubscriptionResponses,
  PreviewPortalUnsubscribeData,
  PreviewPortalUnsubscribeResponses,
  PreviewPriceMigrationData,
  PreviewPriceMigrationResponses,
  PreviewSubscriptionCancelData,
  PreviewSubscriptionCancelResponses,
  PreviewSubscriptionChangeData,
  PreviewSubscriptionChangeResponses,
  PreviewSubscriptionChargeData,
  PreviewSubscriptionChargeResponses,
  PreviewSubscriptionData,
  PreviewSubscriptionEndTrialData,
  PreviewSubscriptionEndTrialResponses,
  PreviewSubscriptionMoveAnchorData,
  PreviewSubscriptionMoveAnchorResponses,
  PreviewSubscriptionPauseData,
  PreviewSubscriptionPauseResponses,
  PreviewSubscriptionResponses,
  PreviewSubscriptionResumeData,
  PreviewSubscriptionResumeResponses,
  ProveIdentityData,
  ProveIdentityResponses,
  QuoteInvoiceTaxResponses,
  RecordPaymentData,
  RecordPaymentResponses,
  RecordStatementPaymentData,
  RecordStatementPaymentResponses,
  RecordUsageEventBatchData,
  RecordUsageEventBatchResponses,
  RecordUsageEventData,
  RecordUsageEventResponses,
  RedeemPortalMagicLinkData,
  RedeemPortalMagicLinkResponses,
  RefreshPortalTokenData,
  RefreshPortalTokenResponses,
  RefundPaymentData,
  RefundPaymentResponses,
  ReissueInvoiceData,
  ReissueInvoiceResponses,
  RejectApprovalData,
  RejectApprovalResponses,
  RemoveCustomerLoginResponses,
  RemoveEntitlementOverrideResponses,
  RemoveMemberResponses,
  RemovePasskeyResponses,
  RemovePaymentMethodResponses,
  RemovePlanFeatureResponses,
  RemovePortalPaymentMethodResponses,
  RenewRecoveryCodesData,
  RenewRecoveryCodesResponses,
  ReopenTicketResponses,
  ReplayGatewayEventResponses,
  ReplayHelpDeskEventResponses,
  ReplayWebhookEndpointData,
  ReplayWebhookEndpointResponses,
  ReportActiveSubscriptionsData,
  ReportActiveSubscriptionsResponses,
  ReportCustomersData,
  ReportCustomersResponses,
  ReportGrowthData,
  ReportGrowthResponses,
  ReportRevenueData,
  ReportRevenueResponses,
  RequestEmailChangeData,
  RequestEmailChangeResponses,
  RequestPasswordResetData,
  RequestPasswordResetResponses,
  ResendEventData,
  ResendEventResponses,
  ResendInvitationData,
  ResendInvitationResponses,
  ResendMessageResponses,
  ResetNotificationTextResponses,
  ResetPasswordData,
  ResetPasswordResponses,
  ResetUserSecondFactorResponses,
  ResumeInvoiceDunningResponses,
  ResumeOrganizationData,
  ResumeOrganizationResponses,
  ResumeSubscriptionBillingResponses,
  ResumeSubscriptionData,
  ResumeSubscriptionResponses,
  RetryInvoiceDunningResponses,
  RetryWebhookDeliveryResponses,
  RevokeApiKeyResponses,
  RevokeInvitationResponses,
  RevokePaymentLinkResponses,
  RotateApiKeyData,
  RotateApiKeyResponses,
  RotatePublishableKeyResponses,
  RotateWebhookEndpointSecretResponses,
  RunDoctorResponses,
  RunJobResponses,
  SendInvoiceResponses,
  SendPortalMagicLinkData,
  SendPortalMagicLinkResponses,
  SendPortalPasswordResetData,
  SendPortalPasswordResetResponses,
  SetPlanFeatureData,
  SetPlanFeatureResponses,
  SetUpPaymentMethodData,
  SetUpPaymentMethodResponses,
  SetUpPortalPaymentMethodData,
  SetUpPortalPaymentMethodResponses,
  SignUpData,
  SignUpResponses,
  SignUpToPortalData,
  SignUpToPortalResponses,
  SkipInvoiceDunningStepResponses,
  SolvePortalTicketResponses,
  SolveTicketResponses,
  StopInvoiceDunningResponses,
  SuspendOrganizationData,
  SuspendOrganizationResponses,
  SwitchOrganizationData,
  SwitchOrganizationResponses,
  SwitchPortalCustomerData,
  SwitchPortalCustomerResponses,
  SyncTicketResponses,
  TestHelpDeskResponses,
  TestNotificationTemplateData,
  TestNotificationTemplateResponses,
  TestWebhookEndpointResponses,
  TopUpWalletData,
  TopUpWalletResponses,
  UnarchiveCouponResponses,
  UnarchiveCustomerResponses,
  UnarchiveDunningPolicyResponses,
  UnarchiveFeatureResponses,
  UnarchiveMeterResponses,
  UnarchivePlanResponses,
  UnarchivePriceResponses,
  UnarchiveProductResponses,
  UnarchiveTaxRateResponses,
  UncancelSubscriptionResponses,
  UndoUnsubscribePortalSubscriptionResponses,
  UnsubscribePortalSubscriptionData,
  UnsubscribePortalSubscriptionResponses,
  UpdateApiKeyData,
  UpdateApiKeyResponses,
  UpdateApprovalData,
  UpdateApprovalResponses,
  UpdateApprovalSettingsData,
  UpdateApprovalSettingsResponses,
  UpdateCouponData,
  UpdateCouponResponses,
  UpdateCustomerData,
  UpdateCustomerResponses,
  UpdateDunningPolicyData,
  UpdateDunningPolicyResponses,
  UpdateFeatureData,
  UpdateFeatureResponses,
  UpdateGatewayAccountData,
  UpdateGatewayAccountResponses,
  UpdateHelpDeskData,
  UpdateHelpDeskResponses,
  UpdateInvoiceData,
  UpdateInvoiceResponses,
  UpdateMemberData,
  UpdateMemberResponses,
  UpdateMeterData,
  UpdateMeterResponses,
  UpdateNotificationPreferencesData,
  UpdateNotificationPreferencesResponses,
  UpdateNotificationSettingsData,
  UpdateNotificationSettingsResponses,
  UpdateNotificationTextData,
  UpdateNotificationTextResponses,
  UpdateOrganizationData,
  UpdateOrganizationResponses,
  UpdatePlanData,
  UpdatePlanResponses,
  UpdatePortalMeData,
  UpdatePortalMeResponses,
  UpdatePortalNotificationPreferencesData,
  UpdatePortalNotificationPreferencesResponses,
  UpdatePortalSettingsData,
  UpdatePortalSettingsResponses,
  UpdatePriceData,
  UpdatePriceResponses,
  UpdatePrivacySettingsData,
  UpdatePrivacySettingsResponses,
  UpdateProductData,
  UpdateProductResponses,
  UpdateProfileData,
  UpdateProfileResponses,
  UpdatePromotionCodeData,
  UpdatePromotionCodeResponses,
  UpdateRoleData,
  UpdateRoleResponses,
  UpdateSubscriptionData,
  UpdateSubscriptionResponses,
  UpdateTaxRateData,
  UpdateTaxRateResponses,
  UpdateTicketData,
  UpdateTicketResponses,
  UpdateWalletData,
  UpdateWalletResponses,
  UpdateWebhookEndpointData,
  UpdateWebhookEndpointResponses,
  VerifyAmountsResponses,
  VerifyAuditLogData,
  VerifyAuditLogResponses,
  VerifyEmailData,
  VerifyEmailResponses,
  VerifyPortalEmailData,
  VerifyPortalEmailResponses,
  VoidCreditNoteResponses,
  VoidInvoiceResponses,
  WithdrawApprovalResponses,
  WithdrawFromWalletData,
  WithdrawFromWalletResponses,
  WithdrawPortalSubscriptionChangeResponses,
  WithdrawSubscriptionChangeResponses,
  WithdrawSubscriptionChargeResponses,
} from './types.gen.ts'

/** Every operation of the API, each as one function. */
export function operations(send: Send) {
  return {
    /** See how people can come in. */
    getAuthOptions: (options?: CallOptions) =>
      send<ReplyOf<GetAuthOptionsResponses>>('GET', '/v1/auth/options', { options }),
    /** Sign up. Makes an account with an organization of its own. The answer is the same whether somebody has the address already; only a mail to them says so. */
    signUp: (body: BodyOf<SignUpData>, options?: CallOptions) =>
      send<ReplyOf<SignUpResponses>>('POST', '/v1/auth/sign_up', { body, options }),
    /** Confirm an address. By the token of the mail and the password that was chosen. It logs in too. */
    verifyEmail: (body: BodyOf<VerifyEmailData>, options?: CallOptions) =>
      send<ReplyOf<VerifyEmailResponses>>('POST', '/v1/auth/verify_email', { body, options }),
    /** Log in. Sets the cookie of a session, or asks for the second factor. Every failure has the same answer. After five in a row each further try waits. */
    logIn: (body: BodyOf<LogInData>, options?: CallOptions) =>
      send<ReplyOf<LogInResponses>>('POST', '/v1/auth/login', { body, options }),
    /** Give the second factor. A code of the authenticator, each of which works once, a recovery code, or a passkey. */
    giveSecondFactor: (body: BodyOf<GiveSecondFactorData>, options?: CallOptions) =>
      send<ReplyOf<GiveSecondFactorResponses>>('POST', '/v1/auth/login/second_factor', { body, options }),
    /** Ask for a link to set a new password. The answer is the same whether somebody has the address or not. */
    requestPasswordReset: (body: BodyOf<RequestPasswordResetData>, options?: CallOptions) =>
      send<ReplyOf<RequestPasswordResetResponses>>('POST', '/v1/auth/password/request_reset', { body, options }),
    /** Set a new password by the link. All sessions end. A second factor stays and is asked for. */
    resetPassword: (body: BodyOf<ResetPasswordData>, options?: CallOptions) =>
      send<ReplyOf<ResetPasswordResponses>>('POST', '/v1/auth/password/reset', { body, options }),
    /** See who is logged in. The person, where they are at work and what they may do there. */
    getSession: (options?: CallOptions) =>
      send<ReplyOf<GetSessionResponses>>('GET', '/v1/auth/session', { options }),
    /** Log out. */
    logOut: (options?: CallOptions) =>
      send<ReplyOf<LogOutResponses>>('POST', '/v1/auth/logout', { options }),
    /** Prove again who you are. By password, by a code or by a passkey. For ten minutes no sensitive deed asks for it again. */
    proveIdentity: (body: BodyOf<ProveIdentityData> = {}, options?: CallOptions) =>
      send<ReplyOf<ProveIdentityResponses>>('POST', '/v1/auth/prove', { body, options }),
    /** List your sessions. */
    listSessions: (options?: CallOptions) =>
      send<ReplyOf<ListSessionsResponses>>('GET', '/v1/auth/sessions', { options }),
    /** End one of your sessions. */
    endSession: (id: string, options?: CallOptions) =>
      send<ReplyOf<EndSessionResponses>>('POST', `/v1/auth/sessions/${encodeURIComponent(id)}/end`, { options }),
    /** End all your other sessions. */
    endOtherSessions: (options?: CallOptions) =>
      send<ReplyOf<EndOtherSessionsResponses>>('POST', '/v1/auth/sessions/end_others', { options }),
    /** Make another organization of your own. A live one; the session goes there. */
    createOwnOrganization: (body: BodyOf<CreateOwnOrganizationData>, options?: CallOptions) =>
      send<ReplyOf<CreateOwnOrganizationResponses>>('POST', '/v1/auth/organizations', { body, options }),
    /** List the organizations in which you work. As a member, or in sandboxes of those of which you are one: there your role is the same. */
    listOwnOrganizations: (query: QueryOf<ListOwnOrganizationsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListOwnOrganizationsResponses>>('GET', '/v1/auth/organizations', { query, options }),
    /** Begin to log in with a passkey. What the browser asks an authenticator for, within five minutes and once. The same for everybody. */
    askPasskeyToLogIn: (options?: CallOptions) =>
      send<ReplyOf<AskPasskeyToLogInResponses>>('POST', '/v1/auth/login/passkey_options', { options }),
    /** Log in with a passkey. Without address or password: the authenticator has verified who holds it, so it counts as both factors. Every failure has the same answer. */
    logInWithPasskey: (body: BodyOf<LogInWithPasskeyData>, options?: CallOptions) =>
      send<ReplyOf<LogInWithPasskeyResponses>>('POST', '/v1/auth/login/passkey', { body, options }),
    /** Begin to give a passkey as second factor. */
    askPasskeyForSecondFactor: (body: BodyOf<AskPasskeyForSecondFactorData>, options?: CallOptions) =>
      send<ReplyOf<AskPasskeyForSecondFactorResponses>>('POST', '/v1/auth/login/second_factor/passkey_options', { body, options }),
    /** Begin to prove again who you are by a passkey. */
    askPasskeyForProof: (options?: CallOptions) =>
      send<ReplyOf<AskPasskeyForProofResponses>>('POST', '/v1/auth/prove/passkey_options', { options }),
    /** List your passkeys. */
    listPasskeys: (options?: CallOptions) =>
      send<ReplyOf<ListPasskeysResponses>>('GET', '/v1/auth/passkeys', { options }),
    /** Add a passkey. As your first second factor it brings ten recovery codes, shown once. Other sessions end, and you are told by mail. Asks people to have given their password or second factor within the last ten minutes. */
    addPasskey: (body: BodyOf<AddPasskeyData>, options?: CallOptions) =>
      send<ReplyOf<AddPasskeyResponses>>('POST', '/v1/auth/passkeys', { body, options }),
    /** Begin to add a passkey. What the browser asks an authenticator to make, within five minutes and once. Asks people to have given their password or second factor within the last ten minutes. */
    offerPasskey: (options?: CallOptions) =>
      send<ReplyOf<OfferPasskeyResponses>>('POST', '/v1/auth/passkeys/options', { options }),
    /** Remove a passkey. It opens nothing from now on. The last second factor stays where an organization asks for one. Other sessions end, and you are told by mail. Asks people to have given their password or second factor within the last ten minutes. */
    removePasskey: (id: string, options?: CallOptions) =>
      send<ReplyOf<RemovePasskeyResponses>>('DELETE', `/v1/auth/passkeys/${encodeURIComponent(id)}`, { options }),
    /** Change your name and language. */
    updateProfile: (body: BodyOf<UpdateProfileData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateProfileResponses>>('PATCH', '/v1/auth/profile', { body, options }),
    /** Change your password. All other sessions end, and this one gets a new cookie. You are told by mail. */
    changePassword: (body: BodyOf<ChangePasswordData>, options?: CallOptions) =>
      send<ReplyOf<ChangePasswordResponses>>('POST', '/v1/auth/password', { body, options }),
    /** Change your address. A link goes to the new address; nothing changes before it is followed. The old address is told. */
    requestEmailChange: (body: BodyOf<RequestEmailChangeData>, options?: CallOptions) =>
      send<ReplyOf<RequestEmailChangeResponses>>('POST', '/v1/auth/email', { body, options }),
    /** Confirm your new address. */
    confirmEmailChange: (body: BodyOf<ConfirmEmailChangeData>, options?: CallOptions) =>
      send<ReplyOf<ConfirmEmailChangeResponses>>('POST', '/v1/auth/email/confirm', { body, options }),
    /** Begin to set up a second factor. Shows the seed for an authenticator, once. It counts when its first code is confirmed. */
    offerSecondFactor: (body: BodyOf<OfferSecondFactorData>, options?: CallOptions) =>
      send<ReplyOf<OfferSecondFactorResponses>>('POST', '/v1/auth/second_factor', { body, options }),
    /** Turn the second factor on. By a first code. Shows ten recovery codes, once. Other sessions end. */
    confirmSecondFactor: (body: BodyOf<ConfirmSecondFactorData>, options?: CallOptions) =>
      send<ReplyOf<ConfirmSecondFactorResponses>>('POST', '/v1/auth/second_factor/confirm', { body, options }),
    /** Turn the second factor off. */
    disableSecondFactor: (body: BodyOf<DisableSecondFactorData>, options?: CallOptions) =>
      send<ReplyOf<DisableSecondFactorResponses>>('POST', '/v1/auth/second_factor/disable', { body, options }),
    /** Make new recovery codes. Ten, shown once; those before are void. */
    renewRecoveryCodes: (body: BodyOf<RenewRecoveryCodesData>, options?: CallOptions) =>
      send<ReplyOf<RenewRecoveryCodesResponses>>('POST', '/v1/auth/recovery_codes', { body, options }),
    /** See what happened to your account lately. */
    listAccountEvents: (query: QueryOf<ListAccountEventsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListAccountEventsResponses>>('GET', '/v1/auth/activity', { query, options }),
    /** List users. */
    listUsers: (query: QueryOf<ListUsersData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListUsersResponses>>('GET', '/v1/users', { query, options }),
    /** Make an account for somebody. The answer holds the link by which they choose a password, once; it goes to them by mail too, where mail is sent. */
    createUser: (body: BodyOf<CreateUserData>, options?: CallOptions) =>
      send<ReplyOf<CreateUserResponses>>('POST', '/v1/users', { body, options }),
    /** Get a user. */
    getUser: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetUserResponses>>('GET', `/v1/users/${encodeURIComponent(id)}`, { options }),
    /** Make a link to set a password. For somebody whom no mail reaches: hand it over yourself. It works once, for 30 minutes; earlier ones are void. */
    createUserPasswordLink: (id: string, options?: CallOptions) =>
      send<ReplyOf<CreateUserPasswordLinkResponses>>('POST', `/v1/users/${encodeURIComponent(id)}/password_link`, { options }),
    /** Keep a user out. From their next request on. Nothing of them is lost. */
    disableUser: (id: string, options?: CallOptions) =>
      send<ReplyOf<DisableUserResponses>>('POST', `/v1/users/${encodeURIComponent(id)}/disable`, { options }),
    /** Let a user in again. */
    enableUser: (id: string, options?: CallOptions) =>
      send<ReplyOf<EnableUserResponses>>('POST', `/v1/users/${encodeURIComponent(id)}/enable`, { options }),
    /** Take a lost second factor away. Be sure that it is them who ask. All their sessions end, and they are told by mail. */
    resetUserSecondFactor: (id: string, options?: CallOptions) =>
      send<ReplyOf<ResetUserSecondFactorResponses>>('POST', `/v1/users/${encodeURIComponent(id)}/reset_second_factor`, { options }),
    /** End all sessions of a user. */
    endUserSessions: (id: string, options?: CallOptions) =>
      send<ReplyOf<EndUserSessionsResponses>>('POST', `/v1/users/${encodeURIComponent(id)}/end_sessions`, { options }),
    /** Get your organization. */
    getOrganization: (options?: CallOptions) =>
      send<ReplyOf<GetOrganizationResponses>>('GET', '/v1/organization', { options }),
    /** Change your organization. Subscriptions keep the conventions they were started with. */
    updateOrganization: (body: BodyOf<UpdateOrganizationData> = {}, options: MatchOptions) =>
      send<ReplyOf<UpdateOrganizationResponses>>('PATCH', '/v1/organization', { body, options }),
    /** List all organizations. */
    listOrganizations: (query: QueryOf<ListOrganizationsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListOrganizationsResponses>>('GET', '/v1/organizations', { query, options }),
    /** Create a live organization. The answer holds its first API key, once. */
    createOrganization: (body: BodyOf<CreateOrganizationData>, options?: CallOptions) =>
      send<ReplyOf<CreateOrganizationResponses>>('POST', '/v1/organizations', { body, options }),
    /** Suspend an organization. From its next request on nothing of it is open, to its members, its software and its customers, and nothing is billed, collected, sent or delivered for it; the sandboxes that come from it are closed with it. What gateways report is kept. Suspending it again changes the reason. */
    suspendOrganization: (id: string, body: BodyOf<SuspendOrganizationData>, options?: CallOptions) =>
      send<ReplyOf<SuspendOrganizationResponses>>('POST', `/v1/organizations/${encodeURIComponent(id)}/suspend`, { body, options }),
    /** Resume a suspended organization. What fell due meanwhile is done in its order. People and customers log in anew; keys work again. */
    resumeOrganization: (id: string, body: BodyOf<ResumeOrganizationData> = {}, options?: CallOptions) =>
      send<ReplyOf<ResumeOrganizationResponses>>('POST', `/v1/organizations/${encodeURIComponent(id)}/resume`, { body, options }),
    /** List sandboxes. Those that your organization made, and itself if it is one. */
    listSandboxes: (query: QueryOf<ListSandboxesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListSandboxesResponses>>('GET', '/v1/sandboxes', { query, options }),
    /** Create a sandbox. An organization of its own, with a clock that you move. The answer holds a test key for it, once, unless none is wanted. */
    createSandbox: (body: BodyOf<CreateSandboxData>, options?: CallOptions) =>
      send<ReplyOf<CreateSandboxResponses>>('POST', '/v1/sandboxes', { body, options }),
    /** Get a sandbox. */
    getSandbox: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetSandboxResponses>>('GET', `/v1/sandboxes/${encodeURIComponent(id)}`, { options }),
    /** List members. Who works for the organization. In a sandbox also those of the organization that made it act, in their roles, without being listed. */
    listMembers: (query: QueryOf<ListMembersData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListMembersResponses>>('GET', '/v1/members', { query, options }),
    /** Get a member. */
    getMember: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetMemberResponses>>('GET', `/v1/members/${encodeURIComponent(id)}`, { options }),
    /** Give a member another role. It counts from their next request on, and they log in again. Nobody gives or takes a role that permits more than they may do themselves; owners are made and unmade by owners. Keys that they made keep their scopes: rotate those that they know. Asks people to have given their password or second factor within the last ten minutes. */
    updateMember: (id: string, body: BodyOf<UpdateMemberData>, options?: CallOptions) =>
      send<ReplyOf<UpdateMemberResponses>>('PATCH', `/v1/members/${encodeURIComponent(id)}`, { body, options }),
    /** Remove a member. Their next request here is refused. Keys that they made end with their membership, here and in sandboxes. Asks people to have given their password or second factor within the last ten minutes. */
    removeMember: (id: string, options?: CallOptions) =>
      send<ReplyOf<RemoveMemberResponses>>('DELETE', `/v1/members/${encodeURIComponent(id)}`, { options }),
    /** List invitations. */
    listInvitations: (query: QueryOf<ListInvitationsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListInvitationsResponses>>('GET', '/v1/invitations', { query, options }),
    /** Invite somebody. By a mail with a link that works once, for seven days. To a role that permits no more than you may do yourself. May ask people to have given their password or second factor within the last ten minutes. */
    createInvitation: (body: BodyOf<CreateInvitationData>, options?: CallOptions) =>
      send<ReplyOf<CreateInvitationResponses>>('POST', '/v1/invitations', { body, options }),
    /** Get an invitation. */
    getInvitation: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetInvitationResponses>>('GET', `/v1/invitations/${encodeURIComponent(id)}`, { options }),
    /** Send an invitation again. Another mail with another link, for another seven days. The link before it opens nothing any more. May ask people to have given their password or second factor within the last ten minutes. */
    resendInvitation: (id: string, body: BodyOf<ResendInvitationData> = {}, options?: CallOptions) =>
      send<ReplyOf<ResendInvitationResponses>>('POST', `/v1/invitations/${encodeURIComponent(id)}/resend`, { body, options }),
    /** Take an invitation back. Its link opens nothing any more. */
    revokeInvitation: (id: string, options?: CallOptions) =>
      send<ReplyOf<RevokeInvitationResponses>>('POST', `/v1/invitations/${encodeURIComponent(id)}/revoke`, { options }),
    /** Get all that can be permitted. Resources, permissions, and the roles that every organization has. */
    getPermissions: (options?: CallOptions) =>
      send<ReplyOf<GetPermissionsResponses>>('GET', '/v1/permissions', { options }),
    /** List roles. Those that every organization has, then those of your own. */
    listRoles: (options?: CallOptions) =>
      send<ReplyOf<ListRolesResponses>>('GET', '/v1/roles', { options }),
    /** Make a role of your own. It permits nothing that you may not do yourself, and not what is the owner’s alone. Asks people to have given their password or second factor within the last ten minutes. */
    createRole: (body: BodyOf<CreateRoleData>, options?: CallOptions) =>
      send<ReplyOf<CreateRoleResponses>>('POST', '/v1/roles', { body, options }),
    /** Get a role of your own. */
    getRole: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetRoleResponses>>('GET', `/v1/roles/${encodeURIComponent(id)}`, { options }),
    /** Change a role of your own. For all members who have it, from their next request on. Asks people to have given their password or second factor within the last ten minutes. */
    updateRole: (id: string, body: BodyOf<UpdateRoleData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateRoleResponses>>('PATCH', `/v1/roles/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a role of your own. One that no member has, and nobody is invited to. Asks people to have given their password or second factor within the last ten minutes. */
    deleteRole: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteRoleResponses>>('DELETE', `/v1/roles/${encodeURIComponent(id)}`, { options }),
    /** Look at an invitation. By the token of the link in its mail. One that opens nothing (any more) is answered with 401. */
    findInvitation: (body: BodyOf<FindInvitationData>, options?: CallOptions) =>
      send<ReplyOf<FindInvitationResponses>>('POST', '/v1/auth/invitation', { body, options }),
    /** Accept an invitation. As who you have logged in as, if that is its address; or with a name and a password, which makes an account: the mail has proven the address. The answer sets the cookie of a session there. */
    acceptInvitation: (body: BodyOf<AcceptInvitationData>, options?: CallOptions) =>
      send<ReplyOf<AcceptInvitationResponses>>('POST', '/v1/auth/accept_invitation', { body, options }),
    /** Go on in another organization. The session gets another id: the answer sets its cookie. */
    switchOrganization: (body: BodyOf<SwitchOrganizationData>, options?: CallOptions) =>
      send<ReplyOf<SwitchOrganizationResponses>>('POST', '/v1/auth/switch_organization', { body, options }),
    /** Leave an organization. Your sessions there end, and the keys that you made there. The last owner stays. */
    leaveOrganization: (body: BodyOf<LeaveOrganizationData>, options?: CallOptions) =>
      send<ReplyOf<LeaveOrganizationResponses>>('POST', '/v1/auth/leave_organization', { body, options }),
    /** List API keys. */
    listApiKeys: (query: QueryOf<ListApiKeysData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListApiKeysResponses>>('GET', '/v1/api_keys', { query, options }),
    /** Create an API key. The answer holds the key itself, once. Nobody gives a key scopes that they do not hold themselves. Asks people to have given their password or second factor within the last ten minutes. */
    createApiKey: (body: BodyOf<CreateApiKeyData>, options?: CallOptions) =>
      send<ReplyOf<CreateApiKeyResponses>>('POST', '/v1/api_keys', { body, options }),
    /** Get an API key. */
    getApiKey: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetApiKeyResponses>>('GET', `/v1/api_keys/${encodeURIComponent(id)}`, { options }),
    /** Change an API key. Its name, and from where it is accepted. Asks people to have given their password or second factor within the last ten minutes. */
    updateApiKey: (id: string, body: BodyOf<UpdateApiKeyData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateApiKeyResponses>>('PATCH', `/v1/api_keys/${encodeURIComponent(id)}`, { body, options }),
    /** Revoke an API key. Its very next request is answered with 401. Asks people to have given their password or second factor within the last ten minutes. */
    revokeApiKey: (id: string, options?: CallOptions) =>
      send<ReplyOf<RevokeApiKeyResponses>>('POST', `/v1/api_keys/${encodeURIComponent(id)}/revoke`, { options }),
    /** Rotate an API key. Makes a key of the same name and scopes; the old one goes on working for the hours you say. Asks people to have given their password or second factor within the last ten minutes. */
    rotateApiKey: (id: string, body: BodyOf<RotateApiKeyData> = {}, options?: CallOptions) =>
      send<ReplyOf<RotateApiKeyResponses>>('POST', `/v1/api_keys/${encodeURIComponent(id)}/rotate`, { body, options }),
    /** List customers. */
    listCustomers: (query: QueryOf<ListCustomersData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListCustomersResponses>>('GET', '/v1/customers', { query, options }),
    /** Create a customer. */
    createCustomer: (body: BodyOf<CreateCustomerData>, options?: CallOptions) =>
      send<ReplyOf<CreateCustomerResponses>>('POST', '/v1/customers', { body, options }),
    /** Get a customer. */
    getCustomer: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetCustomerResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}`, { options }),
    /** Change a customer. Invoices that are final keep the name, address and tax ids they were made with. */
    updateCustomer: (id: string, body: BodyOf<UpdateCustomerData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateCustomerResponses>>('PATCH', `/v1/customers/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a customer. Only while nothing hangs on the customer. Else archive them: what was billed must stay explicable. */
    deleteCustomer: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteCustomerResponses>>('DELETE', `/v1/customers/${encodeURIComponent(id)}`, { options }),
    /** Archive a customer. */
    archiveCustomer: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveCustomerResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a customer back from the archive. */
    unarchiveCustomer: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveCustomerResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/unarchive`, { options }),
    /** Bill a customer now. Bills what is due of the customer’s subscriptions and asks for the money of every open invoice that is charged automatically, without waiting for the jobs. What is not due is left alone. */
    billCustomer: (id: string, options?: CallOptions) =>
      send<ReplyOf<BillCustomerResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/bill`, { options }),
    /** List products. */
    listProducts: (query: QueryOf<ListProductsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListProductsResponses>>('GET', '/v1/products', { query, options }),
    /** Create a product. */
    createProduct: (body: BodyOf<CreateProductData>, options?: CallOptions) =>
      send<ReplyOf<CreateProductResponses>>('POST', '/v1/products', { body, options }),
    /** Get a product. */
    getProduct: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetProductResponses>>('GET', `/v1/products/${encodeURIComponent(id)}`, { options }),
    /** Change a product. */
    updateProduct: (id: string, body: BodyOf<UpdateProductData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateProductResponses>>('PATCH', `/v1/products/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a product. Only while it has neither plans nor prices. */
    deleteProduct: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteProductResponses>>('DELETE', `/v1/products/${encodeURIComponent(id)}`, { options }),
    /** Archive a product. */
    archiveProduct: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveProductResponses>>('POST', `/v1/products/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a product back from the archive. */
    unarchiveProduct: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveProductResponses>>('POST', `/v1/products/${encodeURIComponent(id)}/unarchive`, { options }),
    /** List plans. */
    listPlans: (query: QueryOf<ListPlansData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPlansResponses>>('GET', '/v1/plans', { query, options }),
    /** Create a plan. With its prices, and with a product of the same name where none is named. */
    createPlan: (body: BodyOf<CreatePlanData>, options?: CallOptions) =>
      send<ReplyOf<CreatePlanResponses>>('POST', '/v1/plans', { body, options }),
    /** Get a plan. */
    getPlan: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPlanResponses>>('GET', `/v1/plans/${encodeURIComponent(id)}`, { options }),
    /** Change a plan. For subscriptions to come: those that exist keep what they were started with. */
    updatePlan: (id: string, body: BodyOf<UpdatePlanData> = {}, options: MatchOptions) =>
      send<ReplyOf<UpdatePlanResponses>>('PATCH', `/v1/plans/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a plan. With its prices. Only while nobody has ever subscribed to it. */
    deletePlan: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeletePlanResponses>>('DELETE', `/v1/plans/${encodeURIComponent(id)}`, { options }),
    /** Archive a plan. */
    archivePlan: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchivePlanResponses>>('POST', `/v1/plans/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a plan back from the archive. */
    unarchivePlan: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchivePlanResponses>>('POST', `/v1/plans/${encodeURIComponent(id)}/unarchive`, { options }),
    /** List prices. */
    listPrices: (query: QueryOf<ListPricesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPricesResponses>>('GET', '/v1/prices', { query, options }),
    /** Create a price. Of a plan, or of a product by itself. Only its nickname can be changed later. */
    createPrice: (body: BodyOf<CreatePriceData>, options?: CallOptions) =>
      send<ReplyOf<CreatePriceResponses>>('POST', '/v1/prices', { body, options }),
    /** Get a price. */
    getPrice: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPriceResponses>>('GET', `/v1/prices/${encodeURIComponent(id)}`, { options }),
    /** Rename a price. */
    updatePrice: (id: string, body: BodyOf<UpdatePriceData>, options: MatchOptions) =>
      send<ReplyOf<UpdatePriceResponses>>('PATCH', `/v1/prices/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a price. Only while no subscription has ever used it. */
    deletePrice: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeletePriceResponses>>('DELETE', `/v1/prices/${encodeURIComponent(id)}`, { options }),
    /** Archive a price. */
    archivePrice: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchivePriceResponses>>('POST', `/v1/prices/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a price back from the archive. */
    unarchivePrice: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchivePriceResponses>>('POST', `/v1/prices/${encodeURIComponent(id)}/unarchive`, { options }),
    /** List the prices that a customer has to itself. */
    listPriceOverrides: (id: string, query: QueryOf<ListPriceOverridesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPriceOverridesResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/price_overrides`, { query, options }),
    /** Give a customer a price of their own. In the place of one on the list: same plan, currency, interval, billing and meter, other terms. Whatever the customer subscribes or changes to from now on uses it. Running subscriptions stay on theirs until they are changed to it. */
    createPriceOverride: (id: string, body: BodyOf<CreatePriceOverrideData>, options?: CallOptions) =>
      send<ReplyOf<CreatePriceOverrideResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/price_overrides`, { body, options }),
    /** Archive the price that a customer has to itself. The price on the list counts again for what is sold from now on. Subscriptions that use this one stay on it. */
    archivePriceOverride: (id: string, price: string, options?: CallOptions) =>
      send<ReplyOf<ArchivePriceOverrideResponses>>('DELETE', `/v1/customers/${encodeURIComponent(id)}/price_overrides/${encodeURIComponent(price)}`, { options }),
    /** List features. */
    listFeatures: (query: QueryOf<ListFeaturesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListFeaturesResponses>>('GET', '/v1/features', { query, options }),
    /** Create a feature. */
    createFeature: (body: BodyOf<CreateFeatureData>, options?: CallOptions) =>
      send<ReplyOf<CreateFeatureResponses>>('POST', '/v1/features', { body, options }),
    /** Get a feature. */
    getFeature: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetFeatureResponses>>('GET', `/v1/features/${encodeURIComponent(id)}`, { options }),
    /** Change a feature. What it is called. Its code, kind and meter never change. */
    updateFeature: (id: string, body: BodyOf<UpdateFeatureData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateFeatureResponses>>('PATCH', `/v1/features/${encodeURIComponent(id)}`, { body, options }),
    /** Archive a feature. It cannot be granted anew; who has it keeps it. */
    archiveFeature: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveFeatureResponses>>('POST', `/v1/features/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a feature back from the archive. It can be granted again. */
    unarchiveFeature: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveFeatureResponses>>('POST', `/v1/features/${encodeURIComponent(id)}/unarchive`, { options }),
    /** Say what a plan grants of a feature. For everybody who holds the plan, from now on. `feature` is its code or its id. */
    setPlanFeature: (id: string, feature: string, body: BodyOf<SetPlanFeatureData> = {}, options?: CallOptions) =>
      send<ReplyOf<SetPlanFeatureResponses>>('PUT', `/v1/plans/${encodeURIComponent(id)}/features/${encodeURIComponent(feature)}`, { body, options }),
    /** Take a feature from a plan. From everybody who holds the plan. `feature` is its code or its id. */
    removePlanFeature: (id: string, feature: string, options?: CallOptions) =>
      send<ReplyOf<RemovePlanFeatureResponses>>('DELETE', `/v1/plans/${encodeURIComponent(id)}/features/${encodeURIComponent(feature)}`, { options }),
    /** List meters. */
    listMeters: (query: QueryOf<ListMetersData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListMetersResponses>>('GET', '/v1/meters', { query, options }),
    /** Create a meter. */
    createMeter: (body: BodyOf<CreateMeterData>, options?: CallOptions) =>
      send<ReplyOf<CreateMeterResponses>>('POST', '/v1/meters', { body, options }),
    /** Get a meter. */
    getMeter: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetMeterResponses>>('GET', `/v1/meters/${encodeURIComponent(id)}`, { options }),
    /** Change a meter. Its name and metadata. What it counts and how never changes: make a new meter. */
    updateMeter: (id: string, body: BodyOf<UpdateMeterData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateMeterResponses>>('PATCH', `/v1/meters/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a meter. Only while it has neither prices nor events. */
    deleteMeter: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteMeterResponses>>('DELETE', `/v1/meters/${encodeURIComponent(id)}`, { options }),
    /** Archive a meter. An archived meter takes no more events; what it counted is still billed. */
    archiveMeter: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveMeterResponses>>('POST', `/v1/meters/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a meter back from the archive. An archived meter takes no more events; what it counted is still billed. */
    unarchiveMeter: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveMeterResponses>>('POST', `/v1/meters/${encodeURIComponent(id)}/unarchive`, { options }),
    /** Record a usage event. Its own `key` makes it safe to send again, so no Idempotency-Key is needed. Many events: send them as a batch. */
    recordUsageEvent: (body: BodyOf<RecordUsageEventData>, options?: CallOptions) =>
      send<ReplyOf<RecordUsageEventResponses>>('POST', '/v1/usage_events', { body, options }),
    /** List usage events. */
    listUsageEvents: (query: QueryOf<ListUsageEventsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListUsageEventsResponses>>('GET', '/v1/usage_events', { query, options }),
    /** Record up to 1,000 usage events. All of them are accepted, or none when one is not valid. Those whose `key` is known already change nothing: send a batch again as it is. */
    recordUsageEventBatch: (body: BodyOf<RecordUsageEventBatchData>, options?: CallOptions) =>
      send<ReplyOf<RecordUsageEventBatchResponses>>('POST', '/v1/usage_events/batch', { body, options }),
    /** List tax rates. */
    listTaxRates: (query: QueryOf<ListTaxRatesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListTaxRatesResponses>>('GET', '/v1/tax_rates', { query, options }),
    /** Create a tax rate. From its first day on it is charged wherever it is the most specific of its kind. */
    createTaxRate: (body: BodyOf<CreateTaxRateData>, options?: CallOptions) =>
      send<ReplyOf<CreateTaxRateResponses>>('POST', '/v1/tax_rates', { body, options }),
    /** Get a tax rate. */
    getTaxRate: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetTaxRateResponses>>('GET', `/v1/tax_rates/${encodeURIComponent(id)}`, { options }),
    /** Change a tax rate. Its name, its last day, or what your software remembers with it. Invoices keep what they say. */
    updateTaxRate: (id: string, body: BodyOf<UpdateTaxRateData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateTaxRateResponses>>('PATCH', `/v1/tax_rates/${encodeURIComponent(id)}`, { body, options }),
    /** Archive a tax rate. Archived, it is charged only where a price or a line names it. */
    archiveTaxRate: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveTaxRateResponses>>('POST', `/v1/tax_rates/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a tax rate back from the archive. Archived, it is charged only where a price or a line names it. */
    unarchiveTaxRate: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveTaxRateResponses>>('POST', `/v1/tax_rates/${encodeURIComponent(id)}/unarchive`, { options }),
    /** List subscriptions. */
    listSubscriptions: (query: QueryOf<ListSubscriptionsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListSubscriptionsResponses>>('GET', '/v1/subscriptions', { query, options }),
    /** Start a subscription. From now on, later, or from a moment that has passed; with its trial or its first invoice. */
    createSubscription: (body: BodyOf<CreateSubscriptionData>, options?: CallOptions) =>
      send<ReplyOf<CreateSubscriptionResponses>>('POST', '/v1/subscriptions', { body, options }),
    /** Preview a subscription. */
    previewSubscription: (body: BodyOf<PreviewSubscriptionData>, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionResponses>>('POST', '/v1/subscriptions/preview', { body, options }),
    /** Get a subscription. */
    getSubscription: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetSubscriptionResponses>>('GET', `/v1/subscriptions/${encodeURIComponent(id)}`, { options }),
    /** Change how a subscription is collected, and its metadata. From its next invoice on. What is sold changes by `change`. */
    updateSubscription: (id: string, body: BodyOf<UpdateSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateSubscriptionResponses>>('PATCH', `/v1/subscriptions/${encodeURIComponent(id)}`, { body, options }),
    /** Bill a parked subscription again. A subscription that could not be billed is parked with its reason. The next billing run takes it up again. */
    resumeSubscriptionBilling: (id: string, options?: CallOptions) =>
      send<ReplyOf<ResumeSubscriptionBillingResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/resume_billing`, { options }),
    /** Change the plan, the items or the quantity. Now, giving back the unused part of what was paid and charging the new for the rest, or at the end of the period. */
    changeSubscription: (id: string, body: BodyOf<ChangeSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<ChangeSubscriptionResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/change`, { body, options }),
    /** Preview a change. */
    previewSubscriptionChange: (id: string, body: BodyOf<PreviewSubscriptionChangeData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionChangeResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_change`, { body, options }),
    /** Preview the next invoice. */
    getUpcomingInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetUpcomingInvoiceResponses>>('GET', `/v1/subscriptions/${encodeURIComponent(id)}/upcoming_invoice`, { options }),
    /** List the scheduled changes of a subscription. The newest hundred, with those that were applied or withdrawn. */
    listSubscriptionChanges: (id: string, options?: CallOptions) =>
      send<ReplyOf<ListSubscriptionChangesResponses>>('GET', `/v1/subscriptions/${encodeURIComponent(id)}/changes`, { options }),
    /** Withdraw a scheduled change. */
    withdrawSubscriptionChange: (id: string, change: string, options?: CallOptions) =>
      send<ReplyOf<WithdrawSubscriptionChangeResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/changes/${encodeURIComponent(change)}/withdraw`, { options }),
    /** End or extend a trial. At once, with the first invoice, or at another moment than it would. */
    endSubscriptionTrial: (id: string, body: BodyOf<EndSubscriptionTrialData> = {}, options?: CallOptions) =>
      send<ReplyOf<EndSubscriptionTrialResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/end_trial`, { body, options }),
    /** Preview the end of a trial. */
    previewSubscriptionEndTrial: (id: string, body: BodyOf<PreviewSubscriptionEndTrialData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionEndTrialResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_end_trial`, { body, options }),
    /** Move the billing day. From the end of what is already covered; only days that are not paid yet are billed as a stub. */
    moveSubscriptionAnchor: (id: string, body: BodyOf<MoveSubscriptionAnchorData>, options?: CallOptions) =>
      send<ReplyOf<MoveSubscriptionAnchorResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/move_anchor`, { body, options }),
    /** Preview another billing day. */
    previewSubscriptionMoveAnchor: (id: string, body: BodyOf<PreviewSubscriptionMoveAnchorData>, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionMoveAnchorResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_move_anchor`, { body, options }),
    /** Cancel a subscription. At the end of what is paid for, now with its final account, or at a date. */
    cancelSubscription: (id: string, body: BodyOf<CancelSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<CancelSubscriptionResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/cancel`, { body, options }),
    /** Preview a cancellation. */
    previewSubscriptionCancel: (id: string, body: BodyOf<PreviewSubscriptionCancelData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionCancelResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_cancel`, { body, options }),
    /** Take back a cancellation. While it has not happened yet. */
    uncancelSubscription: (id: string, options?: CallOptions) =>
      send<ReplyOf<UncancelSubscriptionResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/uncancel`, { options }),
    /** Pause a subscription. Nothing is billed until it is resumed. What becomes of the paid part that is not used, `pause_policy` says. */
    pauseSubscription: (id: string, body: BodyOf<PauseSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<PauseSubscriptionResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/pause`, { body, options }),
    /** Preview a pause. */
    previewSubscriptionPause: (id: string, body: BodyOf<PreviewSubscriptionPauseData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionPauseResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_pause`, { body, options }),
    /** Resume a paused subscription. A period begins and is billed. Takes back a pause that has not begun. */
    resumeSubscription: (id: string, body: BodyOf<ResumeSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<ResumeSubscriptionResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/resume`, { body, options }),
    /** Preview a resumption. */
    previewSubscriptionResume: (id: string, body: BodyOf<PreviewSubscriptionResumeData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionResumeResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_resume`, { body, options }),
    /** Charge something once. Beside what recurs: on the next invoice, or on one of its own. */
    addSubscriptionCharge: (id: string, body: BodyOf<AddSubscriptionChargeData> = {}, options?: CallOptions) =>
      send<ReplyOf<AddSubscriptionChargeResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/charges`, { body, options }),
    /** Preview a charge. */
    previewSubscriptionCharge: (id: string, body: BodyOf<PreviewSubscriptionChargeData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewSubscriptionChargeResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/preview_charge`, { body, options }),
    /** List what waits for the next invoice. The first thousand lines, oldest first: charges that were added, and what changes left to wait. */
    listSubscriptionPendingLines: (id: string, options?: CallOptions) =>
      send<ReplyOf<ListSubscriptionPendingLinesResponses>>('GET', `/v1/subscriptions/${encodeURIComponent(id)}/pending_lines`, { options }),
    /** Withdraw a charge. That was added and still waits for the next invoice. */
    withdrawSubscriptionCharge: (id: string, line: string, options?: CallOptions) =>
      send<ReplyOf<WithdrawSubscriptionChargeResponses>>('DELETE', `/v1/subscriptions/${encodeURIComponent(id)}/pending_lines/${encodeURIComponent(line)}`, { options }),
    /** Move subscriptions to another price. Each at the end of its period, or all of them now. Whoever ends or changes anyway is left alone. Killed or asked again, it goes on where it was. */
    migratePrice: (id: string, body: BodyOf<MigratePriceData>, options?: CallOptions) =>
      send<ReplyOf<MigratePriceResponses>>('POST', `/v1/prices/${encodeURIComponent(id)}/migrate`, { body, options }),
    /** Preview moving subscriptions to another price. */
    previewPriceMigration: (id: string, body: BodyOf<PreviewPriceMigrationData>, options?: CallOptions) =>
      send<ReplyOf<PreviewPriceMigrationResponses>>('POST', `/v1/prices/${encodeURIComponent(id)}/preview_migration`, { body, options }),
    /** Get the usage of the running period. What the meters have counted for each metered item so far, what it comes to, and how far the next threshold is. */
    getSubscriptionUsage: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetSubscriptionUsageResponses>>('GET', `/v1/subscriptions/${encodeURIComponent(id)}/usage`, { options }),
    /** Get the usage of a customer’s subscriptions. Of those that have not ended, the first hundred. */
    getCustomerUsage: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetCustomerUsageResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/usage`, { options }),
    /** List invoices. Without their lines, unless `expand[]=lines` is given; `line_count` says how many there are. */
    listInvoices: (query: QueryOf<ListInvoicesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListInvoicesResponses>>('GET', '/v1/invoices', { query, options }),
    /** Create a one-off invoice. A draft, or with `finalize` an invoice. What its lines would be below zero becomes credit of the customer when it is finalized. */
    createInvoice: (body: BodyOf<CreateInvoiceData>, options?: CallOptions) =>
      send<ReplyOf<CreateInvoiceResponses>>('POST', '/v1/invoices', { body, options }),
    /** Preview a one-off invoice. */
    previewInvoice: (body: BodyOf<PreviewInvoiceData>, options?: CallOptions) =>
      send<ReplyOf<PreviewInvoiceResponses>>('POST', '/v1/invoices/preview', { body, options }),
    /** Get an invoice with its lines. */
    getInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetInvoiceResponses>>('GET', `/v1/invoices/${encodeURIComponent(id)}`, { options }),
    /** Change a draft. Its lines can be replaced where it is a one-off invoice. What is finalized does not change: corrections are new documents. */
    updateInvoice: (id: string, body: BodyOf<UpdateInvoiceData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateInvoiceResponses>>('PATCH', `/v1/invoices/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a one-off draft. */
    deleteInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteInvoiceResponses>>('DELETE', `/v1/invoices/${encodeURIComponent(id)}`, { options }),
    /** Finalize a draft. It gets its number; from here on its content does not change. Not before its tax is known; where usage that came meanwhile has to be taxed by an engine first, it stays a draft and is finalized as soon as that has answered. */
    finalizeInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<FinalizeInvoiceResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/finalize`, { options }),
    /** Ask for the tax of a draft now. Asks the tax engine whenever its turn would be. What came of it `tax_quote` says; a draft that waited for nothing else is finalized. */
    quoteInvoiceTax: (id: string, options?: CallOptions) =>
      send<ReplyOf<QuoteInvoiceTaxResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/quote_tax`, { options }),
    /** Void an invoice. Nothing is owed on it any more. Credit that it used is the customer’s again. Not where money was paid. May ask people to have given their password or second factor within the last ten minutes. */
    voidInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<VoidInvoiceResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/void`, { options }),
    /** Reissue an invoice. Voids it and puts another one with a number of its own in its place: the same lines for the same time, with the discounts that they had, taxed for the customer as they are now. Answers the new one. Not where money was paid, nor where a later document gives a part of it back. */
    reissueInvoice: (id: string, body: BodyOf<ReissueInvoiceData> = {}, options?: CallOptions) =>
      send<ReplyOf<ReissueInvoiceResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/reissue`, { body, options }),
    /** Preview the reissue of an invoice. */
    previewInvoiceReissue: (id: string, body: BodyOf<PreviewInvoiceReissueData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewInvoiceReissueResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/reissue/preview`, { body, options }),
    /** Mark an invoice as uncollectible. Writes off what is due. It can still be paid. May ask people to have given their password or second factor within the last ten minutes. */
    markInvoiceUncollectible: (id: string, options?: CallOptions) =>
      send<ReplyOf<MarkInvoiceUncollectibleResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/mark_uncollectible`, { options }),
    /** Get an invoice as PDF. PDF/A-3b in the customer’s language. Of a draft it says so; of a finalized invoice the content never changes. */
    getInvoicePdf: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetInvoicePdfResponses>>('GET', `/v1/invoices/${encodeURIComponent(id)}/pdf`, { options }),
    /** Get one of your invoices as PDF. */
    getPortalInvoicePdf: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalInvoicePdfResponses>>('GET', `/v1/portal/invoices/${encodeURIComponent(id)}/pdf`, { options }),
    /** Get a link by which an invoice is fetched as PDF. For a browser or a program that has no key: it is sent there and saves the file. Good for 15 minutes, for this invoice alone. Nothing is stored: each call makes another link. */
    createInvoiceDownloadLink: (id: string, options?: CallOptions) =>
      send<ReplyOf<CreateInvoiceDownloadLinkResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/download_link`, { options }),
    /** Get a link by which one of your invoices is fetched as PDF. For the browser, which saves the file without a token. Good for 15 minutes. */
    createPortalInvoiceDownloadLink: (id: string, options?: CallOptions) =>
      send<ReplyOf<CreatePortalInvoiceDownloadLinkResponses>>('POST', `/v1/portal/invoices/${encodeURIComponent(id)}/download_link`, { options }),
    /** List credit notes. */
    listCreditNotes: (query: QueryOf<ListCreditNotesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListCreditNotesResponses>>('GET', '/v1/credit_notes', { query, options }),
    /** Give a part of an invoice back. By line, or as a sum that is spread over the lines; without either all that is left of the invoice. Never more than a line, its tax and the invoice billed, less what was given back before. It is final at once. May ask people to have given their password or second factor within the last ten minutes. */
    createCreditNote: (body: BodyOf<CreateCreditNoteData>, options?: CallOptions) =>
      send<ReplyOf<CreateCreditNoteResponses>>('POST', '/v1/credit_notes', { body, options }),
    /** Get a credit note. */
    getCreditNote: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetCreditNoteResponses>>('GET', `/v1/credit_notes/${encodeURIComponent(id)}`, { options }),
    /** Preview a credit note. */
    previewCreditNote: (body: BodyOf<PreviewCreditNoteData>, options?: CallOptions) =>
      send<ReplyOf<PreviewCreditNoteResponses>>('POST', '/v1/credit_notes/preview', { body, options }),
    /** Take a credit note back. One that somebody issued, while nobody has used it: its credit is whole, nothing is being refunded, and its invoice is not paid. */
    voidCreditNote: (id: string, options?: CallOptions) =>
      send<ReplyOf<VoidCreditNoteResponses>>('POST', `/v1/credit_notes/${encodeURIComponent(id)}/void`, { options }),
    /** List statements. */
    listStatements: (query: QueryOf<ListStatementsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListStatementsResponses>>('GET', '/v1/statements', { query, options }),
    /** Get a statement. */
    getStatement: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetStatementResponses>>('GET', `/v1/statements/${encodeURIComponent(id)}`, { options }),
    /** Record a payment of a statement. Money that came another way, such as a bank transfer, in full or in part. It goes to the invoices, the oldest first. */
    recordStatementPayment: (id: string, body: BodyOf<RecordStatementPaymentData>, options?: CallOptions) =>
      send<ReplyOf<RecordStatementPaymentResponses>>('POST', `/v1/statements/${encodeURIComponent(id)}/record_payment`, { body, options }),
    /** List coupons. */
    listCoupons: (query: QueryOf<ListCouponsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListCouponsResponses>>('GET', '/v1/coupons', { query, options }),
    /** Create a coupon. */
    createCoupon: (body: BodyOf<CreateCouponData>, options?: CallOptions) =>
      send<ReplyOf<CreateCouponResponses>>('POST', '/v1/coupons', { body, options }),
    /** Get a coupon. */
    getCoupon: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetCouponResponses>>('GET', `/v1/coupons/${encodeURIComponent(id)}`, { options }),
    /** Change a coupon. Its name, its limits upward, and until when it can be redeemed. What it gives never changes. */
    updateCoupon: (id: string, body: BodyOf<UpdateCouponData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateCouponResponses>>('PATCH', `/v1/coupons/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a coupon. Only while nobody has redeemed it and no promotion code leads to it. */
    deleteCoupon: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteCouponResponses>>('DELETE', `/v1/coupons/${encodeURIComponent(id)}`, { options }),
    /** Archive a coupon. Nobody can redeem it any more; who has it keeps it. */
    archiveCoupon: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveCouponResponses>>('POST', `/v1/coupons/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a coupon back from the archive. It can be redeemed again. */
    unarchiveCoupon: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveCouponResponses>>('POST', `/v1/coupons/${encodeURIComponent(id)}/unarchive`, { options }),
    /** List promotion codes. */
    listPromotionCodes: (query: QueryOf<ListPromotionCodesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPromotionCodesResponses>>('GET', '/v1/promotion_codes', { query, options }),
    /** Create a promotion code. A coupon can have any number of codes. */
    createPromotionCode: (body: BodyOf<CreatePromotionCodeData>, options?: CallOptions) =>
      send<ReplyOf<CreatePromotionCodeResponses>>('POST', '/v1/promotion_codes', { body, options }),
    /** Check a promotion code. Whether it could be redeemed now, and what it would give. Nothing is reserved. */
    checkPromotionCode: (body: BodyOf<CheckPromotionCodeData>, options?: CallOptions) =>
      send<ReplyOf<CheckPromotionCodeResponses>>('POST', '/v1/promotion_codes/check', { body, options }),
    /** Get a promotion code. */
    getPromotionCode: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPromotionCodeResponses>>('GET', `/v1/promotion_codes/${encodeURIComponent(id)}`, { options }),
    /** Change a promotion code. Its limit upward, and until when it can be redeemed. */
    updatePromotionCode: (id: string, body: BodyOf<UpdatePromotionCodeData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdatePromotionCodeResponses>>('PATCH', `/v1/promotion_codes/${encodeURIComponent(id)}`, { body, options }),
    /** Deactivate a promotion code. Who redeemed it keeps the coupon. The word can be given out anew. */
    deactivatePromotionCode: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeactivatePromotionCodeResponses>>('POST', `/v1/promotion_codes/${encodeURIComponent(id)}/deactivate`, { options }),
    /** List discounts. */
    listDiscounts: (query: QueryOf<ListDiscountsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListDiscountsResponses>>('GET', '/v1/discounts', { query, options }),
    /** Get a discount. */
    getDiscount: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetDiscountResponses>>('GET', `/v1/discounts/${encodeURIComponent(id)}`, { options }),
    /** Remove a discount. Documents to come are not lowered; it stays on record as removed. Where it lowered none yet, the redemption is given back. */
    deleteDiscount: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteDiscountResponses>>('DELETE', `/v1/discounts/${encodeURIComponent(id)}`, { options }),
    /** Apply a coupon to a customer. It lowers each document of the customer from now on, for as long as the coupon says. */
    applyCouponToCustomer: (id: string, body: BodyOf<ApplyCouponToCustomerData> = {}, options?: CallOptions) =>
      send<ReplyOf<ApplyCouponToCustomerResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/apply_coupon`, { body, options }),
    /** Apply a coupon to a subscription. Only what belongs to the subscription is lowered. */
    applyCouponToSubscription: (id: string, body: BodyOf<ApplyCouponToSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<ApplyCouponToSubscriptionResponses>>('POST', `/v1/subscriptions/${encodeURIComponent(id)}/apply_coupon`, { body, options }),
    /** List what a customer may use. One entry a feature, also for those that the customer does not have. */
    listEntitlements: (id: string, query: QueryOf<ListEntitlementsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListEntitlementsResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/entitlements`, { query, options }),
    /** Check what a customer may use of a feature. Fast enough to be asked on every request of yours. `feature` is its code. */
    checkEntitlement: (id: string, feature: string, options?: CallOptions) =>
      send<ReplyOf<CheckEntitlementResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/entitlements/${encodeURIComponent(feature)}`, { options }),
    /** List the exceptions of a customer. */
    listEntitlementOverrides: (id: string, query: QueryOf<ListEntitlementOverridesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListEntitlementOverridesResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/entitlement_overrides`, { query, options }),
    /** Make an exception for a customer. Raises, lowers or denies a feature, in the place of what the plans grant. A newer exception takes the place of the one before. */
    createEntitlementOverride: (id: string, body: BodyOf<CreateEntitlementOverrideData>, options?: CallOptions) =>
      send<ReplyOf<CreateEntitlementOverrideResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/entitlement_overrides`, { body, options }),
    /** Take an exception back. The plans count again. */
    removeEntitlementOverride: (id: string, options?: CallOptions) =>
      send<ReplyOf<RemoveEntitlementOverrideResponses>>('DELETE', `/v1/entitlement_overrides/${encodeURIComponent(id)}`, { options }),
    /** Give a customer credit. It pays what the customer owes, the oldest invoice first, and then the invoices to come. Where a payment is under way it waits. May ask people to have given their password or second factor within the last ten minutes. */
    grantCredit: (id: string, body: BodyOf<GrantCreditData>, options?: CallOptions) =>
      send<ReplyOf<GrantCreditResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/credit_grants`, { body, options }),
    /** List the credit that a customer was given. */
    listCreditGrants: (id: string, query: QueryOf<ListCreditGrantsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListCreditGrantsResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/credit_grants`, { query, options }),
    /** Get a customer’s credit balance. */
    getCreditBalance: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetCreditBalanceResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/credit_balance`, { options }),
    /** Get a credit grant. */
    getCreditGrant: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetCreditGrantResponses>>('GET', `/v1/credit_grants/${encodeURIComponent(id)}`, { options }),
    /** List what invoices drew on a grant, and what expired of it. */
    listCreditEntries: (id: string, query: QueryOf<ListCreditEntriesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListCreditEntriesResponses>>('GET', `/v1/credit_grants/${encodeURIComponent(id)}/entries`, { query, options }),
    /** List wallets. */
    listWallets: (query: QueryOf<ListWalletsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListWalletsResponses>>('GET', '/v1/wallets', { query, options }),
    /** Create a wallet. */
    createWallet: (body: BodyOf<CreateWalletData>, options?: CallOptions) =>
      send<ReplyOf<CreateWalletResponses>>('POST', '/v1/wallets', { body, options }),
    /** Get a wallet. */
    getWallet: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetWalletResponses>>('GET', `/v1/wallets/${encodeURIComponent(id)}`, { options }),
    /** Update a wallet. */
    updateWallet: (id: string, body: BodyOf<UpdateWalletData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateWalletResponses>>('PATCH', `/v1/wallets/${encodeURIComponent(id)}`, { body, options }),
    /** Close a wallet. Nothing can be put into it any more. */
    closeWallet: (id: string, body: BodyOf<CloseWalletData> = {}, options?: CallOptions) =>
      send<ReplyOf<CloseWalletResponses>>('POST', `/v1/wallets/${encodeURIComponent(id)}/close`, { body, options }),
    /** Get what a wallet holds, and what is to come. */
    getWalletBalance: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetWalletBalanceResponses>>('GET', `/v1/wallets/${encodeURIComponent(id)}/balance`, { options }),
    /** Top a wallet up. Sold by an invoice with the reason `top_up`, which only money pays; or given. Give a `reference` to be sure that the same top-up is booked once. May ask people to have given their password or second factor within the last ten minutes. */
    topUpWallet: (id: string, body: BodyOf<TopUpWalletData>, options?: CallOptions) =>
      send<ReplyOf<TopUpWalletResponses>>('POST', `/v1/wallets/${encodeURIComponent(id)}/top_up`, { body, options }),
    /** Take unused credit out of a wallet. What was bought and is neither spent nor expired, what would be drawn first before the rest. What was given stays. Answers what became of it; `withdrawable` of the balance says how much there is. May ask people to have given their password or second factor within the last ten minutes. */
    withdrawFromWallet: (id: string, body: BodyOf<WithdrawFromWalletData>, options?: CallOptions) =>
      send<ReplyOf<WithdrawFromWalletResponses>>('POST', `/v1/wallets/${encodeURIComponent(id)}/withdraw`, { body, options }),
    /** List what was taken out of a wallet. */
    listWalletWithdrawals: (id: string, query: QueryOf<ListWalletWithdrawalsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListWalletWithdrawalsResponses>>('GET', `/v1/wallets/${encodeURIComponent(id)}/withdrawals`, { query, options }),
    /** List the top-ups of a wallet. */
    listWalletTopUps: (id: string, query: QueryOf<ListWalletTopUpsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListWalletTopUpsResponses>>('GET', `/v1/wallets/${encodeURIComponent(id)}/top_ups`, { query, options }),
    /** Pay an invoice now. Charges the customer for all that is owed. A decline is no error: the payment says so. What was written off can still be paid. */
    payInvoice: (id: string, body: BodyOf<PayInvoiceData> = {}, options?: CallOptions) =>
      send<ReplyOf<PayInvoiceResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/pay`, { body, options }),
    /** Record a payment. Money that came another way, such as a bank transfer, in full or in part. */
    recordPayment: (id: string, body: BodyOf<RecordPaymentData>, options?: CallOptions) =>
      send<ReplyOf<RecordPaymentResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/record_payment`, { body, options }),
    /** Charge a customer once. Bills one thing and charges for it at once: an invoice of one line and its payment. A decline is no error: the payment says so, and the invoice is open, to be paid another way or voided. */
    createPayment: (body: BodyOf<CreatePaymentData>, options?: CallOptions) =>
      send<ReplyOf<CreatePaymentResponses>>('POST', '/v1/payments', { body, options }),
    /** List payments. */
    listPayments: (query: QueryOf<ListPaymentsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPaymentsResponses>>('GET', '/v1/payments', { query, options }),
    /** Get a payment. */
    getPayment: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPaymentResponses>>('GET', `/v1/payments/${encodeURIComponent(id)}`, { options }),
    /** Let the customer pay an invoice in person. Opens a door at the gateway for all that is owed, or hands over the one that is open. What the customer does there settles nothing by itself: the gateway is asked, by its notice or by `complete`. */
    createPaymentIntent: (id: string, body: BodyOf<CreatePaymentIntentData> = {}, options?: CallOptions) =>
      send<ReplyOf<CreatePaymentIntentResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/payment_intent`, { body, options }),
    /** Find out what became of a payment. Takes what the customer has approved and asks the gateway now, for who comes back from its form or page, or does not want to wait. */
    completePayment: (id: string, options?: CallOptions) =>
      send<ReplyOf<CompletePaymentResponses>>('POST', `/v1/payments/${encodeURIComponent(id)}/complete`, { options }),
    /** Send a payment back. In full or in part, by a credit note over its invoice. The refund is on its way then; its status says when it was sent. May ask people to have given their password or second factor within the last ten minutes. */
    refundPayment: (id: string, body: BodyOf<RefundPaymentData> = {}, options?: CallOptions) =>
      send<ReplyOf<RefundPaymentResponses>>('POST', `/v1/payments/${encodeURIComponent(id)}/refund`, { body, options }),
    /** Call off an unresolved payment. For a payment that nobody can find out about, or by which the gateway took something else than was asked for, once a person has made sure at the gateway that nothing of it stays there. */
    dismissPayment: (id: string, options?: CallOptions) =>
      send<ReplyOf<DismissPaymentResponses>>('POST', `/v1/payments/${encodeURIComponent(id)}/dismiss`, { options }),
    /** Get a link by which the customer pays an invoice. A page of ours that shows the invoice and takes the payment, in the customer’s language. Each call makes another link, and all of them lead there until they expire or are revoked. The address itself is answered once and kept nowhere. */
    createPaymentLink: (id: string, body: BodyOf<CreatePaymentLinkData> = {}, options?: CallOptions) =>
      send<ReplyOf<CreatePaymentLinkResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/payment_link`, { body, options }),
    /** List the payment links of an invoice. Those that were asked for, the newest first, without their addresses. Links in messages, and in the portal, are not listed. */
    listPaymentLinks: (id: string, query: QueryOf<ListPaymentLinksData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPaymentLinksResponses>>('GET', `/v1/invoices/${encodeURIComponent(id)}/payment_links`, { query, options }),
    /** Revoke a payment link. It leads nowhere any more, from the next click on. What the customer has begun at a payment gateway goes on there. A second time nothing changes. */
    revokePaymentLink: (id: string, options?: CallOptions) =>
      send<ReplyOf<RevokePaymentLinkResponses>>('POST', `/v1/payment_links/${encodeURIComponent(id)}/revoke`, { options }),
    /** List dunning policies. */
    listDunningPolicies: (query: QueryOf<ListDunningPoliciesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListDunningPoliciesResponses>>('GET', '/v1/dunning_policies', { query, options }),
    /** Create a dunning policy. */
    createDunningPolicy: (body: BodyOf<CreateDunningPolicyData>, options?: CallOptions) =>
      send<ReplyOf<CreateDunningPolicyResponses>>('POST', '/v1/dunning_policies', { body, options }),
    /** Get a dunning policy. */
    getDunningPolicy: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetDunningPolicyResponses>>('GET', `/v1/dunning_policies/${encodeURIComponent(id)}`, { options }),
    /** Change a dunning policy. What is being asked for already goes on by the terms that it began with. */
    updateDunningPolicy: (id: string, body: BodyOf<UpdateDunningPolicyData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateDunningPolicyResponses>>('PATCH', `/v1/dunning_policies/${encodeURIComponent(id)}`, { body, options }),
    /** Archive a dunning policy. Customers whose policy is archived are asked by the default. */
    archiveDunningPolicy: (id: string, options?: CallOptions) =>
      send<ReplyOf<ArchiveDunningPolicyResponses>>('POST', `/v1/dunning_policies/${encodeURIComponent(id)}/archive`, { options }),
    /** Take a dunning policy back from the archive. Customers whose policy is archived are asked by the default. */
    unarchiveDunningPolicy: (id: string, options?: CallOptions) =>
      send<ReplyOf<UnarchiveDunningPolicyResponses>>('POST', `/v1/dunning_policies/${encodeURIComponent(id)}/unarchive`, { options }),
    /** List what is done about money that did not come. */
    listDunningRuns: (query: QueryOf<ListDunningRunsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListDunningRunsResponses>>('GET', '/v1/dunning_runs', { query, options }),
    /** Read the story of the money for an invoice. Each question and its answer, each reminder, what was told to whom, what comes next, and what comes at the end. */
    getInvoiceDunning: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetInvoiceDunningResponses>>('GET', `/v1/invoices/${encodeURIComponent(id)}/dunning`, { options }),
    /** Pause asking for an invoice. Nothing is asked or said by itself until somebody resumes it. */
    pauseInvoiceDunning: (id: string, options?: CallOptions) =>
      send<ReplyOf<PauseInvoiceDunningResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/dunning/pause`, { options }),
    /** Go on asking for an invoice. From where it was paused, later by as many days as that took. */
    resumeInvoiceDunning: (id: string, options?: CallOptions) =>
      send<ReplyOf<ResumeInvoiceDunningResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/dunning/resume`, { options }),
    /** Leave out the next retry of an invoice. The end cannot be left out: stop it instead. */
    skipInvoiceDunningStep: (id: string, options?: CallOptions) =>
      send<ReplyOf<SkipInvoiceDunningStepResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/dunning/skip`, { options }),
    /** Ask for an invoice again now. Beside what is planned, which stays as it is. The collector asks within a minute. */
    retryInvoiceDunning: (id: string, options?: CallOptions) =>
      send<ReplyOf<RetryInvoiceDunningResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/dunning/retry`, { options }),
    /** Stop asking for an invoice. For good: nothing is asked, said or done about it by itself any more. It stays owed. */
    stopInvoiceDunning: (id: string, options?: CallOptions) =>
      send<ReplyOf<StopInvoiceDunningResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/dunning/stop`, { options }),
    /** List refunds. */
    listRefunds: (query: QueryOf<ListRefundsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListRefundsResponses>>('GET', '/v1/refunds', { query, options }),
    /** Get a refund. */
    getRefund: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetRefundResponses>>('GET', `/v1/refunds/${encodeURIComponent(id)}`, { options }),
    /** Record that a refund was sent. For money that came another way than by a gateway: a person sends it back, and says so here. Also for a refund about which the gateway is not asked any more (`next_look_at` is null), once a person has looked there. */
    markRefundSent: (id: string, body: BodyOf<MarkRefundSentData>, options?: CallOptions) =>
      send<ReplyOf<MarkRefundSentResponses>>('POST', `/v1/refunds/${encodeURIComponent(id)}/mark_sent`, { body, options }),
    /** Record that a refund was not sent. It becomes credit of the customer. For the refunds that can be marked as sent. */
    markRefundFailed: (id: string, body: BodyOf<MarkRefundFailedData>, options?: CallOptions) =>
      send<ReplyOf<MarkRefundFailedResponses>>('POST', `/v1/refunds/${encodeURIComponent(id)}/mark_failed`, { body, options }),
    /** List disputes. */
    listDisputes: (query: QueryOf<ListDisputesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListDisputesResponses>>('GET', '/v1/disputes', { query, options }),
    /** Get a dispute. */
    getDispute: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetDisputeResponses>>('GET', `/v1/disputes/${encodeURIComponent(id)}`, { options }),
    /** List tickets. */
    listTickets: (query: QueryOf<ListTicketsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListTicketsResponses>>('GET', '/v1/tickets', { query, options }),
    /** Open a ticket. With its first message: the customer’s question that you pass on, or one that you write to the customer. */
    createTicket: (body: BodyOf<CreateTicketData>, options?: CallOptions) =>
      send<ReplyOf<CreateTicketResponses>>('POST', '/v1/tickets', { body, options }),
    /** List who can look after tickets. By name. Also for those who may not see the list of members. */
    listTicketAssignees: (query: QueryOf<ListTicketAssigneesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListTicketAssigneesResponses>>('GET', '/v1/ticket_assignees', { query, options }),
    /** Get a ticket. */
    getTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetTicketResponses>>('GET', `/v1/tickets/${encodeURIComponent(id)}`, { options }),
    /** Change a ticket. What it is called and about, how urgent it is, and who looks after it. */
    updateTicket: (id: string, body: BodyOf<UpdateTicketData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateTicketResponses>>('PATCH', `/v1/tickets/${encodeURIComponent(id)}`, { body, options }),
    /** List what was said. The oldest first, notes among staff included. */
    listTicketMessages: (id: string, query: QueryOf<ListTicketMessagesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListTicketMessagesResponses>>('GET', `/v1/tickets/${encodeURIComponent(id)}/messages`, { query, options }),
    /** Answer, or add a note. An answer is sent to the customer and makes the ticket wait for them. A note is seen by staff only. */
    addTicketMessage: (id: string, body: BodyOf<AddTicketMessageData>, options?: CallOptions) =>
      send<ReplyOf<AddTicketMessageResponses>>('POST', `/v1/tickets/${encodeURIComponent(id)}/messages`, { body, options }),
    /** Solve a ticket. Nobody has to act any more. A reply of the customer opens it again; after two weeks it is closed. */
    solveTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<SolveTicketResponses>>('POST', `/v1/tickets/${encodeURIComponent(id)}/solve`, { options }),
    /** Open a ticket again. It waits for staff again. */
    reopenTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<ReopenTicketResponses>>('POST', `/v1/tickets/${encodeURIComponent(id)}/reopen`, { options }),
    /** Close a ticket for good. Nothing can be added any more. */
    closeTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<CloseTicketResponses>>('POST', `/v1/tickets/${encodeURIComponent(id)}/close`, { options }),
    /** List help desks. */
    listHelpDesks: (query: QueryOf<ListHelpDesksData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListHelpDesksResponses>>('GET', '/v1/help_desks', { query, options }),
    /** Connect a help desk. Tickets that are opened or changed from now on are kept there too. The secrets are sealed and never shown again. One can be connected at a time. Asks people to have given their password or second factor within the last ten minutes. */
    connectHelpDesk: (body: BodyOf<ConnectHelpDeskData>, options?: CallOptions) =>
      send<ReplyOf<ConnectHelpDeskResponses>>('POST', '/v1/help_desks', { body, options }),
    /** Get a help desk. */
    getHelpDesk: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetHelpDeskResponses>>('GET', `/v1/help_desks/${encodeURIComponent(id)}`, { options }),
    /** Change a help desk. Its secrets and settings, of the same help desk: what is kept there stays known. Asks people to have given their password or second factor within the last ten minutes. */
    updateHelpDesk: (id: string, body: BodyOf<UpdateHelpDeskData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateHelpDeskResponses>>('PATCH', `/v1/help_desks/${encodeURIComponent(id)}`, { body, options }),
    /** Test a help desk. Asks it whether it lets us in. Nothing is changed there. */
    testHelpDesk: (id: string, options?: CallOptions) =>
      send<ReplyOf<TestHelpDeskResponses>>('POST', `/v1/help_desks/${encodeURIComponent(id)}/test`, { options }),
    /** Disconnect a help desk. Its secrets are forgotten. Tickets stay on both sides, and go their own ways. Asks people to have given their password or second factor within the last ten minutes. */
    disconnectHelpDesk: (id: string, options?: CallOptions) =>
      send<ReplyOf<DisconnectHelpDeskResponses>>('POST', `/v1/help_desks/${encodeURIComponent(id)}/disconnect`, { options }),
    /** List tickets that a help desk keeps. With `status=failed` those that were given up: `last_error` says what to mend. */
    listHelpDeskTickets: (query: QueryOf<ListHelpDeskTicketsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListHelpDeskTicketsResponses>>('GET', '/v1/help_desk_tickets', { query, options }),
    /** Bring a ticket into step. With the help desk, within seconds: one that was given up, that waits, or that was there before the connection. */
    syncTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<SyncTicketResponses>>('POST', `/v1/tickets/${encodeURIComponent(id)}/sync`, { options }),
    /** List what the help desk has sent. */
    listHelpDeskEvents: (query: QueryOf<ListHelpDeskEventsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListHelpDeskEventsResponses>>('GET', '/v1/help_desk_events', { query, options }),
    /** Get what the help desk has sent. */
    getHelpDeskEvent: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetHelpDeskEventResponses>>('GET', `/v1/help_desk_events/${encodeURIComponent(id)}`, { options }),
    /** Work on a help desk event again. Within seconds. Doing so again changes nothing that was taken over before. */
    replayHelpDeskEvent: (id: string, options?: CallOptions) =>
      send<ReplyOf<ReplayHelpDeskEventResponses>>('POST', `/v1/help_desk_events/${encodeURIComponent(id)}/replay`, { options }),
    /** List your tickets. */
    listPortalTickets: (query: QueryOf<ListPortalTicketsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalTicketsResponses>>('GET', '/v1/portal/tickets', { query, options }),
    /** Ask for help. */
    createPortalTicket: (body: BodyOf<CreatePortalTicketData>, options?: CallOptions) =>
      send<ReplyOf<CreatePortalTicketResponses>>('POST', '/v1/portal/tickets', { body, options }),
    /** Get one of your tickets. */
    getPortalTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalTicketResponses>>('GET', `/v1/portal/tickets/${encodeURIComponent(id)}`, { options }),
    /** List what was said. */
    listPortalTicketMessages: (id: string, query: QueryOf<ListPortalTicketMessagesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalTicketMessagesResponses>>('GET', `/v1/portal/tickets/${encodeURIComponent(id)}/messages`, { query, options }),
    /** Reply. What was solved is open again by it. */
    addPortalTicketMessage: (id: string, body: BodyOf<AddPortalTicketMessageData>, options?: CallOptions) =>
      send<ReplyOf<AddPortalTicketMessageResponses>>('POST', `/v1/portal/tickets/${encodeURIComponent(id)}/messages`, { body, options }),
    /** Say that you need nothing more. */
    solvePortalTicket: (id: string, options?: CallOptions) =>
      send<ReplyOf<SolvePortalTicketResponses>>('POST', `/v1/portal/tickets/${encodeURIComponent(id)}/solve`, { options }),
    /** List payment methods. */
    listPaymentMethods: (query: QueryOf<ListPaymentMethodsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPaymentMethodsResponses>>('GET', '/v1/payment_methods', { query, options }),
    /** Add a payment method. By the token that the gateway gave for it. A new default is tried at once on what the customer owes and is charged for automatically. */
    createPaymentMethod: (body: BodyOf<CreatePaymentMethodData>, options?: CallOptions) =>
      send<ReplyOf<CreatePaymentMethodResponses>>('POST', '/v1/payment_methods', { body, options }),
    /** Get a payment method. */
    getPaymentMethod: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPaymentMethodResponses>>('GET', `/v1/payment_methods/${encodeURIComponent(id)}`, { options }),
    /** Charge the customer by this payment method. */
    makePaymentMethodDefault: (id: string, options?: CallOptions) =>
      send<ReplyOf<MakePaymentMethodDefaultResponses>>('POST', `/v1/payment_methods/${encodeURIComponent(id)}/make_default`, { options }),
    /** Remove a payment method. */
    removePaymentMethod: (id: string, options?: CallOptions) =>
      send<ReplyOf<RemovePaymentMethodResponses>>('POST', `/v1/payment_methods/${encodeURIComponent(id)}/remove`, { options }),
    /** Let a customer give a payment method in person. Opens the gateway’s form or page for it, without a charge. `complete` writes what the customer gave. */
    setUpPaymentMethod: (body: BodyOf<SetUpPaymentMethodData>, options?: CallOptions) =>
      send<ReplyOf<SetUpPaymentMethodResponses>>('POST', '/v1/payment_methods/setup', { body, options }),
    /** Write the payment method that a customer gave. By the gateway’s word: what the browser says is not looked at. */
    completePaymentMethodSetup: (body: BodyOf<CompletePaymentMethodSetupData>, options?: CallOptions) =>
      send<ReplyOf<CompletePaymentMethodSetupResponses>>('POST', '/v1/payment_methods/setup/complete', { body, options }),
    /** List gateway accounts. */
    listGatewayAccounts: (query: QueryOf<ListGatewayAccountsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListGatewayAccountsResponses>>('GET', '/v1/gateway_accounts', { query, options }),
    /** Connect a gateway account. New payments go there from now on, in the place of the account of the installation. The secrets are sealed and never shown again. Asks people to have given their password or second factor within the last ten minutes. */
    connectGatewayAccount: (body: BodyOf<ConnectGatewayAccountData>, options?: CallOptions) =>
      send<ReplyOf<ConnectGatewayAccountResponses>>('POST', '/v1/gateway_accounts', { body, options }),
    /** Get a gateway account. */
    getGatewayAccount: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetGatewayAccountResponses>>('GET', `/v1/gateway_accounts/${encodeURIComponent(id)}`, { options }),
    /** Replace keys of a gateway account. Of the same account at the gateway: payments that were begun there are asked about with the new keys. Asks people to have given their password or second factor within the last ten minutes. */
    updateGatewayAccount: (id: string, body: BodyOf<UpdateGatewayAccountData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateGatewayAccountResponses>>('PATCH', `/v1/gateway_accounts/${encodeURIComponent(id)}`, { body, options }),
    /** Disconnect a gateway account. Its secrets are forgotten. What is kept there cannot be charged or refunded from here any more. Asks people to have given their password or second factor within the last ten minutes. */
    disconnectGatewayAccount: (id: string, options?: CallOptions) =>
      send<ReplyOf<DisconnectGatewayAccountResponses>>('POST', `/v1/gateway_accounts/${encodeURIComponent(id)}/disconnect`, { options }),
    /** List what gateways have sent. */
    listGatewayEvents: (query: QueryOf<ListGatewayEventsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListGatewayEventsResponses>>('GET', '/v1/gateway_events', { query, options }),
    /** Get what a gateway has sent. */
    getGatewayEvent: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetGatewayEventResponses>>('GET', `/v1/gateway_events/${encodeURIComponent(id)}`, { options }),
    /** Look into a gateway event again. Within seconds. The thing that it hints at is read at the gateway as it is then; doing so again changes nothing. */
    replayGatewayEvent: (id: string, options?: CallOptions) =>
      send<ReplyOf<ReplayGatewayEventResponses>>('POST', `/v1/gateway_events/${encodeURIComponent(id)}/replay`, { options }),
    /** List the audit log. Who did what, to what, from where; the newest first. */
    listAuditLog: (query: QueryOf<ListAuditLogData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListAuditLogResponses>>('GET', '/v1/audit_log', { query, options }),
    /** Export the audit log. The oldest first, 10,000 records at most. As CSV, as JSON lines (`jsonl`), or as JSON, which says where to go on. The export itself is recorded. */
    exportAuditLog: (query: QueryOf<ExportAuditLogData> = {}, options?: CallOptions) =>
      send<ReplyOf<ExportAuditLogResponses>>('GET', '/v1/audit_log/export', { query, options }),
    /** Verify the audit log. Computes the hash of every record again. With the `sequence` and `hash` of a record that was noted elsewhere it is also proven that nothing up to there was written anew. */
    verifyAuditLog: (query: QueryOf<VerifyAuditLogData> = {}, options?: CallOptions) =>
      send<ReplyOf<VerifyAuditLogResponses>>('GET', '/v1/audit_log/verification', { query, options }),
    /** Get a record of the audit log. */
    getAuditLogRecord: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetAuditLogRecordResponses>>('GET', `/v1/audit_log/${encodeURIComponent(id)}`, { options }),
    /** Explain an invoice. Why each line costs what it costs, and how the total comes about, in words for whoever has to pay it. */
    explainInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<ExplainInvoiceResponses>>('GET', `/v1/invoices/${encodeURIComponent(id)}/explanation`, { options }),
    /** Explain a credit note. Why each line gives back what it gives back, with its part of discount and tax, and where that goes. */
    explainCreditNote: (id: string, options?: CallOptions) =>
      send<ReplyOf<ExplainCreditNoteResponses>>('GET', `/v1/credit_notes/${encodeURIComponent(id)}/explanation`, { options }),
    /** Compute every stored amount again. Computes each amount of each invoice again from what it was made of, and lists whatever differs from what is stored. Nothing is changed. */
    verifyAmounts: (options?: CallOptions) =>
      send<ReplyOf<VerifyAmountsResponses>>('GET', '/v1/verification', { options }),
    /** Check what must always hold. Looks for whatever should never be stored, and for what waits for a person, each with its remedy. Nothing is changed. */
    runDoctor: (options?: CallOptions) =>
      send<ReplyOf<RunDoctorResponses>>('GET', '/v1/doctor', { options }),
    /** List events. What has happened, the newest first. */
    listEvents: (query: QueryOf<ListEventsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListEventsResponses>>('GET', '/v1/events', { query, options }),
    /** Get an event. */
    getEvent: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetEventResponses>>('GET', `/v1/events/${encodeURIComponent(id)}`, { options }),
    /** List webhook endpoints. */
    listWebhookEndpoints: (query: QueryOf<ListWebhookEndpointsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListWebhookEndpointsResponses>>('GET', '/v1/webhook_endpoints', { query, options }),
    /** Create a webhook endpoint. It is told of whatever happens from now on. The answer holds the secret that signs what it gets, once. There can be twenty. Asks people to have given their password or second factor within the last ten minutes. */
    createWebhookEndpoint: (body: BodyOf<CreateWebhookEndpointData>, options?: CallOptions) =>
      send<ReplyOf<CreateWebhookEndpointResponses>>('POST', '/v1/webhook_endpoints', { body, options }),
    /** Get a webhook endpoint. */
    getWebhookEndpoint: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetWebhookEndpointResponses>>('GET', `/v1/webhook_endpoints/${encodeURIComponent(id)}`, { options }),
    /** Update a webhook endpoint. What is on its way already goes to the new address. Asks people to have given their password or second factor within the last ten minutes. */
    updateWebhookEndpoint: (id: string, body: BodyOf<UpdateWebhookEndpointData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateWebhookEndpointResponses>>('PATCH', `/v1/webhook_endpoints/${encodeURIComponent(id)}`, { body, options }),
    /** Delete a webhook endpoint. What was on its way to it is canceled. What it was told stays in the log. */
    deleteWebhookEndpoint: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteWebhookEndpointResponses>>('DELETE', `/v1/webhook_endpoints/${encodeURIComponent(id)}`, { options }),
    /** Disable a webhook endpoint. It is told nothing until it is enabled again; what was on its way is canceled. */
    disableWebhookEndpoint: (id: string, options?: CallOptions) =>
      send<ReplyOf<DisableWebhookEndpointResponses>>('POST', `/v1/webhook_endpoints/${encodeURIComponent(id)}/disable`, { options }),
    /** Enable a webhook endpoint. It is told of whatever happens from now on. What it missed can be replayed. */
    enableWebhookEndpoint: (id: string, options?: CallOptions) =>
      send<ReplyOf<EnableWebhookEndpointResponses>>('POST', `/v1/webhook_endpoints/${encodeURIComponent(id)}/enable`, { options }),
    /** Rotate the secret of a webhook endpoint. The answer holds the new secret, once. For 24 hours each delivery is signed with the old one too. Asks people to have given their password or second factor within the last ten minutes. */
    rotateWebhookEndpointSecret: (id: string, options?: CallOptions) =>
      send<ReplyOf<RotateWebhookEndpointSecretResponses>>('POST', `/v1/webhook_endpoints/${encodeURIComponent(id)}/rotate_secret`, { options }),
    /** Send what a webhook endpoint missed. Whatever never arrived, and whatever it wants and was not told because it was disabled. A delivery keeps its `webhook-id`; what arrived is not sent again. */
    replayWebhookEndpoint: (id: string, body: BodyOf<ReplayWebhookEndpointData>, options?: CallOptions) =>
      send<ReplyOf<ReplayWebhookEndpointResponses>>('POST', `/v1/webhook_endpoints/${encodeURIComponent(id)}/replay`, { body, options }),
    /** List webhook deliveries. What was sent to whom, with each attempt and its answer, the newest first. Deliveries are forgotten 30 days after they ended. */
    listWebhookDeliveries: (query: QueryOf<ListWebhookDeliveriesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListWebhookDeliveriesResponses>>('GET', '/v1/webhook_deliveries', { query, options }),
    /** Get a webhook delivery. */
    getWebhookDelivery: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetWebhookDeliveryResponses>>('GET', `/v1/webhook_deliveries/${encodeURIComponent(id)}`, { options }),
    /** Send a webhook delivery again. Whether it arrived or not, under the same `webhook-id`, on a schedule of its own. */
    retryWebhookDelivery: (id: string, options?: CallOptions) =>
      send<ReplyOf<RetryWebhookDeliveryResponses>>('POST', `/v1/webhook_deliveries/${encodeURIComponent(id)}/retry`, { options }),
    /** Send a test to a webhook endpoint. An event `webhook_endpoint.test`, to this endpoint alone, whatever its filters are. It leaves within seconds; the delivery says what came of it. */
    testWebhookEndpoint: (id: string, options?: CallOptions) =>
      send<ReplyOf<TestWebhookEndpointResponses>>('POST', `/v1/webhook_endpoints/${encodeURIComponent(id)}/test`, { options }),
    /** Send an event to a webhook endpoint. Under the same `webhook-id` as before, if it was sent there before. */
    resendEvent: (id: string, body: BodyOf<ResendEventData>, options?: CallOptions) =>
      send<ReplyOf<ResendEventResponses>>('POST', `/v1/events/${encodeURIComponent(id)}/resend`, { body, options }),
    /** List messages. What customers and staff were told, the newest first: the outbox. */
    listMessages: (query: QueryOf<ListMessagesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListMessagesResponses>>('GET', '/v1/messages', { query, options }),
    /** Get a message. */
    getMessage: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetMessageResponses>>('GET', `/v1/messages/${encodeURIComponent(id)}`, { options }),
    /** Send a message again. The same words to the same address, as a message of its own. */
    resendMessage: (id: string, options?: CallOptions) =>
      send<ReplyOf<ResendMessageResponses>>('POST', `/v1/messages/${encodeURIComponent(id)}/resend`, { options }),
    /** Send an invoice to its customer. By hand, as often as you like: what is owed as an invoice, what is paid as a receipt, by the channels that the customer prefers. */
    sendInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<SendInvoiceResponses>>('POST', `/v1/invoices/${encodeURIComponent(id)}/send`, { options }),
    /** List notification templates. All that somebody is told of, in one page. */
    listNotificationTemplates: (options?: CallOptions) =>
      send<ReplyOf<ListNotificationTemplatesResponses>>('GET', '/v1/notification_templates', { options }),
    /** Get a notification template. */
    getNotificationTemplate: (template: string, options?: CallOptions) =>
      send<ReplyOf<GetNotificationTemplateResponses>>('GET', `/v1/notification_templates/${encodeURIComponent(template)}`, { options }),
    /** Get the words of a template. Your own, else those of the program. */
    getNotificationText: (template: string, channel: string, language: string, options?: CallOptions) =>
      send<ReplyOf<GetNotificationTextResponses>>('GET', `/v1/notification_templates/${encodeURIComponent(template)}/texts/${encodeURIComponent(channel)}/${encodeURIComponent(language)}`, { options }),
    /** Give a template your own words. Strict: a variable that the template does not have is refused, and so is what is not understood. */
    updateNotificationText: (template: string, channel: string, language: string, body: BodyOf<UpdateNotificationTextData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateNotificationTextResponses>>('PATCH', `/v1/notification_templates/${encodeURIComponent(template)}/texts/${encodeURIComponent(channel)}/${encodeURIComponent(language)}`, { body, options }),
    /** Go back to the words of the program. */
    resetNotificationText: (template: string, channel: string, language: string, options?: CallOptions) =>
      send<ReplyOf<ResetNotificationTextResponses>>('DELETE', `/v1/notification_templates/${encodeURIComponent(template)}/texts/${encodeURIComponent(channel)}/${encodeURIComponent(language)}`, { options }),
    /** See a message before it is sent. With the words that count or with some to try, about a real thing or a made-up one. */
    previewNotificationTemplate: (template: string, body: BodyOf<PreviewNotificationTemplateData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewNotificationTemplateResponses>>('POST', `/v1/notification_templates/${encodeURIComponent(template)}/preview`, { body, options }),
    /** Send a test message. With made-up values, to any address; at most twenty an hour. */
    testNotificationTemplate: (template: string, body: BodyOf<TestNotificationTemplateData>, options?: CallOptions) =>
      send<ReplyOf<TestNotificationTemplateResponses>>('POST', `/v1/notification_templates/${encodeURIComponent(template)}/test`, { body, options }),
    /** Get the settings of messages. */
    getNotificationSettings: (options?: CallOptions) =>
      send<ReplyOf<GetNotificationSettingsResponses>>('GET', '/v1/notification_settings', { options }),
    /** Change the settings of messages. */
    updateNotificationSettings: (body: BodyOf<UpdateNotificationSettingsData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateNotificationSettingsResponses>>('PATCH', '/v1/notification_settings', { body, options }),
    /** Get what a customer wants to hear. */
    getNotificationPreferences: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetNotificationPreferencesResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/notification_preferences`, { options }),
    /** Change what a customer wants to hear. What a contract asks for is sent whatever is said here. */
    updateNotificationPreferences: (id: string, body: BodyOf<UpdateNotificationPreferencesData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdateNotificationPreferencesResponses>>('PATCH', `/v1/customers/${encodeURIComponent(id)}/notification_preferences`, { body, options }),
    /** List suppressed addresses. Addresses to which nothing is sent any more, the newest first. */
    listSuppressions: (query: QueryOf<ListSuppressionsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListSuppressionsResponses>>('GET', '/v1/suppressions', { query, options }),
    /** Send nothing more to an address. */
    createSuppression: (body: BodyOf<CreateSuppressionData>, options?: CallOptions) =>
      send<ReplyOf<CreateSuppressionResponses>>('POST', '/v1/suppressions', { body, options }),
    /** Send to an address again. */
    deleteSuppression: (id: string, options?: CallOptions) =>
      send<ReplyOf<DeleteSuppressionResponses>>('DELETE', `/v1/suppressions/${encodeURIComponent(id)}`, { options }),
    /** Export all that is held about a customer. As one JSON file. Of an erased customer it has whom retained documents still name, which is shown nowhere else. */
    exportCustomer: (id: string, options?: CallOptions) =>
      send<ReplyOf<ExportCustomerResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/export`, { options }),
    /** Forget the person behind a customer. Names, addresses and contact points become a pseudonym, logins and payment methods end, messages are emptied. Documents keep whom they name for as long as the law asks, shown to nobody. Only while nothing is owed and no subscription runs. It cannot be undone. Asks people to have given their password or second factor within the last ten minutes. */
    eraseCustomer: (id: string, body: BodyOf<EraseCustomerData>, options?: CallOptions) =>
      send<ReplyOf<EraseCustomerResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/erase`, { body, options }),
    /** Get the settings of privacy. */
    getPrivacySettings: (options?: CallOptions) =>
      send<ReplyOf<GetPrivacySettingsResponses>>('GET', '/v1/privacy_settings', { options }),
    /** Change the settings of privacy. For erasures to come: what was erased before keeps its date. */
    updatePrivacySettings: (body: BodyOf<UpdatePrivacySettingsData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdatePrivacySettingsResponses>>('PATCH', '/v1/privacy_settings', { body, options }),
    /** Export all that is held about you. */
    exportAccount: (options?: CallOptions) =>
      send<ReplyOf<ExportAccountResponses>>('GET', '/v1/auth/export', { options }),
    /** Have your account forgotten. Once you work for no organization any more and act for no customer: leave first. It ends your sessions and cannot be undone. Asks people to have given their password or second factor within the last ten minutes. */
    eraseAccount: (body: BodyOf<EraseAccountData>, options?: CallOptions) =>
      send<ReplyOf<EraseAccountResponses>>('POST', '/v1/auth/erase', { body, options }),
    /** Get the settings of the portal. */
    getPortalSettings: (options?: CallOptions) =>
      send<ReplyOf<GetPortalSettingsResponses>>('GET', '/v1/portal_settings', { options }),
    /** Change the settings of the portal. The first change opens it: on the hosted page, unless `page_url` names a page of your own. */
    updatePortalSettings: (body: BodyOf<UpdatePortalSettingsData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdatePortalSettingsResponses>>('PATCH', '/v1/portal_settings', { body, options }),
    /** Replace the publishable key. The one before opens nothing any more: put the new one into your page at once. Customers who are signed in stay so. Asks people to have given their password or second factor within the last ten minutes. */
    rotatePublishableKey: (options?: CallOptions) =>
      send<ReplyOf<RotatePublishableKeyResponses>>('POST', '/v1/portal_settings/rotate_publishable_key', { options }),
    /** List who may log in for a customer. The first hundred. */
    listCustomerLogins: (id: string, options?: CallOptions) =>
      send<ReplyOf<ListCustomerLoginsResponses>>('GET', `/v1/customers/${encodeURIComponent(id)}/logins`, { options }),
    /** Let somebody log in for a customer. They are told by mail. Who has no account yet is sent a link, good for seven days, to choose a password. Again: they are told again. */
    inviteCustomerLogin: (id: string, body: BodyOf<InviteCustomerLoginData>, options?: CallOptions) =>
      send<ReplyOf<InviteCustomerLoginResponses>>('POST', `/v1/customers/${encodeURIComponent(id)}/logins`, { body, options }),
    /** Take somebody’s access to a customer away. From the next request on. Their account remains: they may act for others. */
    removeCustomerLogin: (id: string, user: string, options?: CallOptions) =>
      send<ReplyOf<RemoveCustomerLoginResponses>>('DELETE', `/v1/customers/${encodeURIComponent(id)}/logins/${encodeURIComponent(user)}`, { options }),
    /** See whose portal is at an address. For the hosted page, before anybody has logged in. A page that is closed is answered like one that never was. */
    getPortalPage: (slug: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalPageResponses>>('GET', `/v1/portal/pages/${encodeURIComponent(slug)}`, { options }),
    /** Sign up. The answer is the same whether or not the address is known. Where mail is sent, the link in it and the password make the customer. */
    signUpToPortal: (body: BodyOf<SignUpToPortalData>, options?: CallOptions) =>
      send<ReplyOf<SignUpToPortalResponses>>('POST', '/v1/portal/signup', { body, options }),
    /** Confirm an address. By the token of the link and the password together: neither alone is of use to anybody. */
    verifyPortalEmail: (body: BodyOf<VerifyPortalEmailData>, options?: CallOptions) =>
      send<ReplyOf<VerifyPortalEmailResponses>>('POST', '/v1/portal/verify_email', { body, options }),
    /** Log in. */
    logInToPortal: (body: BodyOf<LogInToPortalData>, options?: CallOptions) =>
      send<ReplyOf<LogInToPortalResponses>>('POST', '/v1/portal/login', { body, options }),
    /** Get a new access token. The refresh token is used up; the answer has the next. One that comes a second time ends the session, for it is in two hands. */
    refreshPortalToken: (body: BodyOf<RefreshPortalTokenData> = {}, options?: CallOptions) =>
      send<ReplyOf<RefreshPortalTokenResponses>>('POST', '/v1/portal/token/refresh', { body, options }),
    /** Send a link to log in by. The answer is the same whether or not the address is known. The link can be used once, within 30 minutes. */
    sendPortalMagicLink: (body: BodyOf<SendPortalMagicLinkData>, options?: CallOptions) =>
      send<ReplyOf<SendPortalMagicLinkResponses>>('POST', '/v1/portal/magic_link', { body, options }),
    /** Send a link to choose a new password by. The answer is the same whether or not the address is known. The link can be used once, within 30 minutes. */
    sendPortalPasswordReset: (body: BodyOf<SendPortalPasswordResetData>, options?: CallOptions) =>
      send<ReplyOf<SendPortalPasswordResetResponses>>('POST', '/v1/portal/password_reset', { body, options }),
    /** Log in by a link. */
    redeemPortalMagicLink: (body: BodyOf<RedeemPortalMagicLinkData>, options?: CallOptions) =>
      send<ReplyOf<RedeemPortalMagicLinkResponses>>('POST', '/v1/portal/magic_link/redeem', { body, options }),
    /** Choose a new password. By the token of the link, which confirms the address too. All sessions end; log in afterwards. */
    confirmPortalPasswordReset: (body: BodyOf<ConfirmPortalPasswordResetData>, options?: CallOptions) =>
      send<ReplyOf<ConfirmPortalPasswordResetResponses>>('POST', '/v1/portal/password_reset/confirm', { body, options }),
    /** Act for another customer of yours. With new tokens; those before end. */
    switchPortalCustomer: (body: BodyOf<SwitchPortalCustomerData>, options?: CallOptions) =>
      send<ReplyOf<SwitchPortalCustomerResponses>>('POST', '/v1/portal/switch', { body, options }),
    /** Log out. The tokens open nothing from the next request on, and the cookie of the hosted page is gone. */
    logOutOfPortal: (options?: CallOptions) =>
      send<ReplyOf<LogOutOfPortalResponses>>('POST', '/v1/portal/logout', { options }),
    /** See who you are. */
    getPortalMe: (options?: CallOptions) =>
      send<ReplyOf<GetPortalMeResponses>>('GET', '/v1/portal/me', { options }),
    /** Change your billing details. */
    updatePortalMe: (body: BodyOf<UpdatePortalMeData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdatePortalMeResponses>>('PATCH', '/v1/portal/me', { body, options }),
    /** List what is offered. Plans that are active and listed, with the prices that can be chosen. Also for the publishable key alone. */
    listPortalPlans: (query: QueryOf<ListPortalPlansData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalPlansResponses>>('GET', '/v1/portal/plans', { query, options }),
    /** List what you may use. */
    listPortalEntitlements: (query: QueryOf<ListPortalEntitlementsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalEntitlementsResponses>>('GET', '/v1/portal/entitlements', { query, options }),
    /** See what you have used. In the running periods, as the next invoices would bill it now. */
    getPortalUsage: (options?: CallOptions) =>
      send<ReplyOf<GetPortalUsageResponses>>('GET', '/v1/portal/usage', { options }),
    /** List your subscriptions. */
    listPortalSubscriptions: (query: QueryOf<ListPortalSubscriptionsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalSubscriptionsResponses>>('GET', '/v1/portal/subscriptions', { query, options }),
    /** Subscribe to a plan. To a plan that is listed. A trial is had once: whoever has subscribed before begins without one. */
    createPortalSubscription: (body: BodyOf<CreatePortalSubscriptionData>, options?: CallOptions) =>
      send<ReplyOf<CreatePortalSubscriptionResponses>>('POST', '/v1/portal/subscriptions', { body, options }),
    /** See what a plan would cost you. */
    previewPortalSubscription: (body: BodyOf<PreviewPortalSubscriptionData>, options?: CallOptions) =>
      send<ReplyOf<PreviewPortalSubscriptionResponses>>('POST', '/v1/portal/subscriptions/preview', { body, options }),
    /** Get a subscription of yours. */
    getPortalSubscription: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalSubscriptionResponses>>('GET', `/v1/portal/subscriptions/${encodeURIComponent(id)}`, { options }),
    /** Change the plan or the quantity. */
    changePortalSubscription: (id: string, body: BodyOf<ChangePortalSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<ChangePortalSubscriptionResponses>>('PATCH', `/v1/portal/subscriptions/${encodeURIComponent(id)}`, { body, options }),
    /** See your next invoice. To the cent, as it would be billed if nothing changes until then. */
    getPortalUpcomingInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalUpcomingInvoiceResponses>>('GET', `/v1/portal/subscriptions/${encodeURIComponent(id)}/upcoming_invoice`, { options }),
    /** See what a change would cost you. */
    previewPortalSubscriptionChange: (id: string, body: BodyOf<PreviewPortalSubscriptionChangeData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewPortalSubscriptionChangeResponses>>('POST', `/v1/portal/subscriptions/${encodeURIComponent(id)}/preview`, { body, options }),
    /** Take back a change that waits. One that you asked for yourself, as its `by_customer` says. */
    withdrawPortalSubscriptionChange: (id: string, change: string, options?: CallOptions) =>
      send<ReplyOf<WithdrawPortalSubscriptionChangeResponses>>('POST', `/v1/portal/subscriptions/${encodeURIComponent(id)}/changes/${encodeURIComponent(change)}/withdraw`, { options }),
    /** Unsubscribe. At the end of what is paid for, or at once where the seller lets customers. */
    unsubscribePortalSubscription: (id: string, body: BodyOf<UnsubscribePortalSubscriptionData> = {}, options?: CallOptions) =>
      send<ReplyOf<UnsubscribePortalSubscriptionResponses>>('POST', `/v1/portal/subscriptions/${encodeURIComponent(id)}/unsubscribe`, { body, options }),
    /** See what unsubscribing would bring. Until when it runs, and what is billed and given back. */
    previewPortalUnsubscribe: (id: string, body: BodyOf<PreviewPortalUnsubscribeData> = {}, options?: CallOptions) =>
      send<ReplyOf<PreviewPortalUnsubscribeResponses>>('POST', `/v1/portal/subscriptions/${encodeURIComponent(id)}/preview_unsubscribe`, { body, options }),
    /** Stay subscribed. Takes back a cancellation that has not happened yet. */
    undoUnsubscribePortalSubscription: (id: string, options?: CallOptions) =>
      send<ReplyOf<UndoUnsubscribePortalSubscriptionResponses>>('POST', `/v1/portal/subscriptions/${encodeURIComponent(id)}/undo_unsubscribe`, { options }),
    /** List your invoices. */
    listPortalInvoices: (query: QueryOf<ListPortalInvoicesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalInvoicesResponses>>('GET', '/v1/portal/invoices', { query, options }),
    /** Get an invoice of yours. With its lines. */
    getPortalInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalInvoiceResponses>>('GET', `/v1/portal/invoices/${encodeURIComponent(id)}`, { options }),
    /** Pay an invoice in person. Opens a door at the gateway for all that is owed: its client secret, or its page. What your browser says settles nothing: the gateway is asked, by its notice or by `complete`. */
    createPortalPaymentIntent: (id: string, body: BodyOf<CreatePortalPaymentIntentData> = {}, options?: CallOptions) =>
      send<ReplyOf<CreatePortalPaymentIntentResponses>>('POST', `/v1/portal/invoices/${encodeURIComponent(id)}/payment_intent`, { body, options }),
    /** Pay an invoice by a payment method of yours. All that is owed, now. A decline is no error: the payment says so. */
    payPortalInvoice: (id: string, body: BodyOf<PayPortalInvoiceData> = {}, options?: CallOptions) =>
      send<ReplyOf<PayPortalInvoiceResponses>>('POST', `/v1/portal/invoices/${encodeURIComponent(id)}/pay`, { body, options }),
    /** Get a link to a page where an invoice can be paid. */
    createPortalPaymentLink: (id: string, options?: CallOptions) =>
      send<ReplyOf<CreatePortalPaymentLinkResponses>>('POST', `/v1/portal/invoices/${encodeURIComponent(id)}/payment_link`, { options }),
    /** Find out what became of a payment. Asks the gateway now: for who comes back from its form or page. */
    completePortalPayment: (id: string, options?: CallOptions) =>
      send<ReplyOf<CompletePortalPaymentResponses>>('POST', `/v1/portal/payments/${encodeURIComponent(id)}/complete`, { options }),
    /** See why an invoice costs what it costs. Each line in sentences, in the order of the computation, and how the total comes about. */
    explainPortalInvoice: (id: string, options?: CallOptions) =>
      send<ReplyOf<ExplainPortalInvoiceResponses>>('GET', `/v1/portal/invoices/${encodeURIComponent(id)}/explanation`, { options }),
    /** List what you have paid, and tried to. */
    listPortalPayments: (query: QueryOf<ListPortalPaymentsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalPaymentsResponses>>('GET', '/v1/portal/payments', { query, options }),
    /** List what was given back to you. */
    listPortalCreditNotes: (query: QueryOf<ListPortalCreditNotesData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalCreditNotesResponses>>('GET', '/v1/portal/credit_notes', { query, options }),
    /** Get a credit note of yours. With its lines. */
    getPortalCreditNote: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetPortalCreditNoteResponses>>('GET', `/v1/portal/credit_notes/${encodeURIComponent(id)}`, { options }),
    /** See your credit. */
    getPortalCredit: (options?: CallOptions) =>
      send<ReplyOf<GetPortalCreditResponses>>('GET', '/v1/portal/credit', { options }),
    /** List your payment methods. */
    listPortalPaymentMethods: (query: QueryOf<ListPortalPaymentMethodsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListPortalPaymentMethodsResponses>>('GET', '/v1/portal/payment_methods', { query, options }),
    /** Add a payment method. By the token that the gateway’s form gave for it, never by a card’s number. */
    createPortalPaymentMethod: (body: BodyOf<CreatePortalPaymentMethodData>, options?: CallOptions) =>
      send<ReplyOf<CreatePortalPaymentMethodResponses>>('POST', '/v1/portal/payment_methods', { body, options }),
    /** Give a payment method in person. Opens the gateway’s form or page for it, without a charge. `complete` keeps what you gave there. */
    setUpPortalPaymentMethod: (body: BodyOf<SetUpPortalPaymentMethodData>, options?: CallOptions) =>
      send<ReplyOf<SetUpPortalPaymentMethodResponses>>('POST', '/v1/portal/payment_methods/setup', { body, options }),
    /** Keep the payment method that you gave. By the gateway’s word: what the browser says is not looked at. */
    completePortalPaymentMethodSetup: (body: BodyOf<CompletePortalPaymentMethodSetupData>, options?: CallOptions) =>
      send<ReplyOf<CompletePortalPaymentMethodSetupResponses>>('POST', '/v1/portal/payment_methods/setup/complete', { body, options }),
    /** Be charged by this payment method. */
    makePortalPaymentMethodDefault: (id: string, options?: CallOptions) =>
      send<ReplyOf<MakePortalPaymentMethodDefaultResponses>>('POST', `/v1/portal/payment_methods/${encodeURIComponent(id)}/make_default`, { options }),
    /** Remove a payment method. */
    removePortalPaymentMethod: (id: string, options?: CallOptions) =>
      send<ReplyOf<RemovePortalPaymentMethodResponses>>('DELETE', `/v1/portal/payment_methods/${encodeURIComponent(id)}`, { options }),
    /** See by what you can pay. */
    getPortalPaymentOptions: (options?: CallOptions) =>
      send<ReplyOf<GetPortalPaymentOptionsResponses>>('GET', '/v1/portal/payment_options', { options }),
    /** Change your password. All your other sessions end, and you are told by mail. Where your account opens more than this portal, `password_reset` sends a link. */
    changePortalPassword: (body: BodyOf<ChangePortalPasswordData>, options?: CallOptions) =>
      send<ReplyOf<ChangePortalPasswordResponses>>('POST', '/v1/portal/password', { body, options }),
    /** List where you are logged in. */
    listPortalSessions: (options?: CallOptions) =>
      send<ReplyOf<ListPortalSessionsResponses>>('GET', '/v1/portal/sessions', { options }),
    /** Log out elsewhere. Its tokens open nothing from the next request on. */
    endPortalSession: (id: string, options?: CallOptions) =>
      send<ReplyOf<EndPortalSessionResponses>>('DELETE', `/v1/portal/sessions/${encodeURIComponent(id)}`, { options }),
    /** See what you are told, and how. */
    getPortalNotificationPreferences: (options?: CallOptions) =>
      send<ReplyOf<GetPortalNotificationPreferencesResponses>>('GET', '/v1/portal/notification_preferences', { options }),
    /** Change what you are told, and how. */
    updatePortalNotificationPreferences: (body: BodyOf<UpdatePortalNotificationPreferencesData> = {}, options?: CallOptions) =>
      send<ReplyOf<UpdatePortalNotificationPreferencesResponses>>('PATCH', '/v1/portal/notification_preferences', { body, options }),
    /** Take your data with you. Your details, subscriptions, invoices with their lines, credit notes, payments, payment methods and tickets, as one JSON file. */
    exportPortal: (options?: CallOptions) =>
      send<ReplyOf<ExportPortalResponses>>('GET', '/v1/portal/export', { options }),
    /** Get the state of the business. What the first page of the dashboard shows: subscriptions, monthly revenue, renewals to come, what is overdue. */
    getOverview: (options?: CallOptions) =>
      send<ReplyOf<GetOverviewResponses>>('GET', '/v1/overview', { options }),
    /** Report the subscriptions that run. Each with what a period costs and what it brings a month; totals by currency and by plan. */
    reportActiveSubscriptions: (query: QueryOf<ReportActiveSubscriptionsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ReportActiveSubscriptionsResponses>>('GET', '/v1/reports/active_subscriptions', { query, options }),
    /** Report what was invoiced and collected. By month of your organization’s zone and by currency. Without `from` the twelve months that end with `to`; without `to` until now. */
    reportRevenue: (query: QueryOf<ReportRevenueData> = {}, options?: CallOptions) =>
      send<ReplyOf<ReportRevenueResponses>>('GET', '/v1/reports/revenue', { query, options }),
    /** Report how subscriptions grew and churned. By month of your organization’s zone: what began, what ended, what ran in the end, and the share that left. Without `from` the twelve months that end with `to`; without `to` until now. */
    reportGrowth: (query: QueryOf<ReportGrowthData> = {}, options?: CallOptions) =>
      send<ReplyOf<ReportGrowthResponses>>('GET', '/v1/reports/growth', { query, options }),
    /** Report customers by the revenue they bring. Whoever has paid most first; a row for each customer and currency. Over all time. */
    reportCustomers: (query: QueryOf<ReportCustomersData> = {}, options?: CallOptions) =>
      send<ReplyOf<ReportCustomersResponses>>('GET', '/v1/reports/customers', { query, options }),
    /** List the jobs. What runs by itself, when workers look for it, and when your organization next has work for it. */
    listJobs: (options?: CallOptions) =>
      send<ReplyOf<ListJobsResponses>>('GET', '/v1/jobs', { options }),
    /** Run a job now. Does what is due in your organization by its clock, and answers when it is done. Workers may do the same at the same moment: nothing is done twice. An operator who names no organization runs it in all that have work. */
    runJob: (name: string, options?: CallOptions) =>
      send<ReplyOf<RunJobResponses>>('POST', `/v1/jobs/${encodeURIComponent(name)}/run`, { options }),
    /** Move the clock of a sandbox. Everything that falls due on the way happens at its moment: renewals, payments, reminders. In one step or day by day the result is the same. */
    advanceSandbox: (id: string, body: BodyOf<AdvanceSandboxData> = {}, options?: CallOptions) =>
      send<ReplyOf<AdvanceSandboxResponses>>('POST', `/v1/sandboxes/${encodeURIComponent(id)}/advance`, { body, options }),
    /** Type a test card into the form of the sandbox gateway. */
    enterSandboxCard: (body: BodyOf<EnterSandboxCardData>, options?: CallOptions) =>
      send<ReplyOf<EnterSandboxCardResponses>>('POST', '/v1/sandbox_gateway/enter_card', { body, options }),
    /** Answer the bank at the sandbox gateway. */
    authenticateSandboxCard: (body: BodyOf<AuthenticateSandboxCardData>, options?: CallOptions) =>
      send<ReplyOf<AuthenticateSandboxCardResponses>>('POST', '/v1/sandbox_gateway/authenticate', { body, options }),
    /** List what waits for a second person, and what has waited. */
    listApprovals: (query: QueryOf<ListApprovalsData> = {}, options?: CallOptions) =>
      send<ReplyOf<ListApprovalsResponses>>('GET', '/v1/approvals', { query, options }),
    /** Get an approval. */
    getApproval: (id: string, options?: CallOptions) =>
      send<ReplyOf<GetApprovalResponses>>('GET', `/v1/approvals/${encodeURIComponent(id)}`, { options }),
    /** Say why you ask. For who asked, while nobody has decided. */
    updateApproval: (id: string, body: BodyOf<UpdateApprovalData>, options?: CallOptions) =>
      send<ReplyOf<UpdateApprovalResponses>>('PATCH', `/v1/approvals/${encodeURIComponent(id)}`, { body, options }),
    /** Approve what somebody else asked for. It is carried out at once, as if you had asked for it, and `result` is its answer. When it is refused, nothing is decided. For who may do it themselves, and has not asked for it. Asks people to have given their password or second factor within the last ten minutes. */
    approveApproval: (id: string, body: BodyOf<ApproveApprovalData> = {}, options?: CallOptions) =>
      send<ReplyOf<ApproveApprovalResponses>>('POST', `/v1/approvals/${encodeURIComponent(id)}/approve`, { body, options }),
    /** Reject what somebody else asked for. Nothing comes of it. */
    rejectApproval: (id: string, body: BodyOf<RejectApprovalData> = {}, options?: CallOptions) =>
      send<ReplyOf<RejectApprovalResponses>>('POST', `/v1/approvals/${encodeURIComponent(id)}/reject`, { body, options }),
    /** Take back what you asked for. */
    withdrawApproval: (id: string, options?: CallOptions) =>
      send<ReplyOf<WithdrawApprovalResponses>>('POST', `/v1/approvals/${encodeURIComponent(id)}/withdraw`, { options }),
    /** Get what one person may not do alone. */
    getApprovalSettings: (options?: CallOptions) =>
      send<ReplyOf<GetApprovalSettingsResponses>>('GET', '/v1/approval_settings', { options }),
    /** Say what one person may not do alone. For owners, and keys that hold `*`. Asks people to have given their password or second factor within the last ten minutes. */
    updateApprovalSettings: (body: BodyOf<UpdateApprovalSettingsData>, options?: CallOptions) =>
      send<ReplyOf<UpdateApprovalSettingsResponses>>('PUT', '/v1/approval_settings', { body, options }),
  }
}
