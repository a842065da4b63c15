import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenedDataFolder } from '#electron/db/open-data-folder.ts'
import { stateHash } from '#electron/db/state-hash.ts'
import { mayDo } from '#shared/commands/role-permissions.ts'
import type { Permission } from '#shared/commands/permission.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { CommandId } from '#shared/domain/ids.ts'
import { createTestRunner, makeTempFolder, openTestFolder } from '#tests/harness/database.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import { expectedRefusal, organisationWithRoles, roleCases } from '#tests/harness/role-cases.ts'

const examples = commandExamples.filter(({ type }) => type !== 'importOrganisation')
const caseOf = new Map(roleCases.map((each) => [each.actorId, each]))

/** As the application asks: the manager of everywhere may do all of it, everybody else what the table says. */
function mayRun(actorId: string, permission: Permission): boolean {
  const found = caseOf.get(actorId)
  return found === undefined || mayDo(found.role, permission)
}

function locationsOf(actorId: string): readonly string[] {
  const found = caseOf.get(actorId)
  return found === undefined ? [] : [found.place]
}

let temp: ReturnType<typeof makeTempFolder>
let opened: OpenedDataFolder

beforeEach(async () => {
  temp = makeTempFolder()
  opened = await openTestFolder(temp.folder)
})

afterEach(() => {
  opened.close()
  temp.remove()
})

function permissionOf(type: string): Permission {
  const permission = commandRegistry.permissionOf(type)
  if (permission === undefined) throw new Error(`${type} is not in the registry`)
  return permission
}

describe.each(examples)('$type on a computer (PRIV-4)', ({ type, args, after, finalBecause }) => {
  test('is done or refused for every role, here and elsewhere, exactly as the table says; so is taking it back', () => {
    const app = createTestRunner(opened, { mayRun, locationsOf })
    app.done('importOrganisation', { rows: organisationWithRoles() }, 'import')
    for (const earlier of after ?? []) app.done(earlier.type, earlier.args, earlier.id)
    const before = stateHash(opened.db)

    // Where it leaves traces is seen from the act itself, done by who works everywhere.
    const permission = permissionOf(type)
    const run = (id: string, actorId: string, name = type, given: unknown = args) =>
      app.runner.run({ id: id as CommandId, type: name, args: given, actorId })
    const beforehand = roleCases.filter(({ role }) => !mayDo(role, permission))
    for (const each of beforehand) {
      expect(run(`not-${each.actorId}`, each.actorId)).toMatchObject({ refusal: { code: 'forbidden' } })
    }
    expect(stateHash(opened.db)).toBe(before)
    expect(run('the-act', 'manager')).toMatchObject({ ok: true })
    const streams = app.announcements.at(-1)?.streams ?? []
    if (finalBecause !== undefined) return

    const done = stateHash(opened.db)
    for (const each of roleCases) {
      const refusal = expectedRefusal(each, type, ['history.undo', permission], streams)
      const undone = run(`undo-${each.actorId}`, each.actorId, 'undoCommand', { commandId: 'the-act' })
      if (refusal !== null) {
        expect(undone, each.actorId).toMatchObject({ ok: false, refusal: { code: refusal } })
        expect(stateHash(opened.db)).toBe(done)
        continue
      }
      expect(undone, each.actorId).toMatchObject({ ok: true })
      expect(run(`redo-${each.actorId}`, 'manager', 'redoCommand', { commandId: 'the-act' })).toMatchObject({
        ok: true,
      })
    }
    expect(run('undo', 'manager', 'undoCommand', { commandId: 'the-act' })).toMatchObject({ ok: true })

    const base = stateHash(opened.db)
    for (const each of roleCases) {
      const refusal = expectedRefusal(each, type, [permission], streams)
      const result = run(`act-${each.actorId}`, each.actorId)
      if (refusal !== null) {
        expect(result, each.actorId).toMatchObject({ ok: false, refusal: { code: refusal } })
        expect(stateHash(opened.db)).toBe(base)
        continue
      }
      expect(result, each.actorId).toMatchObject({ ok: true })
      const back = run(`back-${each.actorId}`, 'manager', 'undoCommand', { commandId: `act-${each.actorId}` })
      expect(back).toMatchObject({ ok: true })
    }
  })
})

describe('somebody who works at one location (PRIV-4)', () => {
  const ark = roleCases.find(({ actorId }) => actorId === 'locationManager-ark')

  test('changes nothing of another, also when only one act of several is about it', () => {
    const app = createTestRunner(opened, { mayRun, locationsOf, actorId: ark?.actorId ?? '' })
    const manager = createTestRunner(opened, { idPrefix: 'manager' })
    manager.done('importOrganisation', { rows: organisationWithRoles() }, 'import')
    const before = stateHash(opened.db)
    const actorId = ark?.actorId ?? ''
    const ownRule = { locationId: 'ark', code: 'swap.noticeDays', value: '4', validFrom: '2026-12-01' }
    const batch = app.runner.runBatch([
      { id: 'first' as CommandId, type: 'setHouseRule', args: ownRule, actorId },
      {
        ...{ id: 'second' as CommandId, type: 'setHouseRule', actorId },
        args: { ...ownRule, locationId: 'rainbow' },
      },
    ])
    expect(batch).toMatchObject({ ok: false, refusal: { index: 1, refusal: { code: 'forbiddenHere' } } })
    expect(stateHash(opened.db)).toBe(before)
    const each = app.runner.runEach([
      {
        id: 'third' as CommandId,
        type: 'setHouseRule',
        args: { ...ownRule, locationId: 'rainbow' },
        actorId,
      },
      { id: 'fourth' as CommandId, type: 'setHouseRule', args: ownRule, actorId },
    ])
    expect(each.map(({ ok }) => ok)).toEqual([false, true])
  })
})
