import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import type { ShownApp } from '../render-app.tsx'
import type { RequestHouse } from './request-house.ts'
import { aCheck, aRequestHouse, friday, monday } from './request-house.ts'
import { aHouseOfThree, chosenRow, listRows, openInbox, press, tickedNames } from './inbox-at-hand.ts'

describe('a place in line', () => {
  const reason = { code: 'inbox.status.open', params: {} }

  test('is shown in the list and explained beside it, with who asked the same place before. CHECK-4', async () => {
    const house = aRequestHouse()
    house.add(
      'r-noor',
      'Noor Bakker',
      aCheck('ok'),
      {},
      {
        queue: { position: 2, reason, rivals: 1 },
        rivals: [{ requestId: 'r-bram' as never, childName: 'Bram Visser' }],
      },
    )
    await openInbox(house)
    expect(listRows()[0]?.textContent).toContain('2e in de rij')
    expect(listRows()[0]?.textContent).toContain('1 vroeg dit eerder')
    expect(screen.getByTitle('Open').textContent).toContain('2e in de rij')
    expect(await screen.findByText('Plaats 2 in de rij. Open')).toBeTruthy()
    expect(screen.getByText('Bram Visser vroeg dezelfde plek eerder.')).toBeTruthy()
  })

  test('a no goes on the waiting list with its own answer, and is approved from there', async () => {
    const house = aRequestHouse()
    house.add('r-sam', 'Sam de Wit', aCheck('no'))
    house.add('r-levi', 'Levi Smit', aCheck('ok'), { status: 'waiting' })
    const { user } = await openInbox(house)
    await user.selectOptions(await screen.findByRole('combobox', { name: 'bij' }), 'wachtlijst')
    expect(screen.getByText('Op de wachtlijst')).toBeTruthy()
    screen.getByRole('option', { name: /Sam de Wit/ }).focus()
    press('l')
    await waitFor(() => expect(house.statusOf('r-sam')).toBe('waiting'))
    await user.click(screen.getByRole('tab', { name: /^Wachtlijst/ }))
    await user.click(await screen.findByRole('option', { name: /Levi Smit/ }))
    await screen.findByRole('button', { name: 'Goedkeuren' })
    press('Enter')
    await waitFor(() => expect(house.statusOf('r-levi')).toBe('approved'))
  })

  test('on the waiting list a no stays a no: Enter does nothing, and A asks for a reason', async () => {
    const house = aRequestHouse()
    house.add('r-sam', 'Sam de Wit', aCheck('no'), { status: 'waiting' })
    const app = renderApp('/requests?request=r-sam', house.answers)
    house.connect(app.bridge)
    await screen.findByRole('button', { name: 'Sam de Wit' })
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('option'))
    expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Wachtlijst')
    press('Enter')
    press('l')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Op de wachtlijst kan alleen een aanvraag waar geen plek voor is.',
    )
    expect(house.statusOf('r-sam')).toBe('waiting')
    press('a')
    expect(await screen.findByRole('textbox', { name: 'Waarom keur je dit toch goed?' })).toBeTruthy()
  })

  test('a click on the box ticks, and a request decided by itself is ticked no longer', async () => {
    const house = aHouseOfThree()
    const { user } = await openInbox(house)
    const [first, second] = listRows()
    for (const row of [first, second]) {
      const box = row?.querySelector('[data-picked]')
      if (box !== null && box !== undefined) await user.click(box)
    }
    await waitFor(() => expect(tickedNames()).toEqual(['Noor', 'Levi']))
    // A click on the box chooses nothing: Noor is still the one on screen.
    expect(chosenRow().textContent).toContain('Noor Bakker')
    await user.click(await screen.findByRole('button', { name: 'Goedkeuren' }))
    await waitFor(() => expect(house.statusOf('r-noor')).toBe('approved'))
    await waitFor(() => expect(tickedNames()).toEqual(['Levi']))
  })

  test('what was refused and fits by now is counted above the list, and put back with one key', async () => {
    const house = aHouseOfThree()
    house.add('r-mila', 'Mila Jansen', aCheck('ok'), { status: 'declined' }, { isNowFitting: true })
    const { user } = await openInbox(house)
    expect(screen.getByText('1 afgewezen of wachtende aanvraag kan nu.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Bekijk' }))
    await user.click(await screen.findByRole('option', { name: /Mila Jansen.*kan nu/ }))
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Kan nu 1')
    await screen.findByText('Dit kan nu wel.')
    await screen.findByRole('button', { name: 'Zet terug' })
    press('Enter')
    await waitFor(() => expect(house.statusOf('r-mila')).toBe('open'))
    await waitFor(() => expect(screen.getByRole('tab', { selected: true }).textContent).toContain('Open'))
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Mila Jansen'))
  })
})

