import { AccountDetails } from '../components/account-details.tsx'
import { AccountMessages } from '../components/account-messages.tsx'
import { AccountPassword } from '../components/account-password.tsx'
import { AccountSessions } from '../components/account-sessions.tsx'
import { OwnCustomers } from '../components/own-customers.tsx'
import { OwnData } from '../components/own-data.tsx'
import { useMe } from '../me.tsx'
import { accountTexts } from '../texts/account.ts'
import { useTexts } from '../texts.ts'
import { Screen } from '../ui/screen.tsx'

/** Who is billed, who is told what, and how one comes in. */
export function AccountPage() {
  const t = useTexts(accountTexts)
  const { user, customer } = useMe()
  return (
    <Screen title={t.title} note={user.email}>
      <OwnCustomers />
      {/* What was typed for one customer is nothing for another. */}
      <AccountDetails key={customer.id} />
      <AccountMessages />
      <AccountPassword />
      <AccountSessions />
      <OwnData />
    </Screen>
  )
}
