import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { enrolTroubles } from '#shared/ipc/calls/sync.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'
import type { SessionView } from '#shared/ipc/calls/session.ts'
import { fieldOfRefusal } from '#renderer/src/features/sync/enrol-draft.ts'
import { aSession } from '../a-board.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp } from '../render-app.tsx'
import { aList, aStatus, standaloneAnswers } from './sync-house.ts'

const empty = (overrides: Partial<SessionView> = {}): Answers => ({
  ...standaloneAnswers,
  'session.get': () => aSession({ isEmpty: true, locations: [], ...overrides }),
})
const address = () => screen.findByRole('textbox', { name: 'Adres van het hoofdkantoor' })
const code = () => screen.findByRole('textbox', { name: 'Code' })
const name = () => screen.findByRole('textbox', { name: 'Naam van deze computer' })
const connect = () => screen.findByRole('button', { name: 'Verbind' })

async function fill(user: ReturnType<typeof renderApp>['user']) {
  await user.type(await address(), 'https://hoofdkantoor.voorbeeld.nl')
  await user.type(await code(), 'ab12-cd34')
  await user.type(await name(), 'Kantoor Regenboog')
}

describe('connecting a computer to headquarters', () => {
  test('is offered beside the import as long as there is nothing here', async () => {
    const { user, path } = renderApp('/week/2026-W48', empty())
    expect(await screen.findByText(/Verbind dan deze computer\./)).toBeTruthy()
    await user.click(await screen.findByRole('button', { name: 'Verbind met hoofdkantoor' }))
    await waitFor(() => expect(path()).toBe('/sync'))
    expect(await connect()).toBeTruthy()
    expect(screen.queryByRole('checkbox')).toBeNull()
  })

  test('asks for what is missing beside each field, and puts the focus in the first', async () => {
    const { bridge, user } = renderApp('/sync', empty())
    await user.click(await connect())
    expect(await screen.findByText('Vul het adres in dat je van je beheerder kreeg.')).toBeTruthy()
    expect(screen.getByText('Vul de code in. Je krijgt hem van het hoofdkantoor.')).toBeTruthy()
    expect(screen.getByText('Geef deze computer een naam.')).toBeTruthy()
    await waitFor(async () => expect(document.activeElement).toBe(await address()))
    expect(bridge.calls.some(({ call }) => call === 'sync.enrol')).toBe(false)
    await user.type(await address(), 'https://x')
    expect(screen.queryByText('Vul het adres in dat je van je beheerder kreeg.')).toBeNull()
  })

  test('sends address, code and name, shows that it takes a while, and lands on the standing', async () => {
    let finish: () => void = () => undefined
    let isEnrolled = false
    const { bridge, user } = renderApp('/sync', {
      ...empty(),
      'sync.status': () => (isEnrolled ? aStatus() : aStatus({ state: 'standalone' })),
      'sync.list': () => aList(),
      'sync.enrol': async () => {
        await new Promise<void>((resolve) => {
          finish = resolve
        })
        isEnrolled = true
        return aStatus()
      },
    })
    await fill(user)
    await user.click(await connect())
    expect(await screen.findByText('Verbinden. Dit kan een minuut duren…')).toBeTruthy()
    await user.click(await connect())
    finish()
    await waitFor(() => expect(document.activeElement?.id).toBe('sync-standing'))
    const sent = bridge.calls.filter(({ call }) => call === 'sync.enrol')
    expect(sent.map(({ input }) => input)).toEqual([
      {
        address: 'https://hoofdkantoor.voorbeeld.nl',
        code: 'ab12-cd34',
        deviceName: 'Kantoor Regenboog',
        isReplacing: false,
        isLeavingWork: false,
      },
    ])
    expect(screen.getAllByText('Verbonden met Kinderopvang De Brug.').length).toBeGreaterThan(0)
  })

  test('with records it says plainly that they make room and a copy stays, and asks for a tick', async () => {
    const { bridge, user } = renderApp('/sync', { ...standaloneAnswers, 'sync.enrol': () => aStatus() })
    expect(await screen.findByText(/Ze maken plaats voor die van het hoofdkantoor/)).toBeTruthy()
    await fill(user)
    await user.click(await connect())
    expect(await screen.findByText('Vink dit aan om verder te gaan.')).toBeTruthy()
    expect(bridge.calls.some(({ call }) => call === 'sync.enrol')).toBe(false)
    const tick = screen.getByRole('checkbox', { name: /^Ja, deze gegevens maken plaats/ })
    await waitFor(() => expect(document.activeElement).toBe(tick))
    await user.click(tick)
    await user.click(await connect())
    await waitFor(() => {
      const sent = bridge.calls.find(({ call }) => call === 'sync.enrol')?.input
      expect(sent).toMatchObject({ isReplacing: true })
    })
  })

  test.each(enrolTroubles.filter((trouble) => trouble !== 'otherOrganisation'))(
    'says in plain words, in both languages, why it did not work: %s',
    async (trouble) => {
      const refusalCode = `sync.enrol.${trouble}`
      for (const language of ['nl', 'en'] as const) expect(ruleTexts[language][refusalCode]).toBeTruthy()
      const { user } = renderApp('/sync', {
        ...empty(),
        'sync.enrol': () => ({ refusal: { code: refusalCode, params: {} } }),
      })
      await fill(user)
      await user.click(await connect())
      expect(await screen.findByText(String(ruleTexts.nl[refusalCode]))).toBeTruthy()
      // What was typed is not lost.
      expect(((await code()) as HTMLInputElement).value).toBe('ab12-cd34')
    },
  )

  test('a wrong code is marked at the code, and the focus is there', async () => {
    const { user } = renderApp('/sync', {
      ...empty(),
      'sync.enrol': () => ({ refusal: { code: 'sync.enrol.code', params: {} } }),
    })
    await fill(user)
    await user.click(await connect())
    const field = await code()
    await waitFor(() => expect(document.activeElement).toBe(field))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    await user.type(field, 'x')
    expect(field.getAttribute('aria-invalid')).toBeNull()
  })

  test('every trouble is either beside a field of the form or in a notice above the button', () => {
    const fields = enrolTroubles.map((trouble) => fieldOfRefusal(`sync.enrol.${trouble}`))
    expect(fields.filter((field) => field === null)).toHaveLength(5)
  })

  test('what waits for another organisation does not go along, and that is said before it happens', async () => {
    const params = { count: 3, name: 'De Boog', other: 'De Kring' }
    let isEnrolled = false
    const { bridge, user } = renderApp('/sync', {
      'sync.status': () => (isEnrolled ? aStatus() : aStatus({ state: 'blocked', blocked: 'revoked' })),
      'sync.list': () => aList(),
      'sync.enrol': ({ isLeavingWork }) => {
        if (isLeavingWork !== true) return { refusal: { code: 'sync.enrol.otherOrganisation', params } }
        isEnrolled = true
        return aStatus()
      },
    })
    expect(await screen.findByRole('heading', { name: 'Verbind deze computer opnieuw' })).toBeTruthy()
    await fill(user)
    await user.click(await screen.findByRole('checkbox', { name: /^Ja, deze gegevens maken plaats/ }))
    await user.click(await connect())
    expect(
      await screen.findByText('Er wachten nog 3 handelingen op De Boog. Ze gaan niet mee naar De Kring.'),
    ).toBeTruthy()
    const tick = screen.getByRole('checkbox', { name: /^Ja, verbind zonder die handelingen/ })
    await waitFor(() => expect(document.activeElement).toBe(tick))
    await user.click(await connect())
    expect(bridge.calls.filter(({ call }) => call === 'sync.enrol')).toHaveLength(1)
    await user.click(tick)
    await user.click(await connect())
    await waitFor(() => expect(document.activeElement?.id).toBe('sync-standing'))
    expect(bridge.calls.filter(({ call }) => call === 'sync.enrol').at(-1)?.input).toMatchObject({
      isLeavingWork: true,
    })
  })

  test('a computer headquarters does not know any more can join anew on the same screen', async () => {
    renderApp('/sync', {
      'sync.status': () => aStatus({ state: 'blocked', blocked: 'revoked' }),
      'sync.list': () => aList(),
    })
    expect(await screen.findByText(/Dan gaat mee wat hier nog wacht/)).toBeTruthy()
    expect(await connect()).toBeTruthy()
  })

  test('somebody who may not do this is told who can', async () => {
    renderApp(
      '/sync',
      empty({ actor: { id: 's-2', name: 'Joris', role: 'pedagogicalStaff', locationIds: [] } }),
    )
    expect(await screen.findByText(/Alleen een locatiemanager of het hoofdkantoor/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Verbind' })).toBeNull()
  })
})