describe('the reports of decisions', () => {
  const shared = {
    childName: 'Noor Bakker',
    kind: 'extraDay',
    wantedDay: friday,
    decidedAt: '2026-11-25T10:05:00.000Z',
    headline: { code: 'check.sentence.ok', params: { day: friday } },
  } as const
  const answers: Answers = {
    'requests.listOverrides': () => ({
      overrides: [
        {
          ...shared,
          requestId: 'r-old' as never,
          decidedAt: shared.decidedAt as never,
          decidedByName: 'Sanne Vermeer',
          reason: 'Invaller komt.',
        },
      ],
    }),
    'requests.listAutomatic': () => ({
      automatic: [
        {
          ...shared,
          requestId: 'r-auto' as never,
          decidedAt: shared.decidedAt as never,
          decidedByName: '',
          reason: '',
          outcome: 'stands',
        },
        {
          ...shared,
          requestId: 'r-back' as never,
          decidedAt: shared.decidedAt as never,
          decidedByName: '',
          reason: '',
          outcome: 'putBack',
        },
      ],
    }),
  }

  async function openReports(house: RequestHouse): Promise<ShownApp> {
    const app = await openInbox(house, answers)
    await app.user.click(screen.getByRole('button', { name: 'Overzichten' }))
    return app
  }

  test('show what was approved against the advice, for a period, and open the request. CHECK-5', async () => {
    const house = aHouseOfThree()
    house.add('r-old', 'Noor Bakker', aCheck('no'), {
      status: 'approved',
      decidedAt: shared.decidedAt as never,
      overrideReason: 'Invaller komt.',
      decisionSnapshot: aCheck('no'),
    })
    const { user, bridge } = await openReports(house)
    const table = within(await screen.findByRole('table', { name: 'Tegen het advies' }))
    expect(table.getByRole('cell', { name: 'Invaller komt.' })).toBeTruthy()
    expect(house.inputsOf(bridge, 'requests.listOverrides').at(-1)).toMatchObject({
      from: '2026-10-27',
      until: '2026-11-26',
    })
    fireEvent.change(screen.getByLabelText('Vanaf', { selector: 'input' }), { target: { value: '1-11' } })
    await waitFor(() =>
      expect(house.inputsOf(bridge, 'requests.listOverrides').at(-1)).toMatchObject({ from: '2026-11-01' }),
    )
    await user.click(table.getByRole('button', { name: 'Noor Bakker' }))
    expect(await screen.findByText(/Toch goedgekeurd, met reden: Invaller komt\./)).toBeTruthy()
    expect(chosenRow().textContent).toContain('tegen het advies')
  })

  test('list what the house rule approved, and put it back for a person. PRIV-8', async () => {
    const house = aHouseOfThree()
    house.add('r-auto', 'Noor Bakker', aCheck('ok'), {
      status: 'approved',
      isAutomatic: true,
      decidedAt: shared.decidedAt as never,
      decisionSnapshot: aCheck('ok'),
    })
    const { user } = await openReports(house)
    await user.click(screen.getByRole('radio', { name: 'Automatisch goedgekeurd' }))
    const table = within(await screen.findByRole('table', { name: 'Automatisch goedgekeurd' }))
    expect(table.getAllByRole('button', { name: /^Zet terug/ })).toHaveLength(1)
    await user.click(table.getByRole('button', { name: /^Zet terug/ }))
    await waitFor(() => expect(house.statusOf('r-auto')).toBe('open'))
  })

  test('an automatic decision says so where a name would stand. PRIV-8', async () => {
    const house = aRequestHouse()
    house.add('r-auto', 'Noor Bakker', aCheck('ok'), {
      status: 'approved',
      isAutomatic: true,
      decidedAt: shared.decidedAt as never,
      decidedBy: 'dagdeel',
      decisionSnapshot: aCheck('ok'),
    })
    await openInbox(house, {}, '/requests?request=r-auto')
    expect(await screen.findByText(/automatisch volgens de huisregel/)).toBeTruthy()
    expect(chosenRow().textContent).toContain('automatisch')
  })
})

