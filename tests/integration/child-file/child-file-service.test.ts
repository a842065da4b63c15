import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createChildFileService } from '#electron/services/child-file/child-file-service.ts'
import type { ChildFileParts } from '#electron/services/child-file/child-file-parts.ts'
import type { TrailEvent } from '#electron/services/audit/trail.ts'
import type { ParsedInput } from '#shared/ipc/contract.ts'
import type { RowSet } from '#shared/schema/rows/table-rows.ts'
import { ok } from '#shared/kernel/result.ts'
import { isoDay } from '#shared/kernel/time.ts'
import type { Instant } from '#shared/kernel/time.ts'
import { childId } from '#tests/harness/builders/ids.ts'
import { aRowSet } from '#tests/harness/builders/row-set.ts'
import { readPdf } from '#tests/harness/read-pdf.ts'
import { startApp } from '#tests/harness/app.ts'
import { createRowReader } from '#electron/db/repositories/row-store.ts'
import { privacyRows } from '#tests/harness/privacy-rows.ts'

const noor = childId('noor')
const { child_file, child_contact, handover_agreement, processing_restriction } = privacyRows
const kept = {
  child_file: [{ ...child_file, childId: noor }],
  child_contact: [{ ...child_contact, childId: noor }],
}

async function aService(extra: object, mayNote = true) {
  const app = await startApp({ data: { ...aRowSet(), ...extra } as RowSet })
  const noted: TrailEvent[] = []
  const acts: { type: string; args: unknown }[] = []
  const parts: ChildFileParts = {
    rows: createRowReader(app.application.folder.db),
    clock: { now: () => '2026-11-23T08:00:00.000Z' as Instant, today: () => isoDay('2026-11-23') },
    act: (type, args) => {
      acts.push({ type, args })
      return ok({ commandId: 'done', label: { code: 'command.signHandover', params: {} } })
    },
    trail: {
      note: (event) => {
        if (!mayNote) throw new Error('the trail is full')
        noted.push(event)
      },
    },
  }
  return { service: createChildFileService(parts), noted, acts, close: () => app.close() }
}

describe('PRIV-5: what is masked', () => {
  test('is written down with who, of whom and what, before it is told; never what it said', async () => {
    const { service, noted, close } = await aService(kept)
    const phone = { childId: noor, field: 'phone', contactId: 'contact-1' } as const
    expect(service.reveal(phone, 'fatima')).toEqual(ok({ text: '06 1234 0000' }))
    const address = { childId: noor, field: 'address', contactId: null } as const
    expect(service.reveal(address, 'fatima')).toEqual(ok({ text: 'Kastanjelaan 12, Westerveld' }))
    expect(noted).toEqual([
      {
        kind: 'revealed',
        actorId: 'fatima',
        subject: 'noor',
        facts: { field: 'phone', contactId: 'contact-1' },
      },
      { kind: 'revealed', actorId: 'fatima', subject: 'noor', facts: { field: 'address' } },
    ])
    close()
  })

  test('is not told when it cannot be written down', async () => {
    const { service, close } = await aService(kept, false)
    expect(() => service.reveal({ childId: noor, field: 'address', contactId: null }, 'fatima')).toThrow(
      'full',
    )
    close()
  })

  test('of another child is not told by the number of a contact', async () => {
    const { service, noted, close } = await aService(kept)
    const asked = { childId: childId('sem'), field: 'phone', contactId: 'contact-1' } as const
    expect(service.reveal(asked, 'fatima')).toMatchObject({ refusal: { code: 'refusal.notFound' } })
    expect(noted).toEqual([])
    close()
  })
})

