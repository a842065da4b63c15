const decided = { decidedBy: 'fatima', decidedAt: '2026-11-20T08:15:00.000Z' } as const

const heldDays = {
  validFrom: '2026-12-02',
  validUntil: '2027-01-27',
  weekdays: [3, 5],
  exceptDays: ['2026-12-30'],
} as const

const days = [{ weekday: 2, startMinute: 450, endMinute: 1080 }]

/** One good row of every table of the planning. */
export const planningRows = {
  group_merge: {
    id: 'merge-1',
    locationId: 'rainbow',
    hostGroupId: 'ladybirds',
    groupIds: ['bumblebees', 'ladybirds'],
    kind: 'series',
    ...heldDays,
    startMinute: 450,
    endMinute: 1110,
    reason: 'lowOccupancy',
    note: 'elke woensdag\nen vrijdag',
    proof: [{ code: 'merging.saves', params: { minutes: 120 } }],
    ...decided,
  },
  dismissed_merge: {
    id: 'dismissed-1',
    locationId: 'rainbow',
    groupIds: ['bumblebees', 'ladybirds'],
    ...heldDays,
    dismissedBy: 'fatima',
    dismissedAt: '2026-11-20T08:15:00.000Z',
  },
  settling_in: {
    id: 'visits-1',
    childId: 'noor',
    fromGroupId: 'ladybirds',
    toGroupId: 'bumblebees',
    startDay: '2026-12-21',
    endDay: '2027-01-03',
  },
  friendship: { id: 'friends-1', childId: 'noor', friendId: 'sem' },
  scenario: {
    id: 'scenario-1',
    locationId: 'rainbow',
    name: 'Noor naar de Hommels',
    changes: [
      {
        kind: 'transfer',
        childId: 'noor',
        setting: 'dayCare',
        toGroupId: 'bumblebees',
        day: '2027-01-04',
        settlingInWeeks: 2,
      },
    ],
    status: 'open',
    createdBy: 'fatima',
    createdAt: '2026-11-20T08:15:00.000Z',
  },
  waiting_entry: {
    id: 'entry-1',
    childId: 'noor',
    locationId: 'rainbow',
    setting: 'dayCare',
    days,
    minimumDays: 1,
    wishedFrom: '2027-01-04',
    receivedOn: '2026-11-20',
    priority: 'none',
    note: 'liefst ochtend',
    status: 'waiting',
    closedAt: null,
    closedReason: '',
  },
  placement_offer: {
    id: 'offer-1',
    entryId: 'entry-1',
    locationId: 'rainbow',
    groupId: 'ladybirds',
    days,
    startDay: '2027-01-04',
    expiresOn: '2026-12-07',
    status: 'open',
    reasons: [{ code: 'waitingList.first', params: { place: 1 } }],
    offeredBy: 'fatima',
    offeredAt: '2026-11-20T08:15:00.000Z',
    answeredBy: null,
    answeredAt: null,
    note: '',
  },
} as const
