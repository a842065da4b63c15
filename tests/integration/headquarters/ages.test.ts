import { beforeEach, describe, expect, test } from 'vitest'
import type { PullReply, PullRequest } from '#shared/sync/protocol.ts'
import { schemaRevision } from '#shared/sync/protocol.ts'
import { schemaHistory } from '#shared/sync/schema-history.ts'
import type { SchemaStep } from '#shared/sync/schema-history.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import type { TestDevice, TestHeadquarters } from '#tests/harness/headquarters.ts'
import { noorIll, onlyRainbow, twoLocations } from '#tests/harness/two-locations.ts'

async function headquartersWith(steps: readonly SchemaStep[]): Promise<[TestHeadquarters, TestDevice]> {
  const hq = await openHeadquarters({ schemaHistory: steps })
  await hq.bringIn(twoLocations())
  return [hq, await hq.join('desk', onlyRainbow)]
}

const everything: Partial<PullRequest> = {
  cursors: [{ stream: 'loc:rainbow', from: 0, bootStart: null }],
}

function childrenOf(reply: PullReply | undefined): readonly (readonly string[])[] {
  const page = reply?.pages[0]
  if (page?.kind !== 'rows') throw new Error('there are no rows')
  return page.rows.filter(([table]) => table === 'child').map((row) => Object.keys(row[4] ?? {}))
}

describe('an app that is older than headquarters', () => {
  const history: readonly SchemaStep[] = [{}, { fields: { child: ['mentorId'] } }]

  test('is sent its records without the fields it does not know, and comes to the same digest', async () => {
    const [, desk] = await headquartersWith(history)
    const older = await desk.ask({ ...everything, schemaRev: 1 })
    const newer = await desk.ask({ ...everything, schemaRev: 2 })
    if (!older.ok || !newer.ok) throw new Error('no answer')
    for (const fields of childrenOf(older.value)) expect(fields).not.toContain('mentorId')
    for (const fields of childrenOf(newer.value)) expect(fields).toContain('mentorId')
    expect(childrenOf(older.value).length).toBeGreaterThan(0)
    const [oldPage, newPage] = [older.value.pages[0], newer.value.pages[0]]
    expect(oldPage).toMatchObject({ digest: newPage?.kind === 'rows' ? newPage.digest : '' })
    await desk.pull()
    expect(desk.holds('loc:rainbow').size).toBeGreaterThan(0)
  })

  test('that cannot be told of them any more is told to be brought up to date, and still hands over its work', async () => {
    const [, desk] = await headquartersWith([...schemaHistory, { isBreaking: true }])
    expect(await desk.ask(everything)).toMatchObject({
      refusal: { status: 426, error: { code: 'upgradeRequired' } },
    })
    expect(await desk.hello()).toMatchObject({
      value: { status: 'upgradeRequired', canPush: true, canPull: false },
    })
    expect((await desk.act('enterAbsence', noorIll)).status).toBe('accepted')
  })
})

describe('an app that is newer than headquarters', () => {
  let desk: TestDevice
  beforeEach(async () => {
    const [, joined] = await headquartersWith([{}])
    desk = joined
  })

  test('is told so when its records have more fields, and its work is judged meanwhile', async () => {
    expect(await desk.ask({ ...everything, schemaRev: schemaRevision + 1 })).toMatchObject({
      refusal: { status: 426, error: { code: 'headquartersOlder' } },
    })
    expect((await desk.act('enterAbsence', noorIll)).status).toBe('accepted')
  })

  test('is told so when it speaks a newer protocol', async () => {
    expect(await desk.ask({ ...everything, protocol: 2 })).toMatchObject({
      refusal: { status: 426, error: { code: 'headquartersOlder' } },
    })
  })

  test('keeps an act that headquarters does not know yet: it waits, and nothing behind it is looked at', async () => {
    const reply = await desk.send(desk.command('sendPostcard', {}), desk.command('enterAbsence', noorIll))
    expect(reply).toMatchObject({ value: { results: [], stopped: { code: 'deferred', atSeq: 1 } } })
  })
})
