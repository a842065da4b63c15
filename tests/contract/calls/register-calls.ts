import { describe, expect, test } from 'vitest'
import { closedMonthOfFinn, rowsWithFormerChild } from '#tests/harness/former-child.ts'
import { startApp } from '#tests/harness/app.ts'
import type { CallAsker } from './call-asker.ts'

const everything = { fromDay: null, untilDay: null, actorId: null, group: null, childId: null } as const

/** What is kept of what happened, for how long, and in which copies. */
export function registerCalls({ app, done, doneBy, refused }: CallAsker): void {
  describe('the audit trail (PRIV-5)', () => {
    test('audit.note writes down what only the page knows; audit.list and audit.export show it', async () => {
      await done('audit.note')
      const { lines } = await done('audit.list', { ...everything, beforeSeq: null, limit: 10 })
      expect(lines[0]).toMatchObject({ kind: 'printed', about: 'Noor Bakker' })
      const file = await done('audit.export', everything)
      expect(Buffer.from(file.base64, 'base64').toString('utf8')).toContain('printed')
    })

    test('audit.verify goes through the whole chain, and audit.standing says when that was', async () => {
      await done('audit.verify')
      await expect.poll(async () => (await done('audit.standing')).check?.findingCount).toBe(0)
    })
  })

  describe('copies', () => {
    test('backups.make makes one that backups.check finds whole and backups.preview compares', async () => {
      const { name } = await done('backups.make')
      expect((await done('backups.status')).copies).toMatchObject([{ name }])
      expect(await done('backups.check', { name })).toMatchObject({ isSound: true })
      expect(await done('backups.preview', { name })).toMatchObject({ actsBack: 0 })
    })

    test('backups.restore waits for the next opening, and backups.cancelRestore leaves it out', async () => {
      const { name } = await done('backups.make')
      await done('backups.restore', { name })
      expect((await done('backups.status')).isRestoreDue).toBe(true)
      await done('backups.cancelRestore')
      expect((await done('backups.status')).isRestoreDue).toBe(false)
    })

    test('backups.setPlace takes no folder away where there is none; backups.exportAll gives every record', async () => {
      await done('backups.setPlace')
      const { base64, tables } = await done('backups.exportAll')
      expect(Buffer.from(base64, 'base64').subarray(0, 2).toString()).toBe('PK')
      expect(tables).toBeGreaterThan(10)
    })
  })

  describe('how long things are kept (PRIV-1)', () => {
    test('retention.preview says what goes, and retention.purge removes that and nothing else', async () => {
      expect((await done('retention.list')).kinds.length).toBeGreaterThan(5)
      const { digest, overCount } = await done('retention.preview')
      expect(overCount).toBe(0)
      expect((await refused('retention.purge')).code).toMatch(/^refusal\./)
      const former = await startApp({ data: rowsWithFormerChild() })
      try {
        const due = await doneBy(former, 'retention.preview', { kind: 'planning' })
        expect(due.digest).not.toBe(digest)
        const { count } = await doneBy(former, 'retention.purge', { kind: 'planning', digest: due.digest })
        expect(count).toBe(due.overCount)
      } finally {
        former.close()
      }
    })

    test('retention.setHold keeps somebody from going, retention.liftHold lets go', async () => {
      const { commandId } = await done('retention.setHold')
      expect((await done('retention.list')).holds).toHaveLength(1)
      await done('retention.liftHold', { holdId: `${commandId}.1`, because: 'afgerond' })
    })

    test('retention.search finds a person, retention.lookAtErasure says what stays, retention.erase erases', async () => {
      expect((await done('retention.search')).people).toMatchObject([{ subjectId: 'noor' }])
      expect((await done('retention.lookAtErasure')).obstacles).not.toEqual([])
      const former = await startApp({ data: rowsWithFormerChild() })
      try {
        former.application.act('importOrganisation', { rows: closedMonthOfFinn })
        await doneBy(former, 'retention.erase', {
          ...{ subjectKind: 'child', subjectId: 'finn', typedName: 'Finn Wolters', ground: 'request' },
        })
        expect((await doneBy(former, 'retention.search', { text: 'finn' })).people).toEqual([])
      } finally {
        former.close()
      }
    })
  })

  test('support.make gives a file with what is in it (PRIV-9)', async () => {
    const { fileName, preview } = await done('support.make')
    expect(fileName).toBe(`dagdeel-support-2026-11-23.zip`)
    expect(preview.map(({ name }) => name)).toContain('records.json')
    expect(app().logged).toEqual([])
  })
}
