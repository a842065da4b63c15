import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { listPolicies } from '#electron/services/rules/list-policies.ts'
import type { AccessRight } from '#shared/commands/role-permissions.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Role } from '#shared/domain/access/model.ts'
import { roles } from '#shared/domain/access/model.ts'
import type { CallName } from '#shared/ipc/contract.ts'
import { contract } from '#shared/ipc/contract.ts'
import type { IsoDay } from '#shared/kernel/time.ts'
import { aSession, locationId } from '../a-board.ts'
import { aScenario, planId, plannerAnswers } from '../base-groups/planner-house.ts'
import { aCard, aMonth as aFlexibleMonth, aStudyDay } from '../care/care-house.ts'
import type { Answers } from '../fake-bridge.ts'
import { ledgerAnswers } from '../ledger/ledger-house.ts'
import { mergeAnswers } from '../merging/merge-house.ts'
import { renderApp } from '../render-app.tsx'
import { aHouse } from '../requests/one-request.ts'
import { connectedAnswers } from '../sync/sync-house.ts'
import { aFamily, aList, aMatch, anOpenOffer } from '../waiting-list/a-list.ts'

const done = { commandId: 'c-1', label: { code: 'kind.swapDay', params: {} } }
const noor = {
  id: 'noor' as ReturnType<typeof aCard>['id'],
  name: 'Noor Bakker',
  sortName: 'Bakker, Noor',
  ageMonths: 30,
  groupName: 'Babies',
  weekdays: [1 as const],
  flags: [],
}

/** Every screen with something on it, so that there are buttons to press. */
const screens: readonly { readonly path: string; readonly answers: () => Answers }[] = [
  { path: '/week/2026-W48', answers: () => mergeAnswers() },
  { path: '/requests', answers: () => aHouse().answers },
  {
    path: '/children',
    answers: () => ({
      'children.search': () => ({ children: [noor] }),
      'children.get': () => aCard(),
      'absences.remove': () => done,
      'consents.end': () => done,
    }),
  },
  { path: '/ledger', answers: () => ledgerAnswers },
  {
    path: '/rules',
    answers: () => ({ 'rules.list': ({ day }) => listPolicies([], locationId, day as IsoDay) }),
  },
  { path: '/merging', answers: () => mergeAnswers() },
  {
    path: '/groups',
    answers: () =>
      plannerAnswers({ 'scenarios.list': () => ({ scenarios: [{ ...aScenario(), id: planId }] }) }),
  },
  {
    path: '/waiting-list',
    answers: () => ({
      'waitingList.list': () => aList({ offers: [anOpenOffer()] }),
      'waitingList.get': () => aFamily(),
      'waitingList.match': () => aMatch(),
      'waitingList.answerOffer': () => done,
    }),
  },
  {
    path: '/study-days',
    answers: () => ({
      'studyDays.list': () => ({ days: [], schools: [] }),
      'studyDays.get': () => aStudyDay(),
    }),
  },
  { path: '/flexible', answers: () => ({ 'flexibleDays.month': () => aFlexibleMonth() }) },
  { path: '/sync', answers: () => connectedAnswers() },
  {
    path: '/settings',
    answers: () => ({
      'people.list': () => ({ people: [], isUnknown: false, recoveryCodeMadeAt: null, lockAfterMinutes: 10 }),
      'people.newRecoveryCode': () => ({ recoveryCode: 'K7QX' }),
      'kiosk.start': () => ({}),
    }),
  },
]

const rightOf = (call: string): AccessRight => contract[call as CallName].permission
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 0)))

/** What stands on a button; of several that say the same, such as one on every row, one is pressed. */
const nameOf = (button: Element) =>
  button.textContent === '' ? (button.getAttribute('aria-label') ?? '') : button.textContent

/** Opens a calendar only; in jsdom its focus has nowhere to go. */
const calendar = 'Open de kalender'

function nextButton(pressed: ReadonlySet<string>): Element | undefined {
  const inside = document.querySelectorAll(
    '#content button, #content [role="gridcell"], #content [role="option"], [data-pane="inspector"] button, [role="dialog"] button',
  )
  return [...inside].find((button) => !pressed.has(nameOf(button)))
}

