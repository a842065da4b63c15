import type { CommandExample, EarlierCommand } from './command-example.ts'

/** Noor, who comes on three days, would like Friday too; entered under `id` she is known as `id.1`. */
const fridayWish = {
  setting: 'dayCare',
  days: [1, 2, 4, 5].map((weekday) => ({ weekday, startMinute: null, endMinute: null })),
  minimumDays: 4,
  wishedFrom: '2027-01-04',
  priority: 'none',
  note: '',
}

function waiting(id: string): EarlierCommand {
  const child = { kind: 'known', childId: 'noor' }
  return {
    id,
    type: 'enterWaiting',
    args: { locationId: 'rainbow', child, receivedOn: '2026-11-20', ...fridayWish },
  }
}

/** The offer is the first row of the command that makes it. */
function placeOffered(id: string, entryId: string, expiresOn: string | null = null): EarlierCommand {
  const { days } = fridayWish
  const place = { groupId: 'ladybirds', days, startDay: '2027-01-04' }
  return { id, type: 'offerPlace', args: { entryId, ...place, expiresOn, note: '' } }
}

/** Examples of the commands of the waiting list, on the small organisation of `aRowSet`. */
export const waitingExamples: readonly CommandExample[] = [
  { type: 'enterWaiting', args: waiting('').args },
  {
    type: 'enterWaiting',
    args: {
      locationId: 'rainbow',
      child: {
        kind: 'new',
        firstName: 'Lou',
        surnamePrefix: 'de',
        surname: 'Boer',
        birthDate: '2027-02-02',
        siblingId: 'noor',
        schoolId: null,
      },
      receivedOn: '2026-11-20',
      ...fridayWish,
      wishedFrom: '2027-05-03',
    },
  },
  {
    type: 'changeWaiting',
    args: { entryId: 'waits-a.1', ...fridayWish, minimumDays: 3, priority: 'socialMedical' },
    after: [waiting('waits-a')],
  },
  {
    type: 'withdrawWaiting',
    args: { entryId: 'waits-b.1', reason: 'Vond elders een plek.' },
    after: [waiting('waits-b'), placeOffered('place-b', 'waits-b.1')],
  },
  { type: 'offerPlace', args: placeOffered('', 'waits-c.1').args, after: [waiting('waits-c')] },
  {
    type: 'acceptPlace',
    args: { offerId: 'place-d.1', note: 'per mail' },
    after: [waiting('waits-d'), placeOffered('place-d', 'waits-d.1')],
  },
  {
    type: 'answerPlaceOffer',
    args: { offerId: 'place-e.1', answer: 'declined', note: '' },
    after: [waiting('waits-e'), placeOffered('place-e', 'waits-e.1')],
  },
  {
    type: 'expirePlaceOffers',
    args: { locationId: 'rainbow' },
    after: [
      waiting('waits-f'),
      {
        id: 'place-f',
        type: 'importOrganisation',
        args: {
          rows: {
            placement_offer: [
              {
                id: 'place-f',
                entryId: 'waits-f.1',
                locationId: 'rainbow',
                groupId: 'ladybirds',
                days: fridayWish.days,
                startDay: '2027-01-04',
                expiresOn: '2026-11-15',
                status: 'open',
                reasons: [],
                offeredBy: 'fatima',
                offeredAt: '2026-11-01T09:00:00.000Z',
                answeredBy: null,
                answeredAt: null,
                note: '',
              },
            ],
          },
        },
      },
    ],
  },
  { type: 'setFriendship', args: { childId: 'noor', friendId: 'sem' } },
  {
    type: 'removeFriendship',
    args: { childId: 'sem', friendId: 'noor' },
    after: [{ id: 'friends', type: 'setFriendship', args: { childId: 'noor', friendId: 'sem' } }],
  },
]
