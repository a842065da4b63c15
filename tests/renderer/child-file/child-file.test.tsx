import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Role } from '#shared/domain/access/model.ts'
import { isoDay } from '#shared/kernel/time.ts'
import { aSession } from '../a-board.ts'
import { aCard } from '../care/care-house.ts'
import type { Answers } from '../fake-bridge.ts'
import { renderApp, type ShownApp } from '../render-app.tsx'
import { aChildFile } from './a-child-file.ts'

const label = { code: 'command.giveConsent', params: { firstName: 'Noor', kindCode: 'consentKind.photo' } }
const done = { commandId: 'done', label }

/** The card of Noor in the inspector, as somebody with a role sees it. */
async function openCard(answers: Answers = {}, role: Role = 'locationManager'): Promise<ShownApp> {
  const session = aSession()
  const shown = renderApp('/children', {
    'session.get': () => ({ ...session, actor: { ...session.actor, role } }),
    'children.search': () => ({
      children: [
        {
          ...{ id: aCard().id, name: 'Noor Bakker', sortName: 'Bakker, Noor', ageMonths: 30 },
          ...{ groupName: 'Lieveheersbeestjes', weekdays: [1], flags: ['allergy', 'secretAddress'] },
        },
      ],
    }),
    'children.get': () => aCard(),
    'childFile.get': () => aChildFile(),
    ...answers,
  })
  await shown.user.click(await screen.findByRole('button', { name: 'Bakker, Noor' }))
  await screen.findByRole('heading', { name: 'Noor Bakker' })
  return shown
}

async function openPart(shown: ShownApp, name: RegExp): Promise<void> {
  await shown.user.click(await screen.findByRole('button', { name, expanded: false }))
}

function inputsOf(shown: ShownApp, call: string): readonly unknown[] {
  return shown.bridge.calls.filter((made) => made.call === call).map(({ input }) => input)
}

test('FILE-1: a list says "allergie" and "geheim adres" beside the name, and no more', async () => {
  await openCard()
  const row = screen.getByRole('row', { name: /Bakker, Noor/ })
  expect(within(row).getByText('allergie')).toBeTruthy()
  expect(within(row).getByText('geheim adres')).toBeTruthy()
})