const letters = ['a', 'x', 'b', 'u', 'l', 'n', 'm', 's', 'i', 'g', 'p', '+', 'w', ' ', 'Enter', 'Delete']

/** Presses whatever is there, one after the other, and then the keys; answers every call that was made. */
async function pressEverything(role: Role, path: string, answers: Answers): Promise<readonly string[]> {
  const { actor } = aSession()
  const shown = renderApp(path, {
    ...answers,
    'session.get': () => aSession({ actor: { ...actor, role }, hasPassword: true }),
    'gate.stillHere': () => ({}),
  })
  await screen.findByRole('heading', { level: 1 })
  await settle()
  const pressed = new Set<string>([calendar])
  for (let times = 0; times < 40; times += 1) {
    const button = nextButton(pressed)
    if (button === undefined) break
    pressed.add(nameOf(button))
    fireEvent.click(button)
    await settle()
    if (!shown.path().startsWith(path.split('?')[0] ?? path)) {
      await act(async () => {
        shown.goTo(path)
        await Promise.resolve()
      })
      await settle()
    }
  }
  for (const key of letters) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key })
    await settle()
  }
  return shown.bridge.calls.map(({ call }) => call)
}

describe('PRIV-4: a screen shows nothing that a role may not do', () => {
  for (const role of roles.filter((each) => each !== 'locationManager')) {
    test.each(screens)(
      `${role} at $path: no button and no key asks what would be refused`,
      async ({ path, answers }) => {
        const calls = await pressEverything(role, path, answers())
        expect([...new Set(calls)].filter((call) => !mayDo(role, rightOf(call)))).toEqual([])
      },
    )
  }

  test('the same presses of a manager do reach what others may not do: they are real presses', async () => {
    const waitingList = screens.find(({ path }) => path === '/waiting-list')
    const calls = await pressEverything('locationManager', '/waiting-list', waitingList?.answers() ?? {})
    expect(calls).toContain('waitingList.answerOffer')
    expect(mayDo('inspector', rightOf('waitingList.answerOffer'))).toBe(false)
  })
})

describe('PRIV-4: the frame', () => {
  test.each(roles)('offers a %s only screens that open', async (role) => {
    const { actor } = aSession()
    renderApp('/settings', {
      'session.get': () => aSession({ actor: { ...actor, role } }),
      'people.list': () => ({ people: [], isUnknown: false, recoveryCodeMadeAt: null, lockAfterMinutes: 10 }),
    })
    const screensShown = await screen.findByRole('navigation', { name: 'Schermen' })
    const offered = [...screensShown.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')
    expect(offered.some((to) => to.startsWith('/import'))).toBe(mayDo(role, 'data.import'))
    expect(offered.some((to) => to.startsWith('/ledger'))).toBe(mayDo(role, 'ledger.view'))
    expect(offered.some((to) => to.startsWith('/children'))).toBe(mayDo(role, 'children.view'))
    expect(screen.queryAllByRole('button', { name: /^Ongedaan/ }).length > 0).toBe(
      mayDo(role, 'history.undo'),
    )
  })

  test('an address that is not for this role says so, and who can', async () => {
    const { actor } = aSession()
    renderApp('/ledger', {
      'session.get': () => aSession({ actor: { ...actor, role: 'pedagogicalStaff' } }),
    })
    expect(await screen.findByText('Je werkt als pedagogisch medewerker.')).toBeTruthy()
    expect(screen.getByText('Dit kan wel: locatiemanager, planner of beheerder hoofdkantoor.')).toBeTruthy()
  })

  test('an inspector reads in one line that nothing can be changed', async () => {
    const { actor } = aSession()
    renderApp('/week/2026-W48', {
      'session.get': () => aSession({ actor: { ...actor, role: 'inspector' } }),
    })
    expect(await screen.findByText(/je leest mee en wijzigt niets/)).toBeTruthy()
  })
})