describe('care that was granted', () => {
  test('is called off by the parent: first what that means, then the act. FLEX-2, HOL-3', async () => {
    const house = aRequestHouse()
    house.add('r-old', 'Noor Bakker', aCheck('ok'), { status: 'approved', decisionSnapshot: aCheck('ok') })
    const { user } = await openInbox(house, {}, '/requests?request=r-old')
    await user.click(await screen.findByRole('button', { name: 'Ouder zegt af…' }))
    const form = within(await screen.findByRole('form', { name: 'Ouder zegt af…' }))
    expect(form.getByText('Afgezegd door de ouder')).toBeTruthy()
    await user.keyboard('{Escape}')
    expect(house.statusOf('r-old')).toBe('approved')
    await user.click(await screen.findByRole('button', { name: 'Ouder zegt af…' }))
    const save = await screen.findByRole('button', { name: 'Zeg af' })
    await waitFor(() => expect(document.activeElement).toBe(save))
    await user.keyboard('{Enter}')
    await waitFor(() => expect(house.statusOf('r-old')).toBe('cancelled'))
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Ouder zegt af…' })).toBeNull())
    chosenRow().focus()
    expect(screen.queryByRole('button', { name: /^Zet terug/ })).toBeNull()
    press('u')
    await screen.findByText(/Maak het afzeggen ongedaan met Ctrl\+Z/, { selector: '[aria-live]' })
    expect(house.statusOf('r-old')).toBe('cancelled')
  })

  test('a guarantee and the costs stand with the facts. FLEX-3, MONEY-1', async () => {
    const house = aRequestHouse()
    const cost = {
      payment: 'flex',
      balanceMinutes: 600,
      earnedMinutes: 0,
      earnedUntil: null,
      invoicedMinutes: 0,
      invoicedCents: null,
      centsPerHour: null,
    } as const
    house.add('r-emma', 'Emma Vos', aCheck('ok', { isGuaranteed: true, cost }), {
      kind: 'flexibleDay',
      wantedDay: monday,
    })
    await openInbox(house)
    expect(await screen.findByText('Gebruikt 10 uur flexibel tegoed.')).toBeTruthy()
    expect(screen.getByText(/Op tijd gevraagd, dus altijd plek/)).toBeTruthy()
  })

  test('the family is written to in its own language without a choice', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('ok'), {}, { language: 'en' })
    await openInbox(house)
    const english = await screen.findByText(/The extra day of Noor/)
    expect(english.closest('blockquote')?.lang).toBe('en')
  })
})

describe('approving against the verdict', () => {
  test.each([
    ['consent that is missing', 'secondGroupConsent', 'check.secondGroupConsent.missing'],
    ['a group the law forbids', 'groupMax', 'check.groupMax.notAllowed'],
  ] as const)('is not offered for %s. GROUP-3', async (_what, code, message) => {
    const house = aRequestHouse()
    const step = { code, verdict: 'no', message: { code: message, params: {} }, sum: null } as const
    house.add('r-noor', 'Noor Bakker', aCheck('no', { steps: [step] }))
    await openInbox(house)
    await screen.findByRole('button', { name: 'Noor Bakker' })
    expect(screen.queryByRole('button', { name: /Toch goedkeuren/ })).toBeNull()
    press('a')
    expect((await screen.findByRole('alert')).textContent).toBe(
      'Dit is ook met een reden niet goed te keuren.',
    )
  })
})