test('PRIV-2: of a child whose data is restricted only what safety asks for is shown and told', async () => {
  const { service, noted, close } = await aService({
    ...kept,
    processing_restriction: [{ ...processing_restriction, childId: noor }],
    handover_agreement: [{ ...handover_agreement, childId: noor }],
  })
  const view = service.get({ childId: noor })
  expect(view).toMatchObject({
    value: {
      restrictedSince: '2026-11-20',
      file: {
        allergies: 'pinda',
        diet: 'vegetarisch',
        hasMedicalNotes: true,
        hasAddress: false,
        address: null,
      },
      contacts: [{ name: 'Riet Bakker', isEmergency: true }],
    },
  })
  const restricted = { ok: false, refusal: { code: 'refusal.restricted', params: { firstName: 'Noor' } } }
  expect(service.reveal({ childId: noor, field: 'address', contactId: null }, 'fatima')).toEqual(restricted)
  expect(service.handoverPaper({ agreementId: 'handover-1' }, 'fatima')).toEqual(restricted)
  expect(noted).toEqual([])
  expect(service.reveal({ childId: noor, field: 'medicalNotes', contactId: null }, 'fatima')).toMatchObject({
    ok: true,
  })
  expect(noted).toHaveLength(1)
  close()
})

describe('FILE-2: the signed paper', () => {
  const signed: ParsedInput<'childFile.signHandover'> = {
    ...{ childId: noor, kind: 'walksAlone', agreement: 'Noor loopt om 17:00 alleen naar huis.' },
    ...{ validFrom: isoDay('2026-11-24'), validUntil: null, parentName: 'Eva Bakker', language: 'nl' },
    parentSignature: {
      kind: 'drawn',
      strokes: [
        [
          [10, 20],
          [300, 120],
          [590, 40],
        ],
      ],
    },
    managerSignature: { kind: 'typed' },
  }

  test('is kept with what was agreed, its digest, and the name of who signs for the house', async () => {
    const { service, acts, close } = await aService({})
    const { parentSignature: _parent, managerSignature: _manager, language: _language, ...rest } = signed
    await service.signHandover(signed, { id: 'fatima', name: 'Fatima Aydin' })
    const args = acts[0]?.args as { document: string; documentDigest: string; managerName: string }
    const paper = Buffer.from(args.document, 'base64')
    expect(args).toMatchObject({ ...rest, managerName: 'Fatima Aydin' })
    expect(args.documentDigest).toBe(createHash('sha256').update(paper).digest('hex'))
    expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    // A row must fit in a message with room to spare.
    expect(args.document.length).toBeLessThan(100_000)
    close()
  })

  test.each([
    ['nl', 'Afspraak over halen en naar huis gaan', 'getypt'],
    ['en', 'Agreement on collecting and going home', 'typed'],
  ] as const)('comes in the language that was chosen: %s', async (language, title, typed) => {
    const { service, acts, close } = await aService({})
    expect(service.get({ childId: noor })).toMatchObject({ value: { paperLanguage: 'nl' } })
    await service.signHandover({ ...signed, language }, { id: 'fatima', name: 'Fatima Aydin' })
    const args = acts[0]?.args as { document: string }
    const { pages } = readPdf(Buffer.from(args.document, 'base64'))
    expect(pages[0]).toContain(title)
    // Who typed stands on the line; who drew does not stand there twice.
    expect(pages[0]).toContain(`Fatima Aydin\n${typed}\nFatima Aydin`)
    expect(pages[0]?.split('Eva Bakker')).toHaveLength(2)
    close()
  })

  test('is given out as it was signed, and not when it is another', async () => {
    const document = Buffer.from('%PDF-1.7\n').toString('base64')
    const digest = createHash('sha256').update('%PDF-1.7\n').digest('hex')
    const row = { ...handover_agreement, childId: noor, document }
    const good = await aService({ handover_agreement: [{ ...row, documentDigest: digest }] })
    expect(good.service.handoverPaper({ agreementId: 'handover-1' }, 'fatima')).toMatchObject({
      value: { base64: document, digest },
    })
    expect(good.noted).toMatchObject([{ kind: 'printed', actorId: 'fatima', subject: 'noor' }])
    good.close()
    const changed = await aService({ handover_agreement: [row] })
    expect(changed.service.handoverPaper({ agreementId: 'handover-1' }, 'fatima')).toMatchObject({
      refusal: { code: 'refusal.paperDamaged' },
    })
    expect(changed.noted).toEqual([])
    changed.close()
  })
})
