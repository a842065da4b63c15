import { describe, expect, test } from 'vitest'
import { goodInputs } from '../good-inputs.ts'
import type { CallAsker } from './call-asker.ts'

export function waitingListCalls({ done, refused, notFound }: CallAsker): void {
  describe('the waiting list', () => {
    const offered = goodInputs['waitingList.tryOffer']

    test('a family is entered, read, matched, changed and withdrawn', async () => {
      const { entryId } = await done('waitingList.enter')
      expect((await done('waitingList.list')).entries).toMatchObject([
        { entryId, name: 'Lou de Boer', place: 1 },
      ])
      expect(await done('waitingList.get', { entryId })).toMatchObject({
        siblings: [{ name: 'Noor Bakker' }],
      })
      expect((await done('waitingList.match', { entryId })).groups).toHaveLength(2)
      await done('waitingList.change', {
        ...goodInputs['waitingList.change'],
        entryId,
        priority: 'socialMedical',
      })
      await done('waitingList.withdraw', { entryId, reason: 'vond elders een plek' })
      expect((await done('waitingList.list')).entries).toEqual([])
      expect(await refused('waitingList.get')).toEqual(notFound('waitingEntry', 'entry'))
    })

    test('a place is tried, offered and answered', async () => {
      const { entryId } = await done('waitingList.enter')
      expect(await done('waitingList.tryOffer', { ...offered, entryId })).toMatchObject({ mayOffer: true })
      const { commandId } = await done('waitingList.offer', { ...goodInputs['waitingList.offer'], entryId })
      await done('waitingList.answerOffer', { offerId: `${commandId}.1`, answer: 'declined', note: 'elders' })
      expect(await refused('waitingList.answerOffer')).toEqual(notFound('offer', 'offer'))
    })

    test('places per week, and who is next', async () => {
      expect((await done('waitingList.capacity')).weeks).toHaveLength(4)
      expect(await done('waitingList.next')).toEqual({ families: [] })
    })

    test('friends are set and removed', async () => {
      await done('friendships.set')
      expect((await refused('friendships.set')).code).toBe('refusal.friendsTwice')
      await done('friendships.remove')
      expect(await refused('friendships.remove')).toEqual(notFound('friendship', 'noor'))
    })
  })
}