describe('what is masked', () => {
  test('PRIV-5: is asked for when somebody wants to see it, and not before', async () => {
    const shown = await openCard({ 'childFile.reveal': () => ({ text: '06 1234 5678' }) })
    await openPart(shown, /Contact en halen/)
    expect(inputsOf(shown, 'childFile.reveal')).toEqual([])
    await shown.user.click(screen.getByRole('button', { name: 'Toon: telefoon van Eva Bakker' }))
    expect(await screen.findByText('06 1234 5678')).toBeTruthy()
    expect(inputsOf(shown, 'childFile.reveal')).toEqual([
      { childId: 'noor', field: 'phone', contactId: 'eva' },
    ])
    await shown.user.click(screen.getByRole('button', { name: 'Verberg: telefoon van Eva Bakker' }))
    expect(screen.queryByText('06 1234 5678')).toBeNull()
    // Who has no number has no dots either.
    expect(screen.queryByRole('button', { name: /Riet/ })).toBeNull()
  })

  describe('on a screen that is left alone', () => {
    beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
    afterEach(() => void vi.useRealTimers())

    test('is hidden again after half a minute', async () => {
      await openCard({ 'childFile.reveal': () => ({ text: 'EpiPen in de lade' }) })
      fireEvent.click(await screen.findByRole('button', { name: 'Toon: Medische notitie' }))
      expect(await screen.findByText('EpiPen in de lade')).toBeTruthy()
      await vi.advanceTimersByTimeAsync(29_000)
      expect(screen.getByText('EpiPen in de lade')).toBeTruthy()
      await vi.advanceTimersByTimeAsync(2_000)
      await waitFor(() => expect(screen.queryByText('EpiPen in de lade')).toBeNull())
    })
  })

  test('PRIV-4: an inspector reads that there is something and who may show it', async () => {
    await openCard({}, 'inspector')
    expect(await screen.findAllByText(/een pm'er of de locatiemanager kan dit tonen/)).toHaveLength(2)
    expect(screen.queryByRole('button', { name: /^Toon/ })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Wijzig dossier…' })).toBeNull()
  })

  test('PRIV-4: a planner sees no trace of the file, and it is not asked for', async () => {
    const shown = await openCard({}, 'planner')
    await screen.findByRole('heading', { name: 'Contracten' })
    expect(screen.queryByRole('button', { name: /Dossier/ })).toBeNull()
    expect(inputsOf(shown, 'childFile.get')).toEqual([])
  })

  test('stays as it is when something else is changed', async () => {
    const shown = await openCard({ 'childFile.save': () => done })
    await shown.user.click(await screen.findByRole('button', { name: 'Wijzig dossier…' }))
    const allergies = screen.getByLabelText('Allergieën')
    await shown.user.clear(allergies)
    await shown.user.type(allergies, 'pinda, ei')
    await shown.user.click(screen.getByRole('button', { name: 'Bewaar dossier' }))
    await waitFor(() => expect(inputsOf(shown, 'childFile.save')).toHaveLength(1))
    expect(inputsOf(shown, 'childFile.save')[0]).toMatchObject({
      allergies: 'pinda, ei',
      medicalNotes: null,
      address: null,
    })
    expect(inputsOf(shown, 'childFile.reveal')).toEqual([])
  })
})

test('PRIV-2: of restricted data the card says so, and changes nothing of it', async () => {
  await openCard({ 'childFile.get': () => ({ ...aChildFile(), restrictedSince: isoDay('2026-11-09') }) })
  expect(
    await screen.findByText(/^Deze gegevens zijn beperkt sinds .*alleen wat nodig is voor de veiligheid/),
  ).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Dossier' })).toBeTruthy()
  expect(screen.queryByText('Adres')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Wijzig dossier/ })).toBeNull()
})

describe('FILE-1: a consent', () => {
  test('is withdrawn with one press in the place where it is given', async () => {
    const shown = await openCard({
      'childFile.withdrawConsent': () => done,
      'childFile.giveConsent': () => done,
    })
    await openPart(shown, /Toestemmingen/)
    await shown.user.click(screen.getByRole('button', { name: "Trek in: toestemming voor foto's" }))
    await waitFor(() =>
      expect(inputsOf(shown, 'childFile.withdrawConsent')).toEqual([
        { consentId: 'consent-photo', withdrawnBy: 'Eva Bakker' },
      ]),
    )
    await shown.user.click(screen.getByRole('button', { name: 'Geef toestemming: filmpjes' }))
    await waitFor(() =>
      expect(inputsOf(shown, 'childFile.giveConsent')).toMatchObject([
        { childId: 'noor', kind: 'video', givenBy: 'Eva Bakker' },
      ]),
    )
  })

  test('without a parent among the contacts asks who gives it', async () => {
    const shown = await openCard({ 'childFile.get': () => aChildFile({ contacts: [], consents: [] }) })
    await openPart(shown, /Toestemmingen/)
    await shown.user.click(screen.getByRole('button', { name: "Geef toestemming: foto's" }))
    expect(inputsOf(shown, 'childFile.giveConsent')).toEqual([])
    expect(screen.getByLabelText('Welke ouder geeft of trekt in?').getAttribute('aria-invalid')).toBe('true')
  })
})

describe('FILE-2: an agreement', () => {
  async function startSigning(answers: Answers = {}) {
    const shown = await openCard({ 'childFile.signHandover': () => done, ...answers })
    await openPart(shown, /Afspraken/)
    await shown.user.click(screen.getByRole('button', { name: 'Nieuwe afspraak…' }))
    const dialog = await screen.findByRole('dialog')
    await shown.user.type(within(dialog).getByLabelText('De afspraak in woorden'), 'Loopt alleen.')
    return { shown, dialog }
  }

  test('is not kept before both have signed', async () => {
    const { shown, dialog } = await startSigning()
    await shown.user.click(within(dialog).getByRole('button', { name: 'Onderteken en bewaar' }))
    expect(within(dialog).getAllByText('Hier ontbreekt een handtekening.')).toHaveLength(2)
    expect(inputsOf(shown, 'childFile.signHandover')).toEqual([])
  })

  test('is signed with the keyboard by who cannot draw', async () => {
    const { shown, dialog } = await startSigning()
    for (const radio of within(dialog).getAllByRole('radio', { name: 'Onderteken met naam' })) {
      await shown.user.click(radio)
    }
    for (const box of within(dialog).getAllByRole('checkbox', { name: /^Ik onderteken/ })) {
      await shown.user.click(box)
    }
    await shown.user.click(within(dialog).getByRole('button', { name: 'Onderteken en bewaar' }))
    await waitFor(() => expect(inputsOf(shown, 'childFile.signHandover')).toHaveLength(1))
    expect(inputsOf(shown, 'childFile.signHandover')[0]).toMatchObject({
      agreement: 'Loopt alleen.',
      parentName: 'Eva Bakker',
      parentSignature: { kind: 'typed' },
      managerSignature: { kind: 'typed' },
    })
  })

  test('says in which language the paper comes, and shows what is signed in that language', async () => {
    const { shown, dialog } = await startSigning({
      'childFile.get': () => aChildFile({ paperLanguage: 'en' }),
    })
    const inDialog = within(dialog)
    expect(inDialog.getByText('Het papier komt in het Engels, de taal van dit gezin.')).toBeTruthy()
    expect(dialog.querySelector('blockquote')?.lang).toBe('en')
    expect(dialog.querySelector('blockquote')?.textContent).toContain('From the moment of handing over')
    await shown.user.click(inDialog.getAllByRole('radio', { name: 'Onderteken met naam' })[0] as HTMLElement)
    await shown.user.click(inDialog.getByRole('checkbox', { name: /^Ik onderteken: Eva/ }))
    await shown.user.click(inDialog.getByRole('radio', { name: 'Nederlands' }))
    expect(inDialog.getByText('Het papier komt in het Nederlands; dit gezin leest Engels.')).toBeTruthy()
    expect(dialog.querySelector('blockquote')?.textContent).not.toContain('From the moment of handing over')
    // Other words are signed anew.
    expect(inDialog.queryByRole('checkbox', { name: /^Ik onderteken: Eva/ })).toBeNull()
    for (const radio of inDialog.getAllByRole('radio', { name: 'Onderteken met naam' })) {
      await shown.user.click(radio)
    }
    for (const box of inDialog.getAllByRole('checkbox', { name: /^Ik onderteken/ })) {
      await shown.user.click(box)
    }
    await shown.user.click(inDialog.getByRole('button', { name: 'Onderteken en bewaar' }))
    await waitFor(() => expect(inputsOf(shown, 'childFile.signHandover')).toMatchObject([{ language: 'nl' }]))
  })

  test('that is changed after signing is signed anew', async () => {
    const { shown, dialog } = await startSigning()
    const [first] = within(dialog).getAllByRole('radio', { name: 'Onderteken met naam' })
    if (first !== undefined) await shown.user.click(first)
    await shown.user.click(within(dialog).getByRole('checkbox', { name: /^Ik onderteken: Eva/ }))
    await shown.user.type(within(dialog).getByLabelText('De afspraak in woorden'), ' Ook op vrijdag.')
    await shown.user.click(within(dialog).getByRole('button', { name: 'Onderteken en bewaar' }))
    expect(within(dialog).getAllByText('Hier ontbreekt een handtekening.')).toHaveLength(2)
  })

  test('is drawn with pointer or finger', async () => {
    const { shown, dialog } = await startSigning()
    for (const box of within(dialog).getAllByRole('img', { name: /^Tekenvak/ })) {
      fireEvent.pointerDown(box, { clientX: 10, clientY: 20, pointerId: 1 })
      for (let at = 1; at < 8; at += 1)
        fireEvent.pointerMove(box, { clientX: 10 + at * 20, clientY: 30, pointerId: 1 })
      fireEvent.pointerUp(box, { pointerId: 1 })
    }
    await shown.user.click(within(dialog).getByRole('button', { name: 'Onderteken en bewaar' }))
    await waitFor(() => expect(inputsOf(shown, 'childFile.signHandover')).toHaveLength(1))
    expect(inputsOf(shown, 'childFile.signHandover')[0]).toMatchObject({
      parentSignature: { kind: 'drawn' },
      managerSignature: { kind: 'drawn' },
    })
  })
})

describe('PRIV-3: secrecy', () => {
  test('has no place for a reason, and says when a child sits in preschool education', async () => {
    const shown = await openCard({
      'childFile.get': () => aChildFile({ preschoolGroupName: 'Speelgroep' }),
      'childFile.startSecrecy': () => done,
    })
    await openPart(shown, /Geheimhouding/)
    expect(screen.getByText(/Zit nu in VVE-groep Speelgroep/)).toBeTruthy()
    await shown.user.click(screen.getByRole('button', { name: 'Start geheimhouding…' }))
    const form = screen.getByLabelText('Schriftelijk gevraagd op').closest('form')
    expect(form === null ? [] : within(form).getAllByRole('textbox')).toHaveLength(2)
    await shown.user.click(screen.getByRole('button', { name: 'Start geheimhouding' }))
    await waitFor(() => expect(inputsOf(shown, 'childFile.startSecrecy')).toHaveLength(1))
  })
})
