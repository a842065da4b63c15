import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chainFindingCodes } from '#electron/db/verify/finding.ts'
import { permissions } from '#shared/commands/permission.ts'
import { canonicalLine, chainBeginning, writeFacts } from '#shared/domain/audit/chain-line.ts'
import type { ChainLineContent } from '#shared/domain/audit/chain-line.ts'
import {
  chainOwnKinds,
  groupOfKind,
  trailGroups,
  trailKinds,
  trailThings,
} from '#shared/domain/audit/model.ts'
import { ruleTexts } from '#shared/text/catalogue.ts'

const line: ChainLineContent = {
  seq: 7,
  at: '2026-11-23T08:00:00.000Z',
  actorId: 'sanne',
  deviceId: 'office',
  kind: 'revealed',
  subject: 'noor',
  factsText: '{"field":"phone"}',
  contentDigest: null,
  previous: chainBeginning,
}

test('a line is the same text for ever: a file of years ago can still be checked (PRIV-5)', () => {
  expect(canonicalLine(line)).toBe(
    `["dagdeel-audit-1",7,"2026-11-23T08:00:00.000Z","sanne","office","revealed","noor","{\\"field\\":\\"phone\\"}",null,"${'0'.repeat(64)}"]`,
  )
  expect(createHash('sha256').update(canonicalLine(line)).digest('hex')).toBe(
    '29e54323822fc22ff7ea9b2988ed6f91a2426a6e66fde2ee85a7b9557486878f',
  )
})

test.each([
  ['its number', { seq: 8 }],
  ['its moment', { at: '2026-11-23T08:00:00.001Z' }],
  ['who did it', { actorId: 'bas' }],
  ['the computer', { deviceId: 'tablet' }],
  ['its kind', { kind: 'printed' }],
  ['about whom it is', { subject: null }],
  ['its facts', { factsText: '{}' }],
  ['the proof of its contents', { contentDigest: '' }],
  ['the line before', { previous: '1'.repeat(64) }],
] as const)('%s is part of what is proved (PRIV-5)', (_what, change) => {
  expect(canonicalLine({ ...line, ...change })).not.toBe(canonicalLine(line))
})

test('where one part ends and the next begins cannot be moved', () => {
  expect(canonicalLine({ ...line, actorId: 'sanne","office', deviceId: '' })).not.toBe(canonicalLine(line))
})

test('the same facts are the same text, in whatever order they were given', () => {
  expect(writeFacts({ rows: 3, what: 'ledgerMonth' })).toBe(writeFacts({ what: 'ledgerMonth', rows: 3 }))
})

describe('what a line is called', () => {
  const known = (code: string): boolean =>
    (['nl', 'en'] as const).every((language) =>
      [code, `${code}_one`].some((each) => Object.hasOwn(ruleTexts[language], each)),
    )

  test.each(trailKinds.filter((kind) => kind !== 'act'))('%s has a sentence', (kind) => {
    expect(known(`audit.line.${kind}`)).toBe(true)
  })

  test.each([...trailThings, 'other'])('the thing %s has a word', (thing) => {
    expect(known(`audit.thing.${thing}`)).toBe(true)
  })

  test('what every command is about can be said without naming anybody (PRIV-4)', () => {
    const areas = [...new Set(permissions.map((permission) => permission.split('.')[0]))]
    expect(areas.filter((area) => !known(`audit.area.${area}`))).toEqual([])
  })

  test.each(chainFindingCodes)('the check has a sentence for %s', (code) => {
    expect(known(code)).toBe(true)
  })

  test('every kind is in a group somebody can ask for', () => {
    expect(trailKinds.filter((kind) => !trailGroups.includes(groupOfKind[kind]))).toEqual([])
    expect(chainOwnKinds.every((kind) => trailKinds.includes(kind))).toBe(true)
  })
})
