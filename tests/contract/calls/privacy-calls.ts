import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function privacyCalls({ done, refused }: CallAsker): void {
  describe('rights and breaches', () => {
    test('privacy.enterRequest gives it a day to answer by, and privacy.closeRequest ends it (PRIV-2)', async () => {
      const { commandId } = await done('privacy.enterRequest')
      const { requests } = await done('privacy.requests')
      expect(requests).toMatchObject([
        {
          id: `${commandId}.1`,
          subjectName: 'Noor Bakker',
          dueOn: '2026-12-18',
          daysLeft: 25,
          status: 'open',
        },
      ])
      expect((await done('privacy.overview')).requests).toEqual(requests)
      expect(await refused('privacy.enterRequest')).toMatchObject({ code: 'refusal.privacyRequestTwice' })
      await done('privacy.closeRequest', {
        ...goodInputs['privacy.closeRequest'],
        requestId: `${commandId}.1`,
      })
      expect((await done('privacy.overview')).requests).toEqual([])
    })

    test('privacy.findPeople finds children and staff by name', async () => {
      const { people } = await done('privacy.findPeople')
      expect(people).toMatchObject([{ subjectKind: 'child', subjectId: 'noor', name: 'Noor Bakker' }])
      expect(
        (await done('privacy.findPeople', { locationId: 'rainbow', text: 'fatima' })).people,
      ).toMatchObject([{ subjectKind: 'staffMember', subjectId: 'fatima' }])
    })

    test('privacy.restrict keeps data out of use, privacy.lift gives it back (PRIV-2)', async () => {
      const { commandId } = await done('privacy.restrict')
      const { restrictions } = await done('privacy.requests')
      expect(restrictions).toMatchObject([{ childId: 'noor', childName: 'Noor Bakker', since: '2026-11-23' }])
      await done('privacy.lift', { restrictionId: `${commandId}.1` })
      expect((await done('privacy.requests')).restrictions).toEqual([])
    })

    test('privacy.previewExport says first what privacy.exportPerson will hold (PRIV-2)', async () => {
      const preview = await done('privacy.previewExport')
      const { base64, fileName, rowCount } = await done('privacy.exportPerson')
      expect(preview.parts.reduce((sum, { count }) => sum + count, 0)).toBe(rowCount)
      expect(fileName).toBe('gegevens-kind-2026-11-23.zip')
      expect(Buffer.from(base64, 'base64').subarray(0, 2).toString()).toBe('PK')
    })

    test('a breach is entered, added to, told of and closed, and its list prints (PRIV-7)', async () => {
      const { commandId } = await done('breaches.enter')
      const breachId = `${commandId}.1`
      await done('breaches.change', { ...goodInputs['breaches.change'], breachId, peopleCount: 15 })
      expect(await refused('breaches.close', { breachId })).toMatchObject({
        code: 'refusal.breachNotReported',
      })
      await done('breaches.inform', { ...goodInputs['breaches.inform'], breachId })
      await done('breaches.close', { breachId })
      const { breaches } = await done('breaches.list')
      expect(breaches).toMatchObject([
        { id: breachId, peopleCount: 15, closedAt: '2026-11-23T08:00:00.000Z' },
      ])
      const { base64 } = await done('breaches.print')
      expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    })
  })
}
