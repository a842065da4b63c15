import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { listPolicies } from '#electron/services/rules/list-policies.ts'
import type { RequestId } from '#shared/domain/ids.ts'
import type { HouseRule } from '#shared/domain/organisation/model.ts'
import type { PolicyCode } from '#shared/domain/policies/model.ts'
import { isoDay, type IsoDay } from '#shared/kernel/time.ts'
import { parseCents } from '#renderer/src/features/rules/MoneyControl.tsx'
import { aSession, locationId } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'

function aRule(code: PolicyCode, value: unknown, overrides: Partial<HouseRule> = {}): HouseRule {
  return {
    id: `rule-${code}-${overrides.locationId ?? 'all'}`,
    locationId: null,
    code,
    value: JSON.stringify(value),
    validFrom: isoDay('2026-01-01'),
    validUntil: null,
    ...overrides,
  }
}

const houseRules = [
  aRule('swap.noticeDays', 7),
  aRule('swap.noticeDays', 2, { locationId, validFrom: isoDay('2026-09-01') }),
  aRule('extraDay.noticeDays', 1),
  aRule('swap.maxPerYear', 6, { validFrom: isoDay('2027-01-01') }),
]

function answers(more: Answers = {}): Answers {
  return {
    'rules.list': ({ day }) => listPolicies(houseRules, locationId, day as IsoDay),
    'rules.preview': () => ({ openRequests: [], unchanged: 3 }),
    'rules.setMany': () => ({
      commandId: 'c-1',
      label: { code: 'command.setHouseRules', params: { count: 1, day: '2026-11-26' } },
    }),
    ...more,
  }
}

const lineOf = async (name: string) => {
  const heading = await screen.findByRole('heading', { name, level: 3 })
  const line = heading.closest('li')
  if (line === null) throw new Error(`no line ${name}`)
  return within(line)
}

