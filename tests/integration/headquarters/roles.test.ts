import { describe, expect, test } from 'vitest'
import { mayDo } from '#shared/commands/role-permissions.ts'
import { commandRegistry } from '#shared/commands/registry.ts'
import type { StreamId } from '#shared/sync/stream.ts'
import { commandExamples } from '#tests/harness/every-command.ts'
import { openHeadquarters } from '#tests/harness/headquarters.ts'
import { expectedRefusal, organisationWithRoles, roleCases } from '#tests/harness/role-cases.ts'
import { everywhere } from '#tests/harness/two-locations.ts'

const examples = commandExamples.filter(({ type }) => type !== 'importOrganisation')

/** What no manager may is what the program does by itself. */
function doerOf(type: string): 'dagdeel' | 'manager' {
  const permission = commandRegistry.permissionOf(type)
  return permission === undefined || mayDo('locationManager', permission) ? 'manager' : 'dagdeel'
}

describe.each(examples)('$type at headquarters (PRIV-4)', ({ type, args, after, finalBecause }) => {
  test('is accepted or rejected for every role, here and elsewhere, exactly as the table says', async () => {
    const permission = commandRegistry.permissionOf(type)
    if (permission === undefined) throw new Error(`${type} is not in the registry`)
    const doer = doerOf(type)
    const hq = await openHeadquarters()
    await hq.bringIn(organisationWithRoles())
    const desk = await hq.join('desk', everywhere)
    const streams: readonly StreamId[] = []
    for (const earlier of after ?? []) {
      const actor = doerOf(earlier.type)
      if (earlier.type === 'importOrganisation') {
        expect(await hq.operator.act(earlier.type, earlier.args)).toMatchObject({ ok: true })
        continue
      }
      const outcome = await desk.act(earlier.type, earlier.args, { id: earlier.id, actor, streams })
      expect(outcome, JSON.stringify(outcome.refusal)).toMatchObject({ status: 'accepted' })
    }
    for (const { actorId, role } of roleCases) {
      if (mayDo(role, permission)) continue
      expect(await desk.act(type, args, { actor: actorId, streams }), actorId).toMatchObject({
        ...{ status: 'rejected', versions: {}, refusal: { code: 'forbidden', params: { permission } } },
      })
    }
    const act = await desk.act(type, args, { id: 'the-act', actor: doer, streams })
    expect(act, JSON.stringify(act.refusal)).toMatchObject({ status: 'accepted' })
    if (finalBecause !== undefined) return
    const touched = Object.keys(act.versions)
    // What the program did by itself nobody may do, and whoever may undo may take back.
    const rights = doer === 'dagdeel' ? (['history.undo'] as const) : (['history.undo', permission] as const)
    for (const each of roleCases) {
      const refusal = expectedRefusal(each, type, rights, touched)
      const undone = await desk.act('undoCommand', { commandId: 'the-act' }, { actor: each.actorId, streams })
      if (refusal !== null) {
        expect(undone, each.actorId).toMatchObject({ status: 'rejected', refusal: { code: refusal } })
        continue
      }
      expect(undone, `${each.actorId} ${JSON.stringify(undone.refusal)}`).toMatchObject({
        status: 'accepted',
      })
      expect(await desk.act('redoCommand', { commandId: 'the-act' }, { streams })).toMatchObject({
        status: 'accepted',
      })
    }
    expect(await desk.act('undoCommand', { commandId: 'the-act' }, { streams })).toMatchObject({
      status: 'accepted',
    })
    for (const each of roleCases) {
      const refusal = expectedRefusal(each, type, [permission], touched)
      const id = `act-${each.actorId}`
      const outcome = await desk.act(type, args, { id, actor: each.actorId, streams })
      if (refusal !== null) {
        expect(outcome, each.actorId).toMatchObject({ status: 'rejected', refusal: { code: refusal } })
        continue
      }
      expect(outcome, `${each.actorId} ${JSON.stringify(outcome.refusal)}`).toMatchObject({
        status: 'accepted',
      })
      expect(await desk.act('undoCommand', { commandId: id }, { streams })).toMatchObject({
        status: 'accepted',
      })
    }
  })
})
