import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../../../test/api.ts'
import { newId } from '../../kit/ids.ts'
import { lockOrganization } from './store.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

test('an organization is locked while others add rows to it, and once at a time', async () => {
  const { id } = api.organization
  const other = api.db.connect()
  await api.db.database.organization(id, async (tx) => {
    // The reference to the organization holds its key for as long as this transaction lasts.
    const values = {
      id: newId(),
      organization_id: tx.organizationId,
      name: 'Filter',
      metadata: '{}',
      created_at: tx.now,
      updated_at: tx.now,
    }
    await tx.sql.insertInto('products').values(values).execute()
    const locked = await other.organization(id, async (second) => {
      const { id: found } = await lockOrganization(second)
      const third = api.db.connect()
      await expect(
        third.organization(id, (last) => last.query('SELECT FROM organizations WHERE id = $1 FOR NO KEY UPDATE NOWAIT', [id])),
      ).rejects.toThrow(/in use/)
      return found
    })
    expect(locked).toBe(id)
  })
})