describe('the house rules', () => {
  test('are shown in plain words, with since when and by whom', async () => {
    renderApp('/rules', answers())
    const extra = await lineOf('Extra dag aanvragen')
    expect(extra.getByText('1 dag van tevoren, de hele dag')).toBeTruthy()
    expect(extra.getByText('hele organisatie, geldt sinds 01-01-2026')).toBeTruthy()
    const limit = await lineOf('Ruilen per jaar')
    expect(limit.getByText('zo vaak als ze willen')).toBeTruthy()
    expect(limit.getByText('standaard')).toBeTruthy()
    expect(limit.getByText('vanaf 01-01-2027, hele organisatie: 6 keer per jaar')).toBeTruthy()
    for (const part of ['Ruilen', 'Extra opvang', 'Tegoed', 'Volgorde', 'Geld', 'Kalender']) {
      expect(screen.getByRole('heading', { name: part, level: 2 })).toBeTruthy()
    }
  })

  test('a location that is looser than the organisation is told which rule keeps holding', async () => {
    renderApp('/rules', answers())
    const swap = await lineOf('Ruil aanvragen')
    expect(swap.getByText('7 dagen van tevoren, de hele dag')).toBeTruthy()
    expect(
      swap.getByText('Let op: deze locatie vraagt 2 dagen van tevoren. De strengere regel blijft gelden.'),
    ).toBeTruthy()
  })

  test('say that refusing is always for a person, and that automatic approval is off (PRIV-8)', async () => {
    renderApp('/rules', answers())
    const automatic = await lineOf('Zonder jou goedkeuren')
    expect(automatic.getByText('geen')).toBeTruthy()
    expect(screen.getByText(/Afwijzen doet altijd een mens/)).toBeTruthy()
  })

  test('change in place: see what it does first, apply, and take back', async () => {
    const label = { code: 'command.setHouseRules', params: { count: 1, day: '2026-11-26' } }
    let isApplied = false
    const { bridge, user } = renderApp(
      '/rules',
      answers({
        'session.get': () => aSession({ undo: isApplied ? label : null }),
        'history.undo': () => ({ commandId: 'c-2', label }),
        'rules.setMany': () => {
          isApplied = true
          return { commandId: 'c-1', label }
        },
        'rules.preview': () => ({
          openRequests: [
            {
              requestId: 'r-1' as RequestId,
              locationName: 'De Regenboog',
              childName: 'Noor Bakker',
              kind: 'extraDay',
              wantedDay: isoDay('2026-11-27'),
              before: 'ok',
              after: 'no',
              message: { code: 'check.noticePeriod.tooLate', params: { count: 9, days: 4 } },
            },
          ],
          unchanged: 3,
        }),
      }),
    )
    const extra = await lineOf('Extra dag aanvragen')
    await user.click(extra.getByRole('button', { name: 'Wijzig: Extra dag aanvragen' }))
    const field = extra.getByRole('textbox', { name: 'Extra dag aanvragen' })
    expect(document.activeElement).toBe(field)
    expect(extra.getByText('Kies een andere waarde om te zien wat er verandert.')).toBeTruthy()
    await user.clear(field)
    await user.type(field, '9')
    expect(await extra.findByText('1 open aanvraag verandert.')).toBeTruthy()
    expect(extra.getByRole('button', { name: 'Noor Bakker extra dag vr 27 nov' })).toBeTruthy()
    expect(bridge.calls.some(({ call }) => call === 'rules.setMany')).toBe(false)
    await user.click(extra.getByRole('button', { name: 'Pas toe' }))
    await waitFor(() => {
      expect(bridge.calls.find(({ call }) => call === 'rules.setMany')?.input).toEqual({
        locationId: 'loc-1',
        validFrom: '2026-11-26',
        values: [{ code: 'extraDay.noticeDays', value: '9' }],
      })
    })
    bridge.announce(['board', 'history'])
    const undo = await screen.findByRole('button', { name: 'Ongedaan' })
    expect(undo.parentElement?.textContent).toContain('1 huisregel gewijzigd vanaf do 26 nov')
    await user.click(undo)
    await waitFor(() => expect(bridge.calls.some(({ call }) => call === 'history.undo')).toBe(true))
  })

  test('a value that would not hold here is said before it is applied', async () => {
    const { user } = renderApp('/rules', answers())
    const swap = await lineOf('Ruil aanvragen')
    await user.click(swap.getByRole('button', { name: 'Wijzig: Ruil aanvragen' }))
    const field = swap.getByRole('textbox', { name: 'Ruil aanvragen' })
    await user.clear(field)
    await user.type(field, '3')
    expect(await swap.findByText(/De organisatie is strenger/)).toBeTruthy()
    expect(swap.getByText('Ruil aanvragen: 7 dagen van tevoren')).toBeTruthy()
    await user.click(swap.getByRole('radio', { name: 'Hele organisatie' }))
    await waitFor(() => expect(swap.queryByText(/De organisatie is strenger/)).toBeNull())
  })

  test('Escape closes the controls and goes back to the button', async () => {
    const { user } = renderApp('/rules', answers())
    const extra = await lineOf('Extra dag aanvragen')
    const button = extra.getByRole('button', { name: 'Wijzig: Extra dag aanvragen' })
    await user.click(button)
    await user.keyboard('{Escape}')
    expect(extra.queryByRole('textbox')).toBeNull()
    expect(document.activeElement).toBe(button)
  })

  test('the ladder moves with buttons, and the change is said aloud', async () => {
    const { bridge, user } = renderApp('/rules', answers())
    const ladder = await lineOf('De ladder')
    await user.click(ladder.getByRole('button', { name: 'Wijzig: De ladder' }))
    await user.click(ladder.getByRole('button', { name: 'ruildag omhoog' }))
    const rungs = ladder.getAllByRole('listitem').map((rung) => rung.textContent)
    expect(rungs.slice(4, 6)).toEqual(['ruildag', 'extra dag'])
    await user.click(ladder.getByRole('button', { name: 'Pas toe' }))
    await waitFor(() => {
      const sent = bridge.calls.find(({ call }) => call === 'rules.setMany')?.input
      expect(JSON.stringify(sent)).toContain('requests.ladder')
    })
  })

  test('a ready set shows its differences before anything is applied', async () => {
    const { bridge, user } = renderApp('/rules', answers())
    await user.click(await screen.findByRole('button', { name: 'Bekijk wat Streng verandert' }))
    const table = within(await screen.findByRole('table', { name: 'Wat Streng verandert' }))
    const row = within(table.getByText('Ruilperiode').closest('tr') ?? document.body)
    expect(row.getByText('het hele kalenderjaar')).toBeTruthy()
    expect(row.getByText('alleen dezelfde week')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Pas toe' }))
    await waitFor(() => {
      const sent = bridge.calls.find(({ call }) => call === 'rules.setMany')?.input as {
        readonly values: readonly { readonly code: string }[]
      }
      expect(sent.values.map(({ code }) => code)).toContain('requests.order')
      expect(sent.values.map(({ code }) => code)).not.toContain('autoApprove.kinds')
    })
  })

  test('the replay shows how far it is, can be stopped, and ends in a table with real minus signs', async () => {
    let asked = 0
    const { bridge, user } = renderApp(
      '/rules',
      answers({
        'rules.replay': () => ({ jobId: 'replay-1' }),
        'rules.replayStop': () => ({ isStopped: true }),
        'rules.replayProgress': () => {
          asked += 1
          if (asked === 1) return { done: 40, total: 160, isStopped: false, result: null }
          return {
            done: 160,
            total: 160,
            isStopped: false,
            result: {
              requests: 120,
              kinds: [{ kind: 'extraDay', asked: 80, accepted: { before: 60, after: 48 } }],
              refusals: [{ step: 'noticePeriod', refused: { before: 0, after: 12 } }],
              requiredMinutes: { before: 60_000, after: 58_530 },
              daysTouched: 40,
              invoicedMinutes: { before: 30_000, after: 24_000 },
              withoutRoster: 100,
            },
          }
        },
      }),
    )
    const extra = await lineOf('Extra dag aanvragen')
    await user.click(extra.getByRole('button', { name: 'Wijzig: Extra dag aanvragen' }))
    fireEvent.change(extra.getByRole('textbox', { name: 'Extra dag aanvragen' }), { target: { value: '9' } })
    await user.click(await extra.findByRole('button', { name: 'Terugspelen over het afgelopen jaar' }))
    expect(await extra.findByText('40 van 160')).toBeTruthy()
    expect(extra.getByRole('button', { name: 'Stop' })).toBeTruthy()
    const table = within(await extra.findByRole('table', { name: /120 aanvragen van het afgelopen jaar/ }))
    const cells = (label: string) =>
      within(table.getByText(label).closest('tr') ?? document.body)
        .getAllByRole('cell')
        .map((cell) => cell.textContent)
    expect(cells('Goed: extra dag (80 gevraagd)')).toEqual(['60', '48', '−12'])
    expect(cells('Kan niet: Termijn')).toEqual(['0', '12', '+12'])
    expect(cells('Personeel nodig op die dagen, in uren')).toEqual(['1000', '975,5', '−24,5'])
    expect(extra.getByText(/100 aanvragen zijn beoordeeld zonder vastgesteld rooster/)).toBeTruthy()
    expect(bridge.calls.find(({ call }) => call === 'rules.replay')?.input).toMatchObject({
      from: '2025-11-27',
      until: '2026-11-26',
      scope: 'location',
    })
  })

  test('a change that is refused says why and stays on screen', async () => {
    const { user } = renderApp(
      '/rules',
      answers({
        'rules.setMany': () => ({
          refusal: { code: 'refusal.forbidden', params: { permission: 'rules.edit' } },
        }),
      }),
    )
    const extra = await lineOf('Extra dag aanvragen')
    await user.click(extra.getByRole('button', { name: 'Wijzig: Extra dag aanvragen' }))
    fireEvent.change(extra.getByRole('textbox', { name: 'Extra dag aanvragen' }), { target: { value: '9' } })
    await user.click(extra.getByRole('button', { name: 'Pas toe' }))
    expect((await extra.findByRole('alert')).textContent).toContain('Dit mag je niet doen met jouw rol.')
    expect(extra.getByRole('textbox', { name: 'Extra dag aanvragen' })).toBeTruthy()
  })

  test('every rule has controls that open, each with a label', async () => {
    renderApp('/rules', answers())
    await screen.findByRole('heading', { name: 'De ladder', level: 3 })
    for (const button of screen.getAllByRole('button', { name: /^Wijzig: / })) {
      fireEvent.click(button)
      const form = button.closest('li')?.querySelector('form')
      const inputs = [...(form?.querySelectorAll('input, select') ?? [])]
      expect(inputs.length, button.getAttribute('aria-label') ?? '').toBeGreaterThan(0)
      for (const input of inputs) {
        const labels = (input as HTMLInputElement).labels
        const isNamed = (labels?.length ?? 0) > 0 || input.hasAttribute('aria-label')
        expect(isNamed, input.outerHTML).toBe(true)
      }
      fireEvent.click(button)
    }
  })
})

describe('an amount of money', () => {
  test.each([
    ['4', 400],
    ['4,5', 450],
    ['4.50', 450],
    ['€ 12,05', 1205],
    ['0', 0],
  ])('%s is read to the cent', (text, cents) => {
    expect(parseCents(text)).toBe(cents)
  })

  test.each(['', '4,505', '-4', 'vier', '1.000', '9999999'])('"%s" is no amount', (text) => {
    expect(parseCents(text)).toBeUndefined()
  })
})
