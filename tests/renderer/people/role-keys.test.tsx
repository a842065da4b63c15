import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { Role } from '#shared/domain/access/model.ts'
import { aSession } from '../a-board.ts'
import { plannerAnswers } from '../base-groups/planner-house.ts'
import type { Answers } from '../fake-bridge.ts'
import { ledgerAnswers } from '../ledger/ledger-house.ts'
import { mergeAnswers } from '../merging/merge-house.ts'
import type { ShownApp } from '../render-app.tsx'
import { renderApp } from '../render-app.tsx'
import { aHouse } from '../requests/one-request.ts'
import { aCheck, anAlternative, aRequestHouse, monday } from '../requests/request-house.ts'

const as = (role: Role, answers: Answers): Answers => ({
  ...answers,
  'session.get': () => aSession({ actor: { ...aSession().actor, role }, hasPassword: true }),
  'gate.stillHere': () => ({}),
})
const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more })

async function focusOn(region: string): Promise<void> {
  const stop = await waitFor(() => {
    const found = document.querySelector<HTMLElement>(
      `[data-key-region="${region}"] [tabindex="0"], [data-key-region="${region}"] button`,
    )
    if (found === null) throw new Error(`nothing of ${region} takes the focus yet`)
    return found
  })
  fireEvent.focusIn(stop)
  stop.focus()
}

const hints = () => screen.getByRole('contentinfo').textContent ?? ''

/** What is said of the keys of somebody else's work, on each screen that has such keys. */
const screens: readonly {
  readonly path: string
  readonly region: string
  readonly answers: () => Answers
  readonly role: Role
  readonly own: readonly string[]
  readonly others: readonly string[]
}[] = [
  {
    ...{ path: '/requests', region: 'requests', answers: () => aHouse().answers, role: 'inspector' },
    own: ['waarom'],
    others: ['goedkeuren', 'afwijzen', 'bied alternatief aan', 'zet terug', 'voorgestelde actie', 'vink aan'],
  },
  {
    ...{ path: '/merging', region: 'mergeList', answers: mergeAnswers, role: 'pedagogicalStaff' },
    own: ['Enter'],
    others: ['Neem over', 'Niet nu'],
  },
  {
    ...{ path: '/groups', region: 'baseGroups', answers: plannerAnswers, role: 'inspector' },
    own: ['open kind of week'],
    others: ['verplaats naar', 'schuif 1 week', 'Spatie: kies'],
  },
  {
    ...{ path: '/ledger', region: 'ledger', answers: () => ledgerAnswers, role: 'headquartersAdmin' },
    own: ['bron openen'],
    others: ['corrigeren', 'tegoed van dit kind'],
  },
  {
    ...{ path: '/week/2026-W48', region: 'grid', answers: mergeAnswers, role: 'headquartersAdmin' },
    own: ['bewegen'],
    others: ['waarom', 'extra kind proberen', 'samenvoegen', 'openen'],
  },
]

describe('PRIV-4: the keys that are shown', () => {
  test.each(screens)('$path shows a $role the own keys only, below and under F1', async (shown) => {
    renderApp(shown.path, as(shown.role, shown.answers()))
    await focusOn(shown.region)
    await waitFor(() => {
      for (const key of shown.own) expect(hints()).toContain(key)
    })
    for (const key of shown.others) expect(hints()).not.toContain(key)
    press('F1')
    const list = within(await screen.findByRole('dialog', { name: 'Sneltoetsen' }))
    const sections = list.getAllByRole('heading', { level: 3 })
    const regions = sections.map((heading) => heading.parentElement)
    const own = regions.filter((section) => section?.textContent?.includes(shown.own.at(-1) ?? '') === true)
    expect(own.length).toBeGreaterThan(0)
    for (const section of own) {
      for (const key of shown.others.slice(0, 2)) expect(section?.textContent).not.toContain(key)
    }
  })

  test.each(screens)('$path shows a manager all of them', async ({ path, region, answers, own, others }) => {
    renderApp(path, as('locationManager', answers()))
    await focusOn(region)
    await waitFor(() => {
      for (const key of [...own, ...others]) expect(hints()).toContain(key)
    })
  })

  test('F1 names no screen that does not open, and no undo for who may not', async () => {
    renderApp('/requests', as('pedagogicalStaff', aHouse().answers))
    await focusOn('requests')
    press('F1')
    const list = within(await screen.findByRole('dialog', { name: 'Sneltoetsen' }))
    expect(list.queryByText('uren en tegoed')).toBeNull()
    expect(list.queryByText('ongedaan maken')).toBeNull()
    expect(list.getByText('aanvragen')).toBeTruthy()
  })

  test('a key of somebody else’s work says whose it is, and does nothing', async () => {
    const { bridge } = renderApp('/groups', as('inspector', plannerAnswers()))
    await focusOn('baseGroups')
    press('m')
    await waitFor(() =>
      expect(screen.getByRole('contentinfo').textContent).toContain(
        'Dit hoort niet bij jouw rol. Dit kan wel: locatiemanager of planner.',
      ),
    )
    expect(screen.queryByRole('dialog')).toBeNull()
    press('n', { ctrlKey: true })
    await waitFor(() =>
      expect(screen.getByRole('contentinfo').textContent).toContain('pedagogisch medewerker'),
    )
    expect(bridge.calls.some(({ call }) => call === 'requests.enter')).toBe(false)
  })
})

describe('PRIV-4: the list of requests of who does not decide', () => {
  const open = async (role: Role): Promise<ShownApp> => {
    const app = renderApp('/requests', as(role, aHouse().answers))
    await screen.findByRole('option', { name: /Noor Bakker/ })
    return app
  }

  test('has no boxes to tick, until several are tried together', async () => {
    const { user } = await open('inspector')
    const row = () => screen.getByRole('option', { name: /Noor Bakker/ })
    expect(row().hasAttribute('aria-checked')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Probeer samen' }))
    await waitFor(() => expect(row().hasAttribute('aria-checked')).toBe(true))
    expect(screen.queryByRole('button', { name: /[Gg]oedkeuren/ })).toBeNull()
  })

  test('has them for who decides', async () => {
    await open('planner')
    expect(screen.getByRole('option', { name: /Noor Bakker/ }).getAttribute('aria-checked')).toBe('false')
  })

  test('shows what else would fit, to read and not to offer', async () => {
    const house = aRequestHouse()
    house.add('r-noor', 'Noor Bakker', aCheck('no', { alternatives: [anAlternative(monday)] }))
    const { bridge } = renderApp('/requests', as('pedagogicalStaff', house.answers))
    house.connect(bridge)
    const alternatives = await screen.findByRole('heading', { name: 'Wel mogelijk' })
    const section = within(alternatives.parentElement ?? document.body)
    expect(section.getAllByRole('listitem')).toHaveLength(1)
    expect(section.queryByRole('button')).toBeNull()
    expect(bridge.calls.some(({ call }) => call === 'requests.offer')).toBe(false)
  })
})
