import { describe, expect, test } from 'vitest'
import { isoDay } from '#shared/kernel/time.ts'
import { childId, locationId } from '#tests/harness/builders/ids.ts'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function quickLogCalls({ app, done, refused, notFound }: CallAsker): void {
  describe('quick log', () => {
    /** Noor stays half an hour longer on the Monday it is. */
    const lateToday = { ...goodInputs['quickLog.log'], day: '2026-11-23', groupId: null }
    const today = { locationId: 'rainbow', groupId: null }

    test('quickLog.present gives the children of a group and who may be writing', async () => {
      const present = await done('quickLog.present')
      expect(present.children).toMatchObject([{ childId: 'noor', name: 'Noor B.', endMinute: 1110 }])
      expect(present.staff).toHaveLength(2)
      expect(
        await refused('quickLog.present', { ...today, locationId: 'no', day: null, minute: null }),
      ).toEqual(notFound('location', 'no'))
    })

    test('quickLog.log writes a stay down, quickLog.today lists it, quickLog.remove takes it back', async () => {
      const { stay } = await done('quickLog.log', lateToday)
      expect(stay).toMatchObject({ side: 'late', startMinute: 1110, endMinute: 1140 })
      expect((await done('quickLog.today', today)).stays).toEqual([stay])
      expect(await refused('quickLog.log', lateToday)).toMatchObject({ code: 'refusal.alreadyLogged' })
      await done('quickLog.remove', { stayId: stay.id })
      expect((await done('quickLog.today', today)).stays).toEqual([])
      expect(await refused('quickLog.remove')).toEqual(notFound('stay', 'stay'))
      expect(await refused('quickLog.today', { ...today, locationId: 'no' })).toEqual(
        notFound('location', 'no'),
      )
    })

    test('quickLog.control lists what must be looked at, and what is done about it later', async () => {
      const { stay } = await done('quickLog.logAfterwards', lateToday)
      expect((await done('quickLog.control')).stays).toMatchObject([{ id: stay.id, cents: null }])
      await done('quickLog.removeAfterwards', { stayId: stay.id })
      const seen = {
        id: 'seen',
        childId: childId('noor'),
        locationId: locationId('rainbow'),
        day: isoDay('2026-11-23'),
        arrivedMinute: null,
        leftMinute: 1130,
      }
      app().application.act('importOrganisation', { rows: { observed_time: [seen] } })
      expect((await done('quickLog.control')).longer).toMatchObject([{ observedTimeId: 'seen', minutes: 30 }])
      await done('quickLog.waive')
      expect((await done('quickLog.control')).longer).toEqual([])
      expect(await refused('quickLog.waive', { observedTimeId: 'no', side: 'late' })).toEqual(
        notFound('observedTime', 'no'),
      )
      expect(await refused('quickLog.removeAfterwards')).toEqual(notFound('stay', 'stay'))
      expect(
        await refused('quickLog.control', { ...goodInputs['quickLog.control'], locationId: 'no' }),
      ).toEqual(notFound('location', 'no'))
      expect(await refused('quickLog.logAfterwards', { ...lateToday, childId: 'no' })).toEqual(
        notFound('child', 'no'),
      )
    })
  })
}
