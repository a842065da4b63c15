import { createFactAnswers } from '#electron/db/answer-facts.ts'
import { purgeBatches } from '#electron/services/retention/purge-batches.ts'
import { shippedRulebook } from '#resources/shipped-rulebook.ts'
import { listExpired } from '#shared/commands/privacy/list-expired.ts'
import { runSync } from '#shared/commands/run-sync.ts'
import { dutchTimeOf } from '#shared/kernel/dutch-time.ts'
import { addDays } from '#shared/kernel/time.ts'
import type { Instant, IsoDay } from '#shared/kernel/time.ts'
import type { WantedAct } from './activity.ts'
import { carryOut } from './carry-out.ts'
import { FIRST_MOMENT } from './organisation.ts'
import type { Rng } from './rng.ts'
import type { SimulatedDevice } from './simulated-device.ts'
import { momentOf } from './watch.ts'
import type { World } from './world.ts'

const DAY_MS = 86_400_000
const rulebook = shippedRulebook()

/** Where a manager sits who does it. */
interface Desk {
  readonly device: SimulatedDevice
  readonly locationId: string
  readonly today: IsoDay
}

type Maker = (desk: Desk, rng: Rng) => readonly Omit<WantedAct, 'actorId'>[]

/** What is done for the sake of privacy, and how often a week of a run. */
const makers: readonly (readonly [number, Maker])[] = [
  [4, purgeFamilies],
  [2, purgeRows],
  [5, erasePerson],
  [5, setHold],
  [4, liftHold],
  [4, changeAccount],
]

/**
 * Purges, erasures by an act, holds that are set and lifted, and accounts that are taken and given, from any computer, with
 * a network or without. Only in runs that are meant for it, so that the others stay the same runs. PRIV-1, PRIV-2, PRIV-4
 */
export function planPrivacyWork(world: World, devices: readonly SimulatedDevice[]): void {
  const { scheduler, config } = world
  if (!config.hasPrivacyWork) return
  const rng = world.rng.fork('privacy')
  for (const [perWeek, make] of makers) {
    const times = Math.ceil((perWeek * config.days) / 7)
    for (let number = 0; number < times; number += 1) {
      const moment = FIRST_MOMENT + rng.next() * config.days * DAY_MS
      scheduler.at(moment, () => actAt(world, rng.pick(devices), make, rng))
    }
  }
}

function actAt(world: World, device: SimulatedDevice, make: Maker, rng: Rng): void {
  const [locationId] = world.workplaces.locationsOf(device)
  if (locationId === undefined || world.workplaces.identityOf(device) === undefined) return
  const today = dutchTimeOf(momentOf(device.now()) as Instant).day
  for (const act of make({ device, locationId, today }, rng)) {
    carryOut(world, device, { ...act, actorId: `${locationId}-manager` }, rng)
  }
  if (device.isOnline) world.scheduler.after(300, () => world.workplaces.sessionOf(device).refreshWork())
}

function purgeOf(kind: 'children' | 'planning'): Maker {
  return ({ device, today }) => {
    const expired = runSync(listExpired(kind, today), createFactAnswers(device.db, rulebook))
    return purgeBatches(expired).map((args) => ({ type: 'purgeExpired', args }))
  }
}

function purgeFamilies(desk: Desk, rng: Rng): ReturnType<Maker> {
  return purgeOf('children')(desk, rng)
}

function purgeRows(desk: Desk, rng: Rng): ReturnType<Maker> {
  return purgeOf('planning')(desk, rng)
}

function pick(
  { device }: Desk,
  rng: Rng,
  sql: string,
  values: readonly string[] = [],
): Record<string, unknown> | undefined {
  const rows = device.db.all(sql, [...values])
  return rows.length === 0 ? undefined : rng.pick(rows)
}

/** Rather who has no place any more; now and then somebody who has, which is refused. */
function pickPerson(desk: Desk, rng: Rng, goneShare: number): string | undefined {
  const isGone = `not exists (select 1 from contract where child_id = child.id and (end_date is null or end_date >= ?))`
  const gone = pick(desk, rng, `select id from child where ${isGone} and first_name <> '' order by id`, [
    desk.today,
  ])
  const anybody = pick(desk, rng, `select id from child where first_name <> '' order by id`)
  const found = gone !== undefined && rng.chance(goneShare) ? gone : anybody
  return found === undefined ? undefined : String(found['id'])
}

function erasePerson(desk: Desk, rng: Rng): ReturnType<Maker> {
  const subjectId = pickPerson(desk, rng, 0.9)
  if (subjectId === undefined) return []
  return [{ type: 'erasePerson', args: { subjectKind: 'child', subjectId, ground: 'request' } }]
}

function setHold(desk: Desk, rng: Rng): ReturnType<Maker> {
  const subjectId = pickPerson(desk, rng, 0.8)
  if (subjectId === undefined) return []
  const locationId = rng.chance(0.5) ? desk.locationId : null
  const reason = `klacht over ${subjectId}`
  return [{ type: 'setHold', args: { locationId, subjectKind: 'child', subjectId, reason } }]
}

function liftHold(desk: Desk, rng: Rng): ReturnType<Maker> {
  const hold = pick(desk, rng, 'select id from legal_hold where valid_until is null order by id')
  return hold === undefined
    ? []
    : [{ type: 'liftHold', args: { holdId: String(hold['id']), because: 'afgehandeld' } }]
}

/** Access is taken from somebody of the group, from this moment on, or given again. */
function changeAccount(desk: Desk, rng: Rng): ReturnType<Maker> {
  const actorId = `${desk.locationId}-group-1-staff-${rng.below(2)}`
  if (rng.chance(0.6))
    return [{ type: 'endAccount', args: { actorId, lastDay: addDays(desk.today, rng.pick([-1, 0, 2])) } }]
  const account = { actorId, name: '', role: 'pedagogicalStaff', validUntil: null }
  return [{ type: 'openAccount', args: { ...account, locationIds: [desk.locationId] } }]
}
