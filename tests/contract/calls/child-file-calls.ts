import { describe, expect, test } from 'vitest'
import { startApp } from '#tests/harness/app.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function childFileCalls({ done, doneBy, refused }: CallAsker): void {
  describe('the file of a child', () => {
    test('says that there is something, and what it is only when it is asked for. PRIV-5', async () => {
      await done('childFile.save')
      const contacts = goodInputs['childFile.saveContacts'].contacts.map((row) => ({ ...row, id: null }))
      const { commandId } = await done('childFile.saveContacts', { childId: 'noor', contacts })
      const view = await done('childFile.get')
      expect(view).toMatchObject({
        file: { allergies: 'pinda', hasMedicalNotes: true, isAddressSecret: true, address: null },
        contacts: [{ name: 'Riet Bakker', hasPhone: true }],
      })
      expect(JSON.stringify(view)).not.toMatch(/EpiPen|Kastanjelaan|1234/)
      const phone = { ...goodInputs['childFile.reveal'], contactId: `${commandId}.1` }
      expect(await done('childFile.reveal', phone)).toEqual({ text: '06 1234 5678' })
      const medical = { childId: 'noor', field: 'medicalNotes', contactId: null } as const
      expect(await done('childFile.reveal', medical)).toEqual({ text: 'EpiPen in de lade' })
      expect((await refused('childFile.reveal')).code).toBe('refusal.notFound')
      expect((await refused('childFile.get', { childId: 'nobody' })).code).toBe('refusal.notFound')
    })

    test('holds consents that are given and withdrawn. FILE-1', async () => {
      const { commandId } = await done('childFile.giveConsent')
      expect((await refused('childFile.giveConsent')).code).toBe('refusal.consentOpen')
      await done('childFile.withdrawConsent', { consentId: `${commandId}.1`, withdrawnBy: 'Tom Bakker' })
      expect((await done('childFile.get')).consents).toMatchObject([
        { kind: 'photo', givenOn: '2026-11-20', withdrawnOn: '2026-11-23', withdrawnBy: 'Tom Bakker' },
      ])
    })

    test('holds signed agreements with their papers. FILE-2', async () => {
      // Nobody signs without a name: before there is a manager in the records nobody does.
      expect((await refused('childFile.signHandover')).code).toBe('refusal.notFound')
      const set = aRowSet()
      const [fatima, ...others] = set.staff_member ?? []
      if (fatima === undefined) throw new Error('the small organisation has staff')
      const managed = await startApp({
        data: { ...set, staff_member: [{ ...fatima, role: 'manager' }, ...others] },
      })
      const { commandId } = await doneBy(
        managed,
        'childFile.signHandover',
        goodInputs['childFile.signHandover'],
      )
      const agreementId = `${commandId}.1`
      const paper = await doneBy(managed, 'childFile.handoverPaper', { agreementId })
      expect(Buffer.from(paper.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
      expect(paper.fileName).toBe('afspraak-2026-11-24.pdf')
      await doneBy(managed, 'childFile.endHandover', { agreementId, lastDay: '2026-12-31' })
      expect((await doneBy(managed, 'childFile.get', { childId: 'noor' })).handovers).toMatchObject([
        { id: agreementId, validUntil: '2026-12-31', parentName: 'Eva Bakker', managerName: 'Fatima Aydin' },
      ])
      managed.close()
      expect((await refused('childFile.handoverPaper')).code).toBe('refusal.notFound')
    })

    test('keeps secrecy, and the lists show flags only. PRIV-3', async () => {
      const { commandId } = await done('childFile.startSecrecy')
      expect((await refused('childFile.startSecrecy')).code).toBe('refusal.secrecyTwice')
      await done('childFile.endSecrecy', { secrecyId: `${commandId}.1` })
      await done('childFile.save')
      expect((await done('children.search')).children).toMatchObject([
        { name: 'Noor Bakker', flags: ['allergy', 'secretAddress'] },
      ])
    })
  })
}
